package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Degrees of longitude, then of latitude: {@code "2.35, 48.85"}, or in JSON. */
public record GeopointType(String format) implements FieldType {

  private static final NumberType DEGREES = new NumberType("number", ".", "", true);

  /** Within ±180 and ±90 degrees. */
  public record Point(BigDecimal longitude, BigDecimal latitude) {}

  @Override
  public String name() {
    return "geopoint";
  }

  @Override
  public @Nullable Object read(String cell) {
    return switch (format) {
      case "array" -> StrictJson.cell(cell).flatMap(GeopointType::pair).orElse(null);
      case "object" -> StrictJson.cell(cell).flatMap(GeopointType::named).orElse(null);
      default -> {
        String[] axes = cell.split(",", -1);
        yield axes.length == 2 ? point(axes[0], axes[1]) : null;
      }
    };
  }

  private static Optional<Point> pair(JsonNode json) {
    return json.isArray() && json.size() == 2
        ? Optional.ofNullable(point(json.get(0).asText(), json.get(1).asText()))
        : Optional.empty();
  }

  private static Optional<Point> named(JsonNode json) {
    return json.isObject() && json.size() == 2
        ? Optional.ofNullable(point(json.path("lon").asText(), json.path("lat").asText()))
        : Optional.empty();
  }

  private static @Nullable Point point(String longitude, String latitude) {
    return DEGREES.read(longitude) instanceof BigDecimal x
            && DEGREES.read(latitude) instanceof BigDecimal y
            && x.abs().compareTo(BigDecimal.valueOf(180)) <= 0
            && y.abs().compareTo(BigDecimal.valueOf(90)) <= 0
        ? new Point(x, y)
        : null;
  }
}
