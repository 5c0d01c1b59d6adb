package fr.moisson.connectors.overpass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.overpass.OverpassSource.Area;
import fr.moisson.connectors.overpass.OverpassSource.Layer;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.harvesters.formats.osm.OsmFeature;
import fr.moisson.harvesters.formats.osm.OsmGeometry;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Requests the layers one after the other, and writes their objects as GeoJSON features, one per
 * line.
 *
 * <p>For each layer the source remembers the hash of its rows and the date of the map they came
 * from.
 */
final class LayerReading {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ERROR_PAGE = 16 << 10;
  private static final Set<Integer> OVERLOADED = Set.of(429, 504);

  private final OverpassSource source;
  private final Run run;
  private final ObjectNode memory;

  LayerReading(OverpassSource source, Run run) {
    this.source = source;
    this.run = run;
    this.memory = run.memory().map(LayerReading::read).orElseGet(JSON::createObjectNode);
  }

  private static ObjectNode read(String memory) {
    try {
      return JSON.readTree(memory) instanceof ObjectNode known ? known : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      // Written by another version: dates are set as if the rows were new.
      return JSON.createObjectNode();
    }
  }

  /** Empty if the map has no such objects in the territory. */
  Stream<RawItem> read(String name, Layer layer) throws IOException {
    Body answer = ask(new OverpassQuery(source, layer, run.territory()).text());
    try (JsonPage page = JsonPage.of(answer, "/elements");
        Spool spool = new Spool(run, name, source.url())) {
      Objects objects = new Objects(layer, spool);
      while (page.hasNext()) {
        objects.take(page.next());
      }
      refuseErrors(page.envelope());
      page.checkRows();
      objects.refuseLess();
      objects.tellOpen(name);
      if (spool.rows() == 0) {
        run.foundEmpty(name);
        return Stream.empty();
      }
      return Stream.of(item(name, objects, page.envelope()));
    }
  }

  private Body ask(String query) {
    String form = RequestUris.query(Map.of("data", query));
    Request request =
        Request.post(source.url(), "application/x-www-form-urlencoded", form)
            .with("Accept", "application/json");
    Body body;
    try {
      body = run.door().get(request);
    } catch (Unavailable e) {
      throw Refusals.hasStatus(e, OVERLOADED) ? tooHeavy(Refusals.reason(e)) : e;
    }
    refusePage(body);
    return body;
  }

  private Unavailable tooHeavy(String reason) {
    return new Unavailable(Notice.of(Code.QUERY_TOO_HEAVY, source.url(), reason));
  }

  /** Refuses an HTML page with a syntax error, and quotes its text, which is far from its start. */
  private void refusePage(Body body) {
    try (InputStream content = body.open()) {
      String start = new String(content.readNBytes(ERROR_PAGE), StandardCharsets.UTF_8).strip();
      if (start.startsWith("<")) {
        throw new Unavailable(
            Notice.of(Code.ERROR_INSIDE_SUCCESS, source.url(), Jsoup.parse(start).body().text()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuseErrors(JsonNode envelope) {
    String remark = envelope.path("remark").asText("");
    if (remark.contains("error")) {
      throw tooHeavy(remark);
    }
  }

  private RawItem item(String name, Objects objects, JsonNode envelope) {
    String sha256 = Hashes.hex(objects.content.digest());
    JsonNode before = memory.path(name);
    if (!before.path("sha256").asText().equals(sha256)) {
      String map = envelope.path("osm3s").path("timestamp_osm_base").asText(null);
      memory.putObject(name).put("sha256", sha256).put(OverpassSource.MODIFIED, map);
      run.remember(memory.toString());
    }
    RawItem item = objects.spool.item();
    JsonNode modified = memory.path(name).path(OverpassSource.MODIFIED);
    ((ObjectNode) item.body()).set(OverpassSource.MODIFIED, modified);
    return item;
  }

  /** Collects the objects of one layer as rows. */
  private final class Objects {
    private final Layer layer;
    private final Spool spool;
    private final MessageDigest content = Hashes.sha256();
    private final List<JsonNode> counts = new ArrayList<>();
    private long open;

    Objects(Layer layer, Spool spool) {
      this.layer = layer;
      this.spool = spool;
    }

    void take(JsonNode element) throws IOException {
      if (element.path("type").asText().equals("count")) {
        counts.add(element.path("tags"));
        return;
      }
      JsonNode row = OsmFeature.of(element, layer.tags());
      open += OsmGeometry.isOpen(element, row.path("geometry")) ? 1 : 0;
      content.update(row.toString().getBytes(StandardCharsets.UTF_8));
      spool.add(row);
    }

    void tellOpen(String name) {
      if (open > 0) {
        run.tell(Notice.of(Code.OUTLINES_OPEN, name, open));
      }
    }

    /** Old servers give no counts, and are trusted. */
    void refuseLess() {
      if (source.area() == Area.INSEE && !counts.isEmpty()) {
        refuseLess(run.territory().communes().size(), counts.get(0).path("areas").asLong());
      }
      if (!counts.isEmpty()) {
        refuseLess(counts.get(counts.size() - 1).path("total").asLong(), spool.rows());
      }
    }

    private void refuseLess(long wanted, long came) {
      if (came < wanted) {
        throw new Unavailable(Notice.of(Code.FEWER_THAN_ANNOUNCED, source.url(), wanted, came));
      }
    }
  }
}
