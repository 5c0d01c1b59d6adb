package fr.moisson.harvesters.schemas.types;

import fr.moisson.harvesters.formats.geometry.SafeWkt;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Text, in one of the formats of {@code string}. */
record TextType(String format) implements FieldType {

  /** The last part of a domain is of letters: « .fr0 » or « .f » is a slip. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\\.)++"
              + "([A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{1,59})");

  /** A URI only needs a scheme: accents and blanks in it are left to other checks. */
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?s:.+)");

  private static final Pattern NOT_BASE64 = Pattern.compile("[\\x00-\\x7f&&[^A-Za-z0-9+/=]]");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static @Nullable TextType of(String format) {
    return switch (format) {
      case "default", "email", "uri", "uuid", "binary", "wkt" -> new TextType(format);
      default -> null;
    };
  }

  @Override
  public String name() {
    return "string";
  }

  @Override
  public @Nullable Object read(String cell) {
    boolean isWritten =
        switch (format) {
          case "email" -> EMAIL.matcher(cell).matches();
          case "uri" -> URI.matcher(cell).matches();
          case "uuid" -> UUID.matcher(cell).matches();
          case "binary" -> isBase64(cell);
          case "wkt" -> isGeometry(cell);
          default -> true;
        };
    return isWritten ? cell : null;
  }

  /** Other ASCII characters are ignored; the padding is required. */
  private static boolean isBase64(String cell) {
    String letters = NOT_BASE64.matcher(cell).replaceAll("");
    try {
      Base64.getDecoder().decode(letters);
      return letters.length() % 4 == 0;
    } catch (IllegalArgumentException e) {
      return false; // not Base64
    }
  }

  private static boolean isGeometry(String cell) {
    try {
      SafeWkt.read(cell, new WKTReader());
      return true;
    } catch (ParseException e) {
      return false; // not a geometry
    }
  }
}
