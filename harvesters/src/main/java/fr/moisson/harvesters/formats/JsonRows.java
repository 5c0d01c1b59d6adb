package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.Facts.CrsFrom;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Rows of GeoJSON (RFC 7946, and its 2008 ancestor's {@code crs}) and of JSON objects.
 *
 * <p>The file is read twice. The first reading learns the columns and a {@code crs} that may stand
 * at the end, and refuses a file that breaks off half-way before anything is made of it.
 */
final class JsonRows implements RowReader {

  private static final int HEAD = 4096;

  private final JsonWalk walk;
  private final Survey survey;
  private final Broken broken = new Broken();
  private long number;

  private JsonRows(JsonWalk walk, Survey survey) {
    this.walk = walk;
    this.survey = survey;
  }

  /**
   * @throws BadItem if the file is not whole, or is not what it is said to be
   */
  static JsonRows open(Table table, Consumer<Notice> notices) throws IOException {
    Text text = Text.of(table, notices);
    String head = text.head(HEAD);
    FormatCheck.refuseForeign(table, head);
    try {
      JsonWalk.Shape shape = JsonWalk.shape(text, table.layer());
      Survey survey = Survey.of(table, text, shape, head);
      return new JsonRows(JsonWalk.open(text, shape, table.layer()), survey);
    } catch (JsonProcessingException e) {
      throw FormatCheck.notThat(table, e);
    }
  }

  /** Whether there is no first row; no more than that is read. */
  static boolean isEmpty(Table table) throws IOException {
    Text text = Text.of(table, notice -> {});
    String head = text.head(HEAD);
    FormatCheck.refuseForeign(table, head);
    try {
      JsonWalk.Shape shape = JsonWalk.shape(text, table.layer());
      try (JsonWalk walk = JsonWalk.open(text, shape, table.layer())) {
        boolean empty = !walk.next();
        boolean geo = table.format() == Table.Format.GEOJSON;
        if (!empty && geo && !JsonRow.read(walk.parser(), true).feature()) {
          throw FormatCheck.notThat(table, head);
        }
        return empty;
      }
    } catch (JsonProcessingException e) {
      throw FormatCheck.notThat(table, e);
    }
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (walk.next()) {
      number++;
      JsonRow row = JsonRow.read(walk.parser(), survey.features());
      if (row.fault() == null) {
        return new Row(row.values(), row.geometry(), number);
      }
      broken.add("n° " + number);
    }
    return null;
  }

  @Override
  public List<String> columns() {
    return survey.columns();
  }

  @Override
  public Set<String> jsonColumns() {
    return survey.jsonColumns();
  }

  @Override
  public boolean hasPoints() {
    return survey.points();
  }

  @Override
  public Facts facts() {
    return survey.facts();
  }

  @Override
  public Broken broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    walk.close();
  }

  /**
   * What the first reading learns.
   *
   * @param features whether rows are features
   */
  private record Survey(
      boolean features,
      List<String> columns,
      Set<String> jsonColumns,
      boolean points,
      Facts facts) {

    static Survey of(Table table, Text text, JsonWalk.Shape shape, String head) throws IOException {
      boolean geo = table.format() == Table.Format.GEOJSON;
      boolean features = geo || shape == JsonWalk.Shape.COLLECTION;
      Set<String> columns = new LinkedHashSet<>();
      Set<String> texts = new HashSet<>();
      boolean points = false;
      try (JsonWalk walk = JsonWalk.open(text, shape, table.layer())) {
        while (walk.next()) {
          JsonRow row = JsonRow.read(walk.parser(), features);
          if (geo && !row.feature()) {
            throw FormatCheck.notThat(table, head);
          }
          if (!features && row.feature()) {
            return of(asGeoJson(table), text, shape, head);
          }
          columns.addAll(row.values().keySet());
          texts.addAll(row.texts());
          points |= row.geometry() instanceof Point;
        }
        Set<String> json = new HashSet<>(columns);
        json.removeAll(texts);
        Facts facts =
            Facts.of(table.format())
                .withText(text)
                .withLayer(table.layer())
                .withCrs(walk.crs(), CrsFrom.FILE);
        return new Survey(features, List.copyOf(columns), Set.copyOf(json), points, facts);
      }
    }

    /** Features one a line, under the name of JSON Lines. */
    private static Table asGeoJson(Table table) {
      return new Table(
          table.file(),
          Table.Format.GEOJSON,
          table.charset(),
          table.place(),
          table.origin(),
          table.layer(),
          table.askedByBox());
    }
  }
}
