package fr.moisson.harvesters.formats.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The result of one walk over the bytes of a GeoJSON file, and the features that remain to be read:
 * those that may lie in the area.
 *
 * <p>The file is a {@code FeatureCollection} or features one after the other, in UTF-8; anything
 * else, and any error, is left to readers. A few pieces of the file are in memory at a time, one
 * for each thread.
 */
public final class FeatureScan implements Closeable {

  private final Path file;
  private final FeatureHead head;
  private final int mostColumns;
  private final ByteRuns runs = new ByteRuns();
  private final Set<String> columns = new LinkedHashSet<>();
  private final Set<String> texts = new HashSet<>();
  private long features;
  private long wanted;

  private FeatureScan(Path file, FeatureHead head, int mostColumns) throws IOException {
    this.file = file;
    this.head = head;
    this.mostColumns = mostColumns;
  }

  /**
   * Walks through a file.
   *
   * @param mostColumns maximum number; files with more are left to the general JSON reader, which
   *     refuses them
   * @param reader for single odd features; called by several threads
   * @return empty if the file is not of this kind
   */
  public static <S extends FeatureReader.Seen> Optional<FeatureScan> of(
      Path file, FeatureHead head, int mostColumns, Skipping skipping, FeatureReader<S> reader)
      throws IOException {
    FeatureScan scan = new FeatureScan(file, head, mostColumns);
    boolean understood = false;
    try {
      understood = scan.walk(skipping, reader);
    } finally {
      if (!understood) {
        scan.close();
      }
    }
    return understood ? Optional.of(scan) : Optional.empty();
  }

  /** Whether the file was understood. */
  private boolean walk(Skipping skipping, FeatureReader<?> reader) throws IOException {
    try (Chunks pieces = Chunks.ofFeatures(file, head.start(), head.lead())) {
      return Walks.through(
          file, pieces, () -> new FeatureWalk(head.inArray(), skipping, reader), this::take);
    }
  }

  private void take(ChunkFinding next) throws IOException {
    columns.addAll(next.columns);
    if (columns.size() > mostColumns) {
      throw UnexpectedBytes.FEATURE;
    }
    texts.addAll(next.texts);
    for (ByteRun run : next.runs) {
      runs.add(run.behind(features));
    }
    features += next.features;
    wanted += next.wanted;
  }

  /** All columns of all features, in order. */
  public List<String> columns() {
    return List.copyOf(columns);
  }

  /** Columns that never hold a JSON string. */
  public Set<String> jsonColumns() {
    Set<String> json = new HashSet<>(columns);
    json.removeAll(texts);
    return Set.copyOf(json);
  }

  /** Number of features that lie elsewhere. */
  public long elsewhere() {
    return features - wanted;
  }

  /** The features that do not certainly lie elsewhere. */
  public ScannedFeatures features(GeometryFactory factory) throws IOException {
    return new ScannedFeatures(file, runs.open(), factory);
  }

  @Override
  public void close() throws IOException {
    runs.close();
  }
}
