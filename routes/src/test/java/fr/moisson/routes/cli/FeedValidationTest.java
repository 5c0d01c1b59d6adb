package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import fr.moisson.routes.Program;
import fr.moisson.routes.Program.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code validate --shacl}, as typed by officers. */
class FeedValidationTest {

  private static final String FEED =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      <https://exemple.fr/arbres> a dcat:Dataset ; dct:title "Arbres"@fr ; dct:description "Les arbres"@fr .
      """;

  private static final String SHAPES =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      [] a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:rights ; sh:minCount 1 ] ,
        [ sh:path dct:title ; sh:maxCount 0 ; sh:severity sh:Warning ] , <urn:undefined> .
      """;

  @TempDir private Path folder;
  private String feed;
  private String shapes;

  @BeforeEach
  void write() throws Exception {
    feed = Files.writeString(folder.resolve("flux.ttl"), FEED).toString();
    shapes = Files.writeString(folder.resolve("formes.ttl"), SHAPES).toString();
  }

  @Test
  void aReportMayBeATable() throws Exception {
    Path report = folder.resolve("résultats.csv");

    Typed.run("validate", "--shacl", feed, "--shapes", shapes, "--report", report.toString());

    assertThat(Files.readString(report))
        .startsWith("\uFEFFGravité,Fiche ou élément,Propriété,Valeur,Ce qui ne va pas,Formes\r\n");
    assertThat(Files.readAllLines(report))
        .anyMatch(
            line ->
                line.startsWith("violation,https://exemple.fr/arbres,dct:rights,")
                    && line.endsWith(",formes.ttl"))
        .anyMatch(line -> line.startsWith("avertissement,https://exemple.fr/arbres,dct:title,"))
        .hasSize(3);
  }

  /** The feed may come from anybody. */
  @Test
  void aTableHoldsNoFormula() throws Exception {
    Files.writeString(
        Path.of(shapes), SHAPES.replace("sh:maxCount 0 ;", "sh:pattern \"^[A-Z]\" ;"));
    Files.writeString(Path.of(feed), FEED.replace("\"Arbres\"@fr", "\"=1+1\""));
    Path report = folder.resolve("résultats.csv");

    Typed.run("validate", "--shacl", feed, "--shapes", shapes, "--report", report.toString());

    assertThat(Files.readString(report)).contains(",'=1+1,").doesNotContain(",=1+1,");
  }

  @Test
  void aFeedThatKeepsOurShapesIsWell() {
    Ended ended = Typed.run("validate", "--shacl", feed);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("aucune violation", "! https://exemple.fr/arbres – dcat:theme");
  }

  /** With the default settings, which keep sources away from this machine. */
  @Test
  void theCatalogueOfThisMachineCanBeChecked() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = FEED.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/turtle");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/catalog.ttl";

      Ended ended = Typed.run("validate", "--shacl", address, "--config", "../config");

      assertThat(ended.code()).as(ended.out()).isZero();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void otherShapesCanBeGivenAndWhatIsWrongIsTold() throws Exception {
    Ended ended = Typed.run("validate", "--shacl", feed, "--shapes", shapes, "--json");

    assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    JsonNode json = new ObjectMapper().readTree(ended.out());
    assertThat(json.path("violations").asInt()).isOne();
    assertThat(json.path("warnings").asInt()).isOne();
    assertThat(json.path("results")).hasSize(2);
    JsonNode result = json.path("results").path(0);
    assertThat(result.path("severity").asText()).isEqualTo("violation");
    assertThat(result.path("focusNode").asText()).isEqualTo("https://exemple.fr/arbres");
    assertThat(result.path("path").asText()).isEqualTo("http://purl.org/dc/terms/rights");
    assertThat(result.path("message").asText()).isEqualTo("dct:rights : il en faut au moins 1.");
    assertThat(json.path("notices").path(0).path("code").asText()).isEqualTo("SHAPES_UNDEFINED");
  }

