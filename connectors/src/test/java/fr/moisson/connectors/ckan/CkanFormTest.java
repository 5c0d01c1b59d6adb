package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.ID;
import static fr.moisson.connectors.ckan.CkanSite.VANISHED;
import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One dataset in the form of each kind of site. */
class CkanFormTest {

  @AutoClose private final CkanSite site = CkanSite.start();

  @Test
  void fillsTheFieldsThatASiteHasAndWritesTheRestAsExtras() {
    site.ckan().scheming(CkanScheming.schema());

    Held held = held(publish(cavities(), null));

    JsonNode json = held.json();
    assertThat(json.path("contact").path(0).path("email").asText()).isEqualTo("contact@exemple.fr");
    assertThat(json.path("publisher").path(0).path("identifier").asText()).isEqualTo("582056149");
    assertThat(json.path("temporal_coverage").path(0).path("start").asText())
        .isEqualTo("2000-01-01");
    JsonNode place = json.path("spatial_coverage").path(0);
    assertThat(place.path("uri").asText())
        .isEqualTo("http://id.insee.fr/geo/intercommunalite/200041317");
    assertThat(place.path("bbox").asText()).contains("Polygon");
    assertThat(json.path("theme").path(0).asText()).endsWith("data-theme/ENVI");
    assertThat(json.path("frequency").asText()).as("by its choice").isEqualTo("annual");
    assertThat(held.extra("issued")).as("no field of this site").isEqualTo("2019");
    assertThat(held.extra("contact_email")).isNull();
    assertThat(held.extra("guid")).isEqualTo(ID.key());
  }

  @Test
  void namesALicenceAsTheListOfTheSiteDoes() throws IOException {
    site.ckan()
        .licences(
            new ObjectMapper()
                .readTree(
                    """
                    [{"id": "notspecified", "title": "License not specified", "url": ""},
                     {"id": "fr-lo", "title": "Licence Ouverte",
                      "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence"},
                     {"id": "lov2", "title": "Licence Ouverte 2.0",
                      "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence"},
                     {"id": "odc-odbl", "title": "ODbL",
                      "url": "https://opendatacommons.org/licenses/odbl/1-0/"},
                     {"id": "odbl-1.0", "title": "ODbL 1.0",
                      "url": "https://opendatacommons.org/licenses/odbl/1-0/"}]
                    """));
    Dataset odbl =
        cavities()
            .with(
                draft ->
                    draft.licence(
                        new Licence(
                            "ODbL", URI.create("https://opendatacommons.org/licenses/odbl/1-0/"))));

    Published open = publish(cavities(), null);
    assertThat(held(open).json().path("license_id").asText()).isEqualTo("lov2");
    assertThat(held(publish(odbl, open.remote())).json().path("license_id").asText())
        .as("which the site has by the name that CKAN gives it")
        .isEqualTo("odc-odbl");
  }

  @Test
  void leavesOutAndTellsAChoiceThatASiteDoesNotOffer() {
    site.ckan().scheming(CkanScheming.schema());

    Published published = publish(cavities().with(draft -> draft.frequency("DAILY")), null);

    assertThat(held(published).json().has("frequency")).isFalse();
    assertThat(published.remarks())
        .containsExactly(Notice.of(Notice.Code.PORTAL_LOSES, "frequency"));
  }

  /** The forms of ckanext-dcat have the former list of ADMS. */
  @Test
  void namesTheStatusOfAFileAsASiteDoesAndLeavesOutOthers() {
    site.ckan().scheming(CkanScheming.schema());

    Published published =
        publish(
            cavities()
                .with(
                    draft ->
                        draft.distributions(
                            List.of(
                                withStatus("a", "COMPLETED"),
                                withStatus("b", "DEVELOP"),
                                withStatus("c", "OP_DATPRO")))),
            null);

    assertThat(held(published).resources())
        .extracting(resource -> resource.path("status").asText())
        .containsExactly(
            "http://purl.org/adms/status/Completed",
            "http://purl.org/adms/status/UnderDevelopment",
            "");
    assertThat(published.remarks()).containsExactly(Notice.of(Notice.Code.PORTAL_LOSES, "status"));
  }

  private static Distribution withStatus(String id, String status) {
    return new Distribution.Link(
        id,
        "Cavités",
        null,
        URI.create("https://exemple.fr/" + id + ".csv"),
        "CSV",
        "text/csv",
        null,
        null,
        null,
        null,
        null,
        null,
        new LinkDetails(null, status, null, List.of(), List.of()));
  }

  @Test
  void changesAndClearsTheFieldsOfASite() {
    site.ckan().scheming(CkanScheming.schema());
    Published first = publish(cavities(), null);

    publish(
        cavities().with(draft -> draft.contact(null).themes(List.of("ENER", "TRAN"))),
        first.remote());

    JsonNode json = held(first).json();
    assertThat(json.has("contact")).isFalse();
    assertThat(json.path("theme")).hasSize(2);
  }

