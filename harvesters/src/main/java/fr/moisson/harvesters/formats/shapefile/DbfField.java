package fr.moisson.harvesters.formats.shapefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.text.Cell;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a dBASE table.
 *
 * @param type letter of its type
 * @param offset of its bytes in a record
 */
record DbfField(String name, char type, int offset, int length) {

  private static final int LONGEST_NAME = 11;
  private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][-+]?\\d{1,3})?");

  /** Names and texts are cut at a number of bytes, which may be within a letter. */
  private static final Pattern CUT_LETTER = Pattern.compile("\\x{FFFD}$");

  /** With so many decimals, what fills the field is no measure. */
  private static final Pattern PADDED = Pattern.compile(".*\\.\\d{9,}.*");

  static DbfField read(byte[] header, int at, int offset, Charset charset) {
    int end = at;
    while (end < at + LONGEST_NAME && header[end] != 0) {
      end++;
    }
    String name =
        CUT_LETTER.matcher(new String(header, at, end - at, charset)).replaceFirst("").strip();
    char type = Character.toUpperCase((char) (header[at + 11] & 0xFF));
    int length = header[at + 16] & 0xFF;
    int decimals = header[at + 17] & 0xFF;
    // Long texts store the high byte of their length where numbers store their decimals.
    return new DbfField(name, type, offset, type == 'C' ? length + 256 * decimals : length);
  }

  DbfField named(String unique) {
    return new DbfField(unique, type, offset, length);
  }

  /** Memos, pictures and other data in other files cannot be read. */
  boolean isReadable() {
    return switch (type) {
      case 'C', 'N', 'F', 'L', 'D' -> true;
      case 'I' -> length == Integer.BYTES;
      case 'O' -> length == Double.BYTES;
      default -> false;
    };
  }

  boolean isJson() {
    return type != 'C' && type != 'D';
  }

  String text(byte[] record, Charset charset) {
    if (type == 'I') {
      return String.valueOf(buffer(record).getInt(offset));
    }
    if (type == 'O') {
      double number = buffer(record).getDouble(offset);
      return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : "";
    }
    Charset letters = type == 'C' ? charset : ISO_8859_1;
    String cell = Cell.of(new String(record, offset, length, letters).replace("\0", ""));
    return switch (type) {
      case 'N', 'F' -> number(cell);
      case 'L' -> truth(cell);
      case 'D' -> date(cell);
      default ->
          letters.equals(UTF_8) && record[offset + length - 1] < 0
              ? CUT_LETTER.matcher(cell).replaceFirst("").strip()
              : cell;
    };
  }

  private static ByteBuffer buffer(byte[] record) {
    return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Asterisks replace a number that was too wide. Geographic information systems fill their fields
   * with decimals: 12.4 is written 12.400000000000000, or 12.400000000000000355.
   */
  private static String number(String cell) {
    String plain = cell.replace(',', '.');
    if (!NUMBER.matcher(plain).matches()) {
      return "";
    }
    double shortest = PADDED.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    return Double.isFinite(shortest)
        ? BigDecimal.valueOf(shortest).stripTrailingZeros().toPlainString()
        : new BigDecimal(plain).toPlainString();
  }

  private static String truth(String cell) {
    return switch (cell) {
      case "T", "t", "Y", "y", "O", "o" -> "true";
      case "F", "f", "N", "n" -> "false";
      default -> "";
    };
  }

  private static String date(String cell) {
    Matcher date = DATE.matcher(cell);
    return date.matches() && !cell.equals("00000000")
        ? date.group(1) + "-" + date.group(2) + "-" + date.group(3)
        : "";
  }
}
