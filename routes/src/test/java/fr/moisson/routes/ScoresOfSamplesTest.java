package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.ckan.CkanSource;
import fr.moisson.connectors.csw.CswSource;
import fr.moisson.connectors.dcat.DcatSource;
import fr.moisson.connectors.opendatasoft.OpendatasoftSource;
import fr.moisson.connectors.udata.UdataSource;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.harvesters.score.Criterion;
import fr.moisson.harvesters.score.MetadataScore;
import fr.moisson.harvesters.score.Rating;
import fr.moisson.harvesters.values.KnownLicence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The score that data.europa.eu would give to real records as we publish them. Most sources leave
 * out the place, the period or the licence, which no rule may invent: the tests assert that nothing
 * else is missing.
 */
@Tag("shared")
class ScoresOfSamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RDF = Pattern.compile("(?s)<rdf:RDF.*?</rdf:RDF>");
  private static final Rules RULES = Rules.all(Clock.systemUTC());

  private static final List<String> FEEDS =
      List.of(
          "portals/dcat-feed/udata-tests/bnodes.jsonld",
          "portals/dcat-feed/udata-tests/bnodes.xml",
          "portals/dcat-feed/udata-tests/catalog.xml",
          "portals/dcat-feed/udata-tests/datara--5a26b0f6-0ccf-46ad-ac58-734054b91977.rdf.xml",
          "portals/dcat-feed/udata-tests/datara--f40c3860-7236-4b30-a141-23b8ae33f7b2.rdf.xml",
          "portals/dcat-feed/udata-tests/evian.json",
          "portals/dcat-feed/udata-tests/flat.jsonld",
          "portals/dcat-feed/udata-tests/geonetwork.xml",
          "portals/dcat-feed/udata-tests/nested.jsonld",
          "portals/dcat-feed/udata-tests/series.xml",
          "portals/dcat-feed/udata-tests/sig.oreme.rdf",
          "portals/dcat-feed/udata-tests/udata.xml",
          "portals/dcat-feed/ckanext-dcat/catalog.rdf",
          "portals/dcat-feed/ckanext-dcat/catalog_pod.jsonld",
          "portals/dcat-feed/ckanext-dcat/catalog_with_at_graph.jsonld",
          "portals/dcat-feed/ckanext-dcat/dataset.rdf",
          "portals/dcat-feed/csw/geonetwork-dcat-page-1.xml",
          "portals/dcat-feed/csw/geonetwork-geodcatap-page-1.xml",
          "csw-dcat/ckanext-ecospheres-rdf_dummy.xml",
          "csw-dcat/geonetwork-dcat-page-3.xml",
          "csw-dcat/geonetwork-geodcatap-page-3.xml",
          "dcat-rdf/example-cio.json",
          "dcat-rdf/example-semiceu.json",
          "dcat-rdf/opendatasoft-catalogue-2015.ttl",
          "portals/arcgis-hub/dcat_ap_feed_example.json");

  private static final List<String> RECORDS =
      List.of(
          "csw-iso19139/geonetwork-iso19139-page-3.xml",
          "portals/dcat-feed/csw/geonetwork-iso19139-page-1.xml",
          "portals/dcat-feed/csw/geoide-iso19139-single-dataset.xml",
          "ign/csw/geoplateforme-iso19139-IGNF_RPG.xml",
          "csw-iso19139/csw_geobretagne_mdmetadata.xml",
          "csw-iso19139/datara--89d278a5-ef6a-45a9-9ced-2b348a9963bb.xml",
          "csw-iso19139/geolittoral--05320077-e452-445e-a68c-4080d841ced8.xml",
          "csw-iso19115-3/ifremer--251d473f-c4cb-4c4e-b976-6ebbb88ec5be.xml",
          "portals/geonetwork/datara--c375f298-bbc4-455b-98ad-f65a20b2e0a9.xml",
          "portals/geonetwork/datara--04301749-df52-4c60-a640-87948241ac67.xml");

  /**
   * Defaults for towns and organisations that publish for one place, under one licence and with one
   * contact.
   */
  private static final String OWN_PORTAL =
      "{ licence: lov2, access: public, spatial: %s, rights: Citer le producteur.,"
          + " contact: { url: https://portail.example.org/contact } }";

  private static final String GEO2FRANCE =
      "{ publisher: { name: Géo2France, homepage: https://www.geo2france.fr/ },"
          + " contact: { url: https://www.geo2france.fr/ }, spatial: region:32,"
          + " rights: Citer le producteur et la date de mise à jour. }";

  /**
   * What an officer who knows these portals can truthfully state for everything they hold. There is
   * no licence for portals with data of many producers, no period at all, and nothing for examples
   * of unknown origin.
   */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry(
              "opendatasoft-catalogue-2015.ttl",
              "{ publisher: { name: Opendatasoft, homepage: https://public.opendatasoft.com/ },"
                  + " contact: { url: https://public.opendatasoft.com/ }, access: public,"
                  + " rights: Citer le producteur. }"),
          Map.entry("bnodes.jsonld", OWN_PORTAL.formatted("territory")),
          Map.entry("bnodes.xml", OWN_PORTAL.formatted("territory")),
          Map.entry("catalog.xml", OWN_PORTAL.formatted("territory")),
          Map.entry("flat.jsonld", OWN_PORTAL.formatted("territory")),
          Map.entry("nested.jsonld", OWN_PORTAL.formatted("territory")),
          Map.entry("evian.json", OWN_PORTAL.formatted("commune:74119")),
          Map.entry("udata.xml", OWN_PORTAL.formatted("commune:92075")),
          Map.entry("example-cio.json", OWN_PORTAL.formatted("territory")),
          Map.entry("geonetwork-dcat-page-1.xml", GEO2FRANCE),
          Map.entry("geonetwork-dcat-page-3.xml", GEO2FRANCE),
          Map.entry("geonetwork-geodcatap-page-1.xml", GEO2FRANCE),
          Map.entry("geonetwork-geodcatap-page-3.xml", GEO2FRANCE),
          Map.entry(
              "series.xml",
              "{ publisher: { name: Agence de l’eau Artois-Picardie,"
                  + " homepage: https://www.eau-artois-picardie.fr/ } }"),
          Map.entry(
              "geonetwork.xml", "{ publisher: { name: OREME, homepage: https://oreme.org/ } }"),
          Map.entry(
              "sig.oreme.rdf", "{ publisher: { name: OREME, homepage: https://oreme.org/ } }"),
          Map.entry(
              "dkan-french-w-license.json",
              "{ spatial: region:32, access: public, rights: Citer la Région. }"),
          Map.entry(
              "base-adresse-locale-de-la-commune-de-garein.json",
              OWN_PORTAL.formatted("commune:40105")),
          Map.entry("base-adresse-nationale.json", OWN_PORTAL.formatted("country:fr")),
          Map.entry(
              "base-sirene-des-entreprises-et-de-leurs-etablissem.json",
              OWN_PORTAL.formatted("country:fr")),
          Map.entry("dpe-logements-avant-juillet-2021.json", OWN_PORTAL.formatted("country:fr")),
          Map.entry(
              "marches-publics-de-la-metropole-de-lyon.json",
              OWN_PORTAL.formatted("epci:200046977")),
          Map.entry(
              "vehicules-a-faibles-et-a-tres-faibles-emissions-de.json",
              OWN_PORTAL.formatted("region:84")),
          Map.entry(
              "datasets_collectivites_cut.json",
              "{ licence: lov2, access: public, rights: Citer le producteur. }"),
          Map.entry("dataset_get_api1.json", OWN_PORTAL.formatted("country:fr")));

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  @TempDir private Path folder;

  private record Scored(String file, Dataset dataset, MetadataScore score) {}

  private final List<Scored> stated = new ArrayList<>();

  private final List<Scored> all = new ArrayList<>();

  @BeforeEach
  void readAll() throws IOException {
    for (String file : FEEDS) {
      String text = text(file);
      (text.contains("GetRecordsResponse")
              ? RDF.matcher(text).results().map(MatchResult::group)
              : Stream.of(text))
          .forEach(
              graph -> fetch(file, new DcatSource(URI.create("http://data.test.org/feed")), graph));
    }
    for (String file : RECORDS) {
      fetch(file, csw(), page(file));
    }
    CkanSource ckan = new CkanSource(URI.create("https://ckan.example"), null, null, null, null);
    for (String file :
        List.of(
            "ckan_dataset.json,",
            "ckan_dcat_ap_dataset_series.json,",
            "ckan_full_dataset_dcat_ap.json,",
            "ckan_full_dataset_dcat_ap_legacy.json,",
            "ckan_full_dataset_dcat_ap_vocabularies.json,",
            "full_ckan_dataset_legacy.json,",
            "dkan-french-w-license.json,/result/0",
            "package_show_result_magda_recorded.json,/records/0/aspects/ckan-dataset")) {
      String[] cells = file.split(",", -1);
      add(
          cells[0],
          Harvested.map(ckan, new RawItem("x", json("portals/ckan/" + cells[0]).at(cells[1]))));
    }
    OpendatasoftSource ods =
        new OpendatasoftSource(
            URI.create("https://ods.example"), null, null, Map.of(), null, null, null);
    for (String file :
        List.of(
            "opendatasoft/v2.1/datasets-v2.1.json",
            "opendatasoft/v2.1/dataset-v2.1.json",
            "opendatasoft/v1-catalog-inspire.json",
            "opendatasoft/v1-catalog-test-a.json",
            "opendatasoft/v1-catalog-test-b.json",
            "opendatasoft/v1-catalog-with-attachments.json")) {
      JsonNode sample = json(file);
      JsonNode entries =
          sample.has("results") ? sample.path("results") : JSON.createArrayNode().add(sample);
      for (JsonNode entry : entries) {
        String id = entry.path("dataset_id").asText(entry.path("datasetid").asText());
        add(file, Harvested.map(ods, new RawItem(id, entry)));
      }
    }
    Source udata = udata();
    try (Stream<Path> files = Files.list(Shared.path("samples/datagouv/datasets"))) {
      for (Path file : files.sorted().toList()) {
        add(
            file.getFileName().toString(),
            Harvested.map(udata, new RawItem("x", assembled(JSON.readTree(file.toFile())))));
      }
    }
    for (JsonNode recorded : json("portals/udata/datasets_collectivites_cut.json")) {
      add(
          "datasets_collectivites_cut.json",
          Harvested.map(udata, new RawItem("x", assembled(recorded))));
    }
    add(
        "dataset_get_api1.json",
        Harvested.map(udata, new RawItem("x", json("portals/udata/dataset_get_api1.json"))));
  }

  @Test
  void allAreDescribedAsDcatApAsks() {
    assertThat(all).hasSizeGreaterThan(270);
    assertThat(all).noneMatch(lacks(Criterion.DCAT_AP));
  }

  @Test
  void whatFollowsFromOtherStatementsIsNeverMissing() {
    assertThat(all.stream().filter(lacks(Criterion.KEYWORDS)))
        .as("a theme is a keyword too")
        .allMatch(lacks(Criterion.THEMES));
    assertThat(all.stream().filter(lacks(Criterion.LISTED_ACCESS_RIGHTS)))
        .allMatch(lacks(Criterion.ACCESS_RIGHTS));
    assertThat(all.stream().filter(lacks(Criterion.ACCESS_RIGHTS)))
        .as("an open licence makes data public, unless there are other statements of rights")
        .filteredOn(one -> one.dataset().rights().isEmpty())
        .filteredOn(one -> one.dataset().licence() != null)
        .filteredOn(
            one ->
                one.dataset().distributions().stream()
                    .allMatch(
                        file -> one.dataset().licence().equals(one.dataset().licenceOf(file))))
        .allMatch(one -> KnownLicence.of(one.dataset().licence()).isEmpty());
    assertThat(all.stream().filter(lacks(Criterion.CONTACT)))
        .filteredOn(one -> one.dataset().publisher() != null)
        .allMatch(
            one ->
                one.dataset().publisher().homepage() == null
                    && one.dataset().landingPage() == null);
  }

  /** Before there were rules that derive metadata from what is stated, the average was 271. */
  @Test
  void theirPointsDoNotBecomeFewer() {
    assertThat(average(all)).as("without %s", gaps(all)).isGreaterThan(302);
  }

  /**
   * Nearly all remaining datasets lack what cannot be stated for a source as a whole: the licences,
   * places and periods of the many producers on one portal, and files where there are only pages
   * and services.
   */
  @Test
  void whatOfficersStateOfTheirSourcesMakesHalfOfThemExcellent() {
    assertThat(excellent(all)).isGreaterThanOrEqualTo(9);
    assertThat(excellent(stated)).as("without %s", gaps(stated)).isGreaterThanOrEqualTo(140);
    assertThat(average(stated)).isGreaterThan(335);
    assertThat(gaps(stated).get(Criterion.CONTACT)).as("no contact").isLessThanOrEqualTo(3);
    assertThat(gaps(stated).get(Criterion.PUBLISHER)).as("no publisher").isLessThanOrEqualTo(5);
    assertThat(gaps(stated).get(Criterion.RIGHTS)).as("no rights").isLessThanOrEqualTo(54);
    assertThat(gaps(stated).get(Criterion.ACCESS_RIGHTS)).isLessThanOrEqualTo(34);
  }

  @Test
  void whatOfficersStateCostsNoPoint() {
    for (int i = 0; i < all.size(); i++) {
      assertThat(stated.get(i).score().points())
          .as(all.get(i).dataset().title())
          .isGreaterThanOrEqualTo(all.get(i).score().points());
    }
  }

  private static Predicate<Scored> lacks(Criterion criterion) {
    return one -> one.score().missing().contains(criterion);
  }

  private void add(String file, Dataset mapped) {
    add(file, mapped, RULES, all);
    add(file, mapped, RULES.in(Niortais.of("79191"), defaults(file)), stated);
  }

  private static void add(String file, Dataset mapped, Rules rules, List<Scored> to) {
    Dataset dataset = rules.apply(mapped, notice -> {});
    MetadataScore.of(dataset).ifPresent(score -> to.add(new Scored(file, dataset, score)));
  }

  private static Defaults defaults(String file) {
    String written = DEFAULTS.get(file.replaceFirst("^.*/", ""));
    try {
      return written == null ? Defaults.NONE : YAML.readValue(written, Defaults.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double average(List<Scored> scored) {
    return scored.stream().mapToInt(one -> one.score().points()).average().orElseThrow();
  }

  private static long excellent(List<Scored> scored) {
    return scored.stream().filter(one -> one.score().rating() == Rating.EXCELLENT).count();
  }

  /** The number of datasets that lack each criterion. */
  private static Map<Criterion, Long> gaps(List<Scored> scored) {
    return scored.stream()
        .flatMap(one -> one.score().missing().stream())
        .collect(
            Collectors.groupingBy(
                gap -> gap, () -> new EnumMap<>(Criterion.class), Collectors.counting()));
  }

  private static CswSource csw() {
    return new CswSource(
        "https://sig.example/csw",
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        25,
        null,
        null,
        null,
        Set.of(Kind.values()),
        null,
        null);
  }

  private static Source udata() throws IOException {
    return new ObjectMapper(new com.fasterxml.jackson.dataformat.yaml.YAMLFactory())
        .readValue(
            "{ url: https://www.data.gouv.fr, searches: [ { tag: essai } ] }", UdataSource.class);
  }

  private static ObjectNode assembled(JsonNode recorded) {
    ObjectNode dataset = recorded.path("dataset").deepCopy();
    dataset.set("organization", recorded.path("organization"));
    dataset.set("resources", recorded.path("resources"));
    return dataset;
  }

  private void fetch(String file, Source source, String answer) {
    ScriptedDoor door = new ScriptedDoor(folder).otherwise(uri -> answer);
    Run run = new Run(Niortais.of("79191"), door, folder, null, notice -> {}, Niortais.AT);
    Set<String> seen = new HashSet<>();
    try (Stream<RawItem> items = source.fetch(run)) {
      items
          .filter(item -> seen.add(item.remoteId()))
          .forEach(
              item ->
                  add(
                      file,
                      source.map(
                          new DatasetId("79191", "s", item.remoteId()),
                          item,
                          Niortais.of("79191"))));
    } catch (Unavailable pageOfSeveral) {
      // The other pages were not recorded, so the same page answers for them.
      assertThat(pageOfSeveral.notice().code()).isEqualTo(Code.ENDLESS_PAGING);
    }
  }

  private static String page(String file) {
    String text = text(file);
    return text.contains("GetRecordsResponse")
        ? text
        : """
        <?xml version="1.0" encoding="UTF-8"?>
        <csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">
          <csw:SearchStatus timestamp="2026-11-25T00:00:00Z"/>
          <csw:SearchResults elementSet="full" numberOfRecordsMatched="1">%s</csw:SearchResults>
        </csw:GetRecordsResponse>
        """
            .formatted(text.replaceFirst("(?s)^\\uFEFF?<\\?xml.*?\\?>", ""));
  }

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(Shared.path("samples/" + file).toFile());
  }

  private static String text(String file) {
    try {
      return Files.readString(Shared.path("samples/" + file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
