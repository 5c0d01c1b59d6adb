package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.ckan.CkanSource;
import fr.moisson.connectors.dcat.DcatSource;
import fr.moisson.connectors.opendatasoft.OpendatasoftSource;
import fr.moisson.connectors.udata.UdataSource;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All datasets in the recordings that one of our sources can read, after the rules; each identifier
 * occurs once, and datasets without one are numbered.
 */
final class Recordings {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC));
  private static final URI URL = URI.create("http://data.test.org/feed");
  private static final Pattern GRAPH = Pattern.compile("(?s)<rdf:RDF.*?</rdf:RDF>");
  private static final Pattern RECORD = Pattern.compile("(?s)<((?:\\w+:)?MD_Metadata)\\b.*?</\\1>");

  private static final Pattern NAMESPACE = Pattern.compile("xmlns:\\w+=\"[^\"]*\"");

  private static final Source UDATA =
      new UdataSource(URI.create("https://udata.example"), null, List.of("x"), null, null);
  private static final Source CKAN =
      new CkanSource(URI.create("https://ckan.example"), null, null, null, null);
  private static final Source OPENDATASOFT =
      new OpendatasoftSource(
          URI.create("https://ods.example"), null, null, Map.of(), null, null, null);

  private final Path folder;
  private int number;

  /**
   * @param folder for temporary files
   */
  Recordings(Path folder) {
    this.folder = folder;
  }

  /** The datasets, by the kind of source that read them. */
  Map<String, List<Dataset>> all() {
    return Map.of(
        "dcat", feeds(),
        "iso", records(),
        "udata", udata(),
        "ckan", packages(),
        "opendatasoft", opendatasoft());
  }

  private List<Dataset> feeds() {
    DcatSource source = new DcatSource(URL);
    return Stream.of("portals/dcat-feed", "csw-dcat", "dcat-rdf", "portals/arcgis-hub")
        .flatMap(part -> texts(part, ".rdf", ".xml", ".ttl", ".json", ".jsonld"))
        .flatMap(
            text ->
                text.contains("GetRecordsResponse")
                    ? GRAPH.matcher(text).results().map(MatchResult::group)
                    : Stream.of(text))
        .flatMap(
            graph -> {
              ScriptedDoor door = new ScriptedDoor(folder);
              // Pages that were not recorded are served empty, which ends the feed.
              door.otherwise(uri -> "<urn:x> a <http://www.w3.org/ns/dcat#Catalog> .");
              door.serve(
                  URL.toString(),
                  uri -> door.body(uri, "text/plain", "utf-8", graph.getBytes(UTF_8)));
              return readable(() -> Harvested.from(source, door, folder).datasets());
            })
        .toList();
  }

  private List<Dataset> records() {
    return Stream.of(
            "samples/csw-iso19139",
            "samples/csw-iso19115-3",
            "samples/ign/csw",
            "samples/portals/geonetwork",
            "samples/portals/dcat-feed/csw",
            "standards/examples/iso")
        .flatMap(part -> texts("../" + part, ".xml"))
        .flatMap(Recordings::documents)
        .flatMap(
            record ->
                readable(
                    () ->
                        List.of(
                            IsoReading.dataset(
                                new DatasetId("79191", "iso", String.valueOf(number++)), record))))
        .toList();
  }

  /** Each record of a document, with the namespaces that the document declares. */
  private static Stream<String> documents(String text) {
    StringBuilder namespaces = new StringBuilder();
    for (MatchResult found : NAMESPACE.matcher(text).results().toList()) {
      if (namespaces.indexOf(found.group().replaceFirst("=.*", "=")) < 0) {
        namespaces.append(' ').append(found.group());
      }
    }
    return RECORD
        .matcher(text)
        .results()
        .map(
            found ->
                found
                    .group()
                    .replaceFirst(
                        "(?s)^<([\\w:]+)[^>]*>",
                        "<$1" + Matcher.quoteReplacement(namespaces.toString()) + ">"));
  }

  private List<Dataset> udata() {
    Stream<JsonNode> sets = texts("datagouv/datasets", ".json").map(Recordings::json);
    Stream<JsonNode> cut =
        json(text("portals/udata/datasets_collectivites_cut.json")).valueStream();
    return Stream.concat(sets, cut)
        .map(
            recorded -> {
              ObjectNode dataset = recorded.path("dataset").deepCopy();
              dataset.set("organization", recorded.path("organization"));
              dataset.set("resources", recorded.path("resources"));
              return dataset;
            })
        .flatMap(dataset -> map(UDATA, dataset))
        .toList();
  }

  private List<Dataset> packages() {
    return texts("portals/ckan", ".json")
        .map(Recordings::json)
        .map(
            json ->
                json.has("result")
                    ? json.at("/result/0")
                    : json.has("records") ? json.at("/records/0/aspects/ckan-dataset") : json)
        .filter(json -> json.has("title"))
        .flatMap(json -> map(CKAN, json))
        .toList();
  }

  private List<Dataset> opendatasoft() {
    return texts("opendatasoft", ".json")
        .map(Recordings::json)
        .flatMap(
            json ->
                json.path("results").isArray()
                    ? json.path("results").valueStream()
                    : Stream.of(json))
        .filter(json -> json.has("metas"))
        .flatMap(json -> map(OPENDATASOFT, json))
        .toList();
  }

  private Stream<Dataset> map(Source source, JsonNode json) {
    return readable(
        () -> List.of(Harvested.map(source, new RawItem(String.valueOf(number++), json))));
  }

  private interface Reading {
    List<Dataset> read();
  }

  /** Skips what a run would leave out or refuse, since it reaches no feed. */
  private static Stream<Dataset> readable(Reading reading) {
    try {
      return reading.read().stream().map(dataset -> RULES.apply(dataset, notice -> {}));
    } catch (HarvestException e) {
      return Stream.empty();
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> texts(String part, String... endings) {
    try (Stream<Path> files = Files.walk(Shared.path("samples").resolve(part))) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList()
          .stream()
          .flatMap(Recordings::text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    return text(Shared.path("samples/" + file)).findFirst().orElseThrow();
  }

  private static Stream<String> text(Path file) {
    try {
      return Stream.of(Files.readString(file));
    } catch (MalformedInputException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
