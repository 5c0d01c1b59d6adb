package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.formats.json.JsonText;
import fr.moisson.harvesters.formats.text.Characters;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Set;

/**
 * Rows on their way from pages to a table: one JSON object per line in a file of the run, so that
 * memory does not grow with the number of rows.
 */
public final class Spool implements Closeable {

  private static final String FILE = "spool";
  private static final String ORIGIN = "origin";
  private static final String ROWS = "rows";
  private static final String AT = "at";

  private final Run run;
  private final String id;
  private final URI origin;
  private final Path file;
  private final BufferedWriter out;
  private long rows;

  /**
   * @param id of the dataset that the rows make up
   * @param origin where the rows come from, for provenance
   */
  public Spool(Run run, String id, URI origin) throws IOException {
    this.run = run;
    this.id = id;
    this.origin = origin;
    this.file = Files.createTempFile(run.workFolder(), "rows", ".jsonl");
    this.out = Files.newBufferedWriter(file);
  }

  /** A row that was too large to be read is left out, and reported. */
  public void add(JsonNode row) throws IOException {
    if (row.isMissingNode()) {
      run.tell(Notice.of(Notice.Code.ROW_TOO_LARGE, origin, rows + 1));
      return;
    }
    // An unpaired surrogate, which JSON can escape, has no UTF-8 encoding.
    out.write(Characters.clean(JsonText.of(row)));
    out.write('\n');
    rows++;
  }

  /** Removes columns that turned out to be none; to be called once all rows are there. */
  public void drop(Set<String> columns) throws IOException {
    close();
    if (columns.isEmpty()) {
      return;
    }
    Path kept = Files.createTempFile(file.getParent(), "rows", ".jsonl");
    try (BufferedReader in = Files.newBufferedReader(file);
        BufferedWriter to = Files.newBufferedWriter(kept)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode row = JsonPage.row(line);
        to.write(row instanceof ObjectNode object ? JsonText.of(object.remove(columns)) : line);
        to.write('\n');
      }
    }
    Files.move(kept, file, StandardCopyOption.REPLACE_EXISTING);
  }

  public long rows() {
    return rows;
  }

  /** The entry for these rows; a source may add more to its body. */
  public RawItem item() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(FILE, file.toString());
    body.put(ORIGIN, origin.toString());
    body.put(ROWS, rows);
    body.put(AT, run.at().toString());
    return new RawItem(id, body);
  }

  /** The rows of such an entry. */
  public static Table table(RawItem item, Table.Place place) {
    return table(item.body(), place);
  }

  /** The rows of the body of such an entry, wherever a source keeps it. */
  public static Table table(JsonNode body, Table.Place place) {
    return new Table(
        Path.of(body.path(FILE).asText()),
        Table.Format.JSON_LINES,
        "UTF-8",
        place,
        URI.create(body.path(ORIGIN).asText()));
  }

  /**
   * The same, where columns date the dataset.
   *
   * @param modified columns that say when a row was last changed
   * @param period columns that say what time a row is about
   */
  public static Table table(RawItem item, Table.Place place, OneOrMore modified, OneOrMore period) {
    Instant at = Instant.parse(item.body().path(AT).asText());
    return table(item, place).dated(new Table.DateColumns(modified, period, at));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
