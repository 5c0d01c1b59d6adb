package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources: their ids, their order, and the files uploaded to the portal. */
class UdataResourcesTest {

  private static final String SCHEMA =
      "https://schema.data.gouv.fr/schemas/etalab/schema-arbres/1.0.0/schema.json";

  @Test
  void keepsIdsAndWhatThePortalItselfWritesThere() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(links("a", "b"), null).remote();
      List<String> ids = desk.resources(first, "id");
      desk.udata()
          .store()
          .byHand(
              first.id(),
              held ->
                  ((ObjectNode) held.path("resources").get(0).path("extras"))
                      .put("check:available", true));

      desk.publish(
          withLinks(
              Cavities.link("a", "https://exemple.fr/a-2027"),
              Cavities.link("b", "https://exemple.fr/b")),
          first);

      assertThat(desk.resources(first, "id")).isEqualTo(ids);
      JsonNode changed = desk.held(first).path("resources").get(0);
      assertThat(changed.path("url").asText()).isEqualTo("https://exemple.fr/a-2027");
      assertThat(changed.path("extras").path("check:available").asBoolean()).isTrue();
    }
  }

  @Test
  void linksToAFileThatTheSiteRefuses() {
    try (UdataDesk desk = UdataDesk.open(true)) {
      desk.udata().store().refusedEnding = ".csv";
      Published first = desk.publish(Cavities.dataset(), null);

      assertThat(desk.resources(first.remote(), "url"))
          .containsExactly(
              "https://exemple.fr/cavites.json",
              "https://moisson.exemple.fr/files/extracts/abcdef.csv");
      assertThat(desk.resources(first.remote(), "filetype")).containsOnly("remote");
      assertThat(first.remarks().toString()).contains("PORTAL_LOSES", "format is not allowed");
      long writes = desk.udata().writes();
      desk.publish(Cavities.dataset(), first.remote());
      assertThat(desk.udata().writes()).isEqualTo(writes);
    }
  }

  @Test
  void replacesAFileByALinkIfTheSiteRefusesTheNewOne() throws IOException {
    try (UdataDesk desk = UdataDesk.open(true)) {
      Remote first = desk.publish(Cavities.dataset(), null).remote();
      assertThat(desk.resources(first, "filetype")).containsExactly("remote", "file");
      desk.udata().store().refusedEnding = ".csv";
      String file = "extracts/012345.csv";
      Files.writeString(desk.files().resolve(file), "id,nom\n2,B\n");

      Remote second = desk.publish(newer(file), first).remote();
      assertThat(desk.resources(second, "url"))
          .containsExactly(
              "https://exemple.fr/cavites.json", "https://moisson.exemple.fr/files/" + file);

      desk.udata().store().refusedEnding = ".refused";
      file = "extracts/678910.csv";
      Files.writeString(desk.files().resolve(file), "id,nom\n3,C\n");
      desk.publish(newer(file), second);
      assertThat(desk.resources(second, "filetype")).containsExactly("remote", "file");
    }
  }

  private static Dataset newer(String file) {
    Distribution.Extract old = (Distribution.Extract) Cavities.extract(file, null);
    Distribution.Extract changed =
        new Distribution.Extract(
            old.territory(),
            old.title(),
            file,
            old.format(),
            old.mediaType(),
            old.bytes(),
            file,
            old.derivedFrom(),
            old.receipt(),
            null,
            null);
    return Cavities.dataset()
        .with(
            draft ->
                draft.distributions(
                    List.of(Cavities.link("cavites", "https://exemple.fr/cavites.json"), changed)));
  }

  @Test
  void putsItsOwnInOrderAndLeavesThoseOfOthersWhereTheyAre() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(links("a", "b"), null).remote();
      desk.udata()
          .store()
          .byHand(
              first.id(),
              held ->
                  ((ArrayNode) held.path("resources"))
                      .insertObject(0)
                      .put("id", "notice")
                      .put("title", "Notice")
                      .put("filetype", "remote")
                      .put("url", "https://ville.exemple.fr/notice.pdf")
                      .putObject("extras"));

      desk.publish(links("b", "c", "a"), first);

      assertThat(desk.resources(first, "url"))
          .containsExactly(
              "https://exemple.fr/b",
              "https://ville.exemple.fr/notice.pdf",
              "https://exemple.fr/c",
              "https://exemple.fr/a");
      desk.publish(links("a"), first);
      assertThat(desk.resources(first, "url"))
          .containsExactlyInAnyOrder("https://ville.exemple.fr/notice.pdf", "https://exemple.fr/a");
    }
  }

  @Test
  void doesNotBringBackAResourceThatAPersonDeleted() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(links("a", "b"), null).remote();
      byHand(desk, first, resources -> resources.remove(0));
      long writes = desk.udata().writes();

      Published second = desk.publish(links("a", "b"), first);

      assertThat(desk.udata().writes()).isEqualTo(writes);
      assertThatOneIsKept(second, "supprimé");
      desk.publish(links("a", "b", "c"), second.remote());
      assertThat(desk.resources(first, "url"))
          .containsExactly("https://exemple.fr/b", "https://exemple.fr/c");
    }
  }

  /** As when an officer mends a dead link on the portal. */
  @Test
  void keepsTheAddressThatAPersonGaveALink() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(links("a", "b"), null).remote();
      byHand(
          desk,
          first,
          resources ->
              ((ObjectNode) resources.get(0))
                  .put("url", "https://ville.exemple.fr/mien.csv")
                  .put("filesize", 12));
      long writes = desk.udata().writes();

      Published second = desk.publish(links("a", "b"), first);

      assertThat(desk.udata().writes()).isEqualTo(writes);
      assertThatOneIsKept(second, "adresse");
      desk.publish(links("a", "b").with(draft -> draft.title("Cavités 2")), second.remote());
      assertThat(desk.resources(first, "url"))
          .containsExactly("https://ville.exemple.fr/mien.csv", "https://exemple.fr/b");
      assertThat(desk.resources(first, "filesize")).startsWith("12");
    }
  }

  private static void assertThatOneIsKept(Published published, String what) {
    assertThat(published.remarks())
        .singleElement()
        .satisfies(
            remark ->
                assertThat(Messages.of(remark, Locale.FRENCH))
                    .contains(
                        "tel quel : fichier « Cavités, tout le département » (" + what + ")"));
  }

  @Test
  void everyFieldHasANameForPeople() {
    for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
      assertThat(Bundles.of(PortalFields.class, "fields", locale).keySet())
          .containsAll(UdataView.FIELDS)
          .contains("type", "format", "schema", UdataOrder.FIELD);
    }
  }

  @Test
  void leavesAPersonsOrderAndAddsNewResourcesAtItsEnd() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(links("a", "b"), null).remote();
      byHand(desk, first, resources -> resources.add(resources.remove(0)));
      long writes = desk.udata().writes();

      Published second = desk.publish(links("a", "b"), first);

      assertThat(desk.udata().writes()).isEqualTo(writes);
      assertThat(second.remarks())
          .extracting(Notice::code)
          .containsExactly(Notice.Code.PORTAL_EDITS_KEPT);
      desk.publish(links("c", "a", "b"), second.remote());
      assertThat(desk.resources(first, "url"))
          .containsExactly("https://exemple.fr/b", "https://exemple.fr/a", "https://exemple.fr/c");
    }
  }

  /** The site inserts a new resource before the others. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void takesNoResourceForDeletedNorAnOrderForAPersonsWhicheverAnswerIsLost(int call) {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(links("a", "b"), null).remote();
      AtomicReference<SortedMap<String, String>> notes = new AtomicReference<>(first.shown());
      Dataset more = links("a", "b", "c").with(draft -> draft.title("Cavités 2027"));
      Sending plain = desk.sending(more, first, Set.of());
      Sending noting =
          new Sending(
              plain.id(),
              plain.rendered(),
              plain.names(),
              plain.known(),
              plain.overwrite(),
              notes::set,
              plain.files());
      Door losing = new LosingDoor(desk.door(), call);
      assertThatThrownBy(() -> desk.portal().open(losing, Niortais.AT).publish(noting))
          .isInstanceOf(Unavailable.class);

      Remote asNoted = new Remote(first.id(), null, notes.get());
      Published second = desk.publish(more, asNoted);

      assertThat(desk.resources(first, "url"))
          .containsExactly("https://exemple.fr/a", "https://exemple.fr/b", "https://exemple.fr/c");
      assertThat(second.remarks()).isEmpty();
    }
  }

  private static void byHand(UdataDesk desk, Remote record, Consumer<ArrayNode> edit) {
    desk.udata()
        .store()
        .byHand(record.id(), held -> edit.accept((ArrayNode) held.path("resources")));
  }

  @Test
  void namesASchemaThatTheSiteKnowsAndGivesTheAddressOfAnother() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(assessed(SCHEMA), null).remote();

      JsonNode schema = desk.held(first).path("resources").get(0).path("schema");
      assertThat(schema.path("name").asText()).isEqualTo("etalab/schema-arbres");
      assertThat(schema.path("version").asText()).isEqualTo("1.0.0");
      long writes = desk.udata().writes();
      desk.publish(assessed(SCHEMA), first);
      assertThat(desk.udata().writes()).isEqualTo(writes);

      desk.publish(assessed("https://exemple.fr/schema.json"), first);
      assertThat(desk.held(first).path("resources").get(0).path("schema").path("url").asText())
          .isEqualTo("https://exemple.fr/schema.json");
    }
  }

  @Test
  void changesFromASchemaByNameToOneByAddressAndToNone() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Remote first = desk.publish(assessed(SCHEMA), null).remote();

      Remote second = desk.publish(assessed("https://exemple.fr/schema.json"), first).remote();
      JsonNode schema = desk.held(first).path("resources").get(0).path("schema");
      assertThat(schema.path("url").asText()).isEqualTo("https://exemple.fr/schema.json");
      assertThat(schema.has("name")).isFalse();

      desk.publish(extract(Cavities.EXTRACT, "aa"), second);
      assertThat(desk.held(first).path("resources").get(0).path("schema").isNull()).isTrue();
    }
  }

  /** As for any address on a private network, in a new record and later. */
  @Test
  void aRefusedAddressCostsItsResourceOnly() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Distribution bad = named("interne", "http://10.0.0.3/couche");
      Distribution good = named("a", "https://exemple.fr/a");

      Published created = desk.publish(withLinks(bad, good), null);

      assertThat(desk.resources(created.remote(), "url")).containsExactly("https://exemple.fr/a");
      assertThat(created.remarks().toString()).contains("interne");

      Distribution moved = named("a", "http://10.0.0.3/a");
      Distribution other = Cavities.link("b", "https://exemple.fr/b");
      Published updated = desk.publish(withLinks(moved, other), created.remote());

      assertThat(desk.resources(updated.remote(), "url"))
          .containsExactly("https://exemple.fr/a", "https://exemple.fr/b");
      assertThat(updated.remarks().toString()).contains("\"a\" (“400");
    }
  }

  @Test
  void saysThatTheChecksumOfTheFormerFileStays() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Distribution summed = Cavities.link("a", "https://exemple.fr/a");
      Remote first = desk.publish(withLinks(summed), null).remote();

      Published moved = desk.publish(withLinks(named("a", "https://exemple.fr/b")), first);

      assertThat(moved.remarks().toString()).contains("former_checksum");
    }
  }

  @Test
  void aLongTitleIsCutAndThatIsSaid() {
    try (UdataDesk desk = UdataDesk.open(false)) {
      Published created =
          desk.publish(withLinks(named("t".repeat(351), "https://exemple.fr/a")), null);

      assertThat(desk.resources(created.remote(), "title").get(0)).hasSize(350).endsWith("…");
      assertThat(created.remarks().toString()).contains("file (title.too_long)");
    }
  }

  @Test
  void putsAnExtractOnThePortalAndReplacesItOnlyByAnother() throws IOException {
    try (UdataDesk desk = UdataDesk.open(true)) {
      Remote first = desk.publish(extract("extracts/abcdef.csv", "aa"), null).remote();

      JsonNode file = desk.held(first).path("resources").get(0);
      assertThat(file.path("filetype").asText()).isEqualTo("file");
      assertThat(file.path("title").asText()).isEqualTo("Cavités du Niortais");
      assertThat(file.path("content").asText()).contains("Cavité du Portail");
      long writes = desk.udata().writes();
      desk.publish(extract("extracts/abcdef.csv", "aa"), first);
      assertThat(desk.udata().writes()).isEqualTo(writes);

      Files.writeString(desk.files().resolve("extracts/new.csv"), "id\n2\n");
      desk.publish(extract("extracts/new.csv", "bb"), first);

      assertThat(desk.resources(first, "id")).containsExactly(file.path("id").asText());
      assertThat(desk.resources(first, "content")).containsExactly("id\n2\n");
      assertThat(desk.resources(first, "title")).containsExactly("Cavités du Niortais");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void leavesOneFileWhicheverAnswerIsLost(int call) {
    try (UdataDesk desk = UdataDesk.open(true)) {
      Dataset dataset = extract("extracts/abcdef.csv", "aa");
      Sending sending = desk.sending(dataset, null, Set.of());
      Door losing = new LosingDoor(desk.door(), call);

      assertThatThrownBy(() -> desk.portal().open(losing, Niortais.AT).publish(sending))
          .isInstanceOf(Unavailable.class);
      Remote remote = desk.publish(dataset, null).remote();

      assertThat(desk.udata().records()).hasSize(1);
      assertThat(desk.resources(remote, "title")).containsExactly("Cavités du Niortais");
    }
  }

  private static Dataset links(String... names) {
    return withLinks(
        List.of(names).stream()
            .map(name -> Cavities.link(name, "https://exemple.fr/" + name))
            .toArray(Distribution[]::new));
  }

  private static Dataset withLinks(Distribution... distributions) {
    return Cavities.dataset().with(draft -> draft.distributions(List.of(distributions)));
  }

  private static Distribution named(String title, String url) {
    return new Distribution.Link(
        title, title, null, URI.create(url), "CSV", "text/csv", null, null, null, null);
  }

  private static Dataset extract(String file, String sha256) {
    return withLinks(extract(file, sha256, null));
  }

  private static Dataset assessed(String schema) {
    Conformity conformity = new Conformity("arbres", "1.0.0", URI.create(schema), 3, 3, 0);
    return withLinks(
        extract(Cavities.EXTRACT, "aa", new Distribution.Assessment(conformity, null, null, null)));
  }

  private static Distribution extract(
      String file, String sha256, Distribution.@Nullable Assessment assessment) {
    Distribution.Extract model = Cavities.extract(file, assessment);
    return new Distribution.Extract(
        model.territory(),
        model.title(),
        file,
        model.format(),
        model.mediaType(),
        model.bytes(),
        sha256,
        model.derivedFrom(),
        model.receipt(),
        assessment,
        null);
  }
}
