package fr.moisson.harvesters.formats.scan;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The runs of a file, stored on disk: there may be half as many as features. */
final class ByteRuns implements Closeable {

  private final Path file;
  private final DataOutputStream out;
  private long count;

  ByteRuns() throws IOException {
    file = Files.createTempFile("moisson-runs-", "");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  void add(ByteRun run) throws IOException {
    out.writeLong(run.start());
    out.writeInt(run.length());
    out.writeLong(run.number());
    out.writeInt(run.count());
    count++;
  }

  /** Opens the runs, from the first one on, once all were added. */
  Reading open() throws IOException {
    out.flush();
    InputStream in = Files.newInputStream(file);
    return new Reading(new DataInputStream(new BufferedInputStream(in)), count);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }

  /** Reads the runs once. */
  static final class Reading implements Closeable {

    private final DataInputStream in;
    private long left;

    private Reading(DataInputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    /** Null at the end. */
    @Nullable ByteRun next() throws IOException {
      return left-- > 0
          ? new ByteRun(in.readLong(), in.readInt(), in.readLong(), in.readInt())
          : null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
