package fr.moisson.routes.cli;

import static fr.moisson.routes.SmallConfiguration.EMBEDDED;
import static fr.moisson.routes.cli.Typed.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import fr.moisson.connectors.ckan.CkanStandIn;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The preview shows what a harvest would change, and nothing else. */
class PreviewTest {

  @TempDir private Path folder;
  private SmallConfiguration configuration;

  @BeforeEach
  void configure() {
    configuration = SmallConfiguration.ofTrees(folder);
  }

  /** The copy that is not published stays unpublished. */
  @Test
  void ofADatasetThatTwoSourcesGiveOneChangeIsForeseen() throws Exception {
    configuration
        .write("copie.csv", "nom;longitude;latitude\narbre 0;-0.45;46.3\n")
        .territory(
            "niortais",
            """
            sources:
              - { use: arbres, options: { dataset: { landingPage: "https://a.example.org/arbres" } } }
              - use: arbres
                name: copie
                options:
                  path: copie.csv
                  dataset: { landingPage: "https://a.example.org/arbres" }
            """
                + EMBEDDED);
    Ended harvest = Typed.run(configuration.typed("harvest", "--json"));
    assertThat(json(harvest).at("/portals/0/created").asInt()).as(harvest.out()).isOne();

    configuration
        .trees(2)
        .write("copie.csv", "nom;longitude;latitude\narbre 0;-0.45;46.3\narbre 1;-0.46;46.3\n");
    JsonNode changes = json(Typed.run(configuration.typed("preview", "--json"))).path("changes");

    assertThat(changes.findValuesAsText("action")).as("%s", changes).containsExactly("update");
  }

