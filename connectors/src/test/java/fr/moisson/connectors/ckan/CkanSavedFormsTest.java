package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.ID;
import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * CKAN's own forms erase what they do not show: the dataset form of ckanext-scheming erases all
 * extras, and every resource form erases the fields that only we know. Seen with 2.11 and 2.12.
 */
class CkanSavedFormsTest {

  @AutoClose private CkanSite site;

  @BeforeEach
  void start() {
    site = CkanSite.start().with(null, 1);
    site.ckan().scheming(CkanScheming.schema());
  }

  @Test
  void knowsARecordAgainOfWhichAnEditorSavedTheForm() {
    Remote first = publish(null, "Cavités").remote();
    saveDataset(first);

    Published second = publish(first, "Cavités 2027");

    assertThat(second.remarks()).isEmpty();
    assertThat(held(first).json().path("title").asText()).isEqualTo("Cavités 2027");
    assertThat(held(first).extra("guid")).isEqualTo(ID.key());
    assertThat(held(first).extra("issued")).isEqualTo("2019");
    assertThat(held(first).extra("moisson_tags")).contains("cavité souterraine");
  }

  @Test
  void knowsItAgainWithoutALedgerToo() {
    Remote first = publish(null, "Cavités").remote();
    saveDataset(first);

    assertThat(publish(null, "Cavités").remote().id()).isEqualTo(first.id());
    assertThat(site.ckan().created()).isOne();
  }

  @Test
  void changesTagsThoughTheListOfOursIsErased() {
    Remote first = publish(null, "Cavités").remote();
    saveDataset(first);

    site.publish(
        cavities().with(draft -> draft.keywords(List.of("eau"))), first, Overwrite.HARVESTED_ONLY);

    assertThat(held(first).tags()).containsExactly("eau");
  }

  @Test
  void leavesTheTagThatAnEditorAddedInThatForm() {
    Remote first = publish(null, "Cavités").remote();
    saveDataset(first);
    ObjectNode record = held(first).json().deepCopy();
    record.withArray("tags").addObject().put("name", "coup de coeur");
    site.ckan().byHand("package_update", record);

    Published second = publish(first, "Cavités 2027");
    site.publish(
        cavities().with(draft -> draft.keywords(List.of("eau"))),
        second.remote(),
        Overwrite.HARVESTED_ONLY);

    assertThat(second.remarks()).isEmpty();
    assertThat(held(first).tags()).containsExactly("coup de coeur", "eau");
  }

  @Test
  void knowsTheResourcesAgainOfWhichAnEditorSavedTheForm() {
    Remote first = publish(null, "Cavités").remote();
    List<String> ids = site.resourceIds(first.id());
    ObjectNode record = held(first).json().deepCopy();
    for (JsonNode resource : record.path("resources")) {
      ((ObjectNode) resource)
          .remove(List.of("moisson_id", "moisson_hash", "source_url", "license"));
    }
    site.ckan().byHand("package_update", record);

    Published second =
        site.publish(
            CkanSite.cavitiesWith("extracts/abcdef.csv").with(draft -> draft.title("2027")),
            first,
            Overwrite.HARVESTED_ONLY);

    assertThat(second.remarks()).isEmpty();
    assertThat(site.resourceIds(first.id())).isEqualTo(ids);
    assertThat(held(first).resources())
        .allMatch(resource -> resource.hasNonNull("moisson_id") && resource.hasNonNull("license"));
    assertThat(site.ckan().uploads()).as("its content is still there").isOne();
  }

  private void saveDataset(Remote remote) {
    ObjectNode record = held(remote).json().deepCopy();
    record.putArray("extras");
    site.ckan().byHand("package_update", record);
  }

  private Published publish(Remote known, String title) {
    return site.publish(
        cavities().with(draft -> draft.title(title)), known, Overwrite.HARVESTED_ONLY);
  }

  private Held held(Remote remote) {
    return site.ckan().dataset(remote.id()).orElseThrow();
  }
}
