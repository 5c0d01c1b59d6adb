package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random datasets, with characters that break feeds. */
final class AnyDataset {

  private static final List<String> WORDS =
      List.of(
          "arbres",
          "Inventaire",
          "l’eau",
          "<b>",
          "&amp;",
          "\"cité\"",
          "\\",
          "]]>",
          "é\u0300",
          "🌳",
          "𝔞",
          "\ttabulé",
          "ligne\nsuivante",
          "--",
          "<!-- -->",
          "$1",
          "{}",
          "%20",
          "'",
          "<http://x>",
          "\u00a0",
          "مدينة",
          "^^",
          "@fr",
          "_:b0");
  private static final List<String> FORMATS =
      List.of("CSV", "GEOJSON", "WFS_SRVC", "SHP", "GPKG", "MAISON", "FICHIER PLAT", "HTML");
  private static final List<String> URLS =
      List.of(
          "https://example.org/a.csv",
          "https://example.org/wfs?service=WFS&request=GetCapabilities",
          "https://exemple.org/données/été.geojson",
          "https://example.org/a%20b.csv?x=[1]#z",
          "http://[::1]/a",
          "https://example.org/o'neill(1)*.zip");
  private static final List<String> DATES =
      List.of(
          "2019",
          "2024-02-29",
          "2024-05",
          "2024-02-29T12:00:00Z",
          "2024-05-06T15:15:18.25+02:00",
          "2019-04-19T12:21:56");

  private static final List<String> IDENTIFIERS =
      List.of(
          "https://doi.org/10.12345/abc",
          "fr-120066022-jdd-89d278a5-ef6a-45a9-9ced-2b348a9963bb",
          "urn:isan:0000-0000-9E59-0000-O-0000-0000-2");
  private static final List<String> PAGES =
      List.of(
          "http://www.opengis.net/def/crs/EPSG/0/2154",
          "https://catalogue.example/srv/fre/catalog.search#/metadata/1",
          "https://exemple.org/standard");

  private static final List<String> ELSEWHERE =
      List.of(
          "http://publications.europa.eu/resource/authority/country/BEL",
          "http://data.europa.eu/nuts/code/BE25",
          "https://sws.geonames.org/2786641/");

  static Dataset of(Random random) {
    Dataset dataset = underOneLicence(random);
    return dataset.with(
        draft ->
            draft.distributions(
                dataset.distributions().stream()
                    .map(
                        one ->
                            one instanceof Distribution.Link link
                                ? link.licensed(ofPart(random, dataset))
                                : one)
                    .toList()));
  }

  private static Dataset underOneLicence(Random random) {
    return Dataset.draft(
            new DatasetId("79191", "source", "id-" + random.nextInt(1_000_000)), words(random))
        .description(random.nextInt(4) == 0 ? "" : words(random) + "\n\n" + words(random))
        .keywords(some(random, 4, () -> words(random)))
        .themes(some(random, 3, () -> pick(random, List.of("ENVI", "TRAN", "REGI", "HEAL"))))
        .publisher(maybe(random, () -> publisher(random)))
        .contact(maybe(random, () -> contact(random)))
        .licence(maybe(random, () -> licence(random)))
        .frequency(maybe(random, () -> pick(random, List.of("ANNUAL", "DAILY_2", "IRREG"))))
        .issued(maybe(random, () -> pick(random, DATES)))
        .modified(maybe(random, () -> pick(random, DATES)))
        .temporal(maybe(random, () -> new Period("2019-01-01", maybe(random, () -> "2020"))))
        .coverage(coverage(random))
        .landingPage(maybe(random, () -> URI.create(pick(random, URLS))))
        .provenance(some(random, 3, () -> words(random)))
        .distributions(distributions(random))
        .kind(random.nextInt(4) == 0 ? Kind.SERIES : Kind.DATASET)
        .identifiers(some(random, 3, () -> pick(random, IDENTIFIERS)))
        .sources(some(random, 2, () -> pick(random, PAGES)).stream().map(URI::create).toList())
        .languages(some(random, 2, () -> pick(random, List.of("FRA", "ENG", "BRE"))))
        .conformsTo(
            some(random, 3, () -> pick(random, PAGES)).stream()
                .map(page -> standard(random, page))
                .toList())
        .resolution(maybe(random, () -> random.nextInt(100) / 4.0 + 0.25))
        .access(maybe(random, () -> pick(random, List.of("PUBLIC", "RESTRICTED", "NON_PUBLIC"))))
        .rights(some(random, 3, () -> words(random)))
        .attributions(
            some(random, 2, () -> pick(random, List.of("owner", "distributor"))).stream()
                .map(
                    role ->
                        new Attribution(
                            role, publisher(random), maybe(random, () -> "sig@exemple.fr")))
                .toList())
        .resolutions(some(random, 2, () -> "1/" + (1 + random.nextInt(9)) + "000"))
        .legislation(
            some(random, 1, () -> "http://data.europa.eu/eli/reg_impl/2023/138/oj").stream()
                .map(URI::create)
                .toList())
        .hvdCategories(
            some(random, 1, () -> "http://data.europa.eu/bna/c_dd313021").stream()
                .map(URI::create)
                .toList())
        .writtenIn(maybe(random, () -> pick(random, List.of("en", "nl"))))
        .references(
            Stream.of(Reference.Part.values())
                .filter(part -> random.nextBoolean())
                .map(
                    part ->
                        new Reference(
                            part,
                            URI.create("https://exemple.org/" + part),
                            maybe(random, () -> words(random))))
                .toList())
        .build();
  }

