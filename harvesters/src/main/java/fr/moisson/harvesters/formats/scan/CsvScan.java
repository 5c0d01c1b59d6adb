package fr.moisson.harvesters.formats.scan;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a CSV file that remain after one walk over its bytes: all but those that certainly
 * lie elsewhere. What is not simple remains too: cells with more than a decimal number, lines with
 * too many cells, records of several lines, and everything after the first quote that parsers may
 * understand in different ways.
 */
public final class CsvScan implements Closeable {

  /**
   * A parser may read the opening quote of a longer record, by up to one piece, as plain text, so
   * that nothing after it is certain.
   */
  private static final int LONGEST = 2 << 20;

  private final Path file;
  private final CsvWalk again;
  private final ByteRuns runs = new ByteRuns();
  private long lines;
  private long left;
  private long open;
  private boolean isLost;

  private CsvScan(Path file, CsvWalk again) throws IOException {
    this.file = file;
    this.again = again;
  }

  /**
   * Walks through a file.
   *
   * @return empty if the file is not in UTF-8 although it must be, or has lines of many megabytes
   */
  public static Optional<CsvScan> of(Path file, CsvLines lines, Skipping skipping)
      throws IOException {
    return of(file, lines, skipping, Chunk.SIZE);
  }

  static Optional<CsvScan> of(Path file, CsvLines lines, Skipping skipping, int size)
      throws IOException {
    CsvScan scan = new CsvScan(file, new CsvWalk(lines, skipping));
    boolean understood = false;
    try (Chunks pieces = Chunks.ofLines(file, size)) {
      understood = Walks.through(file, pieces, () -> new CsvWalk(lines, skipping), scan::take);
      scan.lose(pieces.offset());
    } finally {
      if (!understood) {
        scan.close();
      }
    }
    return understood ? Optional.of(scan) : Optional.empty();
  }

  private void take(CsvFinding next) throws IOException {
    if (isLost) {
      lose(next.end);
      return;
    }
    // The walk assumed that the piece begins with a record, but it continues one of the piece
    // before.
    CsvFinding finding = next.start == open ? next : again(next.end);
    for (ByteRun run : finding.runs) {
      runs.add(run.behind(lines));
    }
    lines += finding.lines;
    left += finding.left;
    open = finding.open;
    isLost = finding.isLost || next.end - open > LONGEST;
    if (isLost) {
      lose(next.end);
    }
  }

  /** Keeps everything up to the given end, from where on no line is skipped any more. */
  private void lose(long end) throws IOException {
    if (open < end) {
      runs.add(new ByteRun(open, (int) (end - open), lines + 1, 0));
      open = end;
    }
  }

  private CsvFinding again(long end) throws IOException {
    Chunk piece = new Chunk((int) (end - open));
    piece.offset = open;
    piece.length = (int) (end - open);
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer into = ByteBuffer.wrap(piece.bytes, 0, piece.length);
      while (into.hasRemaining()) {
        if (channel.read(into, open + into.position()) < 0) {
          throw new EOFException("cut short while it was read");
        }
      }
    }
    return again.read(piece);
  }

  /** Number of lines that lie elsewhere. */
  public long elsewhere() {
    return left;
  }

  /** The remaining bytes. */
  public LinesLeft open() throws IOException {
    return new LinesLeft(file, runs.open());
  }

  @Override
  public void close() throws IOException {
    runs.close();
  }
}
