package fr.moisson.connectors;

import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The results of one run of a source, for the Niortais. */
public final class Harvested {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final Source source;
  private final Run run;
  private final List<RawItem> items = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  private Harvested(Source source, Door door, Path folder, @Nullable String since) {
    this.source = source;
    this.run = new Run(Niortais.of("79191", "79125"), door, folder, since, notices::add, NOW);
  }

  /**
   * Runs a source.
   *
   * @param since the marker of the previous run, or null
   */
  public static Harvested from(Source source, Door door, Path folder, @Nullable String since) {
    return new Harvested(source, door, folder, since).read();
  }

  public static Harvested from(Source source, Door door, Path folder) {
    return from(source, door, folder, null);
  }

  private Harvested read() {
    try (Stream<RawItem> stream = source.fetch(run)) {
      stream.forEachOrdered(items::add);
    }
    return this;
  }

  public List<String> ids() {
    return items.stream().map(RawItem::remoteId).toList();
  }

  /** What the source has said to be there without rows. */
  public List<String> empty() {
    return run.empty();
  }

  public List<Dataset> datasets() {
    return items.stream().map(item -> map(source, item)).toList();
  }

  public static Dataset map(Source source, RawItem item) {
    DatasetId id = new DatasetId("200041317", "essai", item.remoteId());
    return source.map(id, item, Niortais.of("79191", "79125"));
  }

  /** The table of the only item. */
  public Table table() {
    return source.table(items.get(0)).orElseThrow();
  }

  /** The number of rows in its file. */
  public long rows() {
    try (Rows rows = Rows.open(table(), notices::add)) {
      long count = 0;
      while (rows.hasNext()) {
        rows.next();
        count++;
      }
      return count;
    }
  }

  /** The number of rows with a geometry in an item's table. */
  public static int places(Source source, RawItem item) {
    try (Rows rows = Rows.open(source.table(item).orElseThrow(), notice -> {})) {
      int placed = 0;
      while (rows.hasNext()) {
        placed += rows.next().geometry() == null ? 0 : 1;
      }
      return placed;
    }
  }

  public List<Notice.Code> told() {
    return notices.stream().map(Notice::code).toList();
  }

  public Run run() {
    return run;
  }
}
