package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Particularities of udata, beyond what every portal does. */
class UdataPortalTest {

  @AutoClose private final UdataDesk desk = UdataDesk.open(false);

  @Test
  void findsItsRecordOnAnyPageEvenWhenItIsArchivedOrPrivate() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata().store().byHand(first.id(), held -> held.put("private", true));
    for (int i = 0; i < 7; i++) {
      desk.udata().publishByAnother("https://ailleurs.exemple.fr/" + i, "Autre " + i);
    }
    desk.udata().store().largestPage(3);

    Remote second = desk.publish(Cavities.dataset(), null).remote();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(desk.held(first).path("private").asBoolean()).as("an editor's choice").isTrue();
  }

  @Test
  void saysThatTheAccountMayNotPublishInTheOrganisation() {
    UdataPortal other =
        new UdataPortal(desk.udata().url(), desk.portal().token(), "5".repeat(24), null);

    assertThatThrownBy(() -> other.open(desk.door(), Niortais.AT).requireAccess())
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("5".repeat(24))
        .hasMessageContaining("Niort");
  }

  @Test
  void aRecordThatAnotherOrganisationWasGivenIsNoDeletedOne() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata()
        .store()
        .byHand(first.id(), held -> held.putObject("organization").put("id", "5".repeat(24)));

    assertThat(desk.open().versions(Set.of(first.id())).orElseThrow())
        .containsOnlyKeys(first.id())
        .doesNotContainValue(first.version());
  }

  /** As after a source was renamed. */
  @Test
  void aRecordPassesToAnotherDatasetOfOurs() {
    Dataset dataset = Cavities.dataset();
    Remote first = desk.publish(dataset, null).remote();
    DatasetId heir = new DatasetId("79191", "autre", "1");

    assertThat(desk.open().rekey(dataset.id(), heir, first.id())).isTrue();
    assertThat(desk.open().rekey(dataset.id(), heir, first.id())).as("again").isTrue();

    assertThat(desk.held(first).path("extras").toString()).contains(heir.key());
    DatasetId third = new DatasetId("79191", "autre", "2");
    assertThatThrownBy(() -> desk.open().rekey(dataset.id(), third, first.id()))
        .isInstanceOf(BadItem.class);
    assertThat(desk.open().ownsOneOf(Set.of(first.id()))).contains(true);
    desk.udata()
        .store()
        .byHand(first.id(), held -> held.putObject("organization").put("id", "5".repeat(24)));
    assertThat(desk.open().ownsOneOf(Set.of(first.id()))).contains(false);
  }

  @Test
  void leavesTagsContactsAndExtrasOfOthers() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata()
        .store()
        .byHand(
            first.id(),
            held -> {
              ((ArrayNode) held.path("tags")).add("sous-sol");
              ((ArrayNode) held.path("contact_points"))
                  .addObject()
                  .put("id", "de-la-ville")
                  .put("name", "Ville de Niort")
                  .put("role", "contact")
                  .put("email", "ville@exemple.fr");
              ((ObjectNode) held.path("extras")).put("recommandation", "à lire");
            });

    desk.publish(
        Cavities.dataset()
            .with(
                draft ->
                    draft
                        .keywords(List.of("cavité souterraine", "risques"))
                        .contact(new Contact("BRGM", "brgm@exemple.fr", null))),
        first);

    ObjectNode held = desk.held(first);
    assertThat(UdataDesk.texts(held.path("tags")))
        .containsExactlyInAnyOrder("sous-sol", "cavite-souterraine", "risques");
    assertThat(held.path("contact_points").findValuesAsText("name"))
        .containsExactlyInAnyOrder("Ville de Niort", "BRGM", "BRGM");
    assertThat(held.path("extras").path("recommandation").asText()).isEqualTo("à lire");
  }

  @Test
  void leavesOutATagThatAnEditorTookOut() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata()
        .store()
        .byHand(first.id(), held -> held.putArray("tags").add("cavite-souterraine"));

    Published second = desk.publish(renamed(), first);

    assertThat(UdataDesk.texts(desk.held(first).path("tags"))).hasSize(1);
    assertThat(second.remarks()).extracting(Notice::code).contains(Code.PORTAL_EDITS_KEPT);
  }

  @Test
  void sendsABoxToASiteThatDoesNotKnowTheZone() {
    Dataset dataset =
        Cavities.dataset()
            .with(
                draft ->
                    draft.coverage(
                        Coverage.of(
                            List.of("commune:00000"), Cavities.dataset().coverage().bbox())));

    Published published = desk.publish(dataset, null);

    assertThat(desk.held(published.remote()).path("spatial").path("geom").path("type").asText())
        .isEqualTo("MultiPolygon");
    assertThat(published.remarks()).extracting(Notice::code).contains(Code.PORTAL_LOSES);
    long writes = desk.udata().writes();
    desk.publish(dataset, published.remote());
    assertThat(desk.udata().writes()).isEqualTo(writes);
  }

  @Test
  void publishesWithoutAFieldThatUdataRefuses() {
    desk.udata().store().wantsEndsOfPeriods();

    Published published = desk.publish(Cavities.dataset(), null);

    assertThat(desk.held(published.remote()).path("temporal_coverage").isNull()).isTrue();
    assertThat(published.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_LOSES);
    assertThat(desk.udata().records()).hasSize(1);
  }

  @Test
  void publishesWithoutAContactThatUdataRefuses() {
    Dataset dataset =
        Cavities.dataset().with(draft -> draft.contact(new Contact("BRGM", "pas une", null)));

    Published published = desk.publish(dataset, null);

    assertThat(desk.held(published.remote()).path("contact_points").findValuesAsText("role"))
        .containsExactly("publisher");
    assertThat(published.remarks()).extracting(Notice::code).contains(Code.PORTAL_LOSES);
  }

  @Test
  void bringsBackARecordThatSomebodyDeleted() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata().store().byHand(first.id(), held -> held.put("deleted", "2026-11-01T00:00:00"));

    desk.publish(renamed(), first);

    assertThat(desk.held(first).path("deleted").isNull()).isTrue();
    assertThat(desk.udata().records()).hasSize(1);
  }

  @Test
  void bringsBackADeletedRecordOfASiteThatHidesIt() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata().store().byHand(first.id(), held -> held.put("deleted", "2026-11-01T00:00:00"));
    desk.udata().store().hidesDeleted();
    assertThat(withdraw(first)).map(Remote::id).contains(first.id());

    desk.publish(renamed(), first);

    assertThat(desk.held(first).path("deleted").isNull()).isTrue();
    assertThat(desk.held(first).path("title").asText()).isEqualTo("Cavités 2027");
  }

  @Test
  void archivesWithTheReason() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();

    withdraw(first);

    ObjectNode held = desk.held(first);
    assertThat(held.path("archived").asText()).isEqualTo("2026-11-24T23:30:00Z");
    assertThat(held.path("extras").path(UdataMerge.WITHDRAWN).asText()).contains("source");
    desk.publish(Cavities.dataset(), first);
    assertThat(desk.held(first).path("archived").isNull()).isTrue();
    assertThat(desk.held(first).path("extras").has(UdataMerge.WITHDRAWN)).isFalse();
  }

  @Test
  void leavesArchivedWhatAnEditorArchived() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata().store().byHand(first.id(), held -> held.put("archived", "2026-11-01T00:00:00"));

    desk.publish(renamed(), first);

    assertThat(desk.held(first).path("archived").isTextual()).isTrue();
  }

  @Test
  void waitsForASiteThatTakesNoWrites() {
    desk.udata().readOnly(true);

    assertThatThrownBy(() -> desk.publish(Cavities.dataset(), null))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void leavesARecordThatWasGivenToAnotherOrganisation() {
    Remote first = desk.publish(Cavities.dataset(), null).remote();
    desk.udata()
        .store()
        .byHand(first.id(), held -> held.putObject("organization").put("id", "a".repeat(24)));

    assertThatThrownBy(() -> desk.publish(renamed(), first)).isInstanceOf(BadItem.class);
    assertThatThrownBy(() -> withdraw(first)).isInstanceOf(BadItem.class);
  }

  @Test
  void doesNotGiveBackToTheSiteWhatItHasFromAnotherOrganisation() {
    String theirs = desk.udata().store().harvested("x", "Cavités du BRGM", "a".repeat(24));
    String slug = desk.udata().store().dataset(theirs).path("slug").asText();
    Dataset link =
        Cavities.dataset()
            .with(
                draft ->
                    draft.distributions(
                        List.of(Cavities.link("cavites", "https://exemple.fr/cavites.json"))));
    Set<String> byPage = Set.of(desk.udata().url() + "fr/datasets/" + slug + "/");

    for (Set<String> names : List.of(byPage, Set.of(theirs))) {
      assertThatThrownBy(() -> desk.open().publish(desk.sending(link, null, names)))
          .isInstanceOfSatisfying(
              BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_HAS_ANOTHER));
    }
    desk.udata()
        .store()
        .byHand(theirs, held -> held.withObject("/organization").put("name", "BRGM"));
    assertThatThrownBy(() -> desk.open().publish(desk.sending(link, null, byPage)))
        .as("its owner is known")
        .isInstanceOfSatisfying(
            BadItem.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Code.PORTAL_ANOTHER_OWNS);
              assertThat(e.notice().args()).last().isEqualTo("BRGM");
            });
    desk.open().publish(desk.sending(Cavities.dataset(), null, byPage));
    assertThat(desk.udata().records()).as("with data that are cut, it is another").hasSize(2);
  }

  @Test
  void aNumberIsNoNameByWhichToKnowARecord() {
    desk.udata().publishByAnother("12", "Tout autre chose");

    desk.open().publish(desk.sending(Cavities.dataset(), null, Set.of("12")));

    assertThat(desk.udata().records()).hasSize(2);
  }

  @Test
  void registersItsFeedOnce() {
    URI catalogue = URI.create("https://moisson.exemple.fr/");

    Registration first = desk.portal().register(catalogue, "Moisson", desk.door());
    Registration second = desk.portal().register(catalogue, "Moisson", desk.door());

    assertThat(first.isNew()).isTrue();
    assertThat(second.isNew()).isFalse();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.next().code()).isEqualTo(Code.REGISTRATION_TO_VALIDATE);
    assertThat(desk.udata().store().sources()).hasSize(1);
    assertThat(desk.udata().store().sources().get(0).path("backend").asText()).isEqualTo("dcat");
    assertThat(desk.udata().store().sources().get(0).path("url").asText())
        .isEqualTo("https://moisson.exemple.fr/catalog.rdf");
    desk.udata().store().sources().get(0).putObject("validation").put("state", "accepted");
    assertThat(desk.portal().register(catalogue, "Moisson", desk.door()).next().code())
        .isEqualTo(Code.REGISTERED);
  }

  @Test
  void wantsTheIdentifierOfAnOrganisation() {
    Secret key = new Secret("cle-1234");

    assertThatThrownBy(() -> new UdataPortal(null, key, "ville-de-niort", null))
        .isInstanceOf(Misconfigured.class);
  }

  private Optional<Remote> withdraw(Remote remote) {
    return desk.open().withdraw(Cavities.ID, Optional.of(remote.id()), UdataDesk.VANISHED);
  }

  private static Dataset renamed() {
    return Cavities.dataset().with(draft -> draft.title("Cavités 2027"));
  }
}