  @Test
  void keepsAFieldOfASiteThatAnEditorFilled() {
    site.ckan().scheming(CkanScheming.schema());
    Published first = publish(cavities().with(draft -> draft.contact(null)), null);
    site.byHand(
        "package_patch",
        first.remote().id(),
        patch -> patch.putArray("contact").addObject().put("name", "Le service Eau"));

    publish(cavities().with(draft -> draft.title("Cavités")), first.remote());

    assertThat(held(first).json().path("contact").path(0).path("name").asText())
        .isEqualTo("Le service Eau");
  }

  @Test
  void movesExtrasIntoFieldsWhenASiteGetsThem() {
    Published first = publish(cavities(), null);
    site.ckan().scheming(CkanScheming.schema());
    CkanSite nextPass = CkanSite.of(site.ckan());

    Published second =
        nextPass.publish(
            cavities().with(draft -> draft.title("Cavités")),
            first.remote(),
            Overwrite.HARVESTED_ONLY);

    assertThat(held(first).json().path("theme")).hasSize(1);
    assertThat(held(first).extra("theme")).isNull();
    assertThat(second.remarks()).isEmpty();
  }

  @Test
  void saysOnASiteOfAnyFormWhyARecordIsHidden() {
    site.ckan().scheming(CkanScheming.schema());
    Published first = publish(cavities(), null);

    site.session().withdraw(ID, Optional.of(first.remote().id()), VANISHED);

    assertThat(held(first).extra("source_status_reason")).contains("n’est plus repris");
    assertThat(held(first).json().path("version_notes").asText())
        .as("since the pages of such a site show no extras")
        .isEqualTo(held(first).extra("source_status_reason"));
    assertThat(held(first).json().path("contact")).as("all else stays").hasSize(1);

    publish(cavities(), first.remote());
    assertThat(held(first).json().has("version_notes")).isFalse();
    assertThat(held(first).isPrivate()).isFalse();
  }

  @Test
  void tellsWhatIsCutForTheIndex() {
    Dataset talkative =
        cavities().with(draft -> draft.provenance(List.of("é".repeat(20_000), "fin")));

    Published published = publish(talkative, null);

    assertThat(published.remarks())
        .containsExactly(Notice.of(Notice.Code.PORTAL_LOSES, "provenance"));
    assertThat(publish(talkative, published.remote()).remote()).isEqualTo(published.remote());
    assertThat(site.ckan().writes()).isOne();
  }

  @Test
  void drawsEachOfSeveralPlaces() {
    Coverage two = Coverage.over(List.of(), List.of(new Box(-1, 46, 0, 47), new Box(2, 42, 3, 43)));

    Held held = held(publish(cavities().with(draft -> draft.coverage(two)), null));

    assertThat(held.extra("spatial")).startsWith("{\"type\":\"MultiPolygon\"");
  }

  @Test
  void putsARecordIntoTheGroupsOfItsThemesAndLeavesThoseOfEditors() {
    CkanSite grouping = site.with(Map.of("ENVI", "environnement", "TRAN", "transports"), null);
    Remote first = grouping.publish(cavities(), null, Overwrite.HARVESTED_ONLY).remote();
    ObjectNode edited = site.ckan().dataset(first.id()).orElseThrow().json().deepCopy();
    edited.withArray("groups").addObject().put("name", "risques");
    site.ckan().byHand("package_update", edited);

    Remote second =
        grouping
            .publish(
                cavities().with(draft -> draft.themes(List.of("TRAN"))),
                first,
                Overwrite.HARVESTED_ONLY)
            .remote();

    assertThat(site.ckan().dataset(second.id()).orElseThrow().json().path("groups"))
        .extracting(group -> group.path("name").asText())
        .containsExactlyInAnyOrder("risques", "transports");
  }

  @Test
  void publishesWithoutAGroupThatTheSiteLacksAndSaysSo() {
    site.ckan().absentGroup("environnement");
    site.ckan().deletedGroup("sante");
    CkanSite grouping =
        site.with(Map.of("ENVI", "environnement", "HEAL", "sante", "TRAN", "transports"), null);
    Dataset dataset = cavities().with(draft -> draft.themes(List.of("ENVI", "HEAL", "TRAN")));

    Published published = grouping.publish(dataset, null, Overwrite.HARVESTED_ONLY);

    assertThat(held(published).json().path("groups").findValuesAsText("name"))
        .containsExactly("transports");
    assertThat(published.remarks())
        .containsExactly(
            Notice.of(Code.PORTAL_WITHOUT_GROUP, "environnement"),
            Notice.of(Code.PORTAL_WITHOUT_GROUP, "sante"));
    assertThat(grouping.publish(dataset, published.remote(), Overwrite.HARVESTED_ONLY).remarks())
        .isEqualTo(published.remarks());
    assertThat(site.ckan().calls("group_show")).as("one for each group in a pass").isEqualTo(3);
  }

