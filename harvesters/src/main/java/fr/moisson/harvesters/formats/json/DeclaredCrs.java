package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import org.jspecify.annotations.Nullable;

/** The coordinate system that the {@code crs} member of a GeoJSON names. */
final class DeclaredCrs {

  /** The system in the member, or the one known before if the member states none. */
  static @Nullable String of(JsonNode member, @Nullable String before) {
    String name = member.at("/properties/name").asText();
    if (!name.isEmpty()) {
      return name;
    }
    // Notation before 2008: {"type":"EPSG","properties":{"code":2154}}.
    return EpsgCode.in(member.at("/properties/code").asText())
        .map(code -> "EPSG:" + code)
        .orElse(before);
  }

  private DeclaredCrs() {}
}
