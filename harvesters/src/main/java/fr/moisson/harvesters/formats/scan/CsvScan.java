package fr.moisson.harvesters.formats.scan;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one walk over the bytes of a CSV file leaves of it: all lines but those of which it is
 * certain that they lie elsewhere. What is not plain is left too: cells with more than a decimal
 * number, lines of too many cells, records of several lines, and everything behind the first quote
 * that parsers may understand in different ways.
 */
public final class CsvScan implements Closeable {

  /**
   * A record that goes on for so long, and for a piece more, may be read as having no quote before
   * its end, so that nothing is certain behind it.
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
   * @param elsewhere which boxes hold nothing that is wanted, in the coordinates of the file
   * @return empty if the file is not in UTF-8, where it has to be, or has lines of many megabytes
   */
  public static Optional<CsvScan> of(Path file, CsvLines lines, BoxFilter elsewhere)
      throws IOException {
    return of(file, lines, elsewhere, Chunk.SIZE);
  }

  static Optional<CsvScan> of(Path file, CsvLines lines, BoxFilter elsewhere, int size)
      throws IOException {
    CsvScan scan = new CsvScan(file, new CsvWalk(lines, elsewhere));
    boolean understood = false;
    try (Chunks pieces = Chunks.ofLines(file, size)) {
      understood = Walks.through(file, pieces, () -> new CsvWalk(lines, elsewhere), scan::take);
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
    // It was walked through as if it began with a record, but a record of the one before goes on.
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

  /** Leaves all up to there to read, in which no line is passed over any more. */
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

  /** How many lines lie elsewhere. */
  public long elsewhere() {
    return left;
  }

  /** The bytes that are left. */
  public LinesLeft open() throws IOException {
    return new LinesLeft(file, runs.open());
  }

  @Override
  public void close() throws IOException {
    runs.close();
  }
}
