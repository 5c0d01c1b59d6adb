package fr.moisson.harvesters.formats.geometry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.formats.scan.ByteText;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.model.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;

/** GeoJSON geometries (RFC 7946) in an answer already read, or in a line of text. */
public final class GeoJson {

  private static final Pattern ALONE =
      Pattern.compile(
          "\\s*\\{\\s*\"type\"\\s*:\\s*\"(?:GeometryCollection\"\\s*,\\s*\"geometries\""
              + "|(?:Multi)?(?:Point|LineString|Polygon)\"\\s*,\\s*\"coordinates\"\\s*:"
              + "[-+.,\\[\\]\\deE\\s]*+(?:\\}|$))");

  /** Whether a text begins with a geometry outside of any feature, and contains nothing else. */
  public static boolean isAlone(String head) {
    return ALONE.matcher(head).lookingAt();
  }

  /**
   * Empty if there is no geometry, or an invalid one.
   *
   * @return in the CRS of the answer, which is WGS 84, longitude first, unless the API says
   *     otherwise
   */
  public static Optional<Geometry> geometry(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    try (JsonParser parser = Json.MAPPER.treeAsTokens(node)) {
      parser.nextToken();
      return Optional.ofNullable(GeoJsonGeometry.read(parser))
          .filter(geometry -> !geometry.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The geometry in a text, or that of the feature in it; empty as above. */
  public static Optional<Geometry> geometry(String text) {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      parser.nextToken();
      return Optional.ofNullable(GeoJsonGeometry.read(parser))
          .filter(geometry -> !geometry.isEmpty());
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A geometry in the notation of RFC 7946, in its own coordinates, with up to 7 decimals. */
  public static String text(Geometry geometry) {
    ByteText text = new ByteText();
    GeoJsonText.put(geometry, text);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      text.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(UTF_8);
  }

  /**
   * The ring around a box in the notation of RFC 7946: longitudes first, counter-clockwise, closed.
   */
  public static ArrayNode ring(Box box) {
    ArrayNode ring = JsonNodeFactory.instance.arrayNode();
    ring.addArray().add(box.west()).add(box.south());
    ring.addArray().add(box.east()).add(box.south());
    ring.addArray().add(box.east()).add(box.north());
    ring.addArray().add(box.west()).add(box.north());
    ring.addArray().add(box.west()).add(box.south());
    return ring;
  }

  private GeoJson() {}
}
