package fr.moisson.routes.web.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.geometry.GeoJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;

/**
 * A sample of the geometries of a GeoJSON file with one feature per line, as we write it: all of a
 * small file, and of a large one some from all over it, since neighbours in a file are often
 * neighbours in town. At most two megabytes are read; a feature larger than one window of 128 KiB
 * is left out.
 */
public final class Sample {

  private static final int MOST_FEATURES = 2_000;
  private static final int WINDOWS = 16;
  private static final int WINDOW = 1 << 17;

  /**
   * The geometries, in WGS 84; none if the file is not of this kind.
   *
   * @throws IOException if it cannot be read
   */
  public static List<Geometry> of(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size <= (long) WINDOWS * WINDOW) {
        lines.addAll(features(read(channel, 0, (int) size)));
      } else {
        for (int i = 0; i < WINDOWS; i++) {
          lines.addAll(features(read(channel, i * (size - WINDOW) / (WINDOWS - 1), WINDOW)));
        }
      }
    }
    return thinned(lines).stream().map(GeoJson::geometry).flatMap(Optional::stream).toList();
  }

  private static String read(FileChannel channel, long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), UTF_8);
  }

  /** The complete features of a window, which may start and end inside one; headers are dropped. */
  private static List<String> features(String window) {
    return window
        .lines()
        .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .toList();
  }

  private static List<String> thinned(List<String> lines) {
    int step = Math.max(1, (lines.size() + MOST_FEATURES - 1) / MOST_FEATURES);
    return IntStream.iterate(0, i -> i < lines.size(), i -> i + step).mapToObj(lines::get).toList();
  }

  private Sample() {}
}
