package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static fr.moisson.connectors.ckan.CkanSite.cavitiesWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An editor's changes in our fields stay, field by field. */
class CkanEditsTest {

  @AutoClose private CkanSite site;
  private Remote first;

  @BeforeEach
  void publish() {
    site = CkanSite.start();
    first = site.publish(cavities(), null, Overwrite.HARVESTED_ONLY).remote();
  }

  @Test
  void whatAnIndexInTheMakingDoesNotKnowIsNotTakenForDeleted() {
    site.ckan().indexing();

    assertThat(site.session().versions(Set.of(first.id(), "gone")))
        .contains(Map.of(first.id(), first.version()));
  }

  @Test
  void keepsEachFieldThatWasEditedAndWritesTheOthers() {
    edit(
        record -> {
          record.put("license_id", "odc-odbl").put("url", "https://niort.exemple.fr/cavites");
          extra(record, "frequency").put("value", "MENSUEL");
          extra(record, "temporal_start").put("value", "1999-01-01");
        });

    Published second = again(changed());

    Held held = held();
    assertThat(held.json().path("license_id").asText()).isEqualTo("odc-odbl");
    assertThat(held.json().path("url").asText()).isEqualTo("https://niort.exemple.fr/cavites");
    assertThat(held.extra("frequency")).isEqualTo("MENSUEL");
    assertThat(held.extra("temporal_start")).isEqualTo("1999-01-01");
    assertThat(held.json().path("notes").asText()).isEqualTo("Autre description.");
    assertThat(held.extra("provenance")).isEqualTo("Autrement.");
    assertThat(second.remarks())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.code()).isEqualTo(Notice.Code.PORTAL_EDITS_KEPT);
              assertThat(remark.args())
                  .containsExactly(
                      "frequency, license_id, temporal_start, url",
                      site.ckan().url() + "dataset/" + held.name());
            });
  }

  @Test
  void keepsTagsAsAWholeOnceOneOfOursIsGone() {
    edit(record -> ((ArrayNode) record.path("tags")).remove(0));

    again(cavities().with(draft -> draft.keywords(List.of("eau", "cavité souterraine"))));

    assertThat(held().tags()).containsExactly("qualité de l air");
  }

  @Test
  void takesNoLineEndAndNoOrderForAnEdit() {
    Dataset twoLines = cavities().with(draft -> draft.description("Une.\nDeux."));
    first = site.publish(twoLines, first, Overwrite.HARVESTED_ONLY).remote();
    edit(
        record -> {
          record.put("notes", "Une.\r\nDeux.\r\n");
          extra(record, "theme").put("value", extra(record, "theme").path("value").asText() + " ");
        });

    assertThat(again(changed()).remarks()).isEmpty();
    assertThat(held().json().path("notes").asText()).isEqualTo("Autre description.");
  }

  @Test
  void keepsWhatAnEditorSaysOfAResourceAndBringsItsFileUpToDate() {
    edit(record -> resource(record, 1).put("name", "Les cavités de chez nous"));

    again(cavitiesWith("extracts/fedcba.csv"));

    JsonNode extract = held().resources().get(1);
    assertThat(extract.path("name").asText()).isEqualTo("Les cavités de chez nous");
    assertThat(extract.path("url").asText()).endsWith("extracts/fedcba.csv");
  }

  @Test
  void doesNotBringBackAResourceThatAnEditorRemoved() {
    edit(record -> ((ArrayNode) record.path("resources")).remove(0));

    first = again(changed()).remote();
    again(cavities());

    assertThat(held().resources()).hasSize(1);
    site.publish(changed(), first, Overwrite.ALL);
    assertThat(held().resources()).hasSize(2);
  }

  @Test
  void leavesAnEditorsOrderAndAddsNewResourcesAtItsEnd() {
    edit(record -> turn((ArrayNode) record.path("resources")));
    long writes = site.ckan().writes();

    Published second = again(cavities());

    assertThat(site.ckan().writes()).isEqualTo(writes);
    assertThat(second.remarks())
        .extracting(Notice::code)
        .containsExactly(Notice.Code.PORTAL_EDITS_KEPT);
    site.publish(withOneMore(), second.remote(), Overwrite.HARVESTED_ONLY);
    assertThat(held().resources())
        .extracting(resource -> resource.path("format").asText())
        .containsExactly("CSV", "GeoJSON", "PDF");
    site.publish(withOneMore(), second.remote(), Overwrite.ALL);
    assertThat(held().resources())
        .extracting(resource -> resource.path("format").asText())
        .containsExactly("GeoJSON", "CSV", "PDF");
  }

  @Test
  void everyFieldHasANameForPeople() {
    for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
      assertThat(Bundles.of(PortalFields.class, "fields", locale).keySet())
          .containsAll(CkanExtras.STATEMENTS)
          .contains("title", "notes", "url", "license_id", "tags", "groups", "resources/order");
    }
  }

  @Test
  void namesFilesByTheirTitleAndSaysWhichWereDeleted() {
    edit(
        record -> {
          resource(record, 1).put("name", "Les cavités de chez nous");
          ((ArrayNode) record.path("resources")).remove(0);
        });

    assertThat(again(cavities()).remarks())
        .singleElement()
        .satisfies(
            remark ->
                assertThat(Messages.of(remark, Locale.FRENCH))
                    .contains(
                        "fichier « Cavités, tout le département » (supprimé)",
                        "fichier « Les cavités de chez nous » (titre)"));
  }

  @Test
  void anOrderIsNotAnEditorsBecauseAResourceWasRemoved() {
    edit(record -> ((ArrayNode) record.path("resources")).remove(0));

    Published second = again(withOneMore());

    assertThat(second.remarks())
        .singleElement()
        .satisfies(remark -> assertThat(remark.args().get(0)).doesNotContain("order"));
  }

  @Test
  void addsANewResourceAfterAWriteThatCameToNothing() {
    AtomicReference<SortedMap<String, String>> notes = new AtomicReference<>();
    site.ckan().failNext(Fault.CRASH_BEFORE_WRITE);
    assertThatThrownBy(() -> site.publish(withOneMore(), first, notes::set))
        .isInstanceOf(Unavailable.class);

    Remote asNoted = new Remote(first.id(), first.version(), notes.get());
    Published second = site.publish(withOneMore(), asNoted, Overwrite.HARVESTED_ONLY);

    assertThat(held().resources()).hasSize(3);
    assertThat(second.remarks()).isEmpty();
  }

  private static Dataset withOneMore() {
    Distribution.Link notice =
        new Distribution.Link(
            "notice",
            "Notice",
            null,
            URI.create("https://exemple.fr/notice.pdf"),
            "PDF",
            null,
            null,
            null,
            null,
            null);
    return cavities()
        .with(
            draft ->
                draft.distributions(
                    Stream.concat(cavities().distributions().stream(), Stream.of(notice))
                        .toList()));
  }

  private static void turn(ArrayNode list) {
    list.add(list.remove(0));
  }

  @Test
  void leavesTheChecksumThatALoaderOfTablesPutThere() {
    edit(record -> resource(record, 1).put("hash", "md5-of-a-loader"));
    long writes = site.ckan().writes();

    again(cavities());

    assertThat(site.ckan().writes()).isEqualTo(writes);
  }

  @Test
  void givesTheSourceTheLastWordIfToldTo() {
    edit(record -> extra(record, "frequency").put("value", "MENSUEL"));

    Published second = site.publish(cavities(), first, Overwrite.ALL);

    assertThat(held().extra("frequency")).endsWith("ANNUAL");
    assertThat(second.remarks())
        .extracting(Notice::code)
        .containsExactly(Notice.Code.PORTAL_EDITS_OVERWRITTEN);
  }

  @Test
  void writesAgainOverARecordThatSomebodySavedMeanwhile() {
    boolean[] isSaved = {false};
    CkanSite racing =
        site.through(
            new CkanSamples.Before(
                site.door(),
                request -> {
                  if (request.uri().getPath().endsWith("package_revise") && !isSaved[0]) {
                    isSaved[0] = true;
                    edit(record -> record.put("title", "Enregistré entre-temps"));
                  }
                }));

    Published second = racing.publish(changed(), first, Overwrite.HARVESTED_ONLY);

    assertThat(held().json().path("title").asText()).isEqualTo("Enregistré entre-temps");
    assertThat(held().json().path("notes").asText()).isEqualTo("Autre description.");
    assertThat(second.remarks())
        .extracting(Notice::code)
        .containsExactly(Notice.Code.PORTAL_EDITS_KEPT);
  }

  private static Dataset changed() {
    return cavities()
        .with(draft -> draft.description("Autre description.").provenance(List.of("Autrement.")));
  }

  private Published again(Dataset dataset) {
    return site.publish(dataset, first, Overwrite.HARVESTED_ONLY);
  }

  private Held held() {
    return site.ckan().dataset(first.id()).orElseThrow();
  }

  private void edit(Consumer<ObjectNode> edit) {
    ObjectNode record = held().json().deepCopy();
    edit.accept(record);
    site.ckan().byHand("package_update", record);
  }

  private static ObjectNode extra(ObjectNode record, String key) {
    for (JsonNode extra : record.path("extras")) {
      if (extra.path("key").asText().equals(key)) {
        return (ObjectNode) extra;
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode resource(ObjectNode record, int index) {
    return (ObjectNode) record.path("resources").get(index);
  }
}
