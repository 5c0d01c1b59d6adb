package fr.moisson.routes.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A producer's DCAT feed, which changes on demand. */
final class Catalogue implements AutoCloseable {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final String GEOJSON =
      "https://www.iana.org/assignments/media-types/application/vnd.geo+json";

  private final HttpServer server;
  private final Map<String, ObjectNode> datasets = new TreeMap<>();

  private Catalogue(HttpServer server) {
    this.server = server;
  }

  static Catalogue start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Catalogue catalogue = new Catalogue(server);
      server.createContext("/catalogue.jsonld", catalogue::answer);
      server.start();
      return catalogue;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A preset that reads the feed, in YAML. */
  String preset() {
    return """
        source: dcat
        title: Un catalogue
        producer: un syndicat
        keep: all
        options: { url: "http://127.0.0.1:%d/catalogue.jsonld" }
        """
        .formatted(server.getAddress().getPort());
  }

  /** Publishes or replaces a dataset with two files; the result may still be changed. */
  synchronized ObjectNode put(String id, String title) {
    ObjectNode dataset = JSON.objectNode();
    dataset.put("@id", "https://producteur.example.org/jeux/" + id);
    dataset.put("@type", "dcat:Dataset").put("dct:identifier", id).put("dct:title", title);
    dataset.put("dct:description", "Relevés de « " + title + " », saison par saison.");
    dataset.put("dct:issued", "2025-03-01").put("dct:modified", "2026-04-02");
    dataset.putArray("dcat:keyword").add("eau").add("rivière");
    dataset.set("dcat:theme", reference(EU + "data-theme/ENVI"));
    dataset.set("dct:accrualPeriodicity", reference(EU + "frequency/ANNUAL"));
    dataset.set("dcat:landingPage", reference("https://producteur.example.org/page/" + id));
    dataset
        .putObject("dct:publisher")
        .put("@type", "foaf:Organization")
        .put("foaf:name", "Syndicat des eaux");
    dataset
        .putObject("dcat:contactPoint")
        .put("@type", "vcard:Organization")
        .put("vcard:fn", "Service données")
        .set("vcard:hasEmail", reference("mailto:donnees@example.org"));
    dataset
        .putObject("dct:creator")
        .put("@type", "foaf:Organization")
        .put("foaf:name", "Bureau d’études")
        .set("foaf:homepage", reference("https://bureau.example.org/"));
    dataset
        .putObject("dct:temporal")
        .put("@type", "dct:PeriodOfTime")
        .put("dcat:startDate", "2024-01-01")
        .put("dcat:endDate", "2024-12-31");
    shape(
        dataset,
        "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[-0.5,46.25],[-0.4,46.25],[-0.4,46.35],[-0.5,46.35],[-0.5,46.25]]]}");
    file(dataset, "csv", "CSV");
    file(dataset, "json", "JSON");
    datasets.put(id, dataset);
    return dataset;
  }

  synchronized void remove(String id) {
    datasets.remove(id);
  }

  synchronized ObjectNode get(String id) {
    return datasets.get(id);
  }

  /** Sets the area that the dataset covers. */
  static void shape(ObjectNode dataset, String geojson) {
    dataset
        .putObject("dct:spatial")
        .put("@type", "dct:Location")
        .putObject("locn:geometry")
        .put("@type", GEOJSON)
        .put("@value", geojson);
  }

  /** Adds a file. */
  static void file(ObjectNode dataset, String name, String format) {
    String id = dataset.path("dct:identifier").asText();
    String address = "https://producteur.example.org/fichiers/" + id + "." + name;
    dataset
        .withArray("/dcat:distribution")
        .addObject()
        .put("@id", "https://producteur.example.org/jeux/" + id + "#" + name)
        .put("@type", "dcat:Distribution")
        .put("dct:title", "Relevés en " + format)
        .put("dct:format", format)
        .<ObjectNode>set("dcat:downloadURL", reference(address))
        .<ObjectNode>set("dcat:accessURL", reference(address))
        .set("dct:license", reference("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
  }

  /** Adds a layer of a service. */
  static void layer(ObjectNode dataset, String endpoint) {
    ObjectNode distribution = dataset.withArray("/dcat:distribution").addObject();
    distribution
        .put("@id", dataset.path("@id").asText() + "#carte")
        .put("@type", "dcat:Distribution")
        .put("dct:title", "Carte des relevés")
        .put("dct:format", "WMS")
        .<ObjectNode>set("dcat:accessURL", reference(endpoint + "?service=WMS&layers=releves"))
        .set("dct:license", reference("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
    distribution
        .putObject("dcat:accessService")
        .put("@type", "dcat:DataService")
        .put("dct:title", "Carte des relevés")
        .set("dcat:endpointURL", reference(endpoint));
  }

  /** Changes the address of the first file. */
  static void move(ObjectNode dataset, String address) {
    ObjectNode first = (ObjectNode) dataset.path("dcat:distribution").path(0);
    first.set("dcat:downloadURL", reference(address));
    first.set("dcat:accessURL", reference(address));
  }

  static ObjectNode reference(String iri) {
    return JSON.objectNode().put("@id", iri);
  }

  private synchronized byte[] page() {
    ObjectNode page = JSON.objectNode();
    page.putObject("@context")
        .put("dcat", "http://www.w3.org/ns/dcat#")
        .put("dct", "http://purl.org/dc/terms/")
        .put("foaf", "http://xmlns.com/foaf/0.1/")
        .put("vcard", "http://www.w3.org/2006/vcard/ns#")
        .put("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
        .put("locn", "http://www.w3.org/ns/locn#");
    ArrayNode graph = page.putArray("@graph");
    ObjectNode catalogue = graph.addObject();
    catalogue.put("@id", "https://producteur.example.org/").put("@type", "dcat:Catalog");
    ArrayNode listed = catalogue.putArray("dcat:dataset");
    datasets.values().forEach(dataset -> listed.add(reference(dataset.path("@id").asText())));
    datasets.values().forEach(graph::add);
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = page();
    exchange.getResponseHeaders().set("Content-Type", "application/ld+json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
