package fr.moisson.harvesters.formats.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Reads a Parquet file with optional columns using Apache's own decoders. */
public final class ParquetReading {

  private final byte[] file;
  public final FileMetaData footer;

  public ParquetReading(Path path) throws IOException {
    file = Files.readAllBytes(path);
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    footer = Util.readFileMetaData(in(file.length - 8 - length));
  }

  private ByteArrayInputStream in(long start) {
    return new ByteArrayInputStream(file, (int) start, file.length - (int) start);
  }

  /** The name, physical type and logical type of each column. */
  List<String> columns() {
    return footer.getSchema().stream()
        .skip(1)
        .map(
            element ->
                element.getName()
                    + " "
                    + element.getType()
                    + (element.isSetLogicalType() ? " " + element.getLogicalType() : ""))
        .toList();
  }

  /** All values of a column; null where there is none. */
  List<@Nullable Object> values(int column) throws IOException {
    SchemaElement element = footer.getSchema().get(column + 1);
    String physical = element.getType().name().replace("BYTE_ARRAY", "BINARY");
    Type type = Types.optional(PrimitiveTypeName.valueOf(physical)).named(element.getName());
    MessageType schema = new MessageType("rows", type);
    ColumnDescriptor descriptor = schema.getColumns().get(0);
    List<@Nullable Object> values = new ArrayList<>();
    for (RowGroup group : footer.getRow_groups()) {
      Pages pages = pages(group.getColumns().get(column).getMeta_data(), descriptor);
      ColumnReader reader =
          new ColumnReadStoreImpl(
                  new OneColumn(pages, group.getNum_rows()), new Nothing(), schema, "")
              .getColumnReader(descriptor);
      for (long i = 0; i < group.getNum_rows(); i++) {
        values.add(reader.getCurrentDefinitionLevel() == 0 ? null : value(reader, physical));
        reader.consume();
      }
    }
    return values;
  }

  private static Object value(ColumnReader reader, String physical) {
    return switch (physical) {
      case "INT64" -> reader.getLong();
      case "INT32" -> reader.getInteger();
      case "DOUBLE" -> reader.getDouble();
      case "BOOLEAN" -> reader.getBoolean();
      default -> reader.getBinary();
    };
  }

  private Pages pages(ColumnMetaData chunk, ColumnDescriptor descriptor) throws IOException {
    long start =
        chunk.isSetDictionary_page_offset()
            ? chunk.getDictionary_page_offset()
            : chunk.getData_page_offset();
    ByteArrayInputStream in =
        new ByteArrayInputStream(file, (int) start, (int) chunk.getTotal_compressed_size());
    Pages pages = new Pages(new ArrayDeque<>(), new ArrayDeque<>(), chunk.getNum_values());
    while (in.available() > 0) {
      PageHeader header = Util.readPageHeader(in);
      byte[] bytes = unzipped(in.readNBytes(header.getCompressed_page_size()));
      if (header.isSetDictionary_page_header()) {
        int size = header.getDictionary_page_header().getNum_values();
        pages.dictionary.add(
            new DictionaryPage(BytesInput.from(bytes), size, Encoding.PLAIN_DICTIONARY));
      } else {
        String encoding = header.getData_page_header().getEncoding().name();
        pages.data.add(
            new DataPageV1(
                BytesInput.from(bytes),
                header.getData_page_header().getNum_values(),
                bytes.length,
                Statistics.createStats(descriptor.getPrimitiveType()),
                Encoding.BIT_PACKED,
                Encoding.RLE,
                Encoding.valueOf(encoding)));
      }
    }
    return pages;
  }

  private static byte[] unzipped(byte[] bytes) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Pages(Deque<DictionaryPage> dictionary, Deque<DataPage> data, long total)
      implements PageReader {

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return dictionary.poll();
    }

    @Override
    public long getTotalValueCount() {
      return total;
    }

    @Override
    public @Nullable DataPage readPage() {
      return data.poll();
    }
  }

  private record OneColumn(PageReader pages, long rows) implements PageReadStore {

    @Override
    public PageReader getPageReader(ColumnDescriptor descriptor) {
      return pages;
    }

    @Override
    public long getRowCount() {
      return rows;
    }

    @Override
    public Optional<Long> getRowIndexOffset() {
      return Optional.empty();
    }
  }

  /** A converter that does nothing, since values are pulled from the reader. */
  private static final class Nothing extends GroupConverter {

    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
