package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.Moments;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.territory.Footprint;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One item of any version from 0.7 to 1.1; only fields that are the same in all of them are read.
 */
record StacItem(JsonNode json) {

  String id() {
    return json.path("id").asText("");
  }

  JsonNode properties() {
    return json.path("properties");
  }

  /** Empty if the item has none. */
  Optional<Geometry> place() {
    return Footprint.of(json.path("geometry"), json.path("bbox"));
  }

  /**
   * When the product was acquired, or when its period began, in which case {@code datetime} may be
   * null. The start comes first, since GEODES has the date of publication in {@code datetime}.
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

  /**
   * The coordinate system in the properties of an item, or in an asset that overrides them, from
   * version 2 of the projection extension or an older one.
   */
  static Optional<Standard> referenceSystem(JsonNode described) {
    return EpsgCode.standard(JsonFields.text(described, "proj:code", "proj:epsg"));
  }

  /** Whether an asset overrides the coordinate system, if only with none. */
  static boolean statesProjection(JsonNode asset) {
    return asset.has("proj:code") || asset.has("proj:epsg");
  }

  /** In per cent; negative if unknown. */
  double cloudCover() {
    return properties().path("eo:cloud_cover").asDouble(-1);
  }

  /** The moment in a property; {@code null} stands for the item's own. */
  Optional<Instant> moment(@Nullable String property) {
    String text = property == null ? start() : text(property);
    return text == null ? Optional.empty() : Moments.read(text);
  }
}
