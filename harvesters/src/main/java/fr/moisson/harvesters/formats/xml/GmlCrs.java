package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code srsName} of a geometry. {@code urn:} and {@code http://www.opengis.net/def/} imply the
 * axis order of the EPSG register, in which latitude and northing may come first; {@code EPSG:4326}
 * and {@code epsg.xml#4326} imply x before y. In compound systems, only the first one, which is
 * horizontal, counts.
 *
 * @param epsg code; 0 if there is none
 * @param isNorthFirst whether y comes before x
 * @param hasHeights whether its positions have three numbers
 * @param isBoxIn3d whether the box around has three numbers per corner; geometries in it may be
 *     flat
 */
record GmlCrs(int epsg, boolean isNorthFirst, boolean hasHeights, boolean isBoxIn3d) {

  static final String BOUNDS = "boundedBy";

  static final GmlCrs NONE = new GmlCrs(0, false, false, false);

  private static final Pattern COMPOUND =
      Pattern.compile(
          "(?i)urn:(?:x-)?ogc:def:crs,.*|https?://.*/def/crs-compound\\?.*|epsg:\\d+\\+\\d+");

  /** Names under which the axes are in the order of EPSG; in that of IGN, the first goes east. */
  private static final Pattern OF_REGISTER =
      Pattern.compile("(?i)urn:.*epsg.*|https?://.*/def/crs/epsg.*");

  /** Metric systems of Europe and of neighbouring countries whose northing comes first. */
  private static final Set<Integer> NORTH_FIRST =
      Set.of(2169, 3034, 3035, 3042, 3043, 3044, 31466, 31467);

  /** WGS 84, RGF93 and Lambert-93 with ellipsoidal or IGN heights. */
  private static final Set<Integer> WITH_HEIGHTS =
      Set.of(4979, 4965, 4937, 5698, 5699, 10497, 10498, 10499, 10500);

  /** The system of an element that may state one; what it does not state is as around it. */
  static GmlCrs of(@Nullable String srsName, GmlCrs around) {
    return srsName == null ? around : of(srsName).within(around);
  }

  /**
   * What the {@code boundedBy} that starts here states for the geometries after it, read to its
   * end. Its own corners count more than the box around it: GDAL writes a box in 3D around a
   * collection as soon as one feature has heights.
   */
  static GmlCrs ofBounds(XmlWalk xml, GmlCrs around) throws IOException {
    GmlCrs system = around;
    String dimension = null;
    while (xml.next() && !xml.ends(BOUNDS)) {
      if (xml.starts()) {
        system = of(xml.attribute("srsName"), system);
        String stated = xml.attribute("srsDimension");
        if (stated != null) {
          dimension = stated;
        } else if (dimension == null && xml.starts("lowerCorner")) {
          dimension = GmlPositions.dimension(xml.text());
        }
      }
    }
    return dimension == null
        ? system
        : new GmlCrs(system.epsg, system.isNorthFirst, system.hasHeights, dimension.equals("3"));
  }

  private GmlCrs within(GmlCrs around) {
    return new GmlCrs(epsg, isNorthFirst, hasHeights || around.hasHeights, around.isBoxIn3d);
  }

  private static GmlCrs of(String srsName) {
    return EpsgCode.in(srsName).map(epsg -> of(epsg, srsName.strip())).orElse(NONE);
  }

  private static GmlCrs of(int epsg, String srsName) {
    boolean isOfRegister = OF_REGISTER.matcher(srsName).matches();
    boolean north = NORTH_FIRST.contains(epsg) || ToWgs84.declared("EPSG:" + epsg).isInDegrees();
    boolean hasHeights = WITH_HEIGHTS.contains(epsg) || COMPOUND.matcher(srsName).matches();
    return new GmlCrs(epsg, isOfRegister && north, hasHeights, false);
  }
}
