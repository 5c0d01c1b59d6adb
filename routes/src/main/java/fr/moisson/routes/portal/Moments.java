package fr.moisson.routes.portal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the database keeps them: always with milliseconds, so that they sort as text. */
final class Moments {

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static String write(Instant instant) {
    return TEXT.format(instant);
  }

  static Instant read(String text) {
    return Instant.parse(text);
  }

  private Moments() {}
}
