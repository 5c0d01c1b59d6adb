package fr.moisson.harvesters.formats.crs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.text.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts the register's well-known text of a projected coordinate system to <a
 * href="https://proj.org/specifications/projjson.html">PROJJSON</a>, which GeoParquet requires.
 */
public final class ProjJson {

  /** Names in the EPSG register, by those in well-known text. */
  private static final Map<String, String> NATURAL =
      Map.of(
          "latitude_of_origin", "Latitude of natural origin",
          "latitude_of_center", "Latitude of natural origin",
          "central_meridian", "Longitude of natural origin",
          "longitude_of_center", "Longitude of natural origin",
          "scale_factor", "Scale factor at natural origin",
          "false_easting", "False easting",
          "false_northing", "False northing");

  private static final Map<String, String> FALSE =
      Map.of(
          "latitude_of_origin", "Latitude of false origin",
          "central_meridian", "Longitude of false origin",
          "standard_parallel_1", "Latitude of 1st standard parallel",
          "standard_parallel_2", "Latitude of 2nd standard parallel",
          "false_easting", "Easting at false origin",
          "false_northing", "Northing at false origin");

  private static final Map<String, String> METHODS =
      Map.of(
          "9801", "Lambert Conic Conformal (1SP)",
          "9802", "Lambert Conic Conformal (2SP)",
          "9807", "Transverse Mercator",
          "9820", "Lambert Azimuthal Equal Area",
          "1024", "Popular Visualisation Pseudo Mercator");

  private static final String TWO_PARALLELS = "9802";

  /** Empty for a projection that no French system uses. */
  public static Optional<ObjectNode> of(String wkt) {
    Wkt system = Wkt.of(wkt);
    Wkt projection = system.child("PROJECTION");
    String method = projection.child("AUTHORITY").value(1);
    if (!METHODS.containsKey(method)) {
      return Optional.empty();
    }
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("type", "ProjectedCRS").put("name", system.value(0));
    Wkt base = system.child("GEOGCS");
    base(json.putObject("base_crs"), base);
    ObjectNode conversion = json.putObject("conversion").put("name", system.value(0));
    id(conversion.putObject("method").put("name", METHODS.get(method)), projection);
    parameters(conversion.putArray("parameters"), system, base.child("UNIT"), method);
    ObjectNode axes = json.putObject("coordinate_system").put("subtype", "Cartesian");
    axes.putArray("axis")
        .add(axis("Easting", "E", "east", "metre"))
        .add(axis("Northing", "N", "north", "metre"));
    id(json, system);
    return Optional.of(json);
  }

  private static void base(ObjectNode json, Wkt base) {
    Wkt datum = base.child("DATUM");
    Wkt spheroid = datum.child("SPHEROID");
    json.put("type", "GeographicCRS").put("name", base.value(0));
    ObjectNode frame = json.putObject("datum");
    frame.put("type", "GeodeticReferenceFrame").put("name", datum.value(0));
    frame
        .putObject("ellipsoid")
        .put("name", spheroid.value(0))
        .put("semi_major_axis", spheroid.number(1))
        .put("inverse_flattening", spheroid.number(2));
    Wkt meridian = base.child("PRIMEM");
    if (meridian.number(1) != 0) {
      ObjectNode longitude =
          frame.putObject("prime_meridian").put("name", meridian.value(0)).putObject("longitude");
      longitude.put("value", meridian.number(1));
      angle(longitude, base.child("UNIT"));
    }
    ObjectNode axes = json.putObject("coordinate_system").put("subtype", "ellipsoidal");
    ArrayNode both = axes.putArray("axis");
    both.add(angle(axis("Geodetic latitude", "Lat", "north", null), base.child("UNIT")));
    both.add(angle(axis("Geodetic longitude", "Lon", "east", null), base.child("UNIT")));
    id(json, base);
  }

  private static void parameters(ArrayNode all, Wkt system, Wkt angles, String method) {
    Map<String, String> names = method.equals(TWO_PARALLELS) ? FALSE : NATURAL;
    boolean scaled = method.equals("9801") || method.equals("9807");
    for (Wkt parameter : system.children("PARAMETER")) {
      String key = parameter.value(0);
      String name = names.get(key);
      if (name == null || (key.equals("scale_factor") && !scaled)) {
        continue;
      }
      ObjectNode one = all.addObject().put("name", name).put("value", parameter.number(1));
      if (key.startsWith("false_")) {
        one.put("unit", "metre");
      } else if (key.equals("scale_factor")) {
        one.put("unit", "unity");
      } else {
        angle(one, angles);
      }
    }
  }

  private static ObjectNode axis(
      String name, String abbreviation, String direction, @Nullable String unit) {
    ObjectNode axis = Json.MAPPER.createObjectNode();
    axis.put("name", name).put("abbreviation", abbreviation).put("direction", direction);
    return unit == null ? axis : axis.put("unit", unit);
  }

  private static ObjectNode angle(ObjectNode of, Wkt unit) {
    if (unit.value(0).equals("degree")) {
      return of.put("unit", "degree");
    }
    of.putObject("unit")
        .put("type", "AngularUnit")
        .put("name", unit.value(0))
        .put("conversion_factor", unit.number(1));
    return of;
  }

  private static void id(ObjectNode of, Wkt named) {
    Wkt authority = named.child("AUTHORITY");
    of.putObject("id").put("authority", "EPSG").put("code", (int) authority.number(1));
  }

  private ProjJson() {}
}
