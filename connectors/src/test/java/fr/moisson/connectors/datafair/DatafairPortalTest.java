package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is special about data-fair: its kinds of datasets, its lists, who sees what, and files. */
class DatafairPortalTest {

  private static final String KEY = "jeton-tres-secret-4711";
  private static final String SITE = "data-fair-portals:niort";

  private DatafairStandIn standIn;
  private final PlainDoor door = new PlainDoor();

  @BeforeEach
  void start() {
    standIn = new DatafairStandIn(KEY);
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  private Portal plain() {
    return portal(List.of(SITE), null, null, Map.of("ENVI", "Environnement"));
  }

  private Portal uploading() {
    return portal(null, null, true, null);
  }

  private Portal portal(
      @Nullable List<String> sites,
      @Nullable Boolean makePublic,
      @Nullable Boolean upload,
      @Nullable Map<String, String> topics) {
    return new DatafairDesk(
        new DatafairPortal(standIn.url(), new Secret(KEY), sites, makePublic, upload, topics, null),
        DatafairContractTest.WITHOUT_PAUSE);
  }

  private Published publish(Portal portal, Dataset dataset, @Nullable Remote known) {
    return portal.publish(sending(portal, dataset, known), door);
  }

  private static Portal.Sending sending(Portal portal, Dataset dataset, @Nullable Remote known) {
    return new Portal.Sending(
        dataset.id(),
        portal.render(dataset, Cavities.FILES),
        Set.of(Cavities.IDENTIFIER),
        Optional.ofNullable(known),
        Overwrite.HARVESTED_ONLY,
        shown -> {},
        Cavities.folder());
  }

  private void withdraw(Portal portal, Remote known) {
    portal.withdraw(Cavities.ID, Optional.of(known.id()), Notice.of(Code.WITHDRAWN), door);
  }

  private static Dataset retitled() {
    return Cavities.dataset().with(draft -> draft.title("Cavités et carrières"));
  }

  private static Dataset withFile(String file) {
    return Cavities.dataset(Cavities.ID, "https://exemple.fr/cavites.json", file);
  }

  @Test
  void describesADatasetByLinksAndMetadata() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();

    ObjectNode held = standIn.held(remote.id());
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

    Remote remote = publish(plain(), dataset, null).remote();

    assertThat(standIn.held(remote.id()).path("temporal").toString())
        .isEqualTo("{\"start\":\"2019-01-01\",\"end\":\"2020-02-29\"}");
  }

  @Test
  void putsADatasetOnItsSitesUnderTheTopicsOfTheAccount() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();