  /** The same dataset under another identity. */
  static Dataset renamed(Dataset dataset, String remoteId) {
    return new Dataset(
        new DatasetId(dataset.id().territory(), dataset.id().source(), remoteId),
        dataset.title(),
        dataset.description(),
        dataset.keywords(),
        dataset.themes(),
        dataset.publisher(),
        dataset.contact(),
        dataset.licence(),
        dataset.frequency(),
        dataset.issued(),
        dataset.modified(),
        dataset.temporal(),
        dataset.coverage(),
        dataset.landingPage(),
        dataset.provenance(),
        dataset.distributions(),
        dataset.kind(),
        dataset.identifiers(),
        dataset.sources(),
        dataset.languages(),
        dataset.conformsTo(),
        dataset.resolution(),
        dataset.access(),
        dataset.rights(),
        dataset.attributions(),
        dataset.resolutions(),
        dataset.legislation(),
        dataset.hvdCategories(),
        dataset.references(),
        dataset.writtenIn(),
        dataset.wholes(),
        dataset.members(),
        dataset.localViews(),
        dataset.emptyIn());
  }

  private static Standard standard(Random random, String page) {
    // Reference systems have one name, which does not depend on the source.
    return page.startsWith(Standard.EPSG)
        ? Standard.epsg(Integer.parseInt(page.substring(Standard.EPSG.length())))
        : new Standard(words(random), maybe(random, () -> URI.create(page)));
  }

  private static Agent publisher(Random random) {
    return new Agent(
        words(random),
        maybe(random, () -> URI.create(pick(random, URLS))),
        maybe(random, () -> "217901917"));
  }

  private static Contact contact(Random random) {
    return new Contact(
        words(random),
        maybe(random, () -> pick(random, List.of("sig@exemple.fr", "a+b%c@exemple.fr"))),
        maybe(random, () -> URI.create(pick(random, URLS))));
  }

  private static Licence licence(Random random) {
    return random.nextBoolean()
        ? Licence.stated(words(random))
        : new Licence(
            "Licence Ouverte / Open Licence version 2.0",
            URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
  }

  private static Coverage coverage(Random random) {
    return Coverage.over(
            some(
                random,
                3,
                () ->
                    pick(
                        random,
                        List.of(
                            "commune:2A004", "epci:200041317", "departement:79", "country:fr"))),
            Stream.generate(
                    () -> new Box(-0.5 - random.nextDouble(), 46, 1e-5, 46 + random.nextDouble()))
                .limit(random.nextInt(3))
                .toList())
        .named(some(random, 2, () -> pick(random, List.of("Niort", "Vallée de la Sèvre"))))
        .elsewhere(
            some(random, 2, () -> pick(random, ELSEWHERE)).stream().map(URI::create).toList());
  }

  private static List<Distribution> distributions(Random random) {
    List<Distribution> distributions = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      distributions.add(random.nextInt(3) == 0 ? extract(random, n) : link(random, n));
    }
    return distributions;
  }

  /** A licence other than the dataset's; null if the dataset has none. */
  private static @Nullable Licence ofPart(Random random, Dataset whole) {
    Licence own = maybe(random, () -> licence(random));
    return whole.licence() == null || whole.licence().equals(own) ? null : own;
  }

  private static Distribution.Link link(Random random, int n) {
    return random.nextInt(3) == 0 ? layer(random, n) : file(random, n);
  }

