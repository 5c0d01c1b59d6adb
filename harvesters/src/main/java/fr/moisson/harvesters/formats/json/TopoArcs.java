package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.text.JsonTree;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a topology. If it is quantised, positions are counts of cells of a grid, and those
 * of lines are counted from the position before.
 */
final class TopoArcs {

  /** More lines than fit into memory, or zones that repeat them without end. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String limit;

    TooMany(int most, String what) {
      limit = most + " " + what;
    }

    /** The limit, as a number and what is counted. */
    String limit() {
      return limit;
    }
  }

  private static final int MOST_POSITIONS = 4_000_000;
  private static final int MOST_ARCS = 4_000_000;

  /** In all zones together: a border is that of two, and zones of several years share theirs. */
  private static final int MOST_WRITTEN = 20_000_000;

  private double[] ordinates = new double[1024];
  private int[] starts = new int[256];
  private int arcs;
  private int positions;
  private long used;

  /** Null if positions are coordinates. */
  private @Nullable Grid grid;

  /** Reads the array at the parser's position. */
  void read(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (arcs == MOST_ARCS) {
        throw new TooMany(MOST_ARCS, "arcs");
      }
      starts = arcs + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
      starts[arcs] = positions;
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          add(JsonTree.read(parser));
        }
      }
      starts[++arcs] = positions;
    }
  }

  private void add(JsonNode position) {
    if (positions == MOST_POSITIONS) {
      throw new TooMany(MOST_POSITIONS, "positions");
    }
    if (2 * positions + 2 > ordinates.length) {
      ordinates = Arrays.copyOf(ordinates, 2 * ordinates.length);
    }
    ordinates[2 * positions] = position.path(0).asDouble(Double.NaN);
    ordinates[2 * positions + 1] = position.path(1).asDouble(Double.NaN);
    positions++;
  }

  /** Takes note of the grid; it may be stated after the lines. */
  void transformBy(JsonNode transform) {
    grid = Grid.of(transform);
  }

  /** Makes coordinates of all counts, once the grid is known. */
  void finish() {
    for (int arc = 0; grid != null && arc < arcs; arc++) {
      double column = 0;
      double row = 0;
      for (int at = starts[arc]; at < starts[arc + 1]; at++) {
        column += ordinates[2 * at];
        row += ordinates[2 * at + 1];
        ordinates[2 * at] = grid.x(column);
        ordinates[2 * at + 1] = grid.y(row);
      }
    }
  }

  /** Writes the coordinates of a point, which is no part of a line. */
  void point(JsonNode position, JsonGenerator json) throws IOException {
    if (position.size() < 2) {
      json.writeStartArray();
      json.writeEndArray();
    } else {
      double x = position.get(0).asDouble(Double.NaN);
      double y = position.get(1).asDouble(Double.NaN);
      put(grid == null ? x : grid.x(x), grid == null ? y : grid.y(y), json);
    }
  }

  void points(JsonNode positions, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (JsonNode position : positions) {
      point(position, json);
    }
    json.writeEndArray();
  }

  /**
   * Writes a line or ring, or those that are nested in arrays. Where a line is missing, there is a
   * position without numbers, for which readers count the geometry as broken.
   *
   * @param depth of arrays around each line
   */
  void lines(JsonNode indices, int depth, JsonGenerator json) throws IOException {
    json.writeStartArray();
    if (depth == 0) {
      line(indices, json);
    } else {
      for (JsonNode one : indices) {
        lines(one, depth - 1, json);
      }
    }
    json.writeEndArray();
  }

  /** Each part begins where the one before ends; {@code ~n} is line n from its end. */
  private void line(JsonNode indices, JsonGenerator json) throws IOException {
    int first = 0;
    for (JsonNode index : indices) {
      boolean isIndex = index.isIntegralNumber() && index.canConvertToInt();
      int stated = isIndex ? index.intValue() : arcs;
      int arc = stated < 0 ? ~stated : stated;
      if (arc >= arcs) {
        json.writeStartArray();
        json.writeString("?");
        json.writeEndArray();
        return;
      }
      int start = starts[arc];
      int end = starts[arc + 1];
      used += end - start;
      if (used > MOST_WRITTEN) {
        throw new TooMany(MOST_WRITTEN, "positions");
      }
      for (int at = start + first; at < end; at++) {
        int one = stated < 0 ? end - 1 - (at - start) : at;
        put(ordinates[2 * one], ordinates[2 * one + 1], json);
      }
      first = 1;
    }
  }

  private static void put(double x, double y, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(x);
    json.writeNumber(y);
    json.writeEndArray();
  }
}
