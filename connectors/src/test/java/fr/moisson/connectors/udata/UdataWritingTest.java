package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What remains of a record when part of it is written. */
class UdataWritingTest {

  private static final List<String> UNTOUCHED =
      List.of("tags", "temporal_coverage", "contact_points", "spatial", "frequency", "license");

  @AutoClose private UdataDesk desk;
  private Remote first;

  @BeforeEach
  void publish() {
    desk = UdataDesk.open(false);
    first = desk.publish(Cavities.dataset(), null).remote();
  }

  @Test
  void anotherTitleTakesNothingElseAway() {
    ObjectNode before = desk.held(first);

    desk.publish(renamed(), first);

    ObjectNode after = desk.held(first);
    assertThat(after.path("title").asText()).isEqualTo("Cavités 2027");
    assertThat(before.path("tags")).hasSize(2);
    assertThat(before.path("temporal_coverage").path("start").asText()).isEqualTo("2000-01-01");
    assertThat(kept(after)).isEqualTo(kept(before));
  }

  @Test
  void aWithdrawalTakesNothingAway() {
    ObjectNode before = desk.held(first);

    desk.open().withdraw(Cavities.ID, Optional.of(first.id()), UdataDesk.VANISHED);

    assertThat(desk.held(first).path("archived").isTextual()).isTrue();
    assertThat(kept(desk.held(first))).isEqualTo(kept(before));
  }

  /** Editors may not write to the extra of udata's harvester. */
  @Test
  void whatHasNoFieldFollowsInAnExtraThatEditorsMayWrite() {
    desk.publish(Cavities.dataset().with(draft -> draft.modified("2026-11-02")), first);

    JsonNode extras = desk.held(first).path("extras");
    assertThat(UdataDesk.texts(extras.path("moisson:dcat").path("modified")))
        .containsExactly("2026-11-02");
    assertThat(extras.has("dcat")).isFalse();
  }

  @Test
  void limitedAccessIsShownUntilItIsOpen() {
    String personal =
        "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/"
            + "INSPIRE_Directive_Article13_1f";
    List<String> why = List.of(personal, "Demande d’accès : https://exemple.fr/demande");
    Dataset closed = accessed("RESTRICTED").with(draft -> draft.rights(why));

    Published limited = desk.publish(closed, first);
    ObjectNode held = desk.held(first);
    assertThat(held.path("access_type").asText()).isEqualTo("restricted");
    assertThat(held.path("access_type_reason_category").asText())
        .isEqualTo("confidentiality_of_personal_data");
    assertThat(held.path("authorization_request_url").asText())
        .isEqualTo("https://exemple.fr/demande");
    assertThat(limited.remarks()).isEmpty();

    desk.publish(accessed("PUBLIC"), limited.remote());

    assertThat(desk.held(first).path("access_type").asText()).isEqualTo("open");
    assertThat(desk.held(first).path("access_type_reason_category").isNull()).isTrue();
    assertThat(desk.held(first).path("license").asText()).isEqualTo("lov2");
  }

  @Test
  void accessThatAnEditorLimitedStaysSo() {
    desk.udata()
        .store()
        .byHand(first.id(), record -> record.put("access_type", "open_with_account"));

    desk.publish(accessed("PUBLIC"), first);

    assertThat(desk.held(first).path("access_type").asText()).isEqualTo("open_with_account");
  }

  private static Dataset accessed(String access) {
    return Cavities.dataset().with(draft -> draft.access(access).title("Cavités 2028"));
  }

  @Test
  void aPlaceWithoutAZoneIsWrittenAndFollows() {
    Published elsewhere = desk.publish(at(new Box(-0.6, 46.2, -0.2, 46.5)), first);
    assertThat(west(elsewhere)).isEqualTo(-0.6);

    Published moved = desk.publish(at(new Box(-0.7, 46.2, -0.2, 46.5)), elsewhere.remote());

    assertThat(west(moved)).isEqualTo(-0.7);
  }

  @Test
  void aNewRecordHasAPlaceWithoutAZone() {
    desk.close();
    desk = UdataDesk.open(false);

    assertThat(west(desk.publish(at(new Box(-0.6, 46.2, -0.2, 46.5)), null))).isEqualTo(-0.6);
  }

  @Test
  void aPlaceGoesFromZonesToABoxAndBackAndAway() {
    JsonNode zones = place(first).path("zones");
    assertThat(zones).isNotEmpty();

    Published boxed = desk.publish(at(new Box(-0.7, 46.2, -0.2, 46.5)), first);
    assertThat(place(boxed.remote()).path("zones").size()).isZero();
    assertThat(boxed.remarks()).isEmpty();

    Published zoned = desk.publish(Cavities.dataset(), boxed.remote());
    assertThat(place(zoned.remote()).path("zones")).isEqualTo(zones);
    assertThat(place(zoned.remote()).path("geom").isObject()).isFalse();
    assertThat(zoned.remarks()).isEmpty();

    Dataset nowhere =
        Cavities.dataset().with(draft -> draft.coverage(Coverage.of(List.of(), null)));
    Published away = desk.publish(nowhere, zoned.remote());
    assertThat(place(away.remote()).path("zones").size()).isZero();
  }

  private JsonNode place(Remote remote) {
    return desk.held(remote).path("spatial");
  }

  @Test
  void theLastContactGoesWhenTheDataHaveNoneAnyMore() {
    assertThat(desk.held(first).path("contact_points")).isNotEmpty();

    desk.publish(
        Cavities.dataset()
            .with(draft -> draft.contact(null).publisher(null).attributions(List.of())),
        first);

    assertThat(desk.held(first).path("contact_points")).isEmpty();
  }

  /** As on a site without pages of its own. */
  @Test
  void aRecordWithoutAPageIsNamedByItsIdentifier() {
    desk.udata().store().byHand(first.id(), held -> held.put("title", "Grottes").putNull("page"));

    Published second = desk.publish(renamed(), first);

    assertThat(second.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_EDITS_KEPT);
    assertThat(second.remarks().toString()).contains(first.id());
  }

  private double west(Published published) {
    JsonNode geom = desk.held(published.remote()).path("spatial").path("geom");
    return geom.path("coordinates").path(0).path(0).path(0).path(0).asDouble();
  }

  private static Dataset at(Box box) {
    return Cavities.dataset().with(draft -> draft.coverage(Coverage.of(List.of(), box)));
  }

  private static Dataset renamed() {
    return Cavities.dataset().with(draft -> draft.title("Cavités 2027"));
  }

  private static ObjectNode kept(ObjectNode held) {
    return held.retain(UNTOUCHED);
  }
}