  @Test
  void whatIsWrongInTheSameWayIsSaidOnceAndReportedEachTime() throws Exception {
    Files.writeString(
        folder.resolve("flux.ttl"), FEED + "<https://exemple.fr/bancs> a dcat:Dataset .\n");
    Path report = folder.resolve("rapport.json");

    Ended ended =
        Typed.run("validate", "--shacl", feed, "--shapes", shapes, "--report", report.toString());

    assertThat(ended.out())
        .contains("✗ https://exemple.fr/arbres – dct:rights")
        .contains("(et 1 autre)")
        .contains("! https://exemple.fr/arbres – dct:title")
        .doesNotContain("bancs");
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("conforms", "violations", "warnings", "shapes", "results");
    assertThat(json.path("violations").asInt()).isEqualTo(2);
    assertThat(json.path("results").findValuesAsText("focusNode"))
        .containsExactly(
            "https://exemple.fr/arbres", "https://exemple.fr/bancs", "https://exemple.fr/arbres");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | Vérification du flux | Non conforme : 1 violation | dct:rights : il en faut au moins 1.",
        "en | Check of the feed | Does not conform: 1 violation | dct:rights: at least"
      })
  void theReportMayBeAPage(String language, String heading, String verdict, String message)
      throws Exception {
    Path report = folder.resolve("rapport.HTML");

    Typed.run(
        "--lang",
        language,
        "validate",
        "--shacl",
        feed,
        "--shapes",
        shapes,
        "--report",
        report.toString());

    assertThat(report)
        .content()
        .startsWith("<!doctype html>")
        .contains("<h1>" + heading + "</h1>", "<p>flux.ttl</p>", verdict, message)
        .contains("<a href=\"https://exemple.fr/arbres\">https://exemple.fr/arbres</a>")
        // Readers of a screen choose among tables by their names, which must differ.
        .contains("<h3 id=\"kind-0\">dct:rights ", "aria-labelledby=\"kind-1 kind-caption-1\"")
        .doesNotContain(folder.toString());
  }

  @Test
  void itIsSaidInEnglishToo() {
    Ended ended = Typed.run("--lang", "en", "validate", "--shacl", feed, "--shapes", shapes);

    assertThat(ended.out())
        .contains("Does not conform: 1 violation, 1 warning (formes.ttl).", "dct:rights: at least");
  }

  @Test
  void whatCannotBeReadIsTold() throws Exception {
    Path broken = Files.writeString(folder.resolve("casse.ttl"), FEED + "<a> <b> ");

    Ended ended = Typed.run("validate", "--shacl", broken.toString());

    assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(ended.out()).contains("casse.ttl n’est pas du RDF valide, à la ligne");
    assertThat(Typed.run("validate", "--shacl", feed, "--shapes", feed).out())
        .contains("ne contient pas de formes SHACL utilisables");
  }

  @Test
  void theFeedIsNotReplacedByItsReport() throws Exception {
    Ended ended = Typed.run("validate", "--shacl", feed, "--report", feed);

    assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(ended.out()).contains("flux.ttl est le fichier à lire");
    assertThat(folder.resolve("flux.ttl")).hasContent(FEED);
  }

  @Test
  void aCompressedFeedIsReadAsWhatIsInIt() throws Exception {
    Path packed = folder.resolve("flux.ttl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(FEED.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Typed.run("validate", "--shacl", packed.toString()).out())
        .isEqualTo(Typed.run("validate", "--shacl", feed).out());
  }

  @Test
  void aTextThatTheMemoryDoesNotHoldIsToldInWords() throws Exception {
    Path large = folder.resolve("grand.ttl");
    try (Writer out = Files.newBufferedWriter(large)) {
      out.write(FEED + "<https://exemple.fr/bancs> <http://purl.org/dc/terms/title> \"");
      for (int n = 0; n < 90; n++) {
        out.write("x".repeat(1_000_000));
      }
      out.write("\" .");
    }

    Ended ended = new Program(folder).run("validate", "--shacl", large.toString());

    assertThat(ended.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(ended.out()).contains("grand.ttl : un texte").contains("MOISSON_JAVA_OPTS");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void nothingIsLeftBehindWhenItIsStopped() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        new Program(folder)
            .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary)
            .start("validate", "--shacl", "-");
    try {
      // Its standard input never ends.
      for (int tick = 0; tick < 900 && left(temporary).isEmpty(); tick++) {
        Thread.sleep(100);
      }
      assertThat(left(temporary)).isNotEmpty();
      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(left(temporary)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<Path> left(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("moisson-")).toList();
    }
  }

  @Test
  void aSchemaOrShapesButNotBothAndNotNeither() {
    Ended neither = Typed.run("validate", feed);
    Ended both = Typed.run("validate", feed, "--shacl", "--schema", "arbres-urbains");

    assertThat(neither.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(neither.err()).contains("--schema ou --shacl");
    assertThat(both.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(both.err()).contains("une seule de ces options");
  }
}
