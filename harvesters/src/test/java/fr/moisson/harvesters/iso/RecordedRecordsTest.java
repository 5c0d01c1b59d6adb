package fr.moisson.harvesters.iso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.rules.Rules;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VCARD4;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** All records of geographic catalogues among the recordings. */
@Tag("shared")
class RecordedRecordsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC);

  /** Three handwritten records that only serve their links have no title, and are left out. */
  @ParameterizedTest
  @CsvSource({
    "samples/csw-iso19139, 5, 0",
    "samples/csw-iso19115-3, 1, 3",
    "samples/ign/csw, 1, 0",
    "samples/portals/geonetwork, 2, 0",
    "samples/portals/dcat-feed/csw, 3, 0",
    "standards/examples/iso, 7, 0"
  })
  void everyRecordIsReadOrLeftOutForAReason(String folder, int read, int leftOut) {
    List<Dataset> datasets = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (String record : records(folder)) {
      try {
        datasets.add(dataset(record));
      } catch (BadItem bad) {
        reasons.add(bad.notice().code().name());
      }
    }

    assertThat(datasets).hasSize(read);
    assertThat(reasons).hasSize(leftOut).allMatch("NO_TITLE"::equals);
    assertThat(datasets)
        .allSatisfy(
            dataset -> {
              assertThat(dataset.contact()).isNotNull();
              assertThat(dataset.publisher()).isNotNull();
              assertThat(dataset.coverage().bbox()).isNotNull();
              assertThat(dataset.identifiers()).isNotEmpty();
              assertThat(dataset.kind() == Kind.SERVICE || !dataset.languages().isEmpty()).isTrue();
              assertThat(dataset.distributions()).isNotEmpty();
            });
  }

  /** Three records allow « utilisation libre » in their own words, which are quoted. */
  @Test
  void frenchRecordsHaveTheLicenceThatTheyState() {
    List<Licence> licences =
        Stream.of(
                "samples/csw-iso19139",
                "samples/ign/csw",
                "samples/portals/geonetwork",
                "samples/portals/dcat-feed/csw")
            .flatMap(folder -> records(folder).stream())
            .map(record -> Objects.requireNonNull(dataset(record).licence()))
            .toList();

    assertThat(licences)
        .hasSize(11)
        .filteredOn(licence -> licence.uri() == null)
        .extracting(Licence::label)
        .hasSize(3)
        .allMatch(label -> label.toLowerCase(Locale.ROOT).contains(" libre sous réserve"));
    assertThat(licences)
        .filteredOn(licence -> licence.uri() != null)
        .allMatch(licence -> licence.label().startsWith("Licence Ouverte"));
  }

  @Test
  void theRecordOfTheRpgGivesEachLayerALinkOfItsOwn() {
    Dataset rpg = dataset(records("samples/ign/csw").get(0));

    assertThat(rpg.distributions()).extracting("service.protocol").contains("WMTS", "WMS", "WFS");
    assertThat(rpg.coverage().zones()).contains("country:fr", "region:04");
    assertThat(rpg.conformsTo()).hasSize(6);
    assertThat(rpg.licence()).extracting(Licence::label).asString().startsWith("Licence Ouverte");
  }

  @ParameterizedTest
  @CsvSource({"shapes.ttl", "range.ttl"})
  void whatIsWrittenOfThemKeepsAllRulesOfDcatAp(String file) {
    Graph data = ModelFactory.createDefaultModel().getGraph();
    Stream.of(
            "samples/csw-iso19139",
            "samples/ign/csw",
            "samples/portals/geonetwork",
            "samples/portals/dcat-feed/csw",
            "standards/examples/iso")
        .flatMap(folder -> records(folder).stream())
        // Some variants of an official example share an identifier.
        .map(record -> dataset(Hashes.sha256(record), record))
        .map(dataset -> DcatGraph.of(dataset, URI.create("https://data.exemple.fr/")))
        .forEach(graph -> graph.find().forEachRemaining(data::add));
    Model model =
        ModelFactory.createModelForGraph(data)
            .add(
                RDFDataMgr.loadModel(
                    Shared.path("standards/vocabularies/background-for-shacl.ttl").toString()));
    Stream.of(DCAT.accessURL, DCAT.downloadURL, VCARD4.hasEmail, VCARD4.hasURL)
        .flatMap(property -> model.listObjectsOfProperty(property).toList().stream())
        .map(RDFNode::asResource)
        .forEach(address -> model.add(address, RDF.type, RDFS.Resource));
    Shapes shapes =
        Shapes.parse(
            RDFDataMgr.loadGraph(Shared.path("standards/shacl/dcat-ap-3.0.1/" + file).toString()));

    assertThat(ShaclValidator.get().validate(shapes, model.getGraph()).getEntries())
        .extracting(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
        .isEmpty();
  }

  private static Dataset dataset(String record) {
    return dataset(IsoReading.head(record).identifier(), record);
  }

  private static Dataset dataset(String name, String record) {
    DatasetId id = new DatasetId("79191", "csw", name);
    return Rules.all(CLOCK).apply(IsoReading.dataset(id, record), notice -> {});
  }

  private static List<String> records(String folder) {
    try (Stream<Path> files = Files.list(Shared.path(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .sorted()
          .flatMap(file -> recordsOf(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> recordsOf(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      NodeList nodes =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(Files.readString(file, UTF_8))))
              .getElementsByTagNameNS("*", "MD_Metadata");
      List<String> records = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        StringWriter text = new StringWriter();
        TransformerFactory.newDefaultInstance()
            .newTransformer()
            .transform(new DOMSource(nodes.item(i)), new StreamResult(text));
        records.add(text.toString());
      }
      return records;
    } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
