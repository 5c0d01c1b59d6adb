package fr.moisson.connectors.wfs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.access.Authentication;
import fr.moisson.connectors.access.Authentication.Credentials;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.json.StableFeatures;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Parts;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Rate;
import fr.moisson.connectors.paging.RowsOnce;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.connectors.wfs.WfsSource.AxisOrder;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One run over the layers of a service.
 *
 * @param door a door that recognises exception reports, and gives features as GeoJSON
 */
record WfsRun(
    WfsSource source, Run run, Door door, Credentials credentials, Capabilities capabilities) {

  /** GeoServer sends errors as JSON if JSON was requested. */
  private static final Envelope COLLECTION =
      Envelope.of("/features").withTotal("/numberMatched").withError("/exceptions");

  /**
   * MapServer announces what it has given so far in GML, too, and after a page that is cut; there,
   * only a page without features is known to be the last one, whatever every other one states.
   */
  private static final Envelope GML_COLLECTION = COLLECTION.withMore("/type");

  /**
   * The version to request first; the version of the answer is the one that the service supports.
   */
  private static final String CURRENT = "2.0.0";

  /**
   * Some services ignore the requested system and answer in that of the layer, which they state.
   */
  private static final String SYSTEM = "/crs/properties/name";

  static WfsRun of(WfsSource source, Run run) {
    Rate.pace(run.door(), source.url(), source.rate());
    Door door = new OwsDoor(run.door());
    Credentials credentials = Authentication.of(source.authentication(), run);
    Question question = question(source, credentials, request("GetCapabilities", CURRENT), "*/*");
    Capabilities capabilities = Capabilities.read(door.get(question.request()));
    Door gml = GmlDoor.of(door, run.workFolder());
    Door features = capabilities.isGml() ? gml : new GeoJsonDoor(door, gml);
    return new WfsRun(source, run, features, credentials, capabilities);
  }

  Stream<RawItem> items() {
    Parts parts = new Parts(run);
    return parts.read(source.layers(), (name, layer) -> read(parts, name, layer));
  }

  private Stream<RawItem> read(Parts parts, String name, WfsLayer layer) throws IOException {
    capabilities.refuseUnknown(layer.typeName());
    List<TerritoryValues> scope = layer.scope().questions(run);
    if (layer.changes() != null && parts.isUnchanged(name, known(layer, layer.changes(), scope))) {
      return Stream.empty();
    }
    for (AxisOrder order : source.orders(layer)) {
      Optional<RawItem> item = read(name, layer, scope, order);
      if (item.isPresent()) {
        return item.stream();
      }
    }
    run.foundEmpty(name);
    return Stream.empty();
  }

  /** Services of WFS 1 need not have pages, and then ignore which one is requested. */
  private Optional<RawItem> read(
      String name, WfsLayer layer, List<TerritoryValues> scope, AxisOrder order)
      throws IOException {
    boolean inPages = capabilities.isPaged();
    try {
      return read(name, layer, scope, order, inPages);
    } catch (Unavailable e) {
      boolean isIgnored = e.notice().code() == Notice.Code.ENDLESS_PAGING;
      if (!inPages || !isIgnored || !capabilities.isGml()) {
        throw e;
      }
      return read(name, layer, scope, order, false);
    }
  }

  private Optional<RawItem> read(
      String name, WfsLayer layer, List<TerritoryValues> scope, AxisOrder order, boolean inPages)
      throws IOException {
    // The provenance contains the address that was requested, without keys.
    Question first = features(layer, scope.get(0), order, Credentials.NONE);
    try (Spool spool = new Spool(run, name, first.address())) {
      boolean isGml = capabilities.isGml();
      Set<String> systems = new TreeSet<>();
      for (TerritoryValues words : scope) {
        RowsOnce once = new RowsOnce(spool::add);
        Question question = features(layer, words, order, credentials);
        new Listing(door, question, paging(inPages), isGml ? GML_COLLECTION : COLLECTION)
            .believing(WfsRun::isCounted)
            .expecting(inPages ? -1 : hits(question))
            .shownTo(
                around -> {
                  systems.add(around.at(SYSTEM).asText(""));
                  // MapServer; if a server counts, its pages end where they should.
                  once.turnPage(isGml || !isCounted(around));
                })
            .read(feature -> once.take(StableFeatures.cleaned(feature)));
      }
      spool.close();
      if (spool.rows() == 0) {
        return Optional.empty();
      }
      RawItem item = spool.item();
      ObjectNode body = (ObjectNode) item.body();
      body.put(WfsSource.LAYER, name);
      systems.stream()
          .filter(ToWgs84::isKnown)
          .forEach(system -> body.put(WfsSource.SYSTEM, system));
      return Optional.of(item);
    }
  }

  /** MapServer announces what it has given so far, and does not count the page. */
  private static boolean isCounted(JsonNode around) {
    return around.path("numberMatched").isNumber() && around.path("numberReturned").isNumber();
  }

  private Paging paging(boolean inPages) {
    return inPages ? Paging.byOffset("startIndex", count(), source.pageSize()) : Paging.NONE;
  }

  /**
   * The number of features, since an answer without pages may be cut silently.
   *
   * @throws Unavailable if the service does not tell it, as in WFS 1.0
   */
  private long hits(Question question) {
    Request request = question.with(Map.of("resultType", "hits")).request();
    try (JsonPage page = JsonPage.of(door.get(request), COLLECTION.rows())) {
      String count = capabilities.isCurrent() ? "numberMatched" : "numberOfFeatures";
      JsonNode matched = page.envelope().path(count);
      if (!matched.isNumber()) {
        throw Refusals.unexpected(request.uri(), "resultType=hits ≠ " + count);
      }
      return matched.asLong();
    }
  }

  /** If the layer has lost the column, only this optimisation fails, and not the layer. */
  private String known(WfsLayer layer, WfsLayer.Changes changes, List<TerritoryValues> scope) {
    try {
      return mark(layer, changes, scope);
    } catch (Unavailable | Misconfigured e) {
      run.tell(Notice.of(Notice.Code.CHANGES_UNKNOWN, layer.typeName(), Refusals.reason(e)));
      return "";
    }
  }

  /**
   * A hash of the latest change and of the number of features; empty if one of the answers does not
   * state both.
   */
  private String mark(WfsLayer layer, WfsLayer.Changes changes, List<TerritoryValues> scope) {
    MessageDigest digest = Hashes.sha256();
    List<AxisOrder> orders = source.orders(layer);
    for (TerritoryValues words : scope) {
      Question question = features(layer, words, orders.get(0), Credentials.NONE);
      Question asked =
          features(layer, words, orders.get(0), credentials)
              .with(Map.of("sortBy", changes.column() + " DESC"))
              .with(Map.of(count(), "1"));
      try (JsonPage page = JsonPage.of(door.get(asked.request()), "/features")) {
        JsonNode feature = page.hasNext() ? page.next() : null;
        while (page.hasNext()) {
          page.next();
        }
        page.checkRows();
        String matched = page.envelope().path("numberMatched").asText("");
        String date =
            feature == null ? "0" : feature.path("properties").path(changes.column()).asText("");
        boolean mayBeElsewhere = feature == null && orders.size() > 1;
        if (mayBeElsewhere || date.isEmpty() || date.equals("null") || matched.isEmpty()) {
          return "";
        }
        String said = question.address() + " " + date + " " + matched + "\n";
        digest.update(said.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Hashes.hex(digest.digest());
  }

  private Question features(
      WfsLayer layer, TerritoryValues words, AxisOrder order, Credentials credentials) {
    boolean isCurrent = capabilities.isCurrent();
    Map<String, String> parameters =
        request("GetFeature", isCurrent ? CURRENT : capabilities.version());
    parameters.put(isCurrent ? "typeNames" : "typeName", layer.typeName());
    parameters.put("outputFormat", capabilities.format());
    parameters.put("srsName", capabilities.isGml() ? unambiguous(source.srs()) : source.srs());
    if (layer.filter() == null) {
      parameters.put("bbox", words.widened().fill(order.box()));
    } else {
      parameters.put("cql_filter", words.quoted().fill(layer.filter()));
    }
    if (!layer.columns().isEmpty()) {
      parameters.put("propertyName", String.join(",", layer.columns()));
    }
    if (layer.sortBy() != null) {
      parameters.put("sortBy", layer.sortBy());
    }
    String accept = capabilities.isGml() ? "*/*" : "application/json";
    return question(source, credentials, parameters, accept);
  }

  /** The order of coordinates is only defined under a URN, which GML 2 does not have. */
  private String unambiguous(String srs) {
    return capabilities.version().startsWith("1.0")
        ? srs
        : srs.replaceFirst("(?i)^EPSG:(\\d+)$", "urn:ogc:def:crs:EPSG::$1");
  }

  private String count() {
    return capabilities.isCurrent() ? "count" : "maxFeatures";
  }

  private static Map<String, String> request(String name, String version) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("service", "WFS");
    parameters.put("version", version);
    parameters.put("request", name);
    return parameters;
  }

  private static Question question(
      WfsSource source, Credentials credentials, Map<String, String> parameters, String accept) {
    Map<String, String> headers = new TreeMap<>(credentials.headers());
    headers.put("Accept", accept);
    return new Question(source.url(), parameters, headers).with(credentials.parameters());
  }
}
