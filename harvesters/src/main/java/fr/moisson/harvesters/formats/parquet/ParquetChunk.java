package fr.moisson.harvesters.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The pages of one column in one row group. They are compressed with gzip, which is part of the JDK
 * and supported by every Parquet reader, while snappy and zstd would need native code.
 */
final class ParquetChunk implements PageWriter {

  private final ColumnDescriptor column;
  private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
  private final Statistics<?> statistics;
  private long values;
  private long uncompressed;

  ParquetChunk(ColumnDescriptor column) {
    this.column = column;
    statistics = Statistics.createStats(column.getPrimitiveType());
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> pageStatistics,
      SizeStatistics sizes,
      GeospatialStatistics places,
      Encoding repetition,
      Encoding definition,
      Encoding encoding)
      throws IOException {
    values += valueCount;
    statistics.mergeStatistics(pageStatistics);
    encodings.addAll(Arrays.asList(repetition, definition, encoding));
    DataPageHeader header =
        new DataPageHeader(valueCount, format(encoding), format(definition), format(repetition));
    page(bytes, PageType.DATA_PAGE, pages, page -> page.setData_page_header(header));
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      Statistics<?> pageStatistics,
      Encoding repetition,
      Encoding definition,
      Encoding encoding) {
    throw new UnsupportedOperationException("pages come with all their statistics");
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> pageStatistics,
      Encoding repetition,
      Encoding definition,
      Encoding encoding) {
    throw new UnsupportedOperationException("pages come with all their statistics");
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetition,
      BytesInput definition,
      Encoding encoding,
      BytesInput bytes,
      Statistics<?> pageStatistics) {
    throw new UnsupportedOperationException("version 1 is what all readers know");
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) throws IOException {
    encodings.add(page.getEncoding());
    DictionaryPageHeader header =
        new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding()));
    page(
        page.getBytes(),
        PageType.DICTIONARY_PAGE,
        dictionary,
        one -> one.setDictionary_page_header(header));
  }

  private void page(
      BytesInput bytes, PageType type, ByteArrayOutputStream to, Consumer<PageHeader> completed)
      throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      bytes.writeAllTo(gzip);
    }
    PageHeader header = new PageHeader(type, Math.toIntExact(bytes.size()), compressed.size());
    completed.accept(header);
    int before = to.size();
    Util.writePageHeader(header, to);
    uncompressed += to.size() - before + bytes.size();
    compressed.writeTo(to);
  }

  private static org.apache.parquet.format.Encoding format(Encoding encoding) {
    return org.apache.parquet.format.Encoding.valueOf(encoding.name());
  }

  /** Writes all pages, the dictionary first, at the current position of the file. */
  ColumnChunk writeTo(OutputStream out, long position) throws IOException {
    dictionary.writeTo(out);
    pages.writeTo(out);
    ColumnMetaData metadata =
        new ColumnMetaData(
            ParquetSchema.physical(column.getPrimitiveType()),
            encodings.stream().map(ParquetChunk::format).toList(),
            new ArrayList<>(Arrays.asList(column.getPath())),
            CompressionCodec.GZIP,
            values,
            uncompressed,
            size(),
            position + dictionary.size());
    if (dictionary.size() > 0) {
      metadata.setDictionary_page_offset(position);
    }
    metadata.setStatistics(statistics());
    return new ColumnChunk(position).setMeta_data(metadata);
  }

  /** Minimum and maximum of numbers and times; only the number of nulls for texts and shapes. */
  private org.apache.parquet.format.Statistics statistics() {
    org.apache.parquet.format.Statistics written = new org.apache.parquet.format.Statistics();
    written.setNull_count(statistics.getNumNulls());
    boolean isBinary = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    if (!isBinary && statistics.hasNonNullValue()) {
      written.setMin_value(statistics.getMinBytes());
      written.setMax_value(statistics.getMaxBytes());
    }
    return written;
  }

  /** Size in the file, in bytes. */
  long size() {
    return dictionary.size() + (long) pages.size();
  }

  long uncompressedSize() {
    return uncompressed;
  }

  @Override
  public long getMemSize() {
    return size();
  }

  @Override
  public long allocatedSize() {
    return size();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + size();
  }
}
