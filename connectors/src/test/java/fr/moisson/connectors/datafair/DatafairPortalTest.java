package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Particularities of data-fair: kinds of datasets, lists, and visibility. */
class DatafairPortalTest {

  @AutoClose private final DatafairSite site = DatafairSite.start();

  private static Dataset retitled() {
    return Cavities.dataset().with(draft -> draft.title("Cavités et carrières"));
  }

  @Test
  void describesADatasetByLinksAndMetadata() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();

    ObjectNode held = site.standIn().held(remote.id());
    assertThat(remote.id()).isEqualTo("moisson-" + Cavities.ID.key());
    assertThat(held.path("isMetaOnly").asBoolean()).isTrue();
    assertThat(held.at("/license/title").asText())
        .as("as the account writes it")
        .isEqualTo("Licence Ouverte / Open Licence");
    assertThat(held.at("/license/href").asText())
        .isEqualTo("https://www.etalab.gouv.fr/licence-ouverte-open-licence");
    assertThat(held.path("frequency").asText()).isEqualTo("annual");
    assertThat(held.at("/temporal/start").asText()).isEqualTo("2000-01-01");
    assertThat(held.at("/temporal").has("end")).isFalse();
    assertThat(held.path("origin").asText()).isEqualTo("https://www.georisques.gouv.fr/");
    assertThat(held.path("creator").asText()).isEqualTo("BRGM");
    assertThat(held.path("modified").asText()).isEqualTo("2026-03-01");
    assertThat(held.path("attachments").findValuesAsText("type")).containsOnly("url");
    assertThat(held.at("/attachments/0/description").asText())
        .contains("GEOJSON")
        .contains("1234 octets")
        .contains("Schéma : https://schema.data.gouv.fr/cavites");
    assertThat(held.at("/attachments/1/description").asText()).contains("120 lignes gardées");
    assertThat(held.at("/extras/moisson/contactEmail").asText()).isEqualTo("contact@exemple.fr");
  }

  @Test
  void writesWholeDates() {
    Dataset dataset =
        Cavities.dataset().with(draft -> draft.temporal(new Period("2019", "2020-02")));

    Remote remote = site.publish(site.plain(), dataset, null).remote();

    assertThat(site.standIn().held(remote.id()).path("temporal").toString())
        .isEqualTo("{\"start\":\"2019-01-01\",\"end\":\"2020-02-29\"}");
  }

  @Test
  void putsADatasetOnItsSitesUnderTheTopicsOfTheAccount() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();

    ObjectNode held = site.standIn().held(remote.id());
    assertThat(held.path("publicationSites").toString())
        .isEqualTo("[\"" + DatafairSite.SITE + "\"]");
    assertThat(held.at("/topics/0/id").asText()).isEqualTo("t1");
    assertThat(site.standIn().permissions(remote.id()).toString())
        .as("that of the account stays")
        .contains("\"organization\"");
  }

  @Test
  void saysWhatHasNoPlace() {
    DatafairPortal portal = site.portal(null, null, null, Map.of("ENVI", "t9"));
    Dataset dataset =
        Cavities.dataset().with(draft -> draft.licence(Licence.stated("Licence maison")));

    Published published = site.publish(portal, dataset, null);

    assertThat(published.remarks())
        .containsExactly(Notice.of(Code.PORTAL_LOSES, "license “Licence maison”, topics “t9”"));
  }

  /** The EPCI and a commune may have accounts on the same site. */
  @Test
  void leavesTheRecordOfAnotherAccountAlone() {
    Remote first = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn().held(first.id()).withObject("/owner").put("id", "agglo");
    long writes = site.standIn().writes();

    assertThatThrownBy(() -> site.publish(site.plain(), Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_NAME_TAKEN));
    assertThatThrownBy(
            () ->
                site.open(site.plain())
                    .withdraw(Cavities.ID, Optional.empty(), Notice.of(Code.WITHDRAWN)))
        .isInstanceOf(BadItem.class);

    assertThat(site.standIn().writes()).isEqualTo(writes);
  }

  @Test
  void keepsTheTextsOfOthersAsTheyWroteThem() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    ObjectNode held = site.standIn().held(remote.id());
    held.withArray("/attachments")
        .addObject()
        .put("title", "Notice")
        .put("url", "https://x.fr/n")
        .put("description", "Voir <https://x.fr>.");

    site.publish(site.plain(), Cavities.linkingTo("https://exemple.fr/autres.json"), remote);

    assertThat(held.path("attachments").findValuesAsText("description"))
        .contains("Voir <https://x.fr>.");
  }

  @Test
  void keepsTheTextThatAnEditorGaveToOurLinkAsItWasWritten() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    ObjectNode held = site.standIn().held(remote.id());
    ((ObjectNode) held.path("attachments").get(1)).put("description", "Voir <https://x.fr>.");

    site.publish(site.plain(), Cavities.linkingTo("https://exemple.fr/autres.json"), remote);

    assertThat(held.path("attachments").findValuesAsText("url"))
        .contains("https://exemple.fr/autres.json");
    assertThat(held.path("attachments").findValuesAsText("description"))
        .contains("Voir <https://x.fr>.");
  }

  @Test
  void keepsWhatEditorsAddToListsAndExtras() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    ObjectNode held = site.standIn().held(remote.id());
    held.withArray("/attachments").addObject().put("title", "Notice").put("url", "https://x.fr/n");
    held.withArray("/publicationSites").add("data-fair-portals:region");
    held.withObject("/extras").put("applications", 3);

    site.publish(site.plain(), Cavities.linkingTo("https://exemple.fr/cavites-2027.json"), remote);

    assertThat(held.path("attachments").findValuesAsText("url"))
        .contains("https://x.fr/n", "https://exemple.fr/cavites-2027.json")
        .doesNotContain("https://exemple.fr/cavites.json");
    assertThat(held.path("publicationSites").toString())
        .contains("region")
        .contains(DatafairSite.SITE);
    assertThat(held.at("/extras/applications").asInt()).isEqualTo(3);
  }

  @Test
  void keepsWhatEditorsWroteAboutALinkOfOursAndWritesTheRest() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    ObjectNode held = site.standIn().held(remote.id());
    ((ObjectNode) held.at("/attachments/0")).put("title", "Toutes les cavités");

    Published second = site.publish(site.plain(), updated(), remote);

    assertThat(held.at("/attachments/0/title").asText()).isEqualTo("Toutes les cavités");
    assertThat(held.at("/attachments/0/description").asText()).contains("sha1:ff00");
    assertThat(second.remarks())
        .singleElement()
        .returns(Code.PORTAL_EDITS_KEPT, Notice::code)
        .asString()
        .contains("\"Toutes les cavités\" (title)");
    Published third = site.publish(site.plain(), Cavities.dataset(), second.remote());
    assertThat(third.remarks()).extracting(Notice::code).contains(Code.PORTAL_EDITS_KEPT);
    assertThat(held.at("/attachments/0/title").asText()).isEqualTo("Toutes les cavités");
  }

  @Test
  void doesNotBringBackALinkOfOursThatAnEditorTookAway() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    ObjectNode held = site.standIn().held(remote.id());
    held.withArray("/attachments").remove(0);

    Published second = site.publish(site.plain(), updated(), remote);
    Published third = site.publish(site.plain(), Cavities.dataset(), second.remote());

    assertThat(held.path("attachments").findValuesAsText("url"))
        .doesNotContain("https://exemple.fr/cavites.json")
        .hasSize(1);
    assertThat(second.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_EDITS_KEPT);
    assertThat(third.remarks()).extracting(Notice::code).containsExactly(Code.PORTAL_EDITS_KEPT);
  }

  /** The dataset with another file behind its first link. */
  private static Dataset updated() {
    Dataset dataset = Cavities.dataset();
    Distribution.Link link = (Distribution.Link) dataset.distributions().get(0);
    Distribution.Link newer =
        new Distribution.Link(
            link.id(),
            link.title(),
            link.description(),
            link.url(),
            link.format(),
            link.mediaType(),
            link.bytes(),
            "sha1:ff00",
            link.modified(),
            link.schema());
    return dataset.with(
        draft -> draft.distributions(List.of(newer, dataset.distributions().get(1))));
  }

  @Test
  void leavesARecordThatAnEditorClosedOrTookOffASite() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn().makePrivate(remote.id());
    site.standIn().byHand(remote.id(), "publicationSites", JsonNodeFactory.instance.arrayNode());

    site.publish(site.plain(), retitled(), remote);

    assertThat(site.standIn().records().get(0).isVisible()).isFalse();
    assertThat(site.standIn().held(remote.id()).path("publicationSites")).isEmpty();
    assertThat(site.standIn().records().get(0).title()).isEqualTo("Cavités et carrières");
  }

  @Test
  void clearsWhatTheDatasetStatesNoMore() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();

    site.publish(
        site.plain(), Cavities.dataset().with(d -> d.temporal(null).frequency(null)), remote);

    assertThat(site.standIn().held(remote.id()).has("temporal")).isFalse();
    assertThat(site.standIn().held(remote.id()).has("frequency")).isFalse();
  }

  @Test
  void withdrawsFromItsSitesAndSaysWhy() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn().held(remote.id()).withArray("/publicationSites").add("data-fair-portals:region");

    site.withdraw(site.plain(), remote);

    ObjectNode held = site.standIn().held(remote.id());
    assertThat(site.standIn().records().get(0).isVisible()).isFalse();
    assertThat(held.path("publicationSites").toString())
        .as("the site that an editor chose")
        .isEqualTo("[\"data-fair-portals:region\"]");
    assertThat(held.at("/extras/moisson/withdrawn").asText()).isNotBlank();
    site.publish(site.plain(), Cavities.dataset(), remote);
    assertThat(held.path("publicationSites").toString()).contains(DatafairSite.SITE);
    assertThat(held.path("extras").toString()).doesNotContain("withdrawn");
  }

  @Test
  void whatAnEditorHadClosedOrTakenOffASiteStaysSoWhenItsDatasetReturns() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn().makePrivate(remote.id());
    site.standIn().byHand(remote.id(), "publicationSites", JsonNodeFactory.instance.arrayNode());

    site.withdraw(site.plain(), remote);
    long writes = site.standIn().writes();
    site.withdraw(site.plain(), remote);
    assertThat(site.standIn().writes()).as("of a second withdrawal").isEqualTo(writes);
    site.publish(site.plain(), Cavities.dataset(), remote);

    assertThat(site.standIn().records().get(0).isVisible()).isFalse();
    assertThat(site.standIn().held(remote.id()).path("publicationSites")).isEmpty();
    assertThat(site.standIn().held(remote.id()).path("extras").toString())
        .doesNotContain("withdrawn");
  }

  @Test
  void opensAgainWhatAnEditorOpenedWhileItWasWithdrawn() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn().makePrivate(remote.id());
    site.withdraw(site.plain(), remote);
    site.standIn().makePublic(remote.id());

    site.withdraw(site.plain(), remote);
    assertThat(site.standIn().records().get(0).isVisible()).isFalse();
    site.publish(site.plain(), Cavities.dataset(), remote);

    assertThat(site.standIn().records().get(0).isVisible()).isTrue();
  }

  @Test
  void theVersionTellsThatSomebodyOpenedARecord() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.withdraw(site.plain(), remote);
    String hidden = version(remote);

    site.standIn().makePublic(remote.id());

    assertThat(version(remote)).isNotEqualTo(hidden);
  }

  private String version(Remote remote) {
    return site.open(site.plain()).versions(Set.of(remote.id())).orElseThrow().get(remote.id());
  }

  @Test
  void leavesRightsToPeopleIfToldTo() {
    DatafairPortal portal = site.portal(List.of(DatafairSite.SITE), false, null, null);

    Remote remote = site.publish(portal, Cavities.dataset(), null).remote();
    assertThat(site.standIn().records().get(0).isVisible()).isFalse();
    site.standIn().makePublic(remote.id());
    site.withdraw(portal, remote);

    assertThat(site.standIn().records().get(0).isVisible()).isTrue();
    assertThat(site.standIn().held(remote.id()).path("publicationSites")).isEmpty();
  }

  @Test
  void aBusyDatasetIsTriedAgain() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn()
        .answerNextWrite(
            409, "text/plain", "Le jeu de données n'est pas dans un état permettant l'opération.");

    assertThatThrownBy(() -> site.publish(site.plain(), retitled(), remote))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void saysWhichQuotaIsUsedUp() {
    site.standIn().answerNextWrite(429, "text/plain", "Nombre de jeux de données dépassé");

    assertThatThrownBy(() -> site.publish(site.plain(), Cavities.dataset(), null))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("Nombre de jeux de données dépassé");
  }

  @Test
  void aSiteThatDoesNotExistIsForSomebodyToCorrect() {
    DatafairPortal portal = site.portal(List.of("autre:niort"), null, null, null);

    assertThatThrownBy(() -> site.publish(portal, Cavities.dataset(), null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("unknown publication site");
    assertThatThrownBy(() -> site.portal(List.of("niort"), null, null, null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("publicationSites");
  }

  @ParameterizedTest
  @CsvSource({"700, 300", "10500, 1000", "18500, 1000"})
  void looksThroughAsManyRecordsAsThereAre(int others, int page) {
    site.standIn().listInPagesOf(page);
    site.standIn().fill(others);
    site.standIn().publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");

    assertThatThrownBy(() -> site.publish(site.plain(), Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_HAS_ANOTHER));
  }

  @Test
  void saysThatItCannotLookThroughMore() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    site.standIn().fill(19_000);
    Dataset other =
        Dataset.draft(new DatasetId("79191", "essai", "neuf"), "Un nouveau jeu").build();

    assertThatThrownBy(() -> site.publish(site.plain(), other, null))
        .isInstanceOfSatisfying(
            BadItem.class,
            e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_LISTING_CAPPED));
    Remote again = site.publish(site.plain(), retitled(), remote).remote();
    assertThat(site.standIn().held(again.id()).path("title").asText())
        .as("what is known need not be looked for")
        .isEqualTo("Cavités et carrières");
  }

  @Test
  void keepsTheIdAndTheExtrasOfWhatItTakesOver() {
    String theirs = site.standIn().publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");

    Remote adopted =
        site.open(site.plain())
            .adopt(DatafairSite.sending(site.plain(), Cavities.dataset(), null))
            .orElseThrow();
    assertThat(site.standIn().held(theirs).path("title").asText()).isEqualTo("Cavités du BRGM");
    site.publish(site.plain(), Cavities.dataset(), adopted);

    assertThat(adopted.id()).isEqualTo(theirs);
    assertThat(site.standIn().held(theirs).at("/extras/applications").asInt()).isEqualTo(2);
  }

  @Test
  void twoDatasetsOfOursMayHaveOnePage() {
    site.publish(site.plain(), Cavities.dataset().with(DatafairPortalTest::onItsPage), null);
    DatasetId id = new DatasetId("200041317", "georisques", "puits");

    site.publish(site.plain(), onItsPage(Dataset.draft(id, "Puits")).build(), null);

    assertThat(site.standIn().records()).hasSize(2);
  }

  private static DatasetDraft onItsPage(DatasetDraft draft) {
    return draft.landingPage(URI.create(Cavities.IDENTIFIER));
  }

  @Test
  void sendsOnlyWhatDiffers() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();
    long writes = site.standIn().writes();
    ArrayNode keywords = site.standIn().held(remote.id()).path("keywords").deepCopy();

    site.publish(site.plain(), retitled(), remote);

    assertThat(site.standIn().writes()).isEqualTo(writes + 1);
    JsonNode held = site.standIn().held(remote.id());
    assertThat(held.path("keywords")).isEqualTo(keywords);
  }

  @Test
  void bindsItsOptions() throws Exception {
    String options =
        "{\"url\":\"https://data.exemple.fr\",\"key\":\"t0ken\",\"publicationSites\":[\"a:b\"]}";

    DatafairPortal bound = new ObjectMapper().readValue(options, DatafairPortal.class);

    assertThat(bound.namePrefix()).isEqualTo("moisson");
    assertThat(DatafairPortal.root(bound.url()))
        .isEqualTo("https://data.exemple.fr/data-fair/api/v1");
    assertThat(bound.toString()).doesNotContain("t0ken");
  }
}
