package fr.moisson.harvesters.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads file sizes as people write them, in bytes: {@code 12345}, « 1,2 Mo », {@code 2.5 MiB}. */
public final class ByteSize {

  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,18}(?:[.,]\\d*)?(?:[eE]\\+?\\d{1,2})?)(\\p{L}*)");

  /** « 2,345 Mo » is a thousand times more in English than in French. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d*,\\d{3}");

  /** Blanks, and the various spaces used between thousands. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** Maximum number of digits that always fits into 64 bits. */
  private static final int LONGEST = 18;

  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("o", 1L),
          Map.entry("b", 1L),
          Map.entry("octet", 1L),
          Map.entry("byte", 1L),
          Map.entry("ko", 1_000L),
          Map.entry("kb", 1_000L),
          Map.entry("kilooctet", 1_000L),
          Map.entry("kilobyte", 1_000L),
          Map.entry("kio", 1L << 10),
          Map.entry("kib", 1L << 10),
          Map.entry("mo", 1_000_000L),
          Map.entry("mb", 1_000_000L),
          Map.entry("mégaoctet", 1_000_000L),
          Map.entry("megaoctet", 1_000_000L),
          Map.entry("megabyte", 1_000_000L),
          Map.entry("mio", 1L << 20),
          Map.entry("mib", 1L << 20),
          Map.entry("go", 1_000_000_000L),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("gigaoctet", 1_000_000_000L),
          Map.entry("gigabyte", 1_000_000_000L),
          Map.entry("gio", 1L << 30),
          Map.entry("gib", 1L << 30),
          Map.entry("to", 1_000_000_000_000L),
          Map.entry("tb", 1_000_000_000_000L));

  /** Empty if the text is no number or a fraction of a byte, or its unit is not one of files. */
  public static Optional<Long> read(String text) {
    Matcher size = SIZE.matcher(BLANKS.matcher(text).replaceAll(""));
    if (!size.matches() || AMBIGUOUS.matcher(size.group(1)).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(size.group(1).replace(',', '.')).stripTrailingZeros();
    return factor(size.group(2))
        .filter(factor -> factor > 1 || number.scale() <= 0)
        .map(factor -> number.multiply(BigDecimal.valueOf(factor)))
        .filter(bytes -> bytes.precision() - bytes.scale() <= LONGEST)
        .map(bytes -> bytes.setScale(0, RoundingMode.HALF_UP).longValue());
  }

  private static Optional<Long> factor(String unit) {
    String name = unit.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(UNITS.get(name))
        .or(() -> Optional.ofNullable(UNITS.get(name.replaceFirst("s$", ""))));
  }

  private ByteSize() {}
}
