package fr.moisson.connectors.dcat;

import fr.moisson.harvesters.model.Door;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * Shows whether Turtle was cut short: Jena 5.6.0 takes the end of a document for the last dot, so
 * that such an answer reads as a whole one.
 */
final class EndOfTurtle {

  /** This directive, which says nothing, is an error behind such an end only. */
  private static final byte[] BEHIND_THE_LAST_DOT =
      "\nPREFIX end: <urn:end>\n".getBytes(StandardCharsets.US_ASCII);

  private static final int WORDS = 60;

  /** Not for N-Quads, whose reader requires the last dot. */
  static InputStream marked(InputStream content) {
    return new SequenceInputStream(content, new ByteArrayInputStream(BEHIND_THE_LAST_DOT));
  }

  /** The last words of an answer. */
  static String words(Door.Body body) throws IOException {
    try (InputStream content = body.open()) {
      content.skipNBytes(Math.max(0, body.bytes() - WORDS));
      String end = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      return "… " + end.replaceAll("[\\s\uFFFD]+", " ").strip();
    }
  }

  private EndOfTurtle() {}
}