    ObjectNode held = standIn.held(remote.id());
    assertThat(held.path("publicationSites").toString()).isEqualTo("[\"" + SITE + "\"]");
    assertThat(held.at("/topics/0/id").asText()).isEqualTo("t1");
    assertThat(standIn.permissions(remote.id()).toString())
        .as("that of the account stays")
        .contains("\"organization\"");
  }

  @Test
  void saysWhatHasNoPlace() {
    Portal portal = portal(null, null, null, Map.of("ENVI", "t9"));
    Dataset dataset =
        Cavities.dataset().with(draft -> draft.licence(Licence.stated("Licence maison")));

    Published published = publish(portal, dataset, null);

    assertThat(published.remarks())
        .containsExactly(
            Notice.of(Code.PORTAL_LOSES, "licence « Licence maison », thématique « t9 »"));
  }

  @Test
  void keepsWhatEditorsAddToListsAndExtras() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();
    ObjectNode held = standIn.held(remote.id());
    held.withArray("/attachments").addObject().put("title", "Notice").put("url", "https://x.fr/n");
    held.withArray("/publicationSites").add("data-fair-portals:region");
    held.withObject("/extras").put("applications", 3);

    publish(plain(), Cavities.linkingTo("https://exemple.fr/cavites-2027.json"), remote);

    assertThat(held.path("attachments").findValuesAsText("url"))
        .contains("https://x.fr/n", "https://exemple.fr/cavites-2027.json")
        .doesNotContain("https://exemple.fr/cavites.json");
    assertThat(held.path("publicationSites").toString()).contains("region").contains(SITE);
    assertThat(held.at("/extras/applications").asInt()).isEqualTo(3);
  }

  @Test
  void leavesARecordThatAnEditorClosedOrTookOffASite() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();
    standIn.makePrivate(remote.id());
    standIn.byHand(remote.id(), "publicationSites", JsonNodeFactory.instance.arrayNode());

    publish(plain(), retitled(), remote);

    assertThat(standIn.records().get(0).isVisible()).isFalse();
    assertThat(standIn.held(remote.id()).path("publicationSites")).isEmpty();
    assertThat(standIn.records().get(0).title()).isEqualTo("Cavités et carrières");
  }

  @Test
  void clearsWhatTheDatasetStatesNoMore() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();

    publish(plain(), Cavities.dataset().with(d -> d.temporal(null).frequency(null)), remote);

    assertThat(standIn.held(remote.id()).has("temporal")).isFalse();
    assertThat(standIn.held(remote.id()).has("frequency")).isFalse();
  }

  @Test
  void withdrawsFromItsSitesAndSaysWhy() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();
    standIn.held(remote.id()).withArray("/publicationSites").add("data-fair-portals:region");

    withdraw(plain(), remote);

    ObjectNode held = standIn.held(remote.id());
    assertThat(standIn.records().get(0).isVisible()).isFalse();
    assertThat(held.path("publicationSites").toString())
        .as("the site that an editor chose")
        .isEqualTo("[\"data-fair-portals:region\"]");
    assertThat(held.at("/extras/moisson/withdrawn").asText()).isNotBlank();
    publish(plain(), Cavities.dataset(), remote);
    assertThat(held.path("publicationSites").toString()).contains(SITE);
    assertThat(held.path("extras").toString()).doesNotContain("withdrawn");
  }

  @Test
  void leavesRightsToPeopleIfToldTo() {
    Portal portal = portal(List.of(SITE), false, null, null);

    Remote remote = publish(portal, Cavities.dataset(), null).remote();
    assertThat(standIn.records().get(0).isVisible()).isFalse();
    standIn.makePublic(remote.id());
    withdraw(portal, remote);

    assertThat(standIn.records().get(0).isVisible()).isTrue();
    assertThat(standIn.held(remote.id()).path("publicationSites")).isEmpty();
  }

  @Test
  void uploadsTheFirstExtractAndWaitsForIt() {
    Remote remote = publish(uploading(), Cavities.dataset(), null).remote();

    ObjectNode held = standIn.held(remote.id());
    assertThat(held.path("isMetaOnly").asBoolean()).isFalse();
    assertThat(held.path("status").asText()).isEqualTo("finalized");
    assertThat(held.at("/originalFile/name").asText()).isEqualTo("abcdef.csv");
    assertThat(held.path("attachments").findValuesAsText("url"))
        .containsExactly("https://exemple.fr/cavites.json");
    assertThat(standIn.records().get(0).isVisible()).isTrue();
    long writes = standIn.writes();
    publish(uploading(), Cavities.dataset(), remote);
    assertThat(standIn.writes()).isEqualTo(writes);
  }

  @Test
  void replacesTheFileAloneWhenItsContentChanged() throws Exception {
    Remote remote = publish(uploading(), withFile("extracts/abcdef.csv"), null).remote();
    Portal.Sending newer = sending(uploading(), withFile("extracts/012345.csv"), remote);
    Files.writeString(newer.files().resolve("extracts/012345.csv"), "id,nom\n2,B\n");

    uploading().publish(newer, door);

    assertThat(standIn.held(remote.id()).at("/originalFile/name").asText()).isEqualTo("012345.csv");
    assertThat(standIn.uploads()).isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeIndexedIsAnError() {
    standIn.failNextFile();

    assertThatThrownBy(() -> publish(uploading(), Cavities.dataset(), null))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("schematized");
    publish(uploading(), Cavities.dataset(), null);

    assertThat(standIn.records()).hasSize(1);
    assertThat(standIn.held(standIn.records().get(0).id()).path("status").asText())
        .isEqualTo("finalized");
  }

  @Test
  void linksToTheFileOfARecordThatIsThereWithoutOne() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();

    Published second = publish(uploading(), Cavities.dataset(), remote);

    assertThat(standIn.uploads()).isZero();
    assertThat(standIn.records().get(0).links())
        .contains("https://moisson.exemple.fr/files/extracts/abcdef.csv");
    assertThat(second.remarks()).contains(Notice.of(Code.PORTAL_LOSES, "fichier « abcdef.csv »"));
  }

  @Test
  void aBusyDatasetIsTriedAgain() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();
    standIn.answerNextWrite(
        409, "text/plain", "Le jeu de données n'est pas dans un état permettant l'opération.");

    assertThatThrownBy(() -> publish(plain(), retitled(), remote)).isInstanceOf(Unavailable.class);
  }

  @Test
  void saysWhichQuotaIsUsedUp() {
    standIn.answerNextWrite(429, "text/plain", "Nombre de jeux de données dépassé");

    assertThatThrownBy(() -> publish(plain(), Cavities.dataset(), null))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("Nombre de jeux de données dépassé");
  }

  @Test
  void aSiteThatDoesNotExistIsForSomebodyToCorrect() {
    Portal portal = portal(List.of("autre:niort"), null, null, null);

    assertThatThrownBy(() -> publish(portal, Cavities.dataset(), null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("unknown publication site");
    assertThatThrownBy(() -> portal(List.of("niort"), null, null, null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("publicationSites");
  }

  @Test
  void keepsTheIdAndTheExtrasOfWhatItTakesOver() {
    String theirs = standIn.publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");

    Remote adopted = plain().adopt(sending(plain(), Cavities.dataset(), null), door).orElseThrow();
    assertThat(standIn.held(theirs).path("title").asText()).isEqualTo("Cavités du BRGM");
    publish(plain(), Cavities.dataset(), adopted);

    assertThat(adopted.id()).isEqualTo(theirs);
    assertThat(standIn.held(theirs).at("/extras/applications").asInt()).isEqualTo(2);
  }

  @Test
  void twoDatasetsOfOursMayHaveOnePage() {
    publish(plain(), Cavities.dataset().with(DatafairPortalTest::onItsPage), null);
    DatasetId id = new DatasetId("200041317", "georisques", "puits");

    publish(plain(), onItsPage(Dataset.draft(id, "Puits")).build(), null);

    assertThat(standIn.records()).hasSize(2);
  }

  private static DatasetDraft onItsPage(DatasetDraft draft) {
    return draft.landingPage(URI.create(Cavities.IDENTIFIER));
  }

  @Test
  void sendsOnlyWhatDiffers() {
    Remote remote = publish(plain(), Cavities.dataset(), null).remote();
    long writes = standIn.writes();
    ArrayNode keywords = standIn.held(remote.id()).path("keywords").deepCopy();

    publish(plain(), retitled(), remote);

    assertThat(standIn.writes()).isEqualTo(writes + 1);
    JsonNode held = standIn.held(remote.id());
    assertThat(held.path("keywords")).isEqualTo(keywords);
  }

  @Test
  void bindsItsOptions() throws Exception {
    String options =
        "{\"url\":\"https://data.exemple.fr\",\"key\":\"t0ken\",\"publicationSites\":[\"a:b\"]}";

    DatafairPortal bound = new ObjectMapper().readValue(options, DatafairPortal.class);

    assertThat(bound.namePrefix()).isEqualTo("moisson");
    assertThat(bound.root()).isEqualTo("https://data.exemple.fr/data-fair/api/v1");
    assertThat(bound.toString()).doesNotContain("t0ken");
  }
}
