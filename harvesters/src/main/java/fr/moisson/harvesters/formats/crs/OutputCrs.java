package fr.moisson.harvesters.formats.crs;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;

/**
 * The coordinate system of output files: WGS 84, or a projected one of the EPSG register on
 * request. GeoJSON is always WGS 84 (RFC 7946, section 4).
 */
public final class OutputCrs {

  private static final int WGS_84_CODE = 4326;

  /** Degrees, longitude first. */
  public static final OutputCrs WGS_84 = new OutputCrs(WGS_84_CODE, "", null);

  private static final Pattern NAME = Pattern.compile("\\w+\\[\"([^\"]*)\"");

  private final int code;
  private final String wkt;
  private final @Nullable CoordinateTransform transform;

  private OutputCrs(int code, String wkt, @Nullable CoordinateTransform transform) {
    this.code = code;
    this.wkt = wkt;
    this.transform = transform;
  }

  /**
   * The system of a code or name such as {@code 2154} or {@code EPSG:2154}.
   *
   * @throws Misconfigured if it is not one in which positions can be written in metres
   */
  public static OutputCrs of(String text) {
    return find(text)
        .orElseThrow(() -> new Misconfigured(Notice.of(Notice.Code.CRS_NOT_WRITTEN, text)));
  }

  /** The same; empty if it is not one that can be written. */
  public static Optional<OutputCrs> find(String text) {
    int code = EpsgCode.in(text).orElse(0);
    if (code == WGS_84_CODE) {
      return Optional.of(WGS_84);
    }
    String wkt = code == 0 ? "" : definition(code);
    if (!wkt.startsWith("PROJCS[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OutputCrs(code, wkt, Transforms.between("EPSG:" + WGS_84_CODE, "EPSG:" + code)));
    } catch (Proj4jException e) {
      return Optional.empty(); // proj4j cannot create a system from this definition
    }
  }

  /** Well-known text in proj4j-epsg; empty if the code is unknown. */
  private static String definition(int code) {
    String key = code + "=";
    try (InputStream register = CRSFactory.class.getResourceAsStream("/proj4/wkt/epsg.properties");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(register), UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(key.length()))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isWgs84() {
    return transform == null;
  }

  /** Code in the EPSG register. */
  public int code() {
    return code;
  }

  public String name() {
    Matcher name = NAME.matcher(wkt);
    return name.lookingAt() ? name.group(1) : "EPSG:" + code;
  }

  /** OGC 01-009 well-known text; empty for WGS 84, which every format knows. */
  public String wkt() {
    return wkt;
  }

  /**
   * The geometry in this system; the given one is not modified.
   *
   * @throws Misconfigured if it lies outside of the system
   */
  public Geometry of(Geometry wgs84) {
    if (transform == null) {
      return wgs84;
    }
    Geometry moved = wgs84.copy();
    try {
      moved.apply(new ToWgs84.Move(transform));
    } catch (Proj4jException e) {
      throw new Misconfigured(Notice.of(Notice.Code.CRS_NOT_WRITTEN, "EPSG:" + code), e);
    }
    moved.geometryChanged();
    return moved;
  }
}