  @Test
  void whatWasReceivedIsNotSentAgain() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<Integer> answered = new CopyOnWriteArrayList<>();
    byte[] csv = "nom;longitude;latitude\narbre 0;-0.45;46.3\n".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          boolean isKnown = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          answered.add(isKnown ? 304 : 200);
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.sendResponseHeaders(isKnown ? 304 : 200, isKnown ? -1 : csv.length);
          if (!isKnown) {
            exchange.getResponseBody().write(csv);
          }
          exchange.close();
        });
    server.start();
    try {
      configuration
          .write(
              "sources/eau.yaml",
              """
              source: files
              title: Eau
              producer: une association
              options:
                url: http://localhost:%d/eau.csv
                id: eau
                dataset: { title: Eau, description: L’eau., licence: lov2, publisher: { name: A } }
              """
                  .formatted(server.getAddress().getPort()))
          .territory("niortais", "sources: [eau]\n" + EMBEDDED);
      Typed.run(configuration.typed("harvest"));

      Ended preview = Typed.run(configuration.typed("preview", "--json"));

      assertThat(answered).as(preview.out()).containsExactly(200, 304);
    } finally {
      server.stop(0);
    }
  }

  /** Only the portal can tell what the harvest will keep of it. */
  @Test
  void aRecordThatSomebodyTouchedIsNotForeseenAsAChange() throws Exception {
    try (CkanStandIn ckan = CkanStandIn.start("j3ton", "niort")) {
      publishOn(ckan);
      Typed.run(configuration.typed("harvest"));
      ckan.retitle(ckan.records().get(0).id(), "Les arbres de la ville");

      Ended preview = Typed.run(configuration.typed("preview"));
      JsonNode changes = json(Typed.run(configuration.typed("preview", "--json"))).path("changes");
      Ended harvest = Typed.run(configuration.typed("harvest", "--json"));

      assertThat(preview.out())
          .contains("retouché    Arbres – Le Niortais", "0 changement ; rien n’a été écrit.")
          .contains("Retouchée : 1 fiche modifiée sur le portail");
      assertThat(changes.findValuesAsText("action")).containsExactly("review");
      assertThat(json(harvest).at("/portals/0/updated").asInt()).as(harvest.out()).isZero();
    }
  }

  /** The harvest would leave it as it is, however often it is foreseen. */
  @Test
  void whatSomebodyElseHoldsOnThePortalIsNoChangeUntilItIsTakenOver() throws Exception {
    try (CkanStandIn ckan = CkanStandIn.start("j3ton", "niort")) {
      publishOn(ckan);
      ckan.publishByAnother("arbres-du-niortais-2026", "Arbres de la ville");
      Ended harvest = Typed.run(configuration.typed("harvest", "--json"));

      Ended preview = Typed.run(configuration.typed("preview"));
      JsonNode changes = json(Typed.run(configuration.typed("preview", "--json"))).path("changes");
      String report = Typed.run(configuration.typed("report")).out();
      String reported = Typed.run(configuration.typed("report", "--json")).out();

      assertThat(json(harvest).at("/portals/0/created").asInt()).as(harvest.out()).isZero();
      assertThat(preview.out())
          .contains("d’ailleurs  Arbres – Le Niortais", "0 changement ; rien n’a été écrit.")
          .contains("D’ailleurs : 1 fiche que quelqu’un d’autre tient sur le portail");
      assertThat(changes.findValuesAsText("action")).containsExactly("elsewhere");
      assertThat(report).containsOnlyOnce("Le portail a déjà ce jeu de données");
      assertThat(reported).containsOnlyOnce("Le portail a déjà ce jeu de données");

      assertThat(Typed.run(configuration.typed("adopt", "niortais/ville")).out())
          .contains("1 fiche reprise. La prochaine moisson y remplace", "licence, contact");
      assertThat(Typed.run(configuration.typed("preview")).out())
          .contains("à modifier  Arbres – Le Niortais");
    }
  }

  @Test
  void aPortalThatDoesNotAnswerIsSaid() throws Exception {
    try (CkanStandIn ckan = CkanStandIn.start("j3ton", "niort")) {
      publishOn(ckan);
      Typed.run(configuration.typed("harvest"));
    }

    Ended preview = Typed.run(configuration.typed("preview"));
    JsonNode portals = json(Typed.run(configuration.typed("preview", "--json"))).path("portals");

    assertThat(preview.code()).isEqualTo(ExitCode.FAILED);
    assertThat(preview.out()).contains("! niortais/ville");
    assertThat(portals.at("/0/portal").asText()).isEqualTo("niortais/ville");
    assertThat(portals.at("/0/reason").asText()).isNotEmpty();
  }

  @Test
  void theAdviceToStateRightsLosesNoPoints() throws Exception {
    int before = average(Typed.run(configuration.typed("preview", "--json")));
    assertThat(Typed.run(configuration.typed("preview")).out())
        .contains("{ rights: …, access: public }");
    configuration.territory(
        "niortais",
        "sources: [{ use: arbres, defaults: { rights: Citer la ville., access: public } }]\n"
            + EMBEDDED);

    assertThat(average(Typed.run(configuration.typed("preview", "--json"))))
        .isGreaterThanOrEqualTo(before + 5);
  }

  @ParameterizedTest
  @CsvSource({
    "p3rime, niort, '« niort » ; il le permet dans : –.'",
    "j3ton, chauray, '« chauray » ; il le permet dans : niort.'"
  })
  void aPortalThatWouldRefuseEverythingIsForeseen(String token, String organisation, String words) {
    try (CkanStandIn ckan = CkanStandIn.start("j3ton", "niort")) {
      publishOn(ckan, token, organisation);

      Ended preview = Typed.run(configuration.typed("preview"));

      assertThat(preview.code()).as(preview.out()).isEqualTo(ExitCode.FAILED);
      assertThat(preview.out())
          .contains("à créer    ", "! niortais/ville : " + ckan.url())
          .contains("ce jeton ne permet pas de publier dans l’organisation " + words);
      assertThat(ckan.calls("organization_list_for_user")).isOne();
      assertThat(ckan.writes()).isZero();
    }
  }

  @Test
  void linksThatWouldLeadNowhereAreForeseen() {
    configuration
        .write("jeton", "j3ton")
        .territory(
            "niortais",
            """
            sources: [arbres]
            portals:
              ville:
                type: ckan
                options: { url: "https://donnees.invalid", organisation: v, token: "file:jeton" }
            """);

    assertThat(Typed.run(configuration.typed("preview")).err())
        .contains("les liens envoyés à niortais/ville mèneraient à http://localhost:8080/")
        .contains("sous server.baseUrl");
  }

  @Test
  void whatDoesNotChangeIsRatedAsWell() throws Exception {
    configuration
        .write("bancs.csv", "nom;longitude;latitude\nbanc 0;-0.45;46.3\n")
        .territory(
            "niortais",
            """
            sources:
              - arbres
              - use: arbres
                name: bancs
                options: { path: bancs.csv, id: bancs, dataset: { title: Bancs } }
            """
                + EMBEDDED);
    JsonNode harvest = json(Typed.run(configuration.typed("harvest", "--json")));

    JsonNode idle = json(Typed.run(configuration.typed("preview", "--json")));
    configuration.trees(2);
    JsonNode preview = json(Typed.run(configuration.typed("preview", "--json")));

    assertThat(harvest.at("/descriptions/datasets").asInt()).isEqualTo(2);
    assertThat(idle.path("changes")).isEmpty();
    assertThat(idle.path("descriptions")).isEqualTo(harvest.path("descriptions"));
    assertThat(preview.path("changes")).hasSize(1);
    assertThat(preview.path("descriptions")).isEqualTo(harvest.path("descriptions"));
  }

  private static int average(Ended preview) throws Exception {
    return json(preview).at("/descriptions/average").asInt();
  }

  private void publishOn(CkanStandIn ckan) {
    publishOn(ckan, "j3ton", "niort");
  }

  private void publishOn(CkanStandIn ckan, String token, String organisation) {
    configuration
        .write("jeton", token)
        .territory(
            "niortais",
            """
            sources: [{ use: arbres, options: { id: arbres-du-niortais-2026 } }]
            portals:
              ville:
                type: ckan
                options: { url: "%s", organisation: %s, token: "file:jeton" }
            """
                .formatted(ckan.url(), organisation));
  }
}
