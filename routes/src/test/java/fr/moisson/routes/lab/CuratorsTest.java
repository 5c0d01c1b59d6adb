package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.routes.lab.Officer.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The people of a real CKAN arrange what we publish there. */
class CuratorsTest extends OnCkan {

  @Test
  void anOrganisationThatIsRenamedKeepsItsRecords() {
    publish(3);
    officer.harvest().well();
    List<String> before = ids(ckan.named(ckan.prefix()));
    ckan.rename();
    source.get("jeu-1").put("dct:description", "Relevés repris en 2026.");

    Report report = officer(ckan.portal(relay.url())).harvest().well();

    assertThat(report.portal("created")).isZero();
    assertThat(ckan.titled("Mesures 1").path("notes").asText())
        .isEqualTo("Relevés repris en 2026.");
    assertThat(ids(ckan.named(ckan.prefix()))).isEqualTo(before);
  }

  @Test
  void aRecordInAGroupOfTheirsIsStillUpdatedAndWithdrawn() {
    publish(3);
    officer.harvest().well();
    String group = ckan.group(ckan.titled("Mesures 1"));
    source.get("jeu-1").put("dct:description", "Relevés repris en 2026.");

    assertThat(officer.harvest().well().portal("updated")).isOne();
    JsonNode updated = ckan.titled("Mesures 1");
    assertThat(updated.path("notes").asText()).isEqualTo("Relevés repris en 2026.");
    assertThat(updated.path("groups").findValuesAsText("name")).containsExactly(group);

    source.remove("jeu-1");
    assertThat(officer.harvest().well().portal("withdrawn")).isOne();
    assertThat(ckan.titled("Mesures 1").path("private").asBoolean()).isTrue();
  }

  private static List<String> ids(List<JsonNode> records) {
    return records.stream().map(record -> record.path("id").asText()).toList();
  }
}
