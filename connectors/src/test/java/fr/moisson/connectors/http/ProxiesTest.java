package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final HttpHost PLAIN = new HttpHost("http", "www.example", -1);
  private static final HttpHost SECURE = new HttpHost("https", "www.example", -1);

  @Test
  void withoutVariablesThereIsNoProxy() {
    assertThat(Proxies.of(Map.of()).forTarget(PLAIN)).isEmpty();
    assertThat(Proxies.of(Map.of("http_proxy", " ")).forTarget(PLAIN)).isEmpty();
  }

  @Test
  void eachSchemeHasItsOwnProxyInEitherCase() {
    Proxies proxies =
        Proxies.of(Map.of("http_proxy", "http://one.example:3128", "HTTPS_PROXY", "two.example:8"));

    assertThat(proxies.forTarget(PLAIN)).contains(new HttpHost("http", "one.example", 3128));
    assertThat(proxies.forTarget(SECURE)).contains(new HttpHost("http", "two.example", 8));
    assertThat(proxies.hosts()).containsExactlyInAnyOrder("one.example", "two.example");
  }

  @Test
  void lowerCaseWinsAndThePortHasADefault() {
    Proxies proxies =
        Proxies.of(Map.of("http_proxy", "http://one.example", "HTTP_PROXY", "http://two.example"));

    assertThat(proxies.forTarget(PLAIN)).contains(new HttpHost("http", "one.example", 80));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|www.example|true",
        "example|www.example|true",
        ".example|www.example|true",
        "*.example|www.example|true",
        "www.example|www.example|true",
        "a.example, WWW.example|www.example|true",
        "www.example:80|www.example|true",
        "www.example:8080|www.example|false",
        "ww.example|www.example|false",
        "xample|www.example|false",
        "10.0.0.0/8|10.1.2.3|true",
        "10.0.0.0/8|11.1.2.3|false",
        "10.1.2.3|10.1.2.3|true",
        "10.0.0.0/8|www.example|false"
      })
  void someHostsAreReachedDirectly(String noProxy, String host, boolean direct) {
    Proxies proxies = Proxies.of(Map.of("http_proxy", "http://p.example:1", "NO_PROXY", noProxy));

    assertThat(proxies.forTarget(new HttpHost("http", host, -1)).isEmpty()).isEqualTo(direct);
  }

  /** Passwords with characters that no address may contain, and names of Windows domains. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "http://VILLE\\moisson:s3cret@p.example:3128 VILLE\\moisson s3cret",
        "moisson:p|ss@p.example:3128 moisson p|ss",
        "http://moisson:a@b:c/d#e?f@p.example:3128/ moisson a@b:c/d#e?f",
        "http://moisson:m0t%@p.example:3128 moisson m0t%",
        "http://moisson:a+b@p.example:3128 moisson a+b"
      })
  void aPasswordMayContainAnyCharacter(String value, String user, String password) {
    Proxies proxies = Proxies.of(Map.of("http_proxy", value));

    assertThat(proxies.forTarget(PLAIN)).contains(new HttpHost("http", "p.example", 3128));
    assertThat(
            proxies
                .credentials()
                .orElseThrow()
                .getCredentials(new AuthScope("p.example", 3128), null))
        .isInstanceOfSatisfying(
            UsernamePasswordCredentials.class,
            login -> {
              assertThat(login.getUserName()).isEqualTo(user);
              assertThat(new String(login.getUserPassword())).isEqualTo(password);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy_1.ville.local:3128, proxy_1.ville.local",
    "http://[2001:db8::1]:3128, [2001:db8::1]"
  })
  void aHostMayHaveAnUnderscoreOrBeAnAddress(String value, String host) {
    assertThat(Proxies.of(Map.of("http_proxy", value)).forTarget(PLAIN))
        .contains(new HttpHost("http", host, 3128));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://moisson:s3cret@p.example:1080",
        "http://moisson:s3cret@",
        "http://moisson:s3cret@p.example:99999",
        "http://moisson:s3cret@p.example:port"
      })
  void whatIsNoProxyIsReportedWithoutItsPassword(String value) {
    assertThatThrownBy(() -> Proxies.of(Map.of("HTTP_PROXY", value)))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("environment variable http_proxy")
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("moisson:");
  }

  /** Each producer would be told to have a site that is down. */
  @Test
  void aProxyThatDoesNotAnswerIsToldInsteadOfTheSite() throws IOException {
    Proxies proxies = Proxies.of(Map.of("https_proxy", "http://p.example:3128"));
    Failures failures = new Failures(HttpSettings.defaults(""), proxies);
    HttpHost proxy = new HttpHost("http", "p.example", 3128);

    assertThat(
            List.of(
                new HttpHostConnectException("refused", proxy),
                new ConnectTimeoutException("late", proxy),
                new UnknownHostException("p.example"),
                new UnknownHostException("P.example: Name or service not known")))
        .extracting(failure -> told(failures, failure))
        .containsOnly(Notice.of(Code.PROXY_DOWN, "p.example:3128", "www.example/x"));
    assertThat(told(failures, new HttpHostConnectException("Connection refused", SECURE)).code())
        .isEqualTo(Code.CONNECTION_REFUSED);
    for (String host : List.of("www.example", "p.example.local: Name or service not known")) {
      assertThat(told(failures, new UnknownHostException(host)).code())
          .isEqualTo(Code.HOST_NOT_FOUND);
    }
  }

  private static Notice told(Failures failures, IOException failure) {
    return ((TryAgain) failures.beforeAnswer("www.example/x", failure)).reason().notice();
  }

  @Test
  void aProxyThatWantsALoginIsToldAsSuch() {
    assertThat(Refusals.of("www.example/x", 407, "").notice().code()).isEqualTo(Code.PROXY_LOGIN);
  }

  @Test
  void thePasswordOfAProxyIsForThatProxyAloneAndSecret() {
    Proxies proxies = Proxies.of(Map.of("http_proxy", "http://moi:s%C3%A9same@p.example:3128"));
    var credentials = proxies.credentials().orElseThrow();

    assertThat(credentials.getCredentials(new AuthScope("p.example", 3128), null))
        .isInstanceOfSatisfying(
            UsernamePasswordCredentials.class,
            login -> {
              assertThat(login.getUserName()).isEqualTo("moi");
              assertThat(login.getUserPassword()).containsExactly("sésame".toCharArray());
            });
    assertThat(credentials.getCredentials(new AuthScope("www.example", 80), null)).isNull();
    assertThat(Secret.mask("sésame")).isEqualTo("***");
  }
}
