package fr.moisson.connectors.arcgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Particularities of ArcGIS, beyond what every portal does. */
class ArcgisPortalTest {

  private static final String TOKEN = "jeton-tres-secret-4711";
  private static final String GROUP = "groupe0001";
  private static final Notice VANISHED = Notice.of(Code.WITHDRAWN);

  @AutoClose private final ArcgisStandIn arcgis = new ArcgisStandIn(TOKEN);
  private final Door door = new PlainDoor();
  private final Path files = Cavities.folder();

  @Test
  void anItemIsPrivateUntilItIsSharedWithAllAndWithTheGroupOfTheSite() {
    Remote remote = publish(Cavities.dataset(), null).remote();

    ObjectNode item = arcgis.store().item(remote.id());
    assertThat(item.path("access").asText()).isEqualTo("public");
    assertThat(texts(item, "groups")).containsExactly(GROUP);
  }

  @Test
  void anItemIsInTheLanguageOfItsTexts() {
    Remote french = publish(Cavities.dataset(), null).remote();
    assertThat(arcgis.store().item(french.id()).path("culture").asText()).isEqualTo("fr-fr");

    Dataset english = Cavities.dataset().with(draft -> draft.writtenIn("en"));
    arcgis.store().delete(french.id());
    Remote remote = publish(english, null).remote();
    assertThat(arcgis.store().item(remote.id()).path("culture").asText()).isEqualTo("en");
  }

  /** The EPCI and a commune may have accounts in one organisation, each with its own portal. */
  @Test
  void leavesTheItemOfAnotherAccountAlone() {
    Remote theirs = publish(Cavities.dataset(), null).remote();
    arcgis
        .store()
        .byHand(
            theirs.id(),
            item ->
                item.put("owner", "agglo")
                    .withObject("/properties/moisson")
                    .put("account", "agglo"));

    Remote ours = publish(Cavities.dataset(), theirs).remote();
    assertThat(ours.id()).isNotEqualTo(theirs.id());
    assertThat(publish(Cavities.dataset(), null).remote().id()).isEqualTo(ours.id());
    portal(false).open(door, Niortais.AT).withdraw(Cavities.ID, Optional.empty(), VANISHED);

    assertThat(arcgis.store().item(theirs.id()).path("access").asText()).isEqualTo("public");
    assertThat(arcgis.store().item(ours.id()).path("access").asText()).isEqualTo("private");
  }

