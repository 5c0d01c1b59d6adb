package fr.moisson.harvesters.formats.crs;

import fr.moisson.harvesters.model.Standard;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * {@code EPSG n°2154}, {@code EPSG 7.9.5 2154}, {@code EPSG:RGF93 / Lambert-93 (2154)}: the only
   * long number after the register's name, unless it is a year. What is quoted may be the code of a
   * part of the system.
   */
  private static final Pattern AFTER_WORDS =
      Pattern.compile(
          "(?i)EPSG[^\\d\"]{1,60}(?:\\d{1,3}[^\\d\"]{1,40}){0,5}"
              + "(?!(?:19|20)\\d\\d(?!\\d))(\\d{4,6})(?!\\d|.*\\d{4})");

  private static final Pattern NO_BREAK_SPACE = Pattern.compile("[\\u00A0\\u202F]");

  /** {@code 2154}, {@code 2154 - RGF93 / Lambert-93}, {@code 2154 (Lambert-93)}. */
  private static final Pattern NUMBER =
      Pattern.compile("^(\\d{4,6})(?:\\s+[-–—:]\\s+\\D.*|\\s*\\(\\D.*\\))?$");

  /**
   * The code in a text that names one system; of a compound system the first one, which is
   * horizontal.
   */
  public static Optional<Integer> in(String text) {
    if (text.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String name = NO_BREAK_SPACE.matcher(text).replaceAll(" ").strip();
    return Stream.of(OF_REGISTER, AFTER_WORDS, NUMBER)
        .map(pattern -> pattern.matcher(name))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> Integer.valueOf(found.group(1)))
        .or(() -> CrsName.epsg(name));
  }

  /** The system of the code in a text, for the metadata of a dataset. */
  public static Optional<Standard> standard(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(EpsgCode::in).map(Standard::epsg);
  }

  private EpsgCode() {}
}
