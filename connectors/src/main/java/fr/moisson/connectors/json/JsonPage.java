package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Unavailable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a JSON interface. Rows are read one by one, so that a page of any size takes the
 * memory of one row; the envelope around them, with totals and links, is complete once all rows are
 * read.
 *
 * <p>Any fault of the page is {@link Unavailable}: a listing that cannot be read is not an empty
 * one.
 */
public final class JsonPage implements Iterator<JsonNode>, Closeable {

  /** The outline of a marine park takes some megabytes; a row takes six times that in memory. */
  private static final long LARGEST_ROW = 16L << 20;

  private static final JsonPointer FEATURES = JsonPointer.compile("/features");

  private final JsonBody body;
  private final String rows;
  private final JsonParser parser;
  private final ObjectNode envelope = JsonNodeFactory.instance.objectNode();
  private final Deque<ObjectNode> open = new ArrayDeque<>();
  private JsonPointer below;
  private int stepsTaken;
  private long envelopeSize;
  private @Nullable JsonNode next;
  private boolean foundRows;
  private boolean inRows;
  private boolean ended;
  private boolean isObject;

  private JsonPage(Body body, String rows) {
    this.body = new JsonBody(body);
    this.rows = rows;
    this.below = JsonPointer.compile(rows);
    this.foundRows = below.matches();
    this.parser = this.body.parser();
  }

  /**
   * Opens a page.
   *
   * @param rows JSON pointer to the array of rows, or to the GeoJSON collection of them; empty if
   *     the whole answer is that array, or is the only row itself
   * @throws Unavailable if it is not JSON
   */
  public static JsonPage of(Body body, String rows) {
    JsonPage page = new JsonPage(body, rows);
    try {
      page.start();
      return page;
    } catch (IOException e) {
      Unavailable broken = page.body.broken(page.parser, e);
      page.close();
      throw broken;
    } catch (Unavailable e) {
      page.close();
      throw e;
    }
  }

  /**
   * The one object that a whole answer is; null, as JSON has it, for an empty list.
   *
   * @throws Unavailable if it is not JSON
   */
  public static JsonNode object(Body body) {
    try (JsonPage page = of(body, "")) {
      return page.hasNext() ? page.next() : NullNode.getInstance();
    }
  }

  /** A row that was kept as text, read again. */
  public static JsonNode row(String json) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      parser.nextToken();
      return JsonTree.read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was JSON when it was kept
    }
  }

  private void start() throws IOException {
    JsonToken first = firstToken();
    if (first == JsonToken.START_ARRAY && below.matches()) {
      inRows = true;
      advance();
    } else if (first == JsonToken.START_OBJECT && below.matches()) {
      isObject = true;
      JsonNode object = value();
      envelope.setAll((ObjectNode) object);
      next = object;
      end();
    } else if (first == JsonToken.START_OBJECT) {
      open.push(envelope);
      advance();
    } else {
      throw body.notJson(rows);
    }
  }

  private @Nullable JsonToken firstToken() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private void end() throws IOException {
    ended = true;
    if (parser.nextToken() != null) {
      throw body.unexpected("{…} {…}", rows);
    }
  }

  /** Goes on to the next row, keeping what stands around the rows on the way. */
  private void advance() throws IOException {
    next = null;
    while (next == null) {
      JsonToken token = parser.nextToken();
      if (inRows && token != JsonToken.END_ARRAY) {
        next = row();
      } else if (inRows) {
        inRows = false;
      } else if (token == JsonToken.END_OBJECT) {
        open.pop();
      } else {
        field(parser.currentName(), parser.nextToken());
      }
      if (!inRows && open.isEmpty()) {
        end();
        return;
      }
    }
  }

  private void field(String name, JsonToken value) throws IOException {
    ObjectNode around = open.element();
    boolean onTheWay =
        !foundRows && open.size() == stepsTaken + 1 && name.equals(below.getMatchingProperty());
    if (onTheWay && value == JsonToken.START_ARRAY && below.tail().matches()) {
      foundRows = true;
      inRows = true;
    } else if (onTheWay && value == JsonToken.START_OBJECT) {
      below = below.tail().matches() ? FEATURES : below.tail();
      stepsTaken++;
      open.push(around.putObject(name));
    } else {
      long start = position();
      around.set(name, value());
      envelopeSize += position() - start + name.length() + JsonTree.TOKEN;
      refuseBeyond(envelopeSize);
    }
  }

  private JsonNode value() throws IOException {
    JsonNode value = JsonTree.read(parser, JsonBody.LARGEST_VALUE);
    if (value == null) {
      throw body.tooLarge();
    }
    return value;
  }

  private JsonNode row() throws IOException {
    return Objects.requireNonNullElse(
        JsonTree.read(parser, LARGEST_ROW), MissingNode.getInstance());
  }

  private void refuseBeyond(long size) {
    if (size > JsonBody.LARGEST_VALUE) {
      throw body.tooLarge();
    }
  }

  /** In bytes or in characters, whichever the parser counts; the other is -1. */
  private long position() {
    return Math.max(
        parser.currentLocation().getByteOffset(), parser.currentLocation().getCharOffset());
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public JsonNode next() {
    JsonNode row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    try {
      if (ended) {
        next = null;
      } else {
        advance();
      }
    } catch (IOException e) {
      throw body.broken(parser, e);
    }
    return row;
  }

  /** Whether the answer is one object, which is then its only row and its envelope at once. */
  public boolean isObject() {
    return isObject;
  }

  /** What stands around the rows; whole once every row has been read. */
  public JsonNode envelope() {
    return envelope;
  }

  /** Once every row has been read: whether nothing, or null, stands where they should be. */
  public boolean lackRows() {
    JsonNode found = envelope.at(rows);
    return !foundRows && (found.isMissingNode() || found.isNull());
  }

  /**
   * Once every row has been read, makes sure that there was an array of them.
   *
   * @throws Unavailable if there was none; what the answer says instead is in its notice
   */
  public void checkRows() {
    if (!foundRows) {
      throw body.unexpected(envelope.toString(), rows);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
