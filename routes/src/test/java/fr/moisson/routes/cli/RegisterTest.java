package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers the catalogue with a portal that harvests it, as typed by officers. */
class RegisterTest {

  @TempDir private Path folder;
  private SmallConfiguration configuration;

  @BeforeEach
  void configure() {
    configuration = SmallConfiguration.ofTrees(folder);
  }

  @Test
  void aPortalIsNotToldToHarvestWhereItCannotRead() {
    configuration
        .write("jeton", "j3ton-4711")
        .territory(
            "niortais",
            """
            sources: [arbres]
            portals:
              ville:
                type: ckan
                options: { url: https://donnees.example.org, organisation: v, token: "file:jeton" }
            """);

    assertThat(Typed.run(configuration.typed("check")).err())
        .as("nor sent links that lead nowhere")
        .contains("les liens envoyés à niortais/ville mèneraient à http://localhost:8080/")
        .contains("sous server.baseUrl");

    Ended ended = Typed.run(configuration.typed("register", "niortais/ville"));

    assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(ended.err())
        .contains("https://donnees.example.org ne peut pas lire", "http://localhost:8080/")
        .contains("server: { baseUrl: https://");
  }

  /** A udata on this machine, like the catalogue. */
  @Test
  void aPortalMayHarvestTheWholeCatalogueOrItsTerritoryOnly() throws Exception {
    List<String> registered = new CopyOnWriteArrayList<>();
    HttpServer udata =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    udata.createContext(
        "/api/1/harvest/sources/",
        exchange -> {
          boolean isNew = exchange.getRequestMethod().equals("POST");
          JsonNode sent = new ObjectMapper().readTree(exchange.getRequestBody());
          if (isNew) {
            registered.add(sent.path("url").asText());
          }
          String source = "{\"id\": \"1\", \"validation\": {\"state\": \"pending\"}}";
          byte[] answer = (isNew ? source : "{\"data\": []}").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(isNew ? 201 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    udata.start();
    try {
      configuration
          .write("jeton", "j3ton-4711")
          .territory(
              "niortais",
              """
              sources: [arbres]
              portals:
                ville:
                  type: udata
                  options:
                    url: http://127.0.0.1:%d
                    organisation: 0123456789abcdef01234567
                    token: "file:jeton"
              """
                  .formatted(udata.getAddress().getPort()));

      Ended whole = Typed.run(configuration.typed("register", "niortais/ville"));
      Ended own = Typed.run(configuration.typed("register", "niortais/ville", "--territory-only"));
      configuration.write(
          "moisson.yaml",
          """
          http: { allowPrivateNetworks: true, attempts: 1 }
          server: { baseUrl: "http://localhost:8080/donnees" }
          """);
      Ended below =
          Typed.run(configuration.typed("register", "niortais/ville", "--territory-only"));

      assertThat(whole.code()).as(whole.err()).isZero();
      assertThat(whole.out())
          .as("a portal that is still configured is written to")
          .contains("Ôtez maintenant niortais/ville du fichier de son territoire");
      assertThat(own.code()).as(own.err()).isZero();
      assertThat(below.code()).as(below.err()).isZero();
      assertThat(registered)
          .containsExactly(
              "http://localhost:8080/catalog.rdf",
              "http://localhost:8080/territories/niortais/catalog.rdf",
              "http://localhost:8080/donnees/territories/niortais/catalog.rdf");
    } finally {
      udata.stop(0);
    }
  }
}
