package fr.moisson.routes.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ckan.CkanSource;
import fr.moisson.connectors.http.Http;
import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.connectors.records.RecordsSource;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.SqlArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own sources read the catalogue through its APIs, over HTTP. */
class ApiRoundTripTest {

  private static final Territory NIORT =
      new Territory(
          Territory.Kind.EPCI,
          "200041317",
          "Niort Agglo",
          List.of(new Territory.Commune("79191", "Niort", "79", "75")),
          Site.CONTOUR,
          "2026");

  private final Rules rules = Rules.all(Clock.systemUTC());
  private final List<Notice> notices = new ArrayList<>();
  @TempDir Path folder;
  private Site site;
  private Database memory;
  private Http http;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder.resolve("site"));
    memory = Database.sqlite(folder.resolve("reader.db"));
    HttpSettings settings =
        new HttpSettings(
            "",
            true,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            1,
            0,
            0,
            0,
            0,
            Duration.ZERO,
            8,
            10_000);
    http =
        new Http(
            settings,
            new SqlArchive(memory.jdbi()),
            folder.resolve("bodies"),
            Clock.systemUTC(),
            "test");
  }

  @AfterEach
  void close() {
    http.close();
    memory.close();
    site.close();
  }

  private Run run(Source source, @Nullable String since, List<RawItem> items) {
    Run run = new Run(NIORT, http.door("essai/essai"), folder, since, notices::add, Instant.now());
    try (Stream<RawItem> stream = source.fetch(run)) {
      stream.forEachOrdered(items::add);
    }
    return run;
  }

  private CkanSource source(String part, @Nullable String fq, int pageSize) {
    return new CkanSource(site.root.resolve(part), null, fq, null, pageSize);
  }

  private Dataset read(Source source, RawItem item) {
    DatasetId id = new DatasetId("200041317", "essai", item.remoteId());
    return rules.apply(source.map(id, item, NIORT), notices::add);
  }

  @Test
  void aFullDatasetComesBackAsItIs() throws IOException {
    Extract extract =
        Extracts.geoJson(
            site.files,
            "arbres",
            List.of("nom"),
            List.of(
                new Row(
                    Map.of("nom", "Tilleul"),
                    GeoJson.geometry("{\"type\":\"Point\",\"coordinates\":[-0.46,46.32]}")
                        .orElseThrow(),
                    1)));
    Link link =
        new Link(
            "arbres-csv",
            "Tout le département",
            "Le fichier complet.",
            URI.create("https://opendata.example/arbres.csv"),
            "CSV",
            "text/csv",
            4_812_345L,
            "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "2026-02-17",
            URI.create("https://schema.data.gouv.fr/schemas/arbres.json"));
    Dataset shown =
        rules.apply(
            Datasets.dataset(
                "arbres",
                "Arbres d’alignement",
                d ->
                    Datasets.by("Ville de Niort", "ENVI", "REGI")
                        .apply(d)
                        .description("Tous les *arbres*.\n\nEt leurs parcs.")
                        .keywords(List.of("arbre", "espaces verts"))
                        .contact(new Contact("Espaces verts", "arbres@niort.example", null))
                        .licence(
                            new Licence(
                                "Licence Ouverte 2.0",
                                URI.create("https://www.etalab.gouv.fr/licence-ouverte")))
                        .frequency("ANNUAL")
                        .issued("2019-06-04")
                        .modified("2026-02-17T09:30:00Z")
                        .temporal(new Period("1935", "2026-01-31"))
                        .coverage(
                            Coverage.of(List.of("epci:200041317"), new Box(-0.6, 46.2, -0.3, 46.4)))
                        .landingPage(URI.create("https://opendata.example/arbres"))
                        .provenance(List.of("Saisie de terrain."))
                        .distributions(List.of(extract, link))),
            notices::add);
    Datasets.publish(site.portal, shown);

    List<RawItem> items = new ArrayList<>();
    run(source("/", null, 100), null, items);
    Dataset read = read(source("/", null, 1), items.get(0));

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("id", "distributions", "identifiers", "languages", "coverage.parts")
        .isEqualTo(shown);
    assertThat(read.distributions()).hasSize(2);
    Link again = (Link) read.distributions().get(1);
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("id", "modified")
        .isEqualTo(shown.distributions().get(1));
    assertThat(again.modified()).startsWith("2026-02-17");
    Distribution file = read.distributions().get(0);
    assertThat(((Link) file).url()).isEqualTo(site.root.resolve("/files/" + extract.file()));
    assertThat(((Link) file).checksum()).isEqualTo("sha256:" + extract.sha256());
    assertThat(file.bytes()).isEqualTo(extract.bytes());
  }

  /** What the core of the standard has a place for, which the frequency of updates has not. */
  @Test
  void aRecordComesBackAsTheDatasetThatItDescribes() {
    URI wms = URI.create("https://sig.example/ows?service=WMS&request=GetCapabilities");
    Dataset shown =
        rules.apply(
            Datasets.dataset(
                "urn:uuid:0d6c7e0a-5c0b-4a7e-9a53-1f4f0a5b7c11",
                "Hedges",
                d ->
                    d.description("All hedges of the town.")
                        .keywords(List.of("hedge", "zones à risque naturel"))
                        .themes(List.of("ENVI"))
                        .hvdCategories(List.of(URI.create("http://data.europa.eu/bna/c_dd313021")))
                        .publisher(
                            new Agent("CA du Niortais", URI.create("https://agglo.example/"), null))
                        .contact(new Contact("Service SIG", "sig@agglo.example", null))
                        .attributions(
                            List.of(
                                new Attribution(
                                    "author",
                                    new Agent("Ville de Paris", null, "217500016"),
                                    "haies@paris.example")))
                        .licence(
                            new Licence(
                                "Licence Ouverte 2.0",
                                URI.create("https://www.etalab.gouv.fr/licence-ouverte")))
                        .rights(List.of("Cite the source.", "No warranty."))
                        .temporal(new Period("2019-05-01", null))
                        .coverage(Coverage.of(List.of(), new Box(-0.6, 46.2, -0.3, 46.4)))
                        .landingPage(URI.create("https://sig.example/hedges"))
                        .identifiers(Set.of("https://doi.org/10.5072/haies"))
                        .languages(Set.of("ENG"))
                        .writtenIn("en")
                        .kind(Kind.SERIES)
                        .distributions(
                            List.of(
                                Link.to("Hedges", URI.create("https://sig.example/hedges.gpkg")),
                                Link.to("Map of hedges", wms)
                                    .typed("WMS_SRVC", null)
                                    .through(
                                        new Service(
                                            URI.create("https://sig.example/ows"), "WMS", null))))),
            notices::add);
    Datasets.publish(site.portal, shown);
    RecordsSource source =
        new RecordsSource(site.root.resolve("/ogc"), "catalogue", null, true, null, null);

    List<RawItem> items = new ArrayList<>();
    run(source, null, items);

    assertThat(read(source, items.get(0)))
        .usingRecursiveComparison()
        .ignoringFields("id", "issued", "modified", "identifiers")
        .isEqualTo(shown);
    assertThat(read(source, items.get(0)).identifiers())
        .containsExactly("https://doi.org/10.5072/haies", shown.id().remoteId());
  }

  @Test
  void recordsAreReadPageAfterPage() {
    List<String> keys =
        IntStream.range(0, 25)
            .mapToObj(i -> Datasets.publish(site.portal, Datasets.dataset("n" + i, "Jeu " + i)))
            .toList();
    RecordsSource source =
        new RecordsSource(site.root.resolve("/ogc"), "catalogue", null, false, null, 7);

    List<RawItem> items = new ArrayList<>();
    Run run = run(source, null, items);

    assertThat(items).extracting(RawItem::remoteId).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void allAreReadPageAfterPageAndTheNextTimeOnlyWhatChanged() {
    List<String> keys = new ArrayList<>();
    IntStream.range(0, 25)
        .forEach(
            i -> keys.add(Datasets.publish(site.portal, Datasets.dataset("n" + i, "Jeu " + i))));

    List<RawItem> items = new ArrayList<>();
    Run first = run(source("/", null, 7), null, items);
    List<RawItem> later = new ArrayList<>();
    String changed = Datasets.publish(site.portal, Datasets.dataset("n3", "Jeu changé"));
    Run second = run(source("/", null, 7), first.marker().orElseThrow(), later);

    assertThat(items).extracting(RawItem::remoteId).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(second.stoppedEarly()).isTrue();
    assertThat(later.get(0).remoteId()).isEqualTo(changed);
    assertThat(later.size()).isLessThan(25);
  }

  @Test
  void aPartAndAFilterAreReadAsSuch() {
    Datasets.publish(site.portal, Datasets.dataset("a", "Air", Datasets.by("Atmo", "ENVI")));
    String wanted =
        Datasets.publish(
            site.portal,
            Dataset.draft(new DatasetId("79191", "mairie", "1"), "Salles")
                .themes(List.of("ENVI"))
                .build());

    List<RawItem> items = new ArrayList<>();
    run(source("/territories/79191/", "groups:envi", 10), null, items);

    assertThat(items).extracting(RawItem::remoteId).containsExactly(wanted);
  }
}
