package fr.moisson.routes.cli;

import static fr.moisson.routes.cli.Typed.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a portal to whoever did not watch while it was brought up to date. */
class ReportCommandTest {

  private static final String REFUSAL =
      """
      {"success":false,"error":{"__type":"Validation Error","notes":["Texte trop long"]}}
      """;

  @TempDir private Path folder;
  private SmallConfiguration configuration;
  private CkanStandIn ckan;

  @BeforeEach
  void configure() {
    ckan = CkanStandIn.start("j3ton", "niort");
    configuration =
        new SmallConfiguration(folder.resolve("config"))
            .write("jeton", "j3ton")
            .territory(
                "niortais",
                """
                sources: [arbres]
                portals:
                  ville:
                    type: ckan
                    options: { url: "%s", organisation: niort, token: "file:jeton" }
                """
                    .formatted(ckan.url()));
  }

  @AfterEach
  void close() {
    ckan.close();
  }

  @Test
  void aPortalThatWasNeverSeenToIsSaidToBe() throws IOException {
    Files.createFile(Files.createDirectory(folder.resolve("data")).resolve("moisson.db"));

    Ended report = Typed.run(configuration.typed("report"));

    assertThat(report.code()).as("nothing was harvested").isEqualTo(ExitCode.FAILED);
    assertThat(report.out()).endsWith("→ niortais/ville : jamais mis à jour\n");
  }

  @Test
  void whatAPortalRefusesIsToldUntilItTakesIt() throws Exception {
    ckan.answerNextWrite(409, "application/json", REFUSAL);
    Typed.run(configuration.typed("harvest"));

    Ended report = Typed.run(configuration.typed("report"));
    JsonNode portal = json(Typed.run(configuration.typed("report", "--json"))).at("/portals/0");

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.out())
        .contains("\n→ niortais/ville, mis à jour le ", " 1 échec\n")
        .containsPattern("\n  ✗ Arbres – Le Niortais : .*Texte trop long")
        .containsOnlyOnce("Texte trop long");
    assertThat(portal.path("failed").asInt()).isOne();
    assertThat(portal.path("ended").asText()).endsWith("Z");
    assertThat(portal.at("/refused/0/title").asText()).isEqualTo("Arbres – Le Niortais");
    assertThat(portal.at("/refused/0/message").asText()).contains("Texte trop long");

    Typed.run(configuration.typed("harvest"));
    Ended mended = Typed.run(configuration.typed("report"));
    assertThat(mended.code()).as(mended.out()).isZero();
    assertThat(mended.out()).contains(" 1 créé, ").doesNotContain("Texte trop long");
  }

  @Test
  void aPortalThatTakesNothingIsToldWithItsReason() {
    configuration.write("jeton", "p3rime");
    Typed.run(configuration.typed("harvest"));

    Ended report = Typed.run(configuration.typed("report"));

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.out())
        .containsPattern("\n→ niortais/ville, essayé le .* jusqu’au bout.*\n  ✗ .*jeton");
    assertThat(Typed.run(configuration.typed("report", "niortais/arbres")).out())
        .as("who asks for one source")
        .doesNotContain("niortais/ville");
  }

  /**
   * The table of the source holds one dataset; the portal has been asked for it and is not there.
   */
  @Test
  void aPortalThatIsNotThereHasRefusedNothing() throws Exception {
    ckan.close();
    Typed.run(configuration.typed("harvest"));

    Ended report = Typed.run(configuration.typed("report"));
    JsonNode portal = json(Typed.run(configuration.typed("report", "--json"))).at("/portals/0");

    assertThat(report.code()).isEqualTo(ExitCode.FAILED);
    assertThat(report.out())
        .containsPattern("\n→ niortais/ville, essayé le .* jusqu’au bout")
        .containsOnlyOnce("refuse la connexion")
        .doesNotContain("mis à jour le", "✗ Arbres");
    assertThat(portal.path("refused")).isEmpty();
    assertThat(portal.path("waiting").isIntegralNumber()).isTrue();
  }
}
