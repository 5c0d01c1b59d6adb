package fr.moisson.harvesters.formats.csv;

import com.fasterxml.jackson.core.type.TypeReference;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.schemas.keys.KeyIndex;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The rows of the core of an archive, found by their identifier: the first one, if several have it.
 * They are in a temporary file, so that memory does not grow with them.
 */
final class CoreRows implements Closeable {

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private final KeyIndex index = KeyIndex.oneOf(1);
  private final FileChannel file;

  /** Rows of an extension mostly follow one another if they belong to the same row. */
  private String last = "";

  private Map<String, String> found = Map.of();

  private CoreRows(FileChannel file) {
    this.file = file;
  }

  /**
   * Reads all rows.
   *
   * @param key column with the identifiers
   */
  static CoreRows of(RowReader rows, String key) throws IOException {
    Path path = Files.createTempFile("moisson-core", ".bin");
    CoreRows core =
        new CoreRows(
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    return Owned.by(
        core,
        () -> {
          core.addAll(rows, key);
          return core;
        });
  }

  private void addAll(RowReader rows, String key) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file));
    long place = 0;
    for (Row row = rows.read(); row != null; row = rows.read()) {
      if (index.add(List.of(row.value(key)), place + 1) == 0) {
        byte[] values = Json.MAPPER.writeValueAsBytes(row.values());
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(values.length).array());
        out.write(values);
        place += Integer.BYTES + values.length;
      }
    }
    out.flush();
  }

  /** The values of the row with this identifier; empty if there is none. */
  Map<String, String> find(String id) throws IOException {
    if (!id.equals(last)) {
      long place = index.line(List.of(id));
      found = place == 0 ? Map.of() : values(place - 1);
      last = id;
    }
    return found;
  }

  private Map<String, String> values(long place) throws IOException {
    int length = bytes(place, Integer.BYTES).getInt();
    return Json.MAPPER.readValue(bytes(place + Integer.BYTES, length).array(), VALUES);
  }

  private ByteBuffer bytes(long place, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, place + bytes.position()) >= 0) {
      // until everything is read
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      index.close();
    }
  }
}
