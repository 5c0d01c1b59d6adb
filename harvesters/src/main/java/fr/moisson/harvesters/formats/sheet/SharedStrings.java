package fr.moisson.harvesters.formats.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shared texts of a workbook, which its cells refer to (ECMA-376, part 1, 18.4, or MS-XLS,
 * 2.4.265). While the workbook is read, they are in two local files, since their number grows with
 * it, and memory must not.
 */
final class SharedStrings implements Closeable {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** Excel's escapes for characters that XML cannot represent. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final String NONE = "";

  private final Table table;
  private final @Nullable FileChannel texts;
  private final @Nullable FileChannel ends;
  private final long count;

  private SharedStrings(
      Table table, @Nullable FileChannel texts, @Nullable FileChannel ends, long count) {
    this.table = table;
    this.texts = texts;
    this.ends = ends;
    this.count = count;
  }

  /** Reads the texts of a workbook. */
  interface Source {
    void read(Sink texts) throws IOException;
  }

  /** Receives the texts in order. */
  interface Sink {
    void add(String text) throws IOException;
  }

  static SharedStrings of(Table table, Source source) throws IOException {
    Path texts = Files.createTempFile("moisson-", ".texts");
    Path ends = Files.createTempFile("moisson-", ".ends");
    try {
      long count = spill(source, texts, ends);
      return new SharedStrings(table, reading(texts), reading(ends), count);
    } finally {
      // If the system does not delete open files, they are deleted on closing.
      Files.deleteIfExists(texts);
      Files.deleteIfExists(ends);
    }
  }

  /** The texts of a part of Office Open XML, which a workbook may lack. */
  static SharedStrings of(Table table, Zip zip, String part) throws IOException {
    if (!zip.has(part)) {
      return new SharedStrings(table, null, null, 0);
    }
    return of(
        table,
        texts -> {
          try (XmlWalk xml = XmlWalk.open(table, zip.read(part))) {
            while (xml.next()) {
              if (xml.starts("si")) {
                texts.add(rich(xml, "si"));
              }
            }
          }
        });
  }

  private static FileChannel reading(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static long spill(Source source, Path texts, Path ends) throws IOException {
    try (BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(texts));
        DataOutputStream index =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(ends)))) {
      Spill spill = new Spill(out, index);
      source.read(spill);
      return spill.count;
    }
  }

  private static final class Spill implements Sink {

    private final OutputStream texts;
    private final DataOutputStream ends;
    private long end;
    private long count;

    private Spill(OutputStream texts, DataOutputStream ends) throws IOException {
      this.texts = texts;
      this.ends = ends;
      ends.writeLong(0);
    }

    @Override
    public void add(String text) throws IOException {
      byte[] bytes = text.getBytes(UTF_8);
      texts.write(bytes);
      end += bytes.length;
      ends.writeLong(end);
      count++;
    }
  }

  /** The text of an element with runs, without phonetic readings of East Asian text. */
  static String rich(XmlWalk xml, String element) throws IOException {
    StringBuilder text = new StringBuilder();
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("rPh")) {
        xml.skip();
      } else if (xml.starts("t")) {
        text.append(xml.text());
      }
    }
    return unescaped(text.toString());
  }

  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))))
        : text;
  }

  /** The text that a cell refers to. */
  String get(String index) throws IOException {
    if (index.isEmpty()) {
      return NONE;
    }
    if (!NUMBER.matcher(index).matches()) {
      throw noText(index);
    }
    return get(Long.parseLong(index));
  }

  /** The text with a given number, from 0. */
  String get(long number) throws IOException {
    if (number < 0 || number >= count || texts == null || ends == null) {
      throw noText(String.valueOf(number));
    }
    ByteBuffer bounds = filled(ends, ByteBuffer.allocate(16), number * 8);
    long start = bounds.getLong(0);
    int length = (int) (bounds.getLong(8) - start);
    return new String(filled(texts, ByteBuffer.allocate(length), start).array(), UTF_8);
  }

  private BadItem noText(String index) {
    return new BadItem(
        Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "sst " + index));
  }

  private static ByteBuffer filled(FileChannel file, ByteBuffer buffer, long from)
      throws IOException {
    while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
      // until it is full
    }
    return buffer;
  }

  @Override
  public void close() throws IOException {
    try {
      if (texts != null) {
        texts.close();
      }
    } finally {
      if (ends != null) {
        ends.close();
      }
    }
  }
}
