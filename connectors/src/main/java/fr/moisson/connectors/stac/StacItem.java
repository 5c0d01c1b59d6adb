package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.Moments;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.territory.Footprint;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** One item, of whichever version; the fields that stay the same from 0.7 to 1.1. */
record StacItem(JsonNode json) {

  String id() {
    return json.path("id").asText("");
  }

  JsonNode properties() {
    return json.path("properties");
  }

  /** Empty if the item does not say. */
  Optional<Geometry> place() {
    return Footprint.of(json.path("geometry"), json.path("bbox"));
  }

  /**
   * When the product was taken, or its period began; {@code datetime} may be null then. GEODES has
   * the publication in {@code datetime}, hence the start first.
   */
  @Nullable String start() {
    return properties().path("start_datetime").asText(text("datetime"));
  }

  @Nullable String end() {
    return properties().path("end_datetime").asText(text("datetime"));
  }

  /** The day of {@link #start}, for titles. */
  String day() {
    String start = start();
    return start == null ? "" : start.substring(0, Math.min(start.length(), "2026-01-31".length()));
  }

  @Nullable String text(String property) {
    return properties().path(property).asText(null);
  }

  /** Its reference system, of version 2 of the projection extension or of an older. */
  Optional<Standard> referenceSystem() {
    return Standard.ofCode(JsonFields.text(properties(), "proj:code", "proj:epsg"));
  }

  /** In per cent; negative when the item does not say. */
  double cloudCover() {
    return properties().path("eo:cloud_cover").asDouble(-1);
  }

  /** The moment that a property states, {@code null} standing for the item's own. */
  Optional<Instant> moment(@Nullable String property) {
    String text = property == null ? start() : text(property);
    return text == null ? Optional.empty() : Moments.read(text);
  }
}