  /** Only CKAN itself can say that it lacks a group; otherwise, the record is put there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {'success': false, 'error': {'__type': 'Internal Server Error'}}",
        "409 | {'success': false, 'error': {'__type': 'Search Error'}}",
        "429 | <h1>Trop de demandes</h1>",
        "404 | <h1>Introuvable</h1>",
        "403 | <h1>Non</h1>",
        "-1 | injoignable",
      })
  void publishesAndWithdrawsThoughNothingIsToldOfAGroup(int status, String body) {
    AtomicInteger asked = new AtomicInteger();
    Door door =
        new CkanSamples.Before(
            site.door(),
            request -> {
              if (request.uri().getPath().endsWith("group_show")) {
                asked.incrementAndGet();
                if (status < 0) {
                  throw new Unavailable(Notice.of(Code.HOST_NOT_FOUND, body));
                }
                site.ckan().answerNext(status, "application/json", body.replace('\'', '"'));
              }
            });
    CkanSite grouping = site.through(door).with(Map.of("ENVI", "environnement"), null);

    Published published = grouping.publish(cavities(), null, Overwrite.HARVESTED_ONLY);
    grouping.publish(cavities(), published.remote(), Overwrite.HARVESTED_ONLY);
    assertThat(published.remarks()).isEmpty();
    assertThat(held(published).json().path("groups").findValuesAsText("name"))
        .containsExactly("environnement");
    assertThat(asked).as("once in a pass").hasValue(1);

    CkanSite nextPass = site.through(door).with(Map.of("ENVI", "environnement"), null);
    nextPass.session().withdraw(ID, Optional.of(published.remote().id()), VANISHED);
    assertThat(held(published).isPrivate()).isTrue();
    assertThat(asked).as("not to withdraw").hasValue(1);
  }

  @Test
  void asksASiteOnceAndThenTwoThingsForEachNewRecordAndEachChange() {
    Published first = publish(cavities(), null);
    assertThat(site.ckan().requests()).as("with three on the site itself").isEqualTo(5);

    publish(cavities().with(draft -> draft.title("Cavités")), first.remote());
    assertThat(site.ckan().requests()).as("with one on the organisation").isEqualTo(8);

    publish(cavities().with(draft -> draft.title("Cavités")), first.remote());
    assertThat(site.ckan().requests()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2.8.12, package_patch",
        "2.9.0, package_revise",
        "2.12.0, package_revise",
        "3.0.0a0, package_revise",
        "-, package_revise"
      })
  void changesARecordByWhatTheVersionOfASiteHas(String version, String action) {
    site.ckan().version(version);
    Published first = publish(cavities(), null);

    publish(cavities().with(draft -> draft.title("Cavités").keywords(List.of())), first.remote());

    assertThat(site.ckan().calls(action)).isOne();
    assertThat(held(first).json().path("title").asText()).isEqualTo("Cavités");
    assertThat(held(first).tags()).isEmpty();
  }

  @Test
  void takesASiteThatRefusesToSayForAPlainOneAndComesAgainToOneThatIsDown() {
    site.ckan().answerNext(403, "text/html", "<h1>Non</h1>");
    publish(cavities(), null);
    assertThat(site.ckan().datasets()).hasSize(1);

    CkanSite nextPass = CkanSite.of(site.ckan());
    site.ckan().answerNext(503, "text/html", "<h1>Plus tard</h1>");
    assertThatThrownBy(() -> nextPass.publish(cavities())).isInstanceOf(Unavailable.class);
    site.ckan().scheming(CkanScheming.schema());
    String id = nextPass.publish(cavities());
    assertThat(site.ckan().dataset(id).orElseThrow().json().has("contact")).isTrue();
  }

  @Test
  void doesNotTakeTheFrontPageOfAProducerForTheNameOfADataset() {
    ObjectNode foreign = JsonNodeFactory.instance.objectNode();
    foreign.put("name", "autre-fiche").put("owner_org", "niort-agglo");
    foreign.putArray("extras").addObject().put("key", "identifier").put("value", "12");
    site.ckan().byHand("package_create", foreign);

    site.session()
        .publish(
            Cavities.sending(
                site.portal(),
                cavities(),
                Set.of("12", "https://www.georisques.gouv.fr/"),
                null,
                Cavities.folder()));

    assertThat(site.ckan().datasets()).hasSize(2);
  }

  private Published publish(Dataset dataset, Remote known) {
    return site.publish(dataset, known, Overwrite.HARVESTED_ONLY);
  }

  private Held held(Published published) {
    return site.ckan().dataset(published.remote().id()).orElseThrow();
  }
}
