package fr.moisson.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.moisson.harvesters.model.Door.Reply;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  @TempDir Path folder;

  private final TestHttp test = new TestHttp();
  @AutoClose private Http http;
  private ScopedDoor door;

  @BeforeEach
  void open() {
    http = test.open(folder);
    door = http.door("portal");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 302, 400, 401, 409, 422, 429, 500, 503})
  void anyStatusIsGivenBackAfterOneAttempt(int status) {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Location", "/elsewhere")
                    .withBody("{\"é\": 1}")));

    Reply reply = door.send(Request.post(uri(), "application/json", "{}"));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text()).isEqualTo(status == 204 ? "" : "{\"é\": 1}");
    assertThat(reply.headers()).containsEntry("location", "/elsewhere");
    assertThat(door.requests()).isEqualTo(1);
    assertThat(test.pauses).isEmpty();
    SERVER.verify(1, postRequestedFor(urlEqualTo("/api")));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsReportedAndNotRepeated(Fault fault) {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThatThrownBy(() -> door.send(Request.post(uri(), "application/json", "{}")))
        .isInstanceOf(Unavailable.class);
    assertThat(door.requests()).isEqualTo(1);
    SERVER.verify(1, postRequestedFor(urlEqualTo("/api")));
  }

  @Test
  void everyMethodOfAPortalIsSent() {
    SERVER.stubFor(any(anyUrl()).willReturn(ok("done")));
    byte[] body = "{\"title\":\"été\"}".getBytes(UTF_8);
    Map<String, String> json = Map.of("Content-Type", "application/json");

    for (String method : new String[] {"PUT", "PATCH", "DELETE", "POST"}) {
      assertThat(door.send(new Request(method, uri(), json, body)).text()).isEqualTo("done");
    }
    door.send(new Request("DELETE", uri(), Map.of(), null));

    SERVER.verify(
        putRequestedFor(urlEqualTo("/api"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("User-Agent", equalTo("Moisson/1.2.3 (+https://town.example/data)"))
            .withRequestBody(equalTo("{\"title\":\"été\"}")));
    SERVER.verify(
        1, deleteRequestedFor(urlEqualTo("/api")).withRequestBody(equalTo("{\"title\":\"été\"}")));
  }

  @Test
  void aWriteIsFramedByItsLengthAndCarriesNothingOfCamel() throws IOException {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", new byte[0])) {
      door.send(Request.post(server.uri("/x"), "application/json; charset=UTF-8", "{}"));

      assertThat(server.heads().get(0).lines().filter(line -> !line.isEmpty()))
          .containsExactlyInAnyOrder(
              "POST /x HTTP/1.1",
              "User-Agent: Moisson/1.2.3 (+https://town.example/data)",
              "Accept-Encoding: gzip",
              "Content-Type: application/json; charset=UTF-8",
              "Content-Length: 2",
              "Host: 127.0.0.1:" + server.port(),
              "Connection: keep-alive");
    }
  }

  @Test
  void aConnectionThatDiedMeanwhileIsNotUsed() throws IOException {
    // The server closes each connection without announcing it.
    try (RawServer server =
        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2", "ok".getBytes(UTF_8))) {
      for (int i = 0; i < 5; i++) {
        assertThat(door.send(Request.post(server.uri("/"), "text/plain", "x")).text())
            .isEqualTo("ok");
      }
      assertThat(server.heads()).hasSize(5);
    }
  }

  private static URI uri() {
    return URI.create("http://localhost:" + SERVER.getPort() + "/api");
  }
}
