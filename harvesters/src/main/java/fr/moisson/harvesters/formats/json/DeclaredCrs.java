package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The system that the {@code crs} member of a GeoJSON names. */
final class DeclaredCrs {

  /** What the member says, and what was known before where it says nothing. */
  static @Nullable String of(JsonNode member, @Nullable String before) {
    String name = member.at("/properties/name").asText();
    if (!name.isEmpty()) {
      return name;
    }
    // As before 2008: {"type":"EPSG","properties":{"code":2154}}.
    String code = member.at("/properties/code").asText();
    return code.matches("\\d{4,6}") ? "EPSG:" + code : before;
  }

  private DeclaredCrs() {}
}