  @Test
  void saysThatTheGroupWasNotToBeHad() {
    arcgis.store().deny(GROUP);

    Published published = publish(Cavities.dataset(), null);

    assertThat(published.remarks())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.code()).isEqualTo(Code.PORTAL_LOSES);
              assertThat(remark.args()).contains(PortalFields.of("groups", GROUP));
            });
  }

  @Test
  void findsItsItemInTheFolderBeforeTheIndexDoesAndInTheIndexOnceItIsMoved() {
    Remote first = publish(Cavities.dataset(), null).remote();
    arcgis.store().by(ArcgisStandIn.USER, "Une carte", "https://exemple.fr/carte");
    arcgis.store().largestPage(1);
    assertThat(publish(Cavities.dataset(), null).remote().id()).isEqualTo(first.id());

    arcgis.store().byHand(first.id(), item -> item.put("ownerFolder", "archives"));
    arcgis.store().index();

    assertThat(publish(Cavities.dataset(), null).remote().id()).isEqualTo(first.id());
    assertThat(arcgis.records()).hasSize(2);
    assertThat(portal(false).open(door, Niortais.AT).versions(Set.of(first.id())).orElseThrow())
        .as("moved is not deleted")
        .containsOnlyKeys(first.id());
  }

  @Test
  void anApplicationIsGivenATokenAndAnotherWhenItRunsOut() {
    ArcgisPortal portal = ofApplication(TOKEN);
    Portal.Session pass = portal.open(door, Niortais.AT);
    Remote first = pass.publish(sending(portal, Cavities.dataset(), null)).remote();
    assertThat(arcgis.given()).isEqualTo(1);

    arcgis.expire();
    pass.publish(sending(portal, renamed(), first));

    assertThat(arcgis.given()).isEqualTo(2);
    assertThat(arcgis.store().item(first.id()).path("title").asText()).isEqualTo("Cavités 2027");
  }

  @Test
  void anApplicationThatIsUnknownStopsThePassAndItsSecretIsNotTold() {
    ArcgisPortal portal = ofApplication("un-autre-secret");
    Sending sending = sending(portal, Cavities.dataset(), null);

    assertThatThrownBy(() -> portal.open(door, Niortais.AT).publish(sending))
        .isInstanceOf(Misconfigured.class)
        .hasMessageNotContaining("un-autre-secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 503})
  void anApplicationWaitsForAPortalThatGivesNoTokenNow(int status) {
    ArcgisPortal portal = ofApplication(TOKEN);
    Sending sending = sending(portal, Cavities.dataset(), null);
    arcgis.answerNext(status, "application/json", "{}");

    assertThatThrownBy(() -> portal.open(door, Niortais.AT).publish(sending))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void wantsATokenOrAnApplication() {
    assertThatThrownBy(
            () -> new ArcgisPortal(null, ArcgisStandIn.USER, null, null, null, "x", null, null))
        .isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"code\":400,\"message\":\"Bad type\"}} | BadItem",
        "{\"error\":{\"code\":403,\"message\":\"You do not have permissions\"}} | Misconfigured",
        "{\"error\":{\"message\":\"You do not have permissions\"}} | Misconfigured",
        "{\"error\":{\"code\":500,\"message\":\"?\"}} | Unavailable",
        "{\"code\":200,\"message\":null,\"status\":\"failure\"} | Unavailable",
        "{\"success\":false} | BadItem"
      })
  void anErrorInsideASuccessIsOne(String body, String failure) {
    arcgis.answerNextWrite(200, "application/json", body);

    assertThatThrownBy(() -> publish(Cavities.dataset(), null))
        .isInstanceOf(HarvestException.class)
        .extracting(e -> e.getClass().getSimpleName())
        .isEqualTo(failure);
  }

  @Test
  void leavesTagsKeywordsAndPropertiesOfOthers() {
    Remote first = publish(Cavities.dataset(), null).remote();
    arcgis
        .store()
        .byHand(
            first.id(),
            item -> {
              ((ArrayNode) item.path("tags")).add("sous-sol");
              ((ArrayNode) item.path("typeKeywords")).add("Carte du mois");
              ((ObjectNode) item.path("properties")).put("couleur", "bleu");
            });

    publish(Cavities.dataset().with(draft -> draft.keywords(List.of("risques"))), first);

    ObjectNode item = arcgis.store().item(first.id());
    assertThat(texts(item, "tags")).containsExactlyInAnyOrder("sous-sol", "risques");
    assertThat(texts(item, "typeKeywords"))
        .contains("Carte du mois", "moisson", "source:" + Cavities.ID.key());
    assertThat(item.path("properties").path("couleur").asText()).isEqualTo("bleu");
  }

  @Test
  void clearsWhatTheDatasetStatesNoLonger() {
    Remote first = publish(Cavities.dataset(), null).remote();

    publish(Cavities.dataset().with(draft -> draft.licence(null).publisher(null)), first);

    ObjectNode item = arcgis.store().item(first.id());
    assertThat(item.path("licenseInfo").isNull()).isTrue();
    assertThat(item.path("accessInformation").isNull()).isTrue();
  }

  @Test
  void keepsTheReasonOfAWithdrawalAndLeavesHiddenWhatAnEditorHid() {
    ArcgisPortal portal = portal(false);
    Remote first = publish(Cavities.dataset(), null).remote();
    portal.open(door, Niortais.AT).withdraw(Cavities.ID, Optional.of(first.id()), VANISHED);

    ObjectNode item = arcgis.store().item(first.id());
    assertThat(item.path("access").asText()).isEqualTo("private");
    assertThat(texts(item, "groups")).isEmpty();
    assertThat(ArcgisMerge.marks(item).path("withdrawn").asText()).contains("source");

    Published back = publish(Cavities.dataset(), first);
    assertThat(arcgis.store().item(first.id()).path("access").asText()).isEqualTo("public");
    assertThat(ArcgisMerge.marks(arcgis.store().item(first.id())).has("withdrawn")).isFalse();

    arcgis.store().byHand(first.id(), held -> held.put("access", "private"));
    Published kept = publish(renamed(), back.remote());
    assertThat(arcgis.store().item(first.id()).path("access").asText()).isEqualTo("private");
    assertThat(kept.remarks()).extracting(Notice::code).contains(Code.PORTAL_EDITS_KEPT);
  }

  /** As after a source was renamed: ArcGIS refuses a second item with the same address. */
  @Test
  void theHeirOfADatasetKeepsItsItem() {
    Remote first = publish(Cavities.dataset(), null).remote();
    DatasetId former = Cavities.ID;
    DatasetId heir = new DatasetId(former.territory(), "autre", former.remoteId());
    Portal.Session pass = portal(false).open(door, Niortais.AT);

    assertThat(pass.rekey(former, heir, first.id())).isTrue();
    long writes = arcgis.writes();
    assertThat(pass.rekey(former, heir, first.id())).as("again").isTrue();
    assertThat(pass.rekey(former, heir, "gone")).isTrue();
    assertThat(arcgis.writes()).isEqualTo(writes);

    Dataset dataset = Cavities.dataset(heir, "https://exemple.fr/cavites.json", Cavities.EXTRACT);
    assertThat(publish(dataset, first).remote().id()).isEqualTo(first.id());
    assertThat(publish(dataset, null).remote().id()).as("without a ledger").isEqualTo(first.id());
    assertThat(texts(arcgis.store().item(first.id()), "typeKeywords"))
        .contains("source:" + heir.key())
        .doesNotContain("source:" + former.key());
    DatasetId another = new DatasetId("79191", "b", "2");
    assertThatThrownBy(() -> pass.rekey(former, another, first.id())).isInstanceOf(BadItem.class);
  }

  @Test
  void twoDatasetsWithOneAddressAreTwoItemsOrNone() {
    publish(Cavities.dataset(), null);
    Dataset twin =
        Cavities.dataset(
            new DatasetId("200041317", "autre", "1"),
            "https://exemple.fr/cavites.json",
            Cavities.EXTRACT);

    assertThatThrownBy(() -> publish(twin, null)).isInstanceOf(BadItem.class);
    assertThat(arcgis.records()).hasSize(1);
  }

  @Test
  void aDatasetThatLeadsNowhereIsNoItem() {
    Dataset nowhere =
        Cavities.dataset().with(draft -> draft.distributions(List.of()).landingPage(null));

    assertThatThrownBy(() -> publish(nowhere, null)).isInstanceOf(BadItem.class);
  }

  @Test
  void putsTheExtractOnThePortalIfToldTo() {
    ArcgisPortal portal = portal(true);
    Remote first =
        portal.open(door, Niortais.AT).publish(sending(portal, Cavities.dataset(), null)).remote();

    ObjectNode item = arcgis.store().item(first.id());
    assertThat(item.path("type").asText()).isEqualTo("CSV");
    assertThat(item.path("content").asText()).contains("Cavité du Portail");
    assertThat(item.path("name").asText()).endsWith(Cavities.ID.key() + ".csv");
    long writes = arcgis.writes();
    portal.open(door, Niortais.AT).publish(sending(portal, Cavities.dataset(), first));
    assertThat(arcgis.writes()).isEqualTo(writes);
  }

  @Test
  void waitsForAPortalThatAnswersNoJson() {
    arcgis.answerNext(200, "text/html", "<h1>Maintenance</h1>");

    assertThatThrownBy(() -> publish(Cavities.dataset(), null)).isInstanceOf(Unavailable.class);
  }

  private Published publish(Dataset dataset, @Nullable Remote known) {
    ArcgisPortal portal = portal(false);
    return portal.open(door, Niortais.AT).publish(sending(portal, dataset, known));
  }

  private ArcgisPortal ofApplication(String secret) {
    return new ArcgisPortal(
        arcgis.url(),
        ArcgisStandIn.USER,
        null,
        null,
        null,
        ArcgisStandIn.CLIENT,
        new Secret(secret),
        null);
  }

  private ArcgisPortal portal(boolean uploads) {
    return new ArcgisPortal(
        arcgis.url(), ArcgisStandIn.USER, null, GROUP, new Secret(TOKEN), null, null, uploads);
  }

  private Sending sending(ArcgisPortal portal, Dataset dataset, @Nullable Remote known) {
    return Cavities.sending(portal, dataset, Set.of(Cavities.IDENTIFIER), known, files);
  }

  private static Dataset renamed() {
    return Cavities.dataset().with(draft -> draft.title("Cavités 2027"));
  }

  private static List<String> texts(ObjectNode item, String field) {
    return item.path(field).valueStream().map(text -> text.asText()).toList();
  }
}
