package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.routes.Program;
import fr.moisson.routes.Program.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moisson demo} in a process of its own, as typed by an officer. */
class DemoCommandTest {

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private Path folder;

  @Test
  void aDemonstrationHarvestsSixSourcesAndItsRepetitionFindsNothingChanged() throws Exception {
    Program program = new Program(folder);

    Ended first = program.run("demo", "--once", "--json", "--port", "0", "--data", "donnees");

    assertThat(first.code()).as(first.err()).isZero();
    JsonNode report = STRICT.readTree(first.out());
    assertThat(keys(report)).containsExactly("address", "runs", "portals", "descriptions");
    assertThat(report.path("address").asText()).matches("http://localhost:[1-9]\\d*/");
    assertThat(report.path("runs")).hasSizeGreaterThanOrEqualTo(6);
    for (JsonNode run : report.path("runs")) {
      assertThat(keys(run))
          .containsExactly(
              "territory",
              "source",
              "state",
              "read",
              "created",
              "updated",
              "unchanged",
              "withdrawn",
              "rejected",
              "failed",
              "notices",
              "requests",
              "seconds");
      assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("complete");
      assertThat(run.path("created").asInt()).as(run.toString()).isPositive();
    }
    assertThat(report.path("portals")).hasSize(1);
    JsonNode portal = report.path("portals").path(0);
    assertThat(keys(portal))
        .containsExactly(
            "portal",
            "created",
            "updated",
            "unchanged",
            "withdrawn",
            "failed",
            "waiting",
            "requests");
    JsonNode descriptions = report.path("descriptions");
    assertThat(keys(descriptions))
        .containsExactly("datasets", "excellent", "average", "rating", "missing");
    assertThat(descriptions.path("excellent")).isEqualTo(descriptions.path("datasets"));
    assertThat(descriptions.path("rating").asText()).isEqualTo("excellent");
    int published = portal.path("created").asInt();
    assertThat(published).isEqualTo(sum(report, "created")).isPositive();

    Ended second = program.run("demo", "--once", "--json", "--port", "0", "--data", "donnees");

    assertThat(second.code()).as(second.err()).isZero();
    JsonNode again = STRICT.readTree(second.out());
    for (JsonNode run : again.path("runs")) {
      assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("complete");
      // Opendatasoft says in one answer that nothing has changed, so rows are not requested again.
      boolean saidSo = run.path("read").asInt() == 0 && run.path("requests").asInt() == 1;
      assertThat(saidSo || run.path("unchanged").asInt() > 0).as(run.toString()).isTrue();
    }
    assertThat(sum(again, "created") + sum(again, "updated") + sum(again, "withdrawn")).isZero();
    JsonNode portalAgain = again.path("portals").path(0);
    assertThat(portalAgain.path("unchanged").asInt()).isEqualTo(published);
    assertThat(portalAgain.path("created").asInt() + portalAgain.path("updated").asInt()).isZero();
  }

  @Test
  void aDemonstrationTellsPeopleInATableWhatItDid() {
    Ended ended = new Program(folder).run("demo", "--once", "--port", "0", "--data", "donnees");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().findFirst().orElse("").split("  +"))
        .containsExactly(
            "source",
            "état",
            "lus",
            "publiés",
            "inchangés",
            "retirés",
            "rejetés",
            "échecs",
            "avis");
    assertThat(ended.out())
        .containsPattern("niort/georisques-cavites +complète +1 +1 ")
        .containsPattern("niort/agglomeration +\\d+ ")
        .contains("http://localhost:");
    assertThat(ended.err())
        .as("progress, as plain lines where there is no terminal")
        .contains("niort/fontaines : moisson…")
        .doesNotContain("\r", "\u001b");
  }

  @Test
  void aTakenPortIsSaidWithItsRemedy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended = new Program(folder).run("demo", "--once", "--json", "--port", port);

      assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
      assertThat(STRICT.readTree(ended.out()).at("/error/code").asText()).isEqualTo("PORT_TAKEN");
      assertThat(ended.err())
          .contains("Le port " + port + " est déjà pris", "--port")
          .doesNotContain("\tat ", "Javalin");
    }
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static int sum(JsonNode report, String count) {
    return report.path("runs").findValues(count).stream().mapToInt(JsonNode::asInt).sum();
  }
}
