package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final DnsResolver REAL = SystemDefaultDnsResolver.INSTANCE;
  private final Guard guard = new Guard(false, Set.of("proxy.town.example"), REAL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[::ffff:0:10.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::8.8.8.8]",
        "[2002:0a00:0001::]",
        "[2002:7f00:0001::1]",
        "[2001:0:1:2::3]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        // 127.0.0.1 as a single number.
        "2130706433",
        "0127.0.0.1",
        "localhost"
      })
  void aPrivateAddressIsRefused(String host) {
    assertThatThrownBy(() -> guard.check(URI.create("http://" + host + ":8080/x")))
        .isInstanceOf(Misconfigured.class)
        .satisfies(
            e -> {
              Notice notice = ((HarvestException) e).notice();
              assertThat(notice.code())
                  .isIn(Notice.Code.PRIVATE_ADDRESS, Notice.Code.CLOUD_ADDRESS);
              assertThat(notice.args()).first().isEqualTo(host);
            });
    assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.1", "127.0.1", "10.1", "169.254.43518"})
  void aPrivateAddressInShortIsRefusedWhereverItShowsUp(String host) {
    assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(Misconfigured.class);
    assertThatThrownBy(() -> guard.check(URI.create("http://" + host + "/")))
        .isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "[2a01:e0a::1]",
        "[2606:2800:220:1:248:1893:25c8:1946]",
        "[64:ff9b::8.8.8.8]",
        "[2002:0808:0808::1]",
        "[::ffff:8.8.8.8]"
      })
  void aPublicAddressPasses(String host) {
    assertThatCode(() -> guard.check(URI.create("https://" + host + "/x")))
        .doesNotThrowAnyException();
  }

  @Test
  void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() throws UnknownHostException {
    InetAddress[] both = {
      InetAddress.getByName("93.184.216.34"), InetAddress.getByName("192.168.0.7")
    };
    Guard mixed = new Guard(false, Set.of(), fixed(both));

    assertThatThrownBy(() -> mixed.resolve("www.example"))
        .hasMessageContaining("www.example")
        .hasMessageContaining("192.168.0.7");
  }

  @Test
  void theAddressesToConnectToAreThoseThatWereChecked() throws UnknownHostException {
    InetAddress[] addresses = {InetAddress.getByName("93.184.216.34")};

    assertThat(new Guard(false, Set.of(), fixed(addresses)).resolve("www.example"))
        .isSameAs(addresses);
  }

  @Test
  void aProxyMayBePrivateButNotATargetOfTheSameName() throws UnknownHostException {
    Guard withProxy =
        new Guard(
            false,
            Set.of("proxy.town.example"),
            TestHttp.names(
                Map.of(
                    "Proxy.town.example",
                    List.of("10.0.0.3"),
                    "proxy.town.example",
                    List.of("10.0.0.3"))));

    assertThat(withProxy.resolve("Proxy.town.example")).hasSize(1);
    assertThatThrownBy(() -> withProxy.check(URI.create("http://proxy.town.example:3128/")))
        .isInstanceOf(Misconfigured.class);
  }

  @Test
  void privateNetworksCanBeAllowed() throws UnknownHostException {
    Guard open = new Guard(true, Set.of(), REAL);

    assertThatCode(() -> open.check(URI.create("http://127.0.0.1/"))).doesNotThrowAnyException();
    assertThat(open.resolve("127.0.0.1")).hasSize(1);
  }

  /** Allowing the town's own portal must not give a source the credentials of the machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "100.100.100.200",
        "168.63.129.16",
        "169.254.169.254",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:a9fe:a9fe::1]",
        "[fd00:ec2::254]",
        "[fe80::1]"
      })
  void whatACloudHostGivesItsMachinesIsRefusedEvenWhenPrivateNetworksAreAllowed(String host) {
    Guard open = new Guard(true, Set.of(), REAL);

    assertThatThrownBy(() -> open.check(URI.create("http://" + host + "/latest/meta-data/")))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            refusal -> assertThat(refusal.notice().code()).isEqualTo(Notice.Code.CLOUD_ADDRESS));
    assertThatThrownBy(() -> open.resolve(host)).isInstanceOf(Misconfigured.class);
  }

  @Test
  void aNameThatNobodyKnowsIsLeftToTheConnection() {
    Guard blind = new Guard(false, Set.of(), TestHttp.names(Map.of()));

    assertThatCode(() -> blind.check(URI.create("http://nowhere.example/")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> blind.resolve("nowhere.example"))
        .isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://ftp.example/x",
        "file:///etc/passwd",
        "jar:http://www.example/a.jar!/",
        "mailto:x@town.example",
        "/relative",
        "http:///nohost",
        "http://user:hunter22@www.example/"
      })
  void onlyPlainWebAddressesPassEvenWhenPrivateNetworksAreAllowed(String address) {
    assertThatThrownBy(() -> new Guard(true, Set.of(), REAL).check(URI.create(address)))
        .isInstanceOf(Misconfigured.class)
        .hasMessageNotContaining("hunter22")
        .extracting(e -> ((HarvestException) e).notice().code())
        .isEqualTo(Notice.Code.BAD_URL);
  }

  @Test
  void anAddressThatIsLongerThanAnyIsNotAskedFor() {
    String start = "https://www.example/?q=";
    Guard open = new Guard(true, Set.of(), REAL);

    assertThatCode(() -> open.check(URI.create(start + "a".repeat(16_384 - start.length()))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> open.check(URI.create(start + "a".repeat(16_385 - start.length()))))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(Notice.of(Notice.Code.LONG_ADDRESS, "www.example", 16_385)));
  }

  private static DnsResolver fixed(InetAddress... addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return addresses;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
