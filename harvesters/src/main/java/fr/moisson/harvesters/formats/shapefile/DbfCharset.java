package fr.moisson.harvesters.formats.shapefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.text.Encoding;
import fr.moisson.harvesters.formats.text.FrenchCharset;
import fr.moisson.harvesters.model.Notice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Determines the charset of a dBASE table: that of its {@code .cpg} file, unless that is UTF-8 and
 * wrong; else UTF-8 if the table is valid UTF-8; else that of its language byte; else a guess.
 */
final class DbfCharset {

  private static final int LANGUAGE = 29;

  /** The least first byte of a letter of several in UTF-8. */
  private static final int LEAST_LEAD = 0xC2;

  /** Language drivers of Western Europe (dBASE and FoxPro). */
  private static final Map<Integer, String> LANGUAGES =
      Map.ofEntries(
          Map.entry(0x01, "IBM437"),
          Map.entry(0x02, "IBM850"),
          Map.entry(0x03, "windows-1252"),
          Map.entry(0x0D, "IBM437"),
          Map.entry(0x0E, "IBM850"),
          Map.entry(0x1D, "IBM850"),
          Map.entry(0x25, "IBM850"),
          Map.entry(0x37, "IBM850"),
          Map.entry(0x57, "windows-1252"),
          Map.entry(0x58, "windows-1252"),
          Map.entry(0x59, "windows-1252"));

  /**
   * @param sample of the table, from its start
   * @param start position of the records in the sample
   * @param length of a record
   * @param fields of a record
   */
  static Charset of(
      String stated,
      byte[] sample,
      int start,
      int length,
      List<DbfField> fields,
      Consumer<Notice> notices) {
    Optional<Charset> named = Encoding.named(stated);
    boolean isUtf8 = isUtf8(sample, start, length, fields);
    if (named.isPresent() && (isUtf8 || !named.get().equals(UTF_8))) {
      return named.get();
    }
    if (isUtf8) {
      return UTF_8;
    }
    String language = LANGUAGES.get(sample[LANGUAGE] & 0xFF);
    if (language != null) {
      return Charset.forName(language);
    }
    Charset guess = FrenchCharset.of(sample, start);
    notices.accept(Notice.of(Notice.Code.ENCODING_GUESSED, guess.name()));
    return guess;
  }

  /**
   * The sample may end within a character, which is no fault. Nor is it one if a text does that
   * fills its field, as programs cut texts at a number of bytes; such texts are in the minority.
   */
  private static boolean isUtf8(byte[] sample, int start, int length, List<DbfField> fields) {
    BitSet ends = new BitSet();
    fields.forEach(field -> ends.set((field.offset() + field.length()) % length));
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer records = ByteBuffer.wrap(sample, start, sample.length - start);
    CharBuffer text = CharBuffer.allocate(records.remaining());
    int cut = 0;
    CoderResult result = decoder.decode(records, text, false);
    while (result.isError()) {
      int after = records.position() + result.length();
      boolean isBegun = (sample[records.position()] & 0xFF) >= LEAST_LEAD;
      if (!isBegun || !ends.get((after - start) % length)) {
        return false;
      }
      records.position(after);
      cut++;
      result = decoder.decode(records, text, false);
    }
    return cut == 0 || text.flip().chars().filter(letter -> letter > 127).count() > cut;
  }

  private DbfCharset() {}
}
