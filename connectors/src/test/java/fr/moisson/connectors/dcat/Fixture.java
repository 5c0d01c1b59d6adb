package fr.moisson.connectors.dcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Small feeds of our own in the style of well-known software. */
final class Fixture {

  static String text(String name) {
    try (InputStream file = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fixture() {}
}
