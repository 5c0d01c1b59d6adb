package fr.moisson.harvesters.formats.geometry;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Reads well-known text of unknown origin. The nesting of brackets is checked first: JTS parses
 * them recursively, and a hostile text would exhaust the stack. Arcs become lines.
 */
public final class SafeWkt {

  /** Deeper than any real geometry. */
  private static final int DEEPEST = 32;

  /**
   * @throws ParseException if the text is not a geometry
   */
  public static Geometry read(String text, WKTReader reader) throws ParseException {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth > DEEPEST) {
        throw new ParseException("depth " + depth);
      }
    }
    if (CurveWkt.is(text)) {
      return CurveWkt.read(text);
    }
    try {
      return reader.read(text);
    } catch (IllegalArgumentException e) {
      throw new ParseException(e);
    }
  }

  private SafeWkt() {}
}
