package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.rules.Rules;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoWritingTest {

  private static final DatasetId ID = new DatasetId("79191", "haies", "haies 1");
  private static final URI FILES = URI.create("https://moisson.exemple.fr/files/");
  private static final String UUID = "5c1d2a52-3c27-5a9b-9d50-000000000001";

  static final Dataset HEDGES =
      Dataset.draft(ID, "Haies & talus")
          .description("Les haies.\nRelevées < 2024.")
          .keywords(List.of("bocage", "Habitats et biotopes", "haie"))
          .themes(List.of("ENVI", "AGRI"))
          .publisher(new Agent("Ville de Niort", URI.create("https://niort.exemple/"), "217901917"))
          .contact(new Contact("Service SIG", "sig@niort.exemple", null))
          .licence(
              new Licence(
                  "Licence Ouverte 2.0",
                  URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence/")))
          .frequency("ANNUAL")
          .issued("2019")
          .modified("2026-03-01")
          .temporal(new Period("2000-01-01", null))
          .coverage(
              Coverage.of(
                      List.of("commune:79191", "epci:200041317", "country:fr"),
                      new Box(-0.6, 46.2, -0.2, 46.5))
                  .named(List.of("Marais poitevin")))
          .landingPage(URI.create("https://niort.exemple/haies"))
          .provenance(List.of("Photo-interprétation.", "Contrôle au sol."))
          .identifiers(List.of("https://niort.exemple/id/haies", "10.5281/zenodo.4711"))
          .languages(List.of("FRA", "ENG"))
          .conformsTo(
              List.of(
                  new Standard(
                      "RGF93 / Lambert-93",
                      URI.create("http://www.opengis.net/def/crs/EPSG/0/2154")),
                  new Standard("Géostandard haies", URI.create("https://cnig.exemple/haies"))))
          .resolution(5.0)
          .resolutions(List.of("1/5000"))
          .access("PUBLIC")
          .rights(List.of("Ne pas utiliser au-delà du 1/5000."))
          .attributions(
              List.of(new Attribution("owner", new Agent("IGN", null, null), "ign@ign.exemple")))
          .legislation(List.of(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj")))
          .hvdCategories(List.of(URI.create("http://data.europa.eu/bna/c_dd313021")))
          .distributions(List.of(file(), wfs(), extract(true)))
          .build();

  private static Link file() {
    return new Link(
        "haies-1",
        "Haies, tout le département",
        "Un fichier.",
        URI.create("https://niort.exemple/haies.geojson?a=1&b=2"),
        "GEOJSON",
        "application/geo+json",
        1_234_567L,
        null,
        null,
        null);
  }

  static Link wfs() {
    URI address = URI.create("https://niort.exemple/wfs?service=WFS&request=GetCapabilities");
    return new Link("wfs", "Haies (WFS)", null, address, "WFS_SRVC", null, null, null, null, null)
        .through(new Service(URI.create("https://niort.exemple/wfs"), "WFS", "bocage:haies"));
  }

  private static Distribution.Extract extract(boolean valid) {
    return new Distribution.Extract(
        "79191",
        "Haies de Niort",
        "extracts/abc.csv",
        "CSV",
        "text/csv",
        99L,
        "abcdef",
        URI.create("https://niort.exemple/haies.csv"),
        new Receipt(3400, 120, 3280, 0, 0, "points-in-lines-whole", "2026"),
        new Distribution.Assessment(
            new Conformity(
                "haies",
                "1.0",
                URI.create("https://schema.exemple/haies"),
                120,
                100,
                valid ? 0 : 20),
            null,
            null,
            null),
        null);
  }

  static String written(Dataset dataset) {
    return IsoWriting.record(dataset, UUID, FILES);
  }

  private static Dataset readBack(Dataset dataset) {
    return IsoReading.dataset(ID, written(dataset));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Dataset read = readBack(HEDGES);

    assertThat(read)
        .usingRecursiveComparison()
        .comparingOnlyFields(
            "title",
            "description",
            "publisher.name",
            "publisher.homepage",
            "contact",
            "issued",
            "modified",
            "temporal",
            "coverage.zones",
            "coverage.bbox",
            "kind",
            "languages",
            "resolution",
            "resolutions",
            "access",
            "attributions",
            "legislation",
            "hvdCategories")
        .isEqualTo(HEDGES);
    assertThat(read.keywords()).containsAll(HEDGES.keywords()).contains("Marais poitevin");
    assertThat(read.identifiers()).containsAll(HEDGES.identifiers()).contains(UUID, ID.key());
    assertThat(read.rights()).contains("Ne pas utiliser au-delà du 1/5000.");
    assertThat(read.provenance()).contains("Photo-interprétation.\nContrôle au sol.");
    assertThat(read.conformsTo())
        .containsAll(HEDGES.conformsTo())
        .contains(new Standard("haies 1.0", URI.create("https://schema.exemple/haies")));
  }

  @Test
  void zonesWithoutAnAddressAreWrittenByTheirNames() {
    Coverage wide = Coverage.of(List.of("country-subset:fr:metro", "country-group:ue"), null);
    Dataset dataset = HEDGES.with(draft -> draft.coverage(wide));

    assertThat(written(dataset)).contains("France métropolitaine").doesNotContain("fr:metro");
    assertThat(readBack(dataset).coverage().zones()).isEqualTo(wide.zones());
  }

  @Test
  void zonesAreCalledByTheirNamesWhereTheseAreKnown() {
    Coverage around =
        Coverage.of(
            List.of("departement:86", "region:75", "commune:79191", "epci:200041317"), null);
    Dataset dataset =
        HEDGES.with(draft -> draft.coverage(around).distributions(List.of(ofNiort())));

    assertThat(written(dataset))
        .contains(">Vienne<", ">Nouvelle-Aquitaine<", ">Niort<", ">200041317<")
        .contains("Extrait limité au territoire Niort : 120 lignes");
    assertThat(readBack(dataset).coverage().zones()).isEqualTo(around.zones());
    assertThat(readBack(dataset).coverage().places()).isEmpty();
  }

  private static Distribution.Extract ofNiort() {
    Distribution.Extract coded = extract(true);
    return new Distribution.Extract(
        coded.territory(),
        coded.title(),
        coded.file(),
        coded.format(),
        coded.mediaType(),
        coded.bytes(),
        coded.sha256(),
        coded.derivedFrom(),
        new Receipt(
            3400,
            120,
            3280,
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
            "Niort"),
        null,
        null);
  }

  @Test
  void whatTheRulesMakeOfItIsTheSame() {
    List<Notice> notices = new ArrayList<>();

    Dataset read = Rules.all(Clock.systemUTC()).apply(readBack(HEDGES), notices::add);

    assertThat(read.licence().uri())
        .isEqualTo(URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
    assertThat(read.frequency()).isEqualTo("ANNUAL");
    assertThat(read.themes()).containsAll(HEDGES.themes());
  }

  @Test
  void linksComeBackWithTheirKindsAndSizes() {
    List<Link> links = readBack(HEDGES).distributions().stream().map(Link.class::cast).toList();

    assertThat(links)
        .extracting(Link::title)
        .containsExactly("Haies, tout le département", "Haies (WFS)", "Haies de Niort");
    assertThat(links.get(0).url()).isEqualTo(file().url());
    assertThat(links.get(0).mediaType()).isEqualTo("application/geo+json");
    assertThat(links.get(0).bytes()).isEqualTo(1_234_567L);
    assertThat(links.get(0).description()).startsWith("Un fichier.");
    assertThat(links.get(1).service()).isEqualTo(wfs().service());
    assertThat(links.get(2).url()).isEqualTo(FILES.resolve("extracts/abc.csv"));
    assertThat(links.get(2).description()).contains("120 lignes gardées sur 3");
  }

  @Test
  void thePageOfTheDatasetComesBackAsAPage() {
    assertThat(readBack(HEDGES).references())
        .containsExactly(
            new Reference(
                Reference.Part.DOCUMENTATION, HEDGES.landingPage(), "Page du jeu de données"));
  }

  @Test
  void otherPagesComeBackAsPages() {
    URI guide = URI.create("https://niort.exemple/guide.pdf");
    URI study = URI.create("https://etude.exemple/bocage");
    Dataset read =
        readBack(
            HEDGES.with(
                draft ->
                    draft.references(
                        List.of(
                            new Reference(Reference.Part.DOCUMENTATION, guide, "Guide de saisie"),
                            new Reference(Reference.Part.REFERENCED_BY, study, null)))));

    assertThat(read.references())
        .extracting(Reference::address, Reference::title)
        .contains(tuple(guide, "Guide de saisie"), tuple(study, "Cite ces données"));
    assertThat(read.distributions()).hasSameSizeAs(HEDGES.distributions());
  }

  @Test
  void aSchemaThatIsNotFollowedIsNotClaimed() {
    Dataset read = readBack(HEDGES.with(draft -> draft.distributions(List.of(extract(false)))));

    assertThat(read.conformsTo()).extracting(Standard::title).doesNotContain("haies 1.0");
    assertThat(read.provenance())
        .contains("Non conforme à « haies 1.0 » (100 lignes conformes sur 120).");
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY, daily",
    "ANNUAL_2, biannually",
    "TRIENNIAL, P3Y",
    "12HRS, PT12H",
    "NEVER, notPlanned"
  })
  void frequenciesAreCodesOrPeriods(String code, String expected) {
    assertThat(readBack(HEDGES.with(draft -> draft.frequency(code))).frequency())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Habitats et biotopes, hb",
    "Services d’utilité publique et services publics, us",
    "Zones de gestion, am",
    "Répartition de la population — démographie, pd",
    "Land cover, lc"
  })
  void aThemeOfInspireIsAnchoredByItsNameAsInFeeds(String keyword, String code) {
    assertThat(written(HEDGES.with(draft -> draft.keywords(List.of(keyword)))))
        .contains("http://inspire.ec.europa.eu/theme/" + code + "\">" + keyword);
  }

  @ParameterizedTest
  @CsvSource({"FRA, fre", "DEU, ger", "ENG, eng", "OCI, oci"})
  void languagesAreWrittenInTheCodesOfTheStandard(String code, String written) {
    assertThat(written(HEDGES.with(draft -> draft.languages(List.of(code)))))
        .contains("codeListValue=\"" + written + "\"");
  }

  @Test
  void aServiceIsIdentifiedAsOne() {
    Dataset service =
        HEDGES.with(
            draft -> draft.kind(Kind.SERVICE).resolution(null).distributions(List.of(wfs())));

    Dataset read = readBack(service);

    assertThat(read.kind()).isEqualTo(Kind.SERVICE);
    assertThat(read.coverage().bbox()).isEqualTo(HEDGES.coverage().bbox());
    assertThat(written(service)).contains("<gco:LocalName>download</gco:LocalName>");
  }

  @Test
  void aDatasetOfWhichNothingIsKnownHasARecord() {
    Dataset read = readBack(Dataset.draft(ID, "Haies\u0001").build());

    assertThat(read.title()).isEqualTo("Haies");
    assertThat(read.licence()).isNull();
    assertThat(read.languages()).containsExactly("FRA");
  }

  @Test
  void itIsTheSameWheneverItIsWritten() {
    assertThat(written(HEDGES)).isEqualTo(written(HEDGES));
  }
}
