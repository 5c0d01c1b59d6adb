package fr.moisson.harvesters.formats.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file of optional columns, written by row groups: a group is in memory until it is full.
 * parquet-column encodes the values, parquet-format writes the footer; in between are <a
 * href="https://parquet.apache.org/docs/file-format/">the chunks, one per column</a>.
 */
final class ParquetFile {

  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
  private static final long GROUP_BYTES = 16 << 20;
  private static final int GROUP_ROWS = 100_000;
  private static final int PAGE_BYTES = 128 << 10;

  /** Number of rows between checks of the size of a group. */
  private static final int LOOK = 100;

  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withPageSize(PAGE_BYTES)
          .withDictionaryPageSize(PAGE_BYTES)
          .withAllocator(new HeapByteBufferAllocator())
          .build();

  private final OutputStream out;
  private final MessageType schema;
  private final List<RowGroup> groups = new ArrayList<>();
  private List<ParquetChunk> chunks = List.of();
  private List<ColumnWriter> columns = List.of();
  private ColumnWriteStore store;
  private long position = MAGIC.length;
  private long rows;
  private long groupRows;

  ParquetFile(OutputStream out, MessageType schema) throws IOException {
    this.out = out;
    this.schema = schema;
    out.write(MAGIC);
    store = begin();
  }

  private ColumnWriteStore begin() {
    List<ColumnDescriptor> descriptors = schema.getColumns();
    List<ParquetChunk> group = descriptors.stream().map(ParquetChunk::new).toList();
    ColumnWriteStore begun =
        PROPERTIES.newColumnWriteStore(
            schema, descriptor -> group.get(descriptors.indexOf(descriptor)));
    chunks = group;
    columns = descriptors.stream().map(begun::getColumnWriter).toList();
    groupRows = 0;
    return begun;
  }

  /** The writer of a column; it takes one value or null per row, at repetition level 0. */
  ColumnWriter column(int place) {
    return columns.get(place);
  }

  /** Called when each column has its value. */
  void endRow() throws IOException {
    store.endRecord();
    rows++;
    groupRows++;
    boolean full = groupRows % LOOK == 0 && store.getBufferedSize() > GROUP_BYTES;
    if (full || groupRows == GROUP_ROWS) {
      endGroup();
      store = begin();
    }
  }

  private void endGroup() throws IOException {
    store.flush();
    store.close();
    List<ColumnChunk> written = new ArrayList<>();
    long uncompressed = 0;
    for (ParquetChunk chunk : chunks) {
      written.add(chunk.writeTo(out, position));
      position += chunk.size();
      uncompressed += chunk.uncompressedSize();
    }
    groups.add(new RowGroup(written, uncompressed, groupRows));
  }

  /** Writes the last rows and the footer, and closes the stream. */
  void finish(Map<String, String> metadata) throws IOException {
    try (out) {
      if (groupRows > 0) {
        endGroup();
      }
      FileMetaData footer = new FileMetaData(1, ParquetSchema.of(schema), rows, groups);
      footer.setCreated_by("Moisson");
      new TreeMap<>(metadata)
          .forEach(
              (key, value) -> footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
      for (int i = 0; i < columns.size(); i++) {
        footer.addToColumn_orders(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Util.writeFileMetaData(footer, bytes);
      bytes.writeTo(out);
      ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.write(length.putInt(bytes.size()).array());
      out.write(MAGIC);
    }
  }
}