  private static Distribution.Link layer(Random random, int n) {
    String protocol = pick(random, List.of("WMS", "WFS", "ATOM", "API", "OGC API Features"));
    URI endpoint = URI.create("https://example.org/ows" + n);
    return new Distribution.Link(
            "ressource-" + n,
            words(random),
            null,
            random.nextBoolean() ? endpoint : URI.create(endpoint + "?request=GetCapabilities"),
            protocol.startsWith("W") ? protocol + "_SRVC" : null,
            null,
            null,
            null,
            null,
            null)
        .through(
            new Distribution.Service(
                endpoint,
                protocol,
                maybe(random, () -> "ns:couche " + n),
                maybe(random, () -> "Service " + n),
                some(random, 2, () -> endpoint + "/api" + random.nextInt(9)).stream()
                    .map(URI::create)
                    .toList(),
                some(random, 2, () -> "https://exemple.org/guide/" + random.nextInt(9)).stream()
                    .map(URI::create)
                    .toList(),
                some(random, 2, () -> "https://exemple.org/profil/" + random.nextInt(9)).stream()
                    .map(URI::create)
                    .toList()));
  }

  private static Distribution.Link file(Random random, int n) {
    Distribution.Link link =
        new Distribution.Link(
            "ressource-" + n,
            words(random),
            maybe(random, () -> words(random)),
            URI.create(pick(random, URLS)),
            maybe(random, () -> pick(random, FORMATS)),
            maybe(random, () -> pick(random, List.of("text/csv", "application/geo+json"))),
            maybe(random, () -> random.nextLong(1L << 40)),
            maybe(random, () -> "md5:" + Hashes.sha256("" + n).substring(0, 32)),
            maybe(random, () -> pick(random, DATES)),
            maybe(
                random,
                () -> URI.create("https://schema.data.gouv.fr/schemas/a/b/1.0/schema.json")));
    return link.detailed(maybe(random, () -> details(random, link.format())));
  }

  /** What is no file has no other address of access. */
  private static LinkDetails details(Random random, @Nullable String format) {
    int access = EuropeanCodes.isServed(format) ? 0 : 2;
    return new LinkDetails(
        maybe(random, () -> pick(random, DATES)),
        maybe(random, () -> pick(random, List.of("COMPLETED", "OP_DATPRO"))),
        maybe(random, () -> pick(random, List.of("STABLE", "TEMPORARY"))),
        some(random, access, () -> "https://exemple.org/acces/" + random.nextInt(9)).stream()
            .map(URI::create)
            .toList(),
        some(random, 2, () -> "https://exemple.org/aide/" + random.nextInt(9)).stream()
            .map(URI::create)
            .toList());
  }

  private static Distribution.Extract extract(Random random, int n) {
    String hash = Hashes.sha256(words(random));
    return new Distribution.Extract(
        "7919" + n,
        words(random),
        hash.substring(0, 2) + "/" + hash + ".csv",
        "CSV",
        "text/csv",
        random.nextLong(1L << 40),
        hash,
        URI.create(pick(random, URLS)),
        receipt(n % 2 == 0 ? null : "Commune n° " + n),
        maybe(random, () -> assessment(random, n)),
        maybe(random, () -> hash.substring(0, 16) + "-datapackage.json"));
  }

  private static Receipt receipt(@Nullable String place) {
    String rule = "points par inclusion";
    return new Receipt(10, 5, 3, 1, 1, rule, "2026", 0, 0, 0, null, null, 0, place);
  }

  private static Distribution.Assessment assessment(Random random, int n) {
    return new Distribution.Assessment(
        new Conformity(
            "schema-" + n,
            pick(random, List.of("", "0.3.1")),
            maybe(random, () -> URI.create("https://schema.data.gouv.fr/schemas/c/" + n + ".json")),
            5,
            random.nextInt(6),
            random.nextInt(9)),
        maybe(random, () -> 0.75),
        maybe(random, () -> "ab/rapport.json"),
        null);
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder("Jeu");
    for (int n = random.nextInt(6); n >= 0; n--) {
      words.append(' ').append(pick(random, WORDS));
    }
    return words.append('.').toString();
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static <T> @Nullable T maybe(Random random, Supplier<? extends @Nullable T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private static List<String> some(Random random, int most, Supplier<String> value) {
    TreeSet<String> some = new TreeSet<>();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      some.add(value.get());
    }
    return List.copyOf(some);
  }

  private AnyDataset() {}
}
