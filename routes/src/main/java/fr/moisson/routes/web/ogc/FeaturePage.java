package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.harvesters.formats.features.Feature;
import fr.moisson.harvesters.formats.features.FeatureQuery;
import fr.moisson.harvesters.formats.features.GeoPackageFeatures;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.FeatureJson;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A page of features as GeoJSON, written while they are read.
 *
 * @param after the last id of the previous page; 0 for the first page
 * @param offset number of features to skip after it
 */
record FeaturePage(
    GeoPackageFeatures layer,
    FeatureQuery query,
    Crs crs,
    long after,
    long offset,
    int limit,
    Instant at) {

  /**
   * @param links of this page, except to the next one
   * @param next the address of the page that begins after a feature, by its id
   */
  void write(JsonGenerator json, List<Link> links, LongFunction<String> next) throws IOException {
    long matched = layer.count(query);
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeArrayFieldStart("features");
    Written written = new Written(json);
    layer.read(query, after, offset, limit + 1, crs.epsg(), written);
    json.writeEndArray();
    json.writeNumberField("numberMatched", matched);
    json.writeNumberField("numberReturned", written.count);
    json.writeStringField("timeStamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
    List<Link> all = new ArrayList<>(links);
    if (written.hasMore) {
      all.add(new Link(next.apply(written.last), "next", ApiAnswer.GEO_JSON, null));
    }
    json.writePOJOField("links", all);
    json.writeEndObject();
  }

  /** Writes as many features as wanted; one more is read to see whether more follow. */
  private final class Written implements GeoPackageFeatures.Taker {

    private final JsonGenerator json;
    private int count;
    private long last;
    private boolean hasMore;

    Written(JsonGenerator json) {
      this.json = json;
    }

    @Override
    public void take(Feature feature) throws IOException {
      if (count == limit) {
        hasMore = true;
        return;
      }
      count++;
      last = feature.id();
      FeatureJson.write(json, layer.table(), feature);
    }
  }
}
