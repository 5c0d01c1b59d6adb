package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.FileFacts.CrsFrom;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of GeoJSON (RFC 7946, and the {@code crs} of its 2008 predecessor; a geometry without a
 * feature is a row without values), of Esri's JSON, and of JSON objects.
 *
 * <p>The file is read twice. The first reading finds the columns and a {@code crs} that may be at
 * the end. If the file is truncated, both readings end there, the second one with the fault.
 */
public final class JsonRows implements RowReader {

  private static final Pattern LINES =
      Pattern.compile("\\s*\\{[^\\n]*\\}\\s*?\\n\\s*\\{.*", Pattern.DOTALL);

  /**
   * Enough for the first line of newline-delimited GeoJSON, except for shapes of thousands of
   * positions.
   */
  private static final int HEAD = 1 << 16;

  private static final String ID = "id";

  /** Column for the keys of rows that also have identifiers. */
  private static final String NAME = "cle";

  private final JsonWalk walk;
  private final Survey survey;
  private final BrokenRows broken = BrokenRows.features();
  private long number;

  private JsonRows(JsonWalk walk, Survey survey) {
    this.walk = walk;
    this.survey = survey;
  }

  /**
   * @throws BadItem if the file is truncated before its first row, or is not of the stated format
   */
  public static JsonRows open(Table table, Consumer<Notice> notices) throws IOException {
    FormatMismatch.refuseBinary(table);
    Text text = Text.of(table, notices);
    String head = text.head(HEAD);
    FormatMismatch.refuseForeign(table, head);
    try {
      String member = member(table, notices);
      JsonWalk.Shape found = JsonWalk.shape(text, member);
      boolean isFree = table.format() == Format.JSON && table.layer() != null;
      if (isFree && found != JsonWalk.Shape.WRAPPED) {
        refuseAbsent(table);
      }
      boolean hasLines = table.format() == Format.JSON_LINES || isLines(head);
      boolean isLines = found == JsonWalk.Shape.OBJECTS && hasLines;
      boolean isOne = found == JsonWalk.Shape.KEYED && table.format() != Format.JSON;
      JsonWalk.Shape shape =
          isLines ? JsonWalk.Shape.LINES : isOne ? JsonWalk.Shape.OBJECTS : found;
      if (shape == JsonWalk.Shape.KEYED) {
        notices.accept(Notice.of(Notice.Code.KEYED_ROWS));
      }
      Survey survey = Survey.of(table, text, shape, member, head);
      return new JsonRows(JsonWalk.open(text, shape, member), survey);
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    }
  }

  /** Without the stated member, the object itself must not be read as a row. */
  private static void refuseAbsent(Table table) throws IOException {
    String found = JsonMembers.ofRows(table, notice -> {}).orElse("–");
    if (!found.equals(table.layer())) {
      throw new BadItem(
          Notice.of(
              Notice.Code.NO_SUCH_LAYER, table.origin(), String.valueOf(table.layer()), found));
    }
  }

  /** The member with the rows; null if there is none, or only the usual one of the format. */
  private static @Nullable String member(Table table, Consumer<Notice> notices) throws IOException {
    if (table.format() != Format.JSON) {
      return table.layer();
    }
    // Called even if the member is stated, since it refuses errors in place of rows.
    boolean isStated = table.layer() != null;
    String found = JsonMembers.ofRows(table, isStated ? notice -> {} : notices).orElse(null);
    return isStated ? table.layer() : found;
  }

  /** Whether there is no first row; reads no further, except to locate the rows. */
  public static boolean isEmpty(Table table) throws IOException {
    FormatMismatch.refuseBinary(table);
    Text text = Text.of(table, notice -> {});
    String head = text.head(HEAD);
    FormatMismatch.refuseForeign(table, head);
    try {
      String member = member(table, notice -> {});
      try (JsonWalk walk = JsonWalk.open(text, JsonWalk.shape(text, member), member)) {
        boolean empty = !walk.next();
        boolean geo = table.format() == Format.GEOJSON;
        boolean isAlone = GeoJson.isAlone(head);
        if (!empty && geo && !isAlone && !JsonRow.read(walk.parser(), true).feature()) {
          throw FormatMismatch.notThat(table, head);
        }
        return empty;
      }
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    }
  }

  @Override
  public @Nullable Row read() throws IOException {
    JsonRow row = next(walk, survey.kind());
    while (row != null) {
      number++;
      if (row.fault() == null) {
        JsonRow named = row.named(survey.names(), walk.key());
        return new Row(named.values(), named.geometry(), number);
      }
      broken.add(number);
      row = next(walk, survey.kind());
    }
    return null;
  }

  /** Null at the end. */
  private static @Nullable JsonRow next(JsonWalk walk, JsonKind kind) throws IOException {
    try {
      while (walk.next()) {
        JsonRow row = kind.row(walk.parser());
        if (row != null) {
          return row;
        }
      }
      return null;
    } catch (JsonProcessingException e) {
      if (walk.goesOn(e)) {
        return JsonRow.broken(e.getOriginalMessage());
      }
      throw e;
    }
  }

  @Override
  public TableHead head() {
    return survey.head();
  }

  @Override
  public BrokenRows broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    walk.close();
  }

  /**
   * The result of the first reading.
   *
   * @param kind how each row is read
   * @param names column for the keys of rows; null if they have only identifiers
   */
  private record Survey(JsonKind kind, TableHead head, @Nullable String names) {

    static Survey of(
        Table table, Text text, JsonWalk.Shape shape, @Nullable String member, String head)
        throws IOException {
      JsonKind kind = JsonKind.of(table, text, shape, member, head);
      JsonColumns columns = new JsonColumns(table);
      boolean isNamed = false;
      try (JsonWalk walk = JsonWalk.open(text, shape, member)) {
        JsonRow row = next(walk, kind, columns.names().isEmpty());
        while (row != null) {
          boolean isRead = row.fault() == null;
          if (isRead && table.format() == Format.GEOJSON && !row.feature()) {
            throw FormatMismatch.notThat(table, head);
          }
          if (!kind.features() && row.feature()) {
            return of(table.as(Format.GEOJSON), text, shape, member, head);
          }
          columns.add(row);
          isNamed |= walk.key() != null && !walk.key().equals(row.values().get(ID));
          row = next(walk, kind, columns.names().isEmpty());
        }
        FileFacts facts =
            FileFacts.of(table.format())
                .withText(text)
                .withLayer(member)
                .withCrs(kind.crs() == null ? walk.crs() : kind.crs(), CrsFrom.FILE);
        String names = isNamed ? free(columns.names()) : null;
        return new Survey(kind, columns.head(names, facts), names);
      }
    }

    private static String free(Set<String> columns) {
      return columns.contains(ID) ? ColumnNames.free(NAME, columns) : ID;
    }

    /** Null at the end, and at a fault that the reader will meet after the rows before it. */
    private static @Nullable JsonRow next(JsonWalk walk, JsonKind kind, boolean isFirst)
        throws IOException {
      try {
        return JsonRows.next(walk, kind);
      } catch (JsonProcessingException e) {
        if (isFirst) {
          throw e;
        }
        return null;
      }
    }
  }

  /** Whether the first line is a JSON object, followed by another one. */
  public static boolean isLines(String head) {
    return LINES.matcher(head).matches();
  }
}
