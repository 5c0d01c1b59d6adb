package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Keywords;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.ResourceIds;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Datasets written to a feed are read back unchanged, through each syntax in turn and through an
 * excerpt.
 */
class RoundTripTest {

  private static final URI BASE = FeedWriterTest.HEADER.base();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readingWhatWeWriteGivesTheSameDataset(long seed) {
    Dataset dataset = AnyDataset.of(new Random(seed));
    FeedSyntax syntax = FeedSyntax.values()[(int) (seed % 3)];
    Model feed = FeedWriterTest.parse(FeedWriterTest.feed(syntax, List.of(dataset)), syntax);

    String excerpt = Excerpt.of(feed.getResource(DcatGraph.iri(dataset, BASE)));
    Dataset read = DcatReading.dataset(dataset.id(), Excerpt.read(excerpt));

    assertThat(DcatReading.identifier(Excerpt.read(excerpt))).contains(dataset.id().key());
    assertThat(read).isEqualTo(carried(dataset));
  }

  @Test
  void aPointIsACentroidAndNoPolygonWithoutArea() {
    Coverage point = Coverage.of(List.of(), new Box(-0.4603125, 46.3, -0.4603125, 46.3));
    Dataset dataset = AnyDataset.of(new Random(1)).with(draft -> draft.coverage(point));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(feed.listObjectsOfProperty(DCAT.bbox).toList()).isEmpty();
    assertThat(
            DcatReading.dataset(
                    dataset.id(),
                    Excerpt.read(Excerpt.of(feed.getResource(DcatGraph.iri(dataset, BASE)))))
                .coverage())
        .isEqualTo(point);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country:fr",
        "country-subset:fr:metro",
        "country-subset:fr:drom",
        "country-subset:fr:dromcom",
        "country-group:ue",
        "country-group:world"
      })
  void zonesAreReadBackByTheirNames(String zone) {
    Coverage coverage = Coverage.of(List.of(zone), null);
    Dataset dataset = AnyDataset.of(new Random(1)).with(draft -> draft.coverage(coverage));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);
    String excerpt = Excerpt.of(feed.getResource(DcatGraph.iri(dataset, BASE)));

    assertThat(DcatReading.dataset(dataset.id(), Excerpt.read(excerpt)).coverage())
        .isEqualTo(coverage);
  }

  @Test
  void textsOfLinksAreInTheLanguageOfTheirDataset() {
    Distribution.Link link =
        Distribution.Link.to("x", URI.create("https://ex.org/x.csv")).described("Trees", "All");
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(draft -> draft.writtenIn("en").distributions(List.of(link)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(feed.contains(null, DCTerms.title, "Trees", "en")).isTrue();
    assertThat(feed.contains(null, DCTerms.description, "All", "en")).isTrue();
  }

  @Test
  void aServiceIsReadWithItsEndPoints() {
    Distribution.Service service =
        new Distribution.Service(URI.create("https://ex.org/wms"), "WMS", null);
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(
                draft ->
                    draft
                        .kind(Kind.SERVICE)
                        .distributions(
                            List.of(
                                Distribution.Link.to("wms", URI.create("https://ex.org/wms?a=b"))
                                    .through(service))));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(feed.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList()).isEmpty();
    assertThat(feed.listObjectsOfProperty(DCAT.service).toList()).hasSize(1);
    Dataset read =
        DcatReading.dataset(
            dataset.id(), Excerpt.read(Excerpt.of(feed.getResource(DcatGraph.iri(dataset, BASE)))));
    assertThat(read.kind()).isEqualTo(Kind.SERVICE);
    assertThat(read.distributions())
        .singleElement()
        .extracting("url", "service")
        .containsExactly(URI.create("https://ex.org/wms?a=b"), service);
  }

  @Test
  void aPictureOfAServiceIsNoEndPoint() {
    Distribution.Link picture =
        Distribution.Link.to("Aperçu", URI.create("https://ex.org/map.png"))
            .typed("PNG", "image/png");
    Distribution.Link map =
        Distribution.Link.to("wms", URI.create("https://ex.org/wms"))
            .through(new Distribution.Service(URI.create("https://ex.org/wms"), "WMS", null));
    Distribution.Link feed = Distribution.Link.to("feed", URI.create("https://ex.org/all.atom"));

    assertThat(endPoints(picture, map)).containsExactly("https://ex.org/wms");
    assertThat(endPoints(picture, feed)).containsExactly("https://ex.org/all.atom");
    assertThat(endPoints(picture)).containsExactly("https://ex.org/map.png");
  }

  @Test
  void aPageOfAServiceIsNoEndPointAndAllElseIsOne() {
    Distribution.Link map =
        Distribution.Link.to("wms", URI.create("https://ex.org/wms"))
            .through(new Distribution.Service(URI.create("https://ex.org/wms"), "WMS", null));
    Distribution.Link feed =
        Distribution.Link.to("feed", URI.create("https://ex.org/atom.xml")).typed("ATOM", null);
    Distribution.Link api = Distribution.Link.to("API REST", URI.create("https://ex.org/api/v1"));
    Distribution.Link page =
        Distribution.Link.to("Page", URI.create("https://ex.org/a.html")).typed("HTML", null);
    Distribution.Link other =
        Distribution.Link.to("Page", URI.create("https://ex.org/b")).typed(null, "text/html");

    assertThat(endPoints(map, feed, api, page, other))
        .containsExactlyInAnyOrder(
            "https://ex.org/wms", "https://ex.org/atom.xml", "https://ex.org/api/v1");
    assertThat(endPoints(page)).containsExactly("https://ex.org/a.html");
  }

  @Test
  void ourOwnNamesOfLinksAreFrench() {
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(
                draft ->
                    draft
                        .writtenIn("en")
                        .distributions(
                            List.of(
                                Distribution.Link.to(
                                    "Téléchargement", URI.create("https://ex.org/b")),
                                Distribution.Link.to("Hedges", URI.create("https://ex.org/c")))));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(
            feed.listSubjectsWithProperty(RDF.type, DCAT.Distribution)
                .mapWith(link -> link.getProperty(DCTerms.title).getLiteral())
                .mapWith(title -> title.getString() + "@" + title.getLanguage())
                .toList())
        .containsExactlyInAnyOrder("Téléchargement@fr", "Hedges@en");
  }

  @Test
  void aServiceIsCalledInTheLanguageOfItsRecord() {
    Distribution.Link link =
        Distribution.Link.to("Hedges", URI.create("https://ex.org/wfs"))
            .through(new Distribution.Service(URI.create("https://ex.org/wfs"), "WFS", null));
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(draft -> draft.writtenIn("en").distributions(List.of(link)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(
            feed.listSubjectsWithProperty(RDF.type, DCAT.DataService)
                .mapWith(service -> service.getProperty(DCTerms.title).getLanguage())
                .toList())
        .containsExactly("en");
  }

  private static List<String> endPoints(Distribution.Link... links) {
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(draft -> draft.kind(Kind.SERVICE).distributions(List.of(links)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);
    return feed.listObjectsOfProperty(DCAT.endpointURL).mapWith(RDFNode::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/ows?service=WFS&request=GetFeature&maxFeatures=50, https://ex.org/ows, ",
    "https://ex.org/api/bulk?content=a, https://ex.org/api/, ",
    "https://ex.org/trees?format=geojson, https://ex.org/trees, ",
    "https://ex.org/ows?request=GetCapabilities, https://ex.org/ows,"
        + " https://ex.org/ows?request=GetCapabilities",
    "https://ex.org/wmts/1.0.0/WMTSCapabilities.xml, https://ex.org/wmts,"
        + " https://ex.org/wmts/1.0.0/WMTSCapabilities.xml"
  })
  void whatGivesDataDescribesNoEndPoint(String url, URI endpoint, @Nullable String description) {
    Distribution.Link link =
        Distribution.Link.to("service", URI.create(url))
            .through(new Distribution.Service(endpoint, "WFS", null));
    Dataset dataset =
        AnyDataset.of(new Random(1)).with(draft -> draft.distributions(List.of(link)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(objects(feed, DCAT.endpointURL)).containsExactly(endpoint.toString());
    assertThat(objects(feed, DCAT.accessURL)).containsExactly(url);
    assertThat(objects(feed, DCAT.endpointDescription))
        .isEqualTo(Stream.ofNullable(description).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/a.csv.gz, text/csv, compressFormat, gzip,",
    "https://ex.org/a.zip, text/csv, packageFormat, zip,",
    "https://ex.org/a.tar.gz, application/gzip, compressFormat,,",
    "https://ex.org/a.zip, application/zip, packageFormat,,",
    "https://ex.org/a.csv, text/csv, compressFormat,,",
    "https://ex.org/a, text/csv, compressFormat, gzip, application/gzip",
    "https://ex.org/a.zip, text/csv, compressFormat, zip, application/zip",
    "https://ex.org/a.zip, text/csv, packageFormat,, application/zip",
    "https://ex.org/a.zip, text/csv, packageFormat, zip, application/gzip"
  })
  void theFeedTellsWhatTheDataArePackedIn(
      URI url, String media, String property, @Nullable String packing, @Nullable String stated) {
    Distribution.Link link =
        Distribution.Link.to("a", url)
            .typed("CSV", media)
            .detailed(LinkDetails.NONE.packedAs(stated, null));
    Dataset dataset =
        AnyDataset.of(new Random(1)).with(draft -> draft.distributions(List.of(link)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(objects(feed, feed.createProperty(DCAT.NS, property)))
        .isEqualTo(
            Stream.ofNullable(packing)
                .map(name -> "https://www.iana.org/assignments/media-types/application/" + name)
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/page, https://ex.org/ows?request=GetFeature, , https://ex.org/page",
    ", https://ex.org/ows?request=GetCapabilities, , https://ex.org/ows?request=GetCapabilities",
    ", https://ex.org/ows, https://ex.org/ows/openapi, https://ex.org/ows",
    ", https://ex.org/ows?request=GetFeature, https://ex.org/guide, https://ex.org/guide",
    ", https://ex.org/ows?request=GetFeature, , page"
  })
  void thePageOfAServiceGivesNoData(
      @Nullable URI landingPage, URI url, @Nullable URI documentation, String page) {
    Distribution.Link link =
        Distribution.Link.to("service", url)
            .detailed(
                new LinkDetails(
                    null, null, null, List.of(), Stream.ofNullable(documentation).toList()))
            .through(new Distribution.Service(URI.create("https://ex.org/ows"), "API", null));
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(draft -> draft.landingPage(landingPage).distributions(List.of(link)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);
    Resource service = feed.listSubjectsWithProperty(DCAT.servesDataset).next();

    assertThat(service.getProperty(FOAF.page).getObject().toString()).endsWith(page);
    assertThat(objects(feed, DCAT.endpointDescription))
        .isEqualTo(
            Stream.of(url.toString(), String.valueOf(documentation))
                .filter(one -> one.endsWith("Capabilities") || one.endsWith("openapi"))
                .toList());
  }

  private static List<String> objects(Model feed, Property property) {
    return feed.listObjectsOfProperty(property).toList().stream().map(Object::toString).toList();
  }

  /** The publisher that is read back from a feed. */
  private static @Nullable Agent published(Dataset dataset) {
    // If no publisher is named, another party takes its place.
    return dataset.publisher() != null
        ? dataset.publisher()
        : dataset.attributions().stream()
            .map(one -> new Attribution(one.role(), ascii(one.agent())))
            .sorted(
                Comparator.comparing((Attribution one) -> !one.role().equals("owner"))
                    .thenComparing(one -> one.agent().toString()))
            .map(Attribution::agent)
            .findFirst()
            .orElse(null);
  }

  /** The dataset without what DCAT-AP has no place for. */
  private static Dataset carried(Dataset dataset) {
    return dataset.with(
        draft ->
            draft
                .identifiers(names(dataset))
                .keywords(keywords(dataset))
                .conformsTo(
                    dataset.conformsTo().stream()
                        .sorted(Comparator.comparing(Standard::toString))
                        .toList())
                .rights(rights(dataset))
                .attributions(
                    dataset.attributions().stream()
                        .map(one -> new Attribution(one.role(), ascii(one.agent()), one.email()))
                        .sorted(Comparator.comparing(Attribution::toString))
                        .toList())
                .description(
                    dataset.description().isBlank() ? dataset.title() : dataset.description())
                .licence(licence(dataset))
                .temporal(inDays(dataset.temporal()))
                .publisher(asciiOrNone(published(dataset)))
                .contact(ascii(dataset.contact()))
                .landingPage(ascii(dataset.landingPage()))
                .provenance(dataset.provenance().stream().sorted().toList())
                .distributions(
                    dataset.distributions().stream()
                        .map(distribution -> asLink(dataset, distribution))
                        .sorted(
                            Comparator.comparing(Distribution.Link::title)
                                .thenComparing(Distribution.Link::id))
                        .toList()));
  }

  private static @Nullable Period inDays(@Nullable Period period) {
    return period == null || period.end() == null
        ? period
        : new Period(
            period.start(), Dates.lastDay(period.end()).orElseThrow().getLiteralLexicalForm());
  }

  /** The keywords in the form that CKAN accepts. */
  private static Set<String> keywords(Dataset dataset) {
    return dataset.keywords().stream()
        .map(Keywords::written)
        .filter(keyword -> !keyword.isEmpty())
        .map(Keywords::read)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Dataset dataset) {
    Set<String> names = new TreeSet<>(dataset.identifiers());
    names.add(dataset.id().remoteId());
    names.add(DcatGraph.iri(dataset, BASE));
    return names;
  }

  /** Without a stated licence, the statements of rights take its place. */
  private static @Nullable Licence licence(Dataset dataset) {
    return dataset.licence() != null
        ? stated(dataset.licence())
        : dataset.rights().stream().sorted().findFirst().map(Licence::stated).orElse(null);
  }

  private static List<String> rights(Dataset dataset) {
    return dataset.rights().stream().sorted().skip(dataset.licence() == null ? 1 : 0).toList();
  }

  private static @Nullable Licence stated(@Nullable Licence licence) {
    return licence == null || licence.uri() == null
        ? licence
        : Licence.stated(licence.uri().toString());
  }

  private static @Nullable Agent asciiOrNone(@Nullable Agent agent) {
    return agent == null ? null : ascii(agent);
  }

  private static Agent ascii(Agent agent) {
    return new Agent(agent.name(), ascii(agent.homepage()), agent.siren());
  }

  private static @Nullable Contact ascii(@Nullable Contact contact) {
    return contact == null
        ? null
        : new Contact(contact.name(), contact.email(), ascii(contact.url()));
  }

  private static @Nullable URI ascii(@Nullable URI uri) {
    return uri == null ? null : URI.create(uri.toASCIIString().replace("[1]", "%5B1%5D"));
  }

  /** The format, if it is in the European list; otherwise null. */
  private static @Nullable String format(@Nullable String format) {
    return format == null ? null : EuropeanCodes.fileType(format).map(Iris::lastName).orElse(null);
  }

  private static Distribution.Link asLink(Dataset dataset, Distribution distribution) {
    if (distribution instanceof Distribution.Link link) {
      return link.at(ascii(link.url()))
          .typed(format(link.format()), link.mediaType())
          .licensed(own(dataset, link));
    }
    Distribution.Extract extract = (Distribution.Extract) distribution;
    String iri =
        DcatGraph.iri(dataset, BASE) + "/distributions/" + new ResourceIds().inFeed(distribution);
    return new Distribution.Link(
            iri,
            extract.title(),
            "Extrait de %2$s, limité au territoire %1$s : 5 lignes gardées sur 10 lues"
                    .formatted(extract.place(), extract.derivedFrom())
                + " (3 hors du territoire, 1 sans lieu, 1 illisible)."
                + " Règle : points par inclusion. Contours : millésime 2026.",
            URI.create(BASE + "/files/" + extract.file()),
            extract.format(),
            extract.mediaType(),
            extract.bytes(),
            "sha256:" + extract.sha256(),
            null,
            extract.assessment() == null ? null : extract.assessment().followed())
        .licensed(own(dataset, extract))
        .detailed(
            extract.descriptor() == null
                ? null
                : new LinkDetails(
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(URI.create(BASE + "/files/" + extract.descriptor()))));
  }

  private static @Nullable Licence own(Dataset dataset, Distribution distribution) {
    Licence licence = dataset.licenceOf(distribution);
    return Objects.equals(licence, dataset.licence()) ? null : stated(licence);
  }
}
