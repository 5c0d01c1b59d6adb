package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.KnownLicence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedWriterTest {

  static final CatalogueHeader HEADER =
      new CatalogueHeader(
          "Environnement à Niort",
          "Les données de l’environnement.",
          "Ville de Niort",
          URI.create("https://data.exemple.fr/niort"));
  private static final URI RESEARCHER = URI.create("https://orcid.org/0000-0001-0000-0009");

  private static final CatalogRecord LISTING =
      new CatalogRecord(
          Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-02-03T00:00:00Z"));

  @Test
  void theThreeSyntaxesSayTheSame() {
    List<Dataset> datasets = datasets(40);

    Model turtle = parse(feed(FeedSyntax.TURTLE, datasets), FeedSyntax.TURTLE);
    Model xml = parse(feed(FeedSyntax.RDF_XML, datasets), FeedSyntax.RDF_XML);
    Model json = parse(feed(FeedSyntax.JSON_LD, datasets), FeedSyntax.JSON_LD);

    assertThat(turtle.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList()).hasSize(40);
    assertThat(turtle.listObjectsOfProperty(DCAT.record).toList()).hasSize(40);
    assertThat(xml.isIsomorphicWith(turtle)).as("RDF/XML and Turtle").isTrue();
    assertThat(json.isIsomorphicWith(turtle)).as("JSON-LD and Turtle").isTrue();
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void equalCataloguesGiveEqualBytes(FeedSyntax syntax) {
    assertThat(feed(syntax, datasets(10))).isEqualTo(feed(syntax, datasets(10)));
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void anEmptyCatalogueIsAWellFormedFeed(FeedSyntax syntax) {
    Model model = parse(feed(syntax, List.of()), syntax);

    assertThat(model.listSubjectsWithProperty(RDF.type, DCAT.Catalog).toList())
        .singleElement()
        .hasToString("https://data.exemple.fr/niort/catalogue");
  }

  private static Link described(String description) {
    return Link.to("Hedges", URI.create("https://data.exemple.fr/hedges"))
        .named(description, description);
  }

  @Test
  void whatTheSourceSaysIsInItsLanguageAndANameInNone() {
    Dataset dataset =
        Dataset.draft(new DatasetId("niort", "ville", "hedges"), "Hedges")
            .writtenIn("en")
            .publisher(new Agent("University of Essex", null, null))
            .contact(new Contact("Help desk", "help@exemple.fr", null))
            .licence(Licence.stated("Ask us first"))
            .provenance(
                List.of("Maps of 1 : 25 000", "Im Projekt «Moor»", "Fait partie de « Plants »."))
            .rights(List.of("Licence: ask us", "À citer : « Essex »."))
            .resolutions(List.of("One field"))
            .distributions(List.of(described("Every hedge"), described("Produit t1.")))
            .build();

    Model model = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(
            model
                .listObjects()
                .filterKeep(RDFNode::isLiteral)
                .mapWith(
                    text -> text.asLiteral().getString() + "@" + text.asLiteral().getLanguage())
                .toList())
        .contains(
            "University of Essex@",
            "Help desk@",
            "Ask us first@en",
            "Maps of 1 : 25 000@en",
            "Im Projekt «Moor»@en",
            "Fait partie de « Plants ».@fr",
            "Licence: ask us@en",
            "À citer : « Essex ».@fr",
            "One field@en",
            "Every hedge@en",
            "Produit t1.@fr");
  }

  /** SKOS, S14. */
  @Test
  void whateverSourcesCallAConceptItHasOneLabel() {
    URI lambert = URI.create("http://www.opengis.net/def/crs/EPSG/0/2154");
    List<Dataset> datasets = datasets(3);
    List<Dataset> named =
        List.of(
            called(datasets.get(0), "Land use", "RGF93 - Lambert 93", lambert),
            called(datasets.get(1), "usage des sols", "RGF93 v1 / Lambert-93", lambert),
            called(datasets.get(2), "Usage des sols", "", lambert));

    Model feed = parse(feed(FeedSyntax.TURTLE, named), FeedSyntax.TURTLE);

    Resource landUse = feed.getResource("http://inspire.ec.europa.eu/theme/lu");
    assertThat(landUse.listProperties(SKOS.prefLabel).toList())
        .extracting(label -> label.getString() + "@" + label.getLanguage())
        .containsExactly("Usage des sols@fr");
    for (Property name : List.of(SKOS.prefLabel, DCTerms.title)) {
      assertThat(feed.getResource(lambert.toString()).listProperties(name).toList())
          .extracting(label -> label.getString() + "@" + label.getLanguage())
          .containsExactly("EPSG:2154@fr");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GTFS-RT, application/x-protobuf,",
    "NETCDF, application/netcdf,",
    "CSV, text/csv, https://www.iana.org/assignments/media-types/text/csv"
  })
  void onlyRegisteredMediaTypesHaveAnAddress(String format, String media, @Nullable String iri) {
    Distribution.Link link =
        Distribution.Link.to("a", URI.create("https://ex.org/a")).typed(format, media);
    Dataset dataset =
        AnyDataset.of(new Random(1)).with(draft -> draft.distributions(List.of(link)));

    Model feed = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(feed.listObjectsOfProperty(DCAT.mediaType).toList())
        .extracting(Object::toString)
        .containsExactlyElementsOf(Stream.ofNullable(iri).toList());
  }

  private static Dataset called(Dataset dataset, String keyword, String system, URI address) {
    return dataset.with(
        draft ->
            draft.keywords(List.of(keyword)).conformsTo(List.of(new Standard(system, address))));
  }

  @Test
  void aCatalogueSaysUnderWhichTermsOfWhichPlacesAndSinceWhen() {
    CatalogueHeader header =
        new CatalogueHeader(
            "Environnement à Niort",
            "Les données de l’environnement.",
            "Ville de Niort",
            URI.create("https://data.exemple.fr/niort"),
            KnownLicence.named("lov2").orElseThrow().asLicence(),
            List.of("epci:200041317", "commune:79191"),
            Instant.parse("2026-02-03T04:05:06.789Z"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new FeedWriter(out, FeedSyntax.TURTLE, header).close();

    Resource catalogue =
        parse(out.toByteArray(), FeedSyntax.TURTLE)
            .getResource("https://data.exemple.fr/niort/catalogue");
    assertThat(catalogue.getProperty(DCTerms.license).getResource().getURI())
        .startsWith("https://www.etalab.gouv.fr/licence-ouverte");
    assertThat(catalogue.listProperties(DCTerms.spatial).toList())
        .extracting(place -> place.getResource().getURI())
        .containsExactlyInAnyOrder(
            "http://id.insee.fr/geo/intercommunalite/200041317",
            "http://id.insee.fr/geo/commune/79191");
    assertThat(catalogue.getProperty(DCTerms.modified).getString())
        .isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void zonesWithoutAnAddressAreCalledByTheirNames() {
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(
                draft ->
                    draft.coverage(
                        Coverage.of(List.of("country-subset:fr:metro", "country-group:ue"), null)));

    Model feed = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(feed.listObjectsOfProperty(DCTerms.spatial).toList())
        .extracting(place -> place.asResource().getProperty(SKOS.prefLabel).getString())
        .containsExactlyInAnyOrder("France métropolitaine", "Union européenne");
  }

  @Test
  void whoHasAPartIsNamedByAPropertyOfItsOwnToo() {
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(
                draft ->
                    draft.attributions(
                        List.of(
                            new Attribution("author", new Agent("Bureau", null, null)),
                            new Attribution(
                                "processor", new Agent("Jeanne Exemple", RESEARCHER, null)),
                            new Attribution("processor", new Agent("Atelier", null, null)),
                            new Attribution("sponsor", new Agent("Banque", null, null)))));

    Model feed = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(feed.listObjectsOfProperty(Vocabulary.QUALIFIED_ATTRIBUTION).toList()).hasSize(4);
    assertThat(names(feed, DCTerms.creator)).containsExactly("Bureau");
    assertThat(names(feed, feed.createProperty("http://data.europa.eu/930/processor")))
        .containsExactlyInAnyOrder("Atelier", "Jeanne Exemple");
    assertThat(feed.listSubjectsWithProperty(RDF.type, FOAF.Person).toList())
        .extracting(person -> person.getProperty(FOAF.name).getString())
        .containsExactly("Jeanne Exemple");
  }

  /** Readers of {@code dct:publisher} would not find it beside, and count two organisations. */
  @Test
  void theMailboxOfThePublisherStandsAtThePublisher() {
    Agent town = new Agent("Ville", URI.create("https://ville.example/"), "217901917");
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(
                draft ->
                    draft
                        .publisher(town)
                        .attributions(
                            List.of(
                                new Attribution("publisher", town, "ville@ville.example"),
                                new Attribution("author", town, "ville@ville.example"),
                                new Attribution("custodian", town, "sig@ville.example"))));

    Model feed = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    Resource subject = feed.listSubjectsWithProperty(RDF.type, DCAT.Dataset).next();
    Resource publisher = subject.getProperty(DCTerms.publisher).getResource();
    assertThat(publisher.listProperties(FOAF.mbox))
        .toIterable()
        .extracting(mailbox -> mailbox.getObject().toString())
        .containsExactly("mailto:ville@ville.example");
    assertThat(feed.listObjectsOfProperty(DCTerms.creator).toList()).containsExactly(publisher);
    assertThat(feed.listSubjectsWithProperty(FOAF.mbox).toList()).hasSize(2);
    assertThat(feed.listObjectsOfProperty(DCAT.hadRole).toList())
        .extracting(role -> role.toString().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder("author", "custodian");
  }

  /** As in most records of geographic catalogues, where the owner stands for the publisher. */
  @ParameterizedTest
  @ValueSource(strings = {"owner", "pointOfContact"})
  void aPublisherHasTheMailboxOfItsOtherPart(String role) {
    Agent town = new Agent("Ville", null, null);
    List<Attribution> parts =
        List.of(
            new Attribution("author", town),
            new Attribution(role, town, "sig@ville.example"),
            new Attribution("user", town, "elus@ville.example"));
    Dataset dataset =
        AnyDataset.of(new Random(1)).with(draft -> draft.publisher(town).attributions(parts));

    Model feed = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    Resource subject = feed.listSubjectsWithProperty(RDF.type, DCAT.Dataset).next();
    Resource publisher = subject.getProperty(DCTerms.publisher).getResource();
    assertThat(publisher.getProperty(FOAF.mbox).getObject())
        .hasToString("mailto:sig@ville.example");
    assertThat(DcatReading.dataset(dataset.id(), subject).attributions())
        .containsExactlyInAnyOrderElementsOf(parts);
  }

  /** A person would write to the wrong service otherwise. */
  @Test
  void datasetsOfOnePublisherKeepTheirOwnMailboxes() {
    Agent office = new Agent("Direction des territoires", null, "217901917");
    List<List<Attribution>> parts =
        List.of(
            List.of(new Attribution("publisher", office, "eau@office.example")),
            List.of(
                new Attribution("publisher", office),
                new Attribution("publisher", office, "risques@office.example")),
            List.of());
    List<Dataset> datasets =
        IntStream.range(0, parts.size())
            .mapToObj(
                n ->
                    AnyDataset.of(new Random(n))
                        .with(
                            draft ->
                                draft.publisher(office).contact(null).attributions(parts.get(n))))
            .toList();

    Model feed = parse(feed(FeedSyntax.TURTLE, datasets), FeedSyntax.TURTLE);

    assertThat(datasets)
        .extracting(
            dataset -> {
              Resource node = feed.getResource(DcatGraph.iri(dataset, HEADER.base()));
              Dataset read = DcatReading.dataset(dataset.id(), Excerpt.read(Excerpt.of(node)));
              assertThat(read.publisher()).isEqualTo(office);
              return read.contact() == null ? null : read.contact().email();
            })
        .containsExactly("eau@office.example", "risques@office.example", null);
  }

  private static List<String> names(Model feed, Property part) {
    return feed.listObjectsOfProperty(part)
        .mapWith(party -> party.asResource().getProperty(FOAF.name).getString())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void aLargeCatalogueIsWrittenWithoutRememberingIt(FeedSyntax syntax) {
    Dataset one = AnyDataset.of(new Random(7));
    long before = usedMemory();

    FeedWriter feed = new FeedWriter(OutputStream.nullOutputStream(), syntax, HEADER);
    for (int n = 0; n < 12_000; n++) {
      feed.add(AnyDataset.renamed(one, "id-" + n), LISTING);
    }
    long held = usedMemory() - before;
    feed.close();

    assertThat(held).as("bytes held after 12,000 datasets").isLessThan(4_000_000);
  }

  /** Some common formats are not in the European list, but are files all the same. */
  @ParameterizedTest
  @CsvSource({
    "CSV, true",
    "GTFS, true",
    "GPX, true",
    "PARQUET, true",
    "BMP, true",
    "WMS_SRVC, false",
    "HTML, false",
    "WMTS, false",
    ", false"
  })
  void whatIsAFileCanBeDownloaded(@Nullable String format, boolean isFile) {
    URI address = URI.create("https://exemple.fr/f");
    Dataset dataset =
        AnyDataset.of(new Random(7))
            .with(draft -> draft.distributions(List.of(Link.to("F", address).typed(format, null))));

    Model model = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(model.contains(null, DCAT.accessURL, model.createResource("https://exemple.fr/f")))
        .isTrue();
    assertThat(model.contains(null, DCAT.downloadURL)).isEqualTo(isFile);
  }

  @ParameterizedTest
  @CsvSource({
    "https://exemple.fr/jeu, , false",
    "https://exemple.fr/donnees/, , false",
    "https://exemple.fr/ressource/12/download/, 1955, true",
    "https://exemple.fr/%7Bz%7D/%7Bx%7D/%7By%7D.png, , false",
    "https://exemple.fr/donnees/?f=csv, , true"
  })
  void aPageIsNoDownloadWhateverTheFormatOfTheData(
      URI address, @Nullable Long bytes, boolean isFile) {
    Link link = new Link("F", "F", null, address, "CSV", null, bytes, null, null, null);
    Dataset dataset =
        AnyDataset.of(new Random(7))
            .with(
                draft ->
                    draft
                        .landingPage(URI.create("https://exemple.fr/jeu"))
                        .distributions(List.of(link)));

    Model model = parse(feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);

    assertThat(model.contains(null, DCAT.downloadURL)).isEqualTo(isFile);
  }

  @Test
  void blankNodesOfTwoDatasetsNeverMeet() {
    Dataset dataset = AnyDataset.of(new Random(7));
    List<Dataset> twins =
        List.of(AnyDataset.renamed(dataset, "a"), AnyDataset.renamed(dataset, "b"));

    Model together = parse(feed(FeedSyntax.TURTLE, twins), FeedSyntax.TURTLE);

    long apart =
        twins.stream()
            .mapToLong(
                twin ->
                    parse(feed(FeedSyntax.TURTLE, List.of(twin)), FeedSyntax.TURTLE)
                        .listSubjects()
                        .filterKeep(node -> node.isAnon())
                        .toList()
                        .size())
            .sum();
    assertThat(together.listSubjects().filterKeep(node -> node.isAnon()).toList())
        .hasSize((int) apart);
  }

  static List<Dataset> datasets(int count) {
    return IntStream.range(0, count).mapToObj(seed -> AnyDataset.of(new Random(seed))).toList();
  }

  static byte[] feed(FeedSyntax syntax, List<Dataset> datasets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FeedWriter feed = new FeedWriter(bytes, syntax, HEADER)) {
      datasets.forEach(dataset -> feed.add(dataset, LISTING));
    }
    return bytes.toByteArray();
  }

  /** Warnings are errors: an IRI or literal that only Jena tolerates fails elsewhere. */
  static Model parse(byte[] feed, FeedSyntax syntax) {
    Model model = ModelFactory.createDefaultModel();
    Lang lang = RDFLanguages.contentTypeToLang(syntax.mediaType());
    RDFParser.source(new ByteArrayInputStream(feed))
        .forceLang(lang)
        .base("https://elsewhere.exemple.fr/")
        .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
        .parse(model);
    return model;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
