package fr.moisson.harvesters.formats.scan;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The features that remain to be read after a scan, one after the other. */
public final class ScannedFeatures implements Closeable {

  private final FileChannel channel;
  private final ByteRuns.Reading runs;
  private final JsonBytes json = new JsonBytes();
  private final FeatureBytes feature = new FeatureBytes(json);
  private final GeometryBuilder geometries;
  private int left;
  private int length;
  private int start;
  private long rank;
  private boolean isPlain;

  ScannedFeatures(Path file, ByteRuns.Reading runs, GeometryFactory factory) throws IOException {
    this.channel = FileChannel.open(file);
    this.runs = runs;
    this.geometries = new GeometryBuilder(json, factory);
  }

  /** Moves to the next feature; false at the end. */
  public boolean next() throws IOException {
    if (left == 0 && !load(runs.next())) {
      return false;
    }
    left--;
    rank++;
    json.next();
    if (json.bytes[json.at] == ',') {
      json.at++;
      json.next();
    }
    start = json.at;
    try {
      feature.read(null);
      isPlain = true;
    } catch (UnexpectedBytes e) {
      isPlain = false;
    }
    return true;
  }

  private boolean load(@Nullable ByteRun run) throws IOException {
    if (run == null) {
      return false;
    }
    length = run.length();
    if (json.bytes.length <= length) {
      json.bytes = new byte[length + 1];
    }
    ByteBuffer into = ByteBuffer.wrap(json.bytes, 0, length);
    while (into.hasRemaining()) {
      if (channel.read(into, run.start() + into.position()) < 0) {
        throw new EOFException("cut short while it was read");
      }
    }
    json.bytes[length] = 0;
    json.at = 0;
    left = run.count();
    rank = run.number() - 1;
    return true;
  }

  /** Rank in the file, from 1. */
  public long rank() {
    return rank;
  }

  /**
   * Whether the feature can be taken from its bytes; if not, it must be parsed with {@link #read}.
   */
  public boolean isPlain() {
    return isPlain;
  }

  /** The geometry of a plain feature. */
  public Geometry geometry() {
    int end = json.at;
    Geometry geometry = geometries.build(feature.geometry());
    json.at = end;
    return geometry;
  }

  /** The properties of a plain feature. */
  public Properties properties() {
    return feature.properties();
  }

  /** Reads any feature, plain or not. */
  public <S extends FeatureReader.Seen> S read(FeatureReader<S> reader) throws IOException {
    S seen =
        reader
            .read(json.bytes, start, length)
            .orElseThrow(() -> new IOException("not the file that was walked through"));
    json.at = seen.end();
    return seen;
  }

  @Override
  public void close() throws IOException {
    runs.close();
    channel.close();
  }
}
