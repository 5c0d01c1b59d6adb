package fr.moisson.harvesters.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.moisson.harvesters.dcat.Shapes;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.rules.Rules;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record may repeat one character a hundred thousand times. Reading it in linear time takes a
 * second here; in quadratic time, it would take minutes or hours.
 */
class LongRunsTest {

  private static final int LENGTH = 30_000;
  private static final DatasetId ID = new DatasetId("t", "s", "r");
  private static final Rules RULES = Rules.all(Clock.systemUTC());

  private static final List<String> OF_DATASETS =
      List.of(
          "spatial",
          "temporal",
          "issued",
          "license",
          "accrualPeriodicity",
          "publisher",
          "conformsTo",
          "accessRights",
          "rights",
          "identifier",
          "language",
          "source",
          "provenance",
          "type");

  private static final List<String> OF_DCAT =
      List.of("contactPoint", "theme", "keyword", "landingPage", "spatialResolutionInMeters");

  private static final List<String> OF_FILES = List.of("format", "license", "conformsTo", "title");

  @BeforeAll
  static void readTheLists() {
    read("x");
  }

  @ParameterizedTest
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  @ValueSource(
      strings = {
        "a",
        " ",
        ".",
        "?",
        "<",
        "(",
        "'",
        "=",
        "/",
        "-",
        "1",
        ",",
        "&",
        "@",
        "\n",
        "\u0301\u0316",
        " ou ",
        " et ",
        "a.",
        "1 ",
        "2019/",
        "non ",
        "epsg:",
        "<pos "
      })
  void aTextIsReadInTheTimeOfItsLength(String unit) {
    String run = unit.repeat(LENGTH / unit.length());
    for (String text : List.of("x" + run + "é", "http://a/" + run + "\nx")) {
      assertThatCode(() -> read(text)).doesNotThrowAnyException();
    }
    assertThat(Shapes.envelope("<a>" + run + "</a")).isEmpty();
  }

  private static void read(String text) {
    Shapes.envelope(text);
    RULES.apply(stated(text), notice -> {});
    DcatReading.dataset(ID, resource(text, false));
    DcatReading.dataset(ID, resource(text, true));
  }

  private static Dataset stated(String text) {
    return Dataset.draft(ID, "Arbres " + text)
        .description(text)
        .keywords(List.of(text))
        .themes(List.of(text))
        .publisher(new Agent(text, null, null))
        .contact(new Contact(text, text, null))
        .licence(Licence.stated(text))
        .frequency(text)
        .issued(text)
        .modified(text)
        .temporal(new Period(text, text))
        .provenance(List.of(text))
        .rights(List.of(text))
        .conformsTo(List.of(new Standard(text, null)))
        .access(text)
        .identifiers(List.of(text))
        .languages(List.of(text))
        .resolutions(List.of(text))
        .coverage(
            new Coverage(
                new TreeSet<>(List.of(text)),
                null,
                new TreeSet<>(List.of(text)),
                List.of(),
                new TreeSet<>()))
        .distributions(
            List.of(
                new Distribution.Link(
                    "1",
                    text,
                    text,
                    URI.create("https://a.example/x"),
                    text,
                    text,
                    1L,
                    text,
                    text,
                    null)))
        .build();
  }

  private static Resource resource(String text, boolean asAddress) {
    Model model = ModelFactory.createDefaultModel();
    RDFNode value = asAddress ? model.createResource(text) : model.createLiteral(text);
    Resource file =
        model
            .createResource("http://x/file")
            .addProperty(DCAT.downloadURL, model.createResource("http://x/f.csv"))
            .addProperty(DCAT.mediaType, value)
            .addProperty(DCAT.accessURL, value)
            .addProperty(DCAT.byteSize, value);
    Resource dataset =
        model
            .createResource("http://x/d")
            .addProperty(RDF.type, DCAT.Dataset)
            .addProperty(DCTerms.title, "Arbres")
            .addProperty(DCAT.distribution, file);
    OF_DATASETS.forEach(name -> dataset.addProperty(model.createProperty(DCTerms.NS, name), value));
    OF_DCAT.forEach(name -> dataset.addProperty(model.createProperty(DCAT.NS, name), value));
    OF_FILES.forEach(name -> file.addProperty(model.createProperty(DCTerms.NS, name), value));
    return dataset;
  }
}
