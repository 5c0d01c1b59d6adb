package fr.moisson.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard in front of real sockets. */
class GuardedDoorTest {

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();

  @BeforeEach
  void forbidPrivateNetworks() {
    test.allowPrivateNetworks = false;
  }

  @Test
  void nothingIsSentToAPrivateAddress() throws IOException {
    try (RawServer server = nothing();
        Http http = test.open(folder)) {
      ScopedDoor door = http.door("s");

      assertRefused(() -> door.get(Request.get(server.uri("/"))));
      assertRefused(() -> door.send(Request.get(server.uri("/"))));
      assertThat(server.heads()).isEmpty();
      assertThat(door.requests()).isZero();
      assertThat(test.pauses).isEmpty();
    }
  }

  @Test
  void otherProtocolsFindNoPrivateAddressEither() {
    test.names =
        TestHttp.names(Map.of("sftp.example", List.of("93.184.216.34"), "in", List.of("10.0.0.1")));
    try (Http http = test.open(folder)) {
      assertThat(http.door("s").way("sftp.example").address().getHostAddress())
          .isEqualTo("93.184.216.34");
      assertRefused(() -> http.door("s").way("127.0.0.1"));
      assertRefused(() -> http.door("s").way("in"));
      assertThatThrownBy(() -> http.door("s").way("nowhere.example"))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> http.replay("s").way("sftp.example"))
          .isInstanceOfSatisfying(
              Misconfigured.class,
              fault -> assertThat(fault.notice().code()).isEqualTo(Notice.Code.NOT_ARCHIVED));
    }
  }

  @Test
  void aNameThatTurnsPrivateBetweenTheCheckAndTheConnectionIsRefused() throws IOException {
    test.names = TestHttp.names(Map.of("rebind.example", List.of("93.184.216.34", "127.0.0.1")));
    try (RawServer server = nothing();
        Http http = test.open(folder)) {
      URI uri = URI.create("http://rebind.example:" + server.port() + "/");

      assertRefused(() -> http.door("s").get(Request.get(uri)));
      assertThat(server.heads()).isEmpty();
    }
  }

  @Test
  void aRedirectToAPrivateAddressIsRefused() throws IOException {
    test.names = TestHttp.names(Map.of("www.example", List.of("93.184.216.34")));
    try (RawServer proxy =
            RawServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/",
                new byte[0]);
        Http http = behind(proxy)) {
      assertRefused(() -> http.door("s").get(Request.get(URI.create("http://www.example/"))));
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @Test
  void aTargetIsCheckedEvenBehindAProxy() throws IOException {
    try (RawServer proxy = nothing();
        Http http = behind(proxy)) {
      assertRefused(() -> http.door("s").get(Request.get(URI.create("http://10.0.0.1/admin"))));
      assertThat(proxy.heads()).isEmpty();
    }
  }

  @Test
  void aProxyOnAPrivateAddressIsUsedAndGetsTheWholeAddress() throws IOException {
    test.names = TestHttp.names(Map.of("www.example", List.of("93.184.216.34")));
    try (RawServer proxy = RawServer.answering("HTTP/1.1 200 OK", new byte[] {'x'});
        Http http = behind(proxy)) {
      var body = http.door("s").get(Request.get(URI.create("http://www.example/~a?q=%C3%A9")));

      assertThat(body.file()).hasContent("x");
      assertThat(proxy.heads().get(0))
          .startsWith("GET http://www.example/~a?q=%C3%A9 HTTP/1.1\r\n")
          .doesNotContain("Proxy-Authorization")
          .doesNotContain("Upgrade");
    }
  }

  @Test
  void aSecureTargetIsReachedThroughATunnel() throws IOException {
    test.names = TestHttp.names(Map.of("www.example", List.of("93.184.216.34")));
    test.attempts = 1;
    try (RawServer proxy = RawServer.answering("HTTP/1.1 502 Bad Gateway", new byte[0]);
        Http http = behind(proxy)) {
      Request request =
          Request.get(URI.create("https://www.example/x?q=1"))
              .with("Authorization", "Bearer t0ken");

      assertThatThrownBy(() -> http.door("s").get(request)).isInstanceOf(Unavailable.class);
      assertThat(proxy.heads().get(0))
          .startsWith("CONNECT www.example:443 HTTP/1.1\r\n")
          .contains("User-Agent: Moisson/1.2.3")
          .doesNotContain("t0ken")
          .doesNotContain("q=1");
    }
  }

  private Http behind(RawServer proxy) {
    test.environment.put("http_proxy", "http://127.0.0.1:" + proxy.port());
    test.environment.put("https_proxy", "http://127.0.0.1:" + proxy.port());
    return test.open(folder);
  }

  private static RawServer nothing() throws IOException {
    return RawServer.answering("HTTP/1.1 204 No Content", new byte[0]);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Misconfigured.class)
        .extracting(e -> ((HarvestException) e).notice().code())
        .isIn(Notice.Code.PRIVATE_ADDRESS, Notice.Code.CLOUD_ADDRESS);
  }
}
