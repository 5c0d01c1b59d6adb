package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Prolog;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a whole saved <a href="https://umap-project.org">uMap</a> map: features of all its
 * layers. If there are several, each row has the name of its layer, which is often the only place
 * where the kind of thing is given. Drawing options are left out.
 *
 * <p>The file is read twice. The first reading finds the columns, and the names of layers, which
 * come after their features.
 */
public final class UmapRows implements RowReader {

  private static final Pattern START =
      Pattern.compile("\\{\\s*\"type\"\\s*:\\s*\"umap\"", Pattern.CASE_INSENSITIVE);

  private static final int HEAD = 1 << 12;

  /** uMap's own word for it. */
  private static final String LAYER = "calque";

  private final UmapWalk walk;
  private final Survey survey;
  private final BrokenRows broken = BrokenRows.features();
  private long number;

  private UmapRows(UmapWalk walk, Survey survey) {
    this.walk = walk;
    this.survey = survey;
  }

  /** Whether a text begins like such a map. */
  public static boolean is(String head) {
    return START.matcher(Prolog.skipped(head)).lookingAt();
  }

  /**
   * @throws fr.moisson.harvesters.model.BadItem if it is not a uMap map, or is truncated before its
   *     first row
   */
  public static UmapRows open(Table table, Consumer<Notice> notices) throws IOException {
    FormatMismatch.refuseBinary(table);
    Text text = Text.of(table, notices);
    String head = text.head(HEAD);
    if (!is(head)) {
      FormatMismatch.refuseForeign(table, head);
      throw FormatMismatch.notThat(table, head);
    }
    try {
      Survey survey = Survey.of(table, text);
      if (!survey.elsewhere().isEmpty()) {
        notices.accept(Notice.of(Notice.Code.LAYERS_ELSEWHERE, table.origin(), survey.elsewhere()));
      }
      return new UmapRows(UmapWalk.open(text), survey);
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    }
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (walk.next()) {
      JsonRow row = walk.row();
      number++;
      if (row.fault() == null) {
        String layer = survey.layers().get(walk.layer());
        JsonRow named = row.named(survey.column(), layer == null ? "" : layer);
        return new Row(named.values(), named.geometry(), number);
      }
      broken.add(number);
    }
    return null;
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
   * @param layers names by number
   * @param column for these names; null if they do not distinguish rows
   * @param elsewhere names, with their addresses, of layers that have no features of their own
   */
  private record Survey(
      TableHead head,
      Map<Integer, String> layers,
      @Nullable String column,
      List<String> elsewhere) {

    static Survey of(Table table, Text text) throws IOException {
      JsonColumns columns = new JsonColumns(table);
      Set<Integer> filled = new HashSet<>();
      try (UmapWalk walk = UmapWalk.open(text)) {
        while (hasNext(walk, filled.isEmpty())) {
          JsonRow row = walk.row();
          filled.add(walk.layer());
          columns.add(row);
        }
        Map<Integer, String> layers = new HashMap<>(walk.names());
        layers.keySet().retainAll(filled);
        String column = layers.size() > 1 ? ColumnNames.free(LAYER, columns.names()) : null;
        return new Survey(
            columns.head(column, FileFacts.of(table.format()).withText(text)),
            layers,
            column,
            elsewhere(walk, filled));
      }
    }

    private static List<String> elsewhere(UmapWalk walk, Set<Integer> filled) {
      return walk.remote().entrySet().stream()
          .filter(layer -> !filled.contains(layer.getKey()))
          .map(
              layer ->
                  "%s (%s)"
                      .formatted(
                          walk.names().getOrDefault(layer.getKey(), LAYER + " " + layer.getKey()),
                          layer.getValue()))
          .toList();
    }

    /** False at the end, and at a fault that the reader will meet after the rows before it. */
    private static boolean hasNext(UmapWalk walk, boolean isFirst) throws IOException {
      try {
        return walk.next();
      } catch (JsonProcessingException e) {
        if (isFirst) {
          throw e;
        }
        return false;
      }
    }
  }
}
