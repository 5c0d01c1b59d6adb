package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.shacl.ShapesFile;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LayerDescriptionTest {

  private static final CatalogueHeader SERVED = FeedWriterTest.HEADER.withApi(true);
  private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
  private static final String ROOT = "https://data.exemple.fr/niort/";

  private static final Dataset TREES =
      Dataset.draft(new DatasetId("niort", "arbres", "1"), "Trees")
          .writtenIn("en")
          .publisher(new Agent("Arboretum", null, null))
          .contact(new Contact("Arboretum", null, URI.create("https://ex.org/contact")))
          .landingPage(URI.create("https://ex.org/trees"))
          .legislation(List.of(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj")))
          .hvdCategories(List.of(URI.create("http://data.europa.eu/bna/c_dd313021")))
          .distributions(
              List.of(
                  extract("CSV", "Trees, Niort (CSV)", null),
                  extract("GEOJSON", "Trees, Niort (GEOJSON)", null),
                  extract("GPKG", "Trees, Niort (GPKG)", null),
                  extract(
                      "GEOJSON",
                      "Trees, Niort (arbres 0.3.1, GEOJSON)",
                      new Assessment(
                          new Conformity("arbres", "0.3.1", null, 1, 1, 0), 1.0, null, null))))
          .build();

  private static final String LAYER = TREES.id().key() + ".79191";

  @Test
  void eachLayerIsADistributionThatTheApiServes() {
    Model feed = feed(SERVED);
    List<Resource> layers =
        feed.listSubjectsWithProperty(DCAT.accessService).toList().stream()
            .sorted((one, other) -> access(one).compareTo(access(other)))
            .toList();

    assertThat(layers)
        .extracting(LayerDescriptionTest::access)
        .containsExactly(
            ROOT + "ogc/collections/" + LAYER, ROOT + "ogc/collections/" + LAYER + ".arbres");
    assertThat(layers)
        .extracting(layer -> layer.getProperty(DCTerms.title).getLiteral())
        .extracting(title -> title.getString() + "@" + title.getLanguage())
        .containsExactly("Trees, Niort (OGC API)@fr", "Trees, Niort (arbres 0.3.1, OGC API)@fr");
    assertThat(layers)
        .extracting(layer -> iri(layer, DCTerms.format.getURI()))
        .allMatch(format -> format.endsWith("/file-type/REST"));
    Resource service = layers.get(0).getPropertyResourceValue(DCAT.accessService);
    assertThat(service.hasProperty(RDF.type, DCAT.DataService)).isTrue();
    assertThat(iri(service, "http://www.w3.org/ns/dcat#endpointURL")).isEqualTo(ROOT + "ogc");
    assertThat(iri(service, "http://www.w3.org/ns/dcat#endpointDescription"))
        .isEqualTo(ROOT + "ogc/api");
    assertThat(iri(service, DCTerms.conformsTo.getURI())).contains("ogcapi-features");
    assertThat(iri(service, FOAF.page.getURI())).isEqualTo(ROOT);
    assertThat(service.getPropertyResourceValue(DCTerms.publisher).getProperty(FOAF.name))
        .extracting(name -> name.getString())
        .isEqualTo("Ville de Niort");
    assertThat(iri(service, DCAT.servesDataset.getURI()))
        .isEqualTo(DcatGraph.iri(TREES, SERVED.base()));
    assertThat(feed.listObjectsOfProperty(DCAT.service).toList()).hasSize(2);
  }

  /** data.gouv.fr takes a distribution with a service for an API. */
  @Test
  void filesRemainFiles() {
    Model feed = feed(SERVED);

    assertThat(feed.listSubjectsWithProperty(DCAT.downloadURL).toList())
        .hasSize(4)
        .noneMatch(file -> file.hasProperty(DCAT.accessService));
    assertThat(feed.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList()).hasSize(6);
  }

  @Test
  void plainFilesHaveNoApi() {
    Model feed = feed(FeedWriterTest.HEADER);

    assertThat(feed.contains(null, DCAT.accessService)).isFalse();
    assertThat(feed.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList()).hasSize(4);
  }

  @Test
  void aReaderFindsTheLayer() {
    Model feed = feed(SERVED);

    Dataset read =
        DcatReading.dataset(
            TREES.id(),
            Excerpt.read(Excerpt.of(feed.getResource(DcatGraph.iri(TREES, SERVED.base())))));

    assertThat(read.links().map(Link::service).filter(service -> service != null).toList())
        .hasSize(2)
        .extracting(Distribution.Service::protocol, Distribution.Service::endpoint)
        .containsOnly(tuple("OGC API Features", URI.create(ROOT + "ogc")));
  }

  @Test
  void theShapesAreKept() {
    assertThat(ShapesFile.own().stream().flatMap(file -> file.check(feed(SERVED).getGraph())))
        .noneMatch(result -> result.severity().name().equals("VIOLATION"));
  }

  private static String access(Resource distribution) {
    return iri(distribution, DCAT.accessURL.getURI());
  }

  private static String iri(Resource subject, String property) {
    Model model = subject.getModel();
    return subject.getPropertyResourceValue(model.createProperty(property)).getURI();
  }

  private static Model feed(CatalogueHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeedWriter writer = new FeedWriter(out, FeedSyntax.TURTLE, header)) {
      writer.add(TREES, new CatalogRecord(AT, AT));
    }
    return FeedWriterTest.parse(out.toByteArray(), FeedSyntax.TURTLE);
  }

  private static Extract extract(String format, String title, @Nullable Assessment assessment) {
    return new Extract(
        "79191",
        title,
        "ab/" + format + (assessment == null ? "" : "-schema"),
        format,
        "application/x-" + format.toLowerCase(Locale.ROOT),
        9L,
        "ab",
        URI.create("https://ex.org/trees.csv"),
        new Receipt(1, 1, 0, 0, 0, "points-in-lines-whole", "2026"),
        assessment,
        null);
  }
}
