package fr.moisson.harvesters.formats.crs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code in the EPSG register of a coordinate system, in whatever way a text names it. */
public final class EpsgCode {

  /** Longer texts are not names of systems. */
  private static final int LONGEST_NAME = 300;

  /**
   * {@code EPSG:2154}, {@code urn:ogc:def:crs:EPSG:9.8.5:2154}, {@code .../EPSG/0/2154}, {@code
   * epsg.xml#2154}, {@code epsg.org/crs_2154}, {@code RGF93 / Lambert-93 (EPSG 2154)}…
   */
  private static final Pattern OF_REGISTER =
      Pattern.compile(
          "(?i)EPSG(?:\\.xml|\\.io|\\.org)?[\\s:/#_=(-]{0,60}"
              + "(?:[a-z]{0,20}(?:\\d{1,2}(?:\\.\\d{1,4}){0,3})?\\s{0,9}[:/_]\\s{0,9})?"
              + "(\\d{4,6})(?!\\d)");

  /** {@code 2154}, {@code 2154 - RGF93 / Lambert-93}, {@code 2154 (Lambert-93)}. */
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{4,6})(?:\\s+[-–—:]\\s+\\D.*|\\s*\\(\\D.*\\))?");

  /**
   * The code in a text that names one system; of a compound system the first one, which is
   * horizontal.
   */
  public static Optional<Integer> in(String text) {
    if (text.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String name = text.strip();
    Matcher stated = OF_REGISTER.matcher(name);
    Matcher number = NUMBER.matcher(name);
    if (stated.find()) {
      return Optional.of(Integer.valueOf(stated.group(1)));
    }
    return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : CrsName.epsg(name);
  }

  private EpsgCode() {}
}
