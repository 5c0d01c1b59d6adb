package fr.moisson.harvesters.formats.shapefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records of a dBASE table, part of a Shapefile or alone (<a
 * href="https://www.loc.gov/preservation/digital/formats/fdd/fdd000326.shtml">dBASE III and
 * later</a>). Memo fields, whose text is in another file, are left out, which is reported.
 */
final class DbfReader implements Closeable {

  private static final int HEADER = 32;
  private static final int FIELD = 32;
  private static final int END_OF_FIELDS = 0x0D;
  private static final byte DELETED = '*';
  private static final byte END_OF_FILE = 0x1A;
  private static final int SAMPLE = 1 << 18;

  private final Table table;
  private final InputStream in;
  private final List<DbfField> fields;
  private final long count;
  private final byte[] record;
  private final Charset charset;
  private long number;

  private DbfReader(
      Table table,
      InputStream in,
      List<DbfField> fields,
      long count,
      byte[] record,
      Charset charset) {
    this.table = table;
    this.in = in;
    this.fields = List.copyOf(fields);
    this.count = count;
    this.record = record;
    this.charset = charset;
  }

  /** Opens the content from its start. */
  interface Content {
    InputStream open() throws IOException;
  }

  /**
   * @param stated content of the {@code .cpg} file; empty if there is none
   */
  static DbfReader open(Table table, Content content, String stated, Consumer<Notice> notices)
      throws IOException {
    byte[] sample;
    try (InputStream in = content.open()) {
      sample = in.readNBytes(SAMPLE);
    }
    if (sample.length < HEADER) {
      throw damaged(table, "header");
    }
    ByteBuffer header = ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN);
    int start = Short.toUnsignedInt(header.getShort(8));
    int length = Short.toUnsignedInt(header.getShort(10));
    if (start < HEADER || start > sample.length || length < 1) {
      throw damaged(table, "header " + start + ", " + length);
    }
    // What is known of the charset depends on where fields end, and their names depend on the
    // charset.
    List<DbfField> unnamed = fields(table, sample, start, length, ISO_8859_1);
    Charset charset = DbfCharset.of(stated, sample, start, length, unnamed, notices);
    List<DbfField> fields = fields(table, sample, start, length, charset);
    String unread =
        fields.stream()
            .filter(field -> !field.isReadable())
            .map(DbfField::name)
            .collect(Collectors.joining(", "));
    if (!unread.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.COLUMNS_UNREAD, table.origin(), unread));
    }
    fields.removeIf(field -> !field.isReadable());
    InputStream in = new BufferedInputStream(content.open(), 1 << 16);
    in.skipNBytes(start);
    return new DbfReader(table, in, fields, count(header), new byte[length], charset);
  }

  /** Number of records that a file states, the deleted ones among them; 0 without a header. */
  static long count(InputStream content) throws IOException {
    byte[] header = content.readNBytes(HEADER);
    return header.length < HEADER
        ? 0
        : count(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static long count(ByteBuffer header) {
    return Integer.toUnsignedLong(header.getInt(4));
  }

  private static List<DbfField> fields(
      Table table, byte[] header, int end, int length, Charset charset) {
    List<DbfField> fields = new ArrayList<>();
    int offset = 1;
    for (int at = HEADER; at + FIELD <= end && header[at] != END_OF_FIELDS; at += FIELD) {
      DbfField field = DbfField.read(header, at, offset, charset);
      fields.add(field);
      offset += field.length();
    }
    if (offset > length) {
      throw damaged(table, "fields " + offset + " > " + length);
    }
    List<String> names = ColumnNames.unique(fields.stream().map(DbfField::name).toList());
    for (int i = 0; i < fields.size(); i++) {
      fields.set(i, fields.get(i).named(names.get(i)));
    }
    return fields;
  }

  private static BadItem damaged(Table table, String what) {
    return new BadItem(
        Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), ".dbf, " + what));
  }

  /** The head of the table; columns whose values are all numbers or booleans are never text. */
  TableHead head(FileFacts facts) {
    return TableHead.of(
        fields.stream().map(DbfField::name).toList(),
        fields.stream().filter(DbfField::isJson).map(DbfField::name).collect(Collectors.toSet()),
        facts);
  }

  /** Values of the next record, deleted or not; null at the end. */
  @Nullable Map<String, String> next() throws IOException {
    if (number == count) {
      return null;
    }
    number++;
    int read = in.readNBytes(record, 0, record.length);
    if (read < record.length && !(read == record.length - 1 && number == count)) {
      throw damaged(table, "n° " + number);
    }
    if (record[0] == END_OF_FILE) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>(fields.size() * 2);
    for (DbfField field : fields) {
      values.put(field.name(), field.text(record, charset));
    }
    return values;
  }

  /** Whether the record read last, and therefore its shape, is deleted. */
  boolean isDeleted() {
    return record[0] == DELETED;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
