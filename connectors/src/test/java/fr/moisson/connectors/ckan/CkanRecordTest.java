package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.ckan.CkanForm.Field;
import fr.moisson.connectors.ckan.CkanForm.Kind;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.values.KnownLicence;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CkanRecordTest {

  private static final DatasetId ID = new DatasetId("79191", "georisques", "cavites");
  private static final String ROLES =
      "http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/";
  private static final Dataset FULL = CkanSamples.cavities(ID, "extracts/abc.csv");

  @Test
  void writesADatasetTheWayCkanextDcatReadsIt() {
    JsonNode record = render(FULL);

    assertThat(record.path("title").asText()).isEqualTo("Cavités souterraines");
    assertThat(record.path("notes").asText()).isEqualTo("Les cavités *connues*.");
    assertThat(record.path("license_id").asText()).isEqualTo("etalab-2.0");
    assertThat(record.path("url").asText()).isEqualTo("https://www.georisques.gouv.fr/");
    assertThat(extra(record, "theme"))
        .isEqualTo("[\"http://publications.europa.eu/resource/authority/data-theme/ENVI\"]");
    assertThat(extra(record, "frequency"))
        .isEqualTo("http://publications.europa.eu/resource/authority/frequency/ANNUAL");
    assertThat(extra(record, "spatial"))
        .isEqualTo(
            "{\"type\":\"Polygon\",\"coordinates\":"
                + "[[[-0.6,46.2],[-0.2,46.2],[-0.2,46.5],[-0.6,46.5],[-0.6,46.2]]]}");
    assertThat(extra(record, "spatial_zones")).isEqualTo("[\"epci:200041317\"]");
    assertThat(extra(record, "temporal_start")).isEqualTo("2000-01-01");
    assertThat(extra(record, "temporal_end")).isNull();
    assertThat(extra(record, "provenance")).isEqualTo("Une phrase.\nUne autre.");
    assertThat(extra(record, "contact_email")).isEqualTo("contact@exemple.fr");
    assertThat(extra(record, "source_id")).isEqualTo("cavites");
  }

  @Test
  void writesALinkWithItsChecksumAndATimeThatCkanAccepts() {
    JsonNode link = render(FULL).path("resources").path(0);

    assertThat(link.path("url").asText()).isEqualTo("https://exemple.fr/cavites.json");
    assertThat(link.path("last_modified").asText()).isEqualTo("2026-02-28T23:30:00");
    assertThat(link.path("hash").asText()).isEqualTo("00ff");
    assertThat(link.path("hash_algorithm").asText()).endsWith("checksumAlgorithm_sha1");
    assertThat(link.path("size").asLong()).isEqualTo(1234);
    assertThat(link.path("license").asText()).startsWith("https://www.etalab.gouv.fr/");
  }

  @Test
  void whatIsWrittenOfDocumentationAndFilesIsReadBack() {
    LinkDetails details =
        new LinkDetails(
            "2024-05-06",
            "COMPLETED",
            "STABLE",
            List.of(URI.create("https://exemple.fr/acces")),
            List.of(URI.create("https://exemple.fr/aide")));
    List<Reference> references =
        Stream.of(Reference.Part.values())
            .map(part -> new Reference(part, URI.create("https://exemple.fr/" + part), null))
            .toList();
    Distribution.Link link = (Distribution.Link) FULL.distributions().get(0);
    Dataset said =
        FULL.with(
            draft ->
                draft
                    .references(references)
                    .resolutions(List.of("une maille par commune"))
                    .distributions(List.of(link.detailed(details))));

    Dataset read = CkanPackage.map(ID, render(said), URI.create("https://ckan.exemple.fr"));

    assertThat(read.references()).containsExactlyElementsOf(references);
    assertThat(read.resolutions()).containsExactly("une maille par commune");
    assertThat(read.distributions())
        .singleElement()
        .hasFieldOrPropertyWithValue("url", link.url())
        .hasFieldOrPropertyWithValue("details", details);
  }

  @Test
  void writesAnExtractWithItsOriginAndItsOwnAddress() {
    JsonNode extract = render(FULL).path("resources").path(1);

    assertThat(extract.path("url").asText())
        .isEqualTo("https://m.exemple.fr/files/extracts/abc.csv");
    assertThat(extract.path("source_url").asText()).isEqualTo("https://exemple.fr/cavites.csv");
    assertThat(extract.path("hash").asText()).isEqualTo("abcdef");
    assertThat(extract.path("description").asText())
        .isEqualTo(
            "Extrait limité au territoire 200041317 : 120 lignes gardées sur 3\u202f400 lues"
                + " (contours 2026).");
  }

  @Test
  void writesTheSchemaOfAnExtractAndHowFarItFollowsIt() {
    Distribution.Extract extract = (Distribution.Extract) FULL.distributions().get(1);
    URI schema = URI.create("https://schema.data.gouv.fr/cavites/1.0/schema.json");
    Distribution.Assessment assessment =
        new Distribution.Assessment(
            new Conformity("cavites", "1.0", schema, 120, 118, 3), null, "ab/rapport.json", null);
    Dataset checked =
        FULL.with(
            draft -> draft.distributions(List.of(Cavities.extract(extract.file(), assessment))));

    JsonNode resource = render(checked).path("resources").path(0);

    assertThat(resource.path("conforms_to").asText()).isEqualTo("[\"" + schema + "\"]");
    assertThat(resource.path("description").asText())
        .endsWith("(contours 2026). Conforme au schéma cavites 1.0 pour 118 lignes sur 120.");
    assertThat(resource.path("size").asLong()).isEqualTo(99);
    assertThat(resource.path("hash_algorithm").asText()).endsWith("checksumAlgorithm_sha256");
  }

  @Test
  void writesWhoMadeADatasetAndWhatItComesFrom() {
    Agent office = new Agent("Bureau d’études", URI.create("https://bureau.example/"), "552100554");
    JsonNode record =
        render(
            FULL.with(
                draft ->
                    draft
                        .sources(List.of(URI.create("https://origine.example/jeu")))
                        .attributions(
                            List.of(
                                new Attribution("owner", new Agent("Ville", null, null)),
                                new Attribution("author", office, "bureau@exemple.fr")))));

    assertThat(extra(record, "source")).isEqualTo("[\"https://origine.example/jeu\"]");
    assertThat(extra(record, "creator_name")).isEqualTo("Bureau d’études");
    assertThat(extra(record, "creator_url")).isEqualTo("https://bureau.example/");
    assertThat(extra(record, "creator_identifier")).isEqualTo("552100554");
    assertThat(extra(record, "creator_email")).isEqualTo("bureau@exemple.fr");
    assertThat(extra(record, "qualified_attribution"))
        .isEqualTo(
            """
            [{"agent":[{"name":"Ville"}],"role":"%sowner"}]"""
                .formatted(ROLES));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partiesAreReadBackFromSitesOfEitherForm(boolean isScheming) throws IOException {
    List<Attribution> parties =
        List.of(
            new Attribution("author", new Agent("Première", null, null)),
            new Attribution("author", new Agent("Seconde", null, "552100554")),
            new Attribution("distributor", new Agent("Région", null, null), "sig@exemple.fr"));
    CkanForm form = isScheming ? withParties() : CkanForm.PLAIN;
    JsonNode record = render(FULL.with(draft -> draft.attributions(parties)), form);

    Dataset read = CkanPackage.map(ID, record, URI.create("https://ckan.exemple.fr"));

    assertThat(read.attributions()).isEqualTo(parties);
  }

  private static CkanForm withParties() {
    Set<String> agent = Set.of("name", "email", "identifier");
    return new CkanForm(
        true,
        Map.of(
            "creator",
            new Field(Kind.COMPOSITE, Set.of(), agent),
            "qualified_attribution",
            new Field(Kind.COMPOSITE, Set.of(), Set.of("agent", "role"))),
        Map.of(),
        CkanForm.PLAIN.licences(),
        CkanForm.PLAIN.lacksGroup());
  }

  @Test
  void writesPartiesAfterTheFirstAuthorWhereTheSiteHasAFieldForThem() {
    Dataset made =
        FULL.with(
            draft ->
                draft.attributions(
                    List.of(
                        new Attribution("author", new Agent("Première", null, null)),
                        new Attribution("author", new Agent("Seconde", null, null)),
                        new Attribution(
                            "distributor", new Agent("Région", null, null), "sig@exemple.fr"),
                        new Attribution("rôle en mots", new Agent("Tiers", null, null)))));

    JsonNode record = render(made, withParties());

    assertThat(record.path("creator")).hasToString("[{\"name\":\"Première\"}]");
    assertThat(record.path("qualified_attribution"))
        .hasToString(
            """
            [{"agent":[{"name":"Seconde"}],"role":"%1$sauthor"},\
            {"agent":[{"name":"Région","email":"sig@exemple.fr"}],"role":"%1$sdistributor"}]"""
                .formatted(ROLES));
  }

  @Test
  void writesTheServiceBehindALinkAsCkanextDcatGivesIt() {
    URI wms = URI.create("https://carto.example/wms");
    Distribution.Link layer =
        Distribution.Link.to("Cavités (carte)", URI.create(wms + "?service=WMS&layers=cavites"))
            .through(new Distribution.Service(wms, "WMS", "cavites"));

    JsonNode resource =
        render(FULL.with(draft -> draft.distributions(List.of(layer)))).path("resources").path(0);

    assertThat(resource.path("access_services").asText())
        .isEqualTo(
            "[{\"title\":\"Cavités (carte)\",\"endpoint_url\":[\"https://carto.example/wms\"],"
                + "\"endpoint_description\":"
                + "\"https://carto.example/wms?service=WMS&layers=cavites\","
                + "\"identifier\":\"cavites\","
                + "\"conforms_to\":[\"http://www.opengeospatial.org/standards/wms\"]}]");
  }

  @Test
  void givesTwoResourcesOfOneNameTwoIds() {
    Dataset twice =
        FULL.with(
            draft ->
                draft.distributions(
                    List.of(
                        Cavities.link("a", "https://exemple.fr/1"),
                        Cavities.link("a", "https://exemple.fr/2"))));

    assertThat(render(twice).path("resources").findValuesAsText("moisson_id"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void rendersEqualDatasetsEqually() {
    assertThat(render(FULL)).isEqualTo(render(CkanSamples.cavities(ID, "extracts/abc.csv")));
  }

  @Test
  void rendersADatasetThatSaysAlmostNothing() {
    JsonNode record = render(Dataset.draft(ID, "Titre").build());

    assertThat(record.has("license_id")).isFalse();
    assertThat(extra(record, "spatial")).isNull();
    assertThat(record.path("tags")).isEmpty();
    assertThat(record.path("resources")).isEmpty();
  }

  @Test
  void writesABoxWithoutAreaAsAPoint() {
    Coverage point = Coverage.of(List.of(), new Box(-0.4, 46.3, -0.4, 46.3));

    assertThat(extra(render(FULL.with(draft -> draft.coverage(point))), "spatial"))
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[-0.4,46.3]}");
  }

  @Test
  void writesZonesWithoutAnAddressByTheirNames() {
    Coverage zones = Coverage.of(List.of("country-subset:fr:metro", "commune:79191"), null);

    JsonNode record = render(FULL.with(draft -> draft.coverage(zones)));

    assertThat(extra(record, "spatial_text")).isEqualTo("France métropolitaine");
    assertThat(extra(record, "spatial_uri")).isEqualTo("http://id.insee.fr/geo/commune/79191");
  }

  /** Visitors read no addresses, and search by names. */
  @Test
  void namesTheTerritoryThatTheFilesWereCutTo() {
    Distribution.Extract cut = Cavities.extract("extracts/abc.csv", null);
    Distribution.Extract named =
        new Distribution.Extract(
            cut.territory(),
            cut.title(),
            cut.file(),
            cut.format(),
            cut.mediaType(),
            cut.bytes(),
            cut.sha256(),
            cut.derivedFrom(),
            new Receipt(
                9,
                9,
                0,
                0,
                0,
                "points-in-lines-whole",
                "2026",
                0,
                0,
                0,
                null,
                null,
                0,
                "Niort Agglo"),
            null,
            null);

    JsonNode record = render(FULL.with(draft -> draft.distributions(List.of(named))));

    assertThat(extra(record, "spatial_text")).isEqualTo("Niort Agglo");
    assertThat(extra(record, "spatial_uri")).endsWith("/intercommunalite/200041317");
  }

  @Test
  void keepsLongListsReadable() throws Exception {
    List<String> zones = IntStream.range(10_000, 20_000).mapToObj(i -> "commune:" + i).toList();
    Coverage wide = Coverage.of(zones, new Box(-5, 41, 9, 51));
    JsonNode record = render(FULL.with(draft -> draft.coverage(wide)));

    String list = extra(record, "spatial_zones");

    assertThat(list).startsWith("[\"commune:10000\"").endsWith("\"]").hasSizeLessThan(32_001);
    assertThat(extra(record, "spatial")).contains("Polygon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          qualité de l'air          | qualité de l air
          qualité de l’air          | qualité de l air
          e\u0301cole                     | école
          eau/assainissement (2024) | eau assainissement 2024
          n°5, PM2.5 - NO_x         | n 5 PM2.5 - NO_x
          """)
  void cleansTagsByTheRulesOfCkan(String keyword, String tag) {
    assertThat(CkanTags.of(List.of(keyword))).containsExactly(tag);
  }

  @Test
  void dropsTagsThatAreTooShortAndCutsThoseThatAreTooLong() {
    assertThat(CkanTags.of(List.of("a", "'", "é".repeat(150)))).containsExactly("é".repeat(100));
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence/, etalab-2.0",
    "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf, fr-lo",
    "http://publications.europa.eu/resource/authority/licence/ETALAB_2_0, etalab-2.0",
    "https://opendatacommons.org/licenses/odbl/1-0/, odc-odbl",
    "http://www.opendatacommons.org/licenses/odbl/, odc-odbl",
    "https://creativecommons.org/licenses/by/4.0/, cc-by",
    "https://creativecommons.org/licenses/by/3.0/fr/, cc-by",
    "https://creativecommons.org/licenses/by/3.0/de/, cc-by",
    "http://creativecommons.org/licenses/by/, cc-by",
    "https://creativecommons.org/licenses/by-sa/1.0, cc-by-sa",
    "http://publications.europa.eu/resource/authority/licence/CC_BYSA_1_0, cc-by-sa",
    "https://github.com/etalab/licence-ouverte, etalab-2.0",
    "https://creativecommons.org/licenses/by-sa/4.0/, cc-by-sa",
    "https://creativecommons.org/publicdomain/zero/1.0/, cc-zero"
  })
  void knowsTheLicencesOfFrance(String uri, String id) {
    assertThat(new CkanLicences(Map.of()).idOf(new Licence("x", URI.create(uri)))).contains(id);
  }

  @ParameterizedTest
  @MethodSource("fr.moisson.harvesters.values.KnownLicence#all")
  void sendsEveryLicenceUnderTheIdOfItsOwnOrInWords(KnownLicence known) {
    JsonNode record = render(FULL.with(draft -> draft.licence(known.asLicence())));

    assertThat(record.path("license_id").asText(null)).isEqualTo(known.ckan());
    assertThat(extra(record, "license_text"))
        .isEqualTo(known.ckan() == null ? known.label() : null);
  }

  @Test
  void letsAPortalNameLicencesItsOwnWay() {
    URI uri = URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence/");
    CkanLicences own = new CkanLicences(Map.of(uri.toString(), "lov2"));

    assertThat(own.idOf(new Licence("x", uri))).contains("lov2");
  }

  @Test
  void neverInventsALicence() {
    JsonNode record = render(FULL.with(draft -> draft.licence(Licence.stated("Libre, sauf…"))));

    assertThat(record.has("license_id")).isFalse();
    assertThat(extra(record, "license_text")).isEqualTo("Libre, sauf…");
  }

  /** The record sent to a plain site. */
  private static JsonNode render(Dataset dataset) {
    return render(dataset, CkanForm.PLAIN);
  }

  private static JsonNode render(Dataset dataset, CkanForm form) {
    URI files = URI.create("https://m.exemple.fr/files/");
    CkanLicences licences = new CkanLicences(Map.of());
    JsonNode rendered =
        CkanRecord.render(dataset, new CkanResources(dataset, files, 0), licences, Map.of());
    return new CkanShaping(form, rendered).shaped();
  }

  private static String extra(JsonNode record, String key) {
    return CkanExtras.value(record, key).orElse(null);
  }
}
