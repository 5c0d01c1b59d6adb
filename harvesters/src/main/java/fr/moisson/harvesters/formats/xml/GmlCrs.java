package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.crs.ToWgs84;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code srsName} of a geometry. {@code urn:} and {@code http://www.opengis.net/def/} mean the
 * order of axes of the register of EPSG, in which latitude and northing may come first; {@code
 * EPSG:4326} and {@code epsg.xml#4326} mean x before y.
 *
 * @param epsg code; 0 when there is none
 * @param isNorthFirst whether y stands before x
 */
record GmlCrs(int epsg, boolean isNorthFirst) {

  static final GmlCrs NONE = new GmlCrs(0, false);

  private static final Pattern CODE = Pattern.compile("(?i).*epsg\\D.*?(\\d{4,6})");
  private static final Pattern OF_REGISTER = Pattern.compile("(?i)urn:.*|https?://.*/def/crs/.*");

  /** Metric systems of Europe and of neighbours whose northing comes first. */
  private static final Set<Integer> NORTH_FIRST =
      Set.of(2169, 3034, 3035, 3042, 3043, 3044, 31466, 31467);

  static GmlCrs of(@Nullable String srsName) {
    if (srsName == null || srsName.length() > ToWgs84.LONGEST_NAME) {
      return NONE;
    }
    Matcher code = CODE.matcher(srsName.strip());
    if (!code.matches()) {
      return NONE;
    }
    int epsg = Integer.parseInt(code.group(1));
    boolean isOfRegister = OF_REGISTER.matcher(srsName.strip()).matches();
    boolean north = NORTH_FIRST.contains(epsg) || ToWgs84.declared("EPSG:" + epsg).isInDegrees();
    return new GmlCrs(epsg, isOfRegister && north);
  }
}
