package fr.moisson.harvesters.formats.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the charset of a text file. The bytes take precedence over the server: a byte-order mark,
 * then UTF-8 if the whole file is valid UTF-8, then the declared charset if it can decode the file,
 * then a guess among the charsets that French producers use.
 */
public final class Encoding {

  private static final Charset ISO_8859_15 = Charset.forName("ISO-8859-15");

  /** {@code ISO 8859-15}, {@code 88591}. */
  private static final Pattern LATIN = Pattern.compile("(?i)^(?:ISO)?[ -]?8859[-_ ]?(\\d{1,2})$");

  private static final Pattern PAGE_OF_UTF8 = Pattern.compile("(?i)^(?:CP)?65001$");

  /** A code page as a number, or after {@code ANSI}, {@code OEM}, {@code CP}… */
  private static final Pattern PAGE =
      Pattern.compile("(?i)^(?:(?:ANSI|OEM|CP|WINDOWS|IBM)[ -]?)?(\\d{3,5})$");

  private static final int MANY = 4;
  private static final int HEAD = 4096;
  private static final int SAMPLE = 1 << 16;

  static Charset of(Path file, @Nullable String declared, Consumer<Notice> notices)
      throws IOException {
    byte[] head = bytes(file, 0, HEAD);
    Optional<Charset> marked = byteOrder(head);
    if (marked.isPresent()) {
      tellFaults(file, marked.get(), notices);
      return marked.get();
    }
    EncodingFault notUtf8 = EncodingFault.first(file, UTF_8);
    if (notUtf8 == null) {
      return UTF_8;
    }
    Optional<Charset> stated = Optional.ofNullable(declared).flatMap(Encoding::named);
    EncodingFault contrary = null;
    if (stated.isPresent()) {
      contrary = EncodingFault.first(file, stated.get());
      if (contrary == null) {
        return stated.get();
      }
    }
    // Accents may first come after megabytes of ASCII: sample around the first of them.
    Charset guess = guess(bytes(file, Math.max(0, notUtf8.bytes() - HEAD), SAMPLE));
    if (!guess.equals(UTF_8)) {
      notices.accept(
          contrary == null
              ? Notice.of(Notice.Code.ENCODING_GUESSED, guess)
              : Notice.of(Notice.Code.ENCODING_CONTRADICTED, contrary.charset(), guess)
                  .at(contrary.line()));
    }
    tellFaults(file, guess, notices);
    return guess;
  }

  /** Whether the first bytes are UTF-8, whatever follows. */
  public static boolean isInUtf8SoFar(Path file) throws IOException {
    byte[] head = bytes(file, 0, HEAD);
    boolean isOther = byteOrder(head).filter(marked -> !marked.equals(UTF_8)).isPresent();
    ByteBuffer in = ByteBuffer.wrap(head);
    return !isOther
        && !EncodingFault.decoder(UTF_8).decode(in, CharBuffer.allocate(HEAD), false).isError();
  }

  /** Reports where a file stops being valid in the charset that it is read with. */
  private static void tellFaults(Path file, Charset charset, Consumer<Notice> notices)
      throws IOException {
    EncodingFault fault = EncodingFault.first(file, charset);
    if (fault != null) {
      notices.accept(
          (charset.equals(UTF_8)
                  ? Notice.of(Notice.Code.ENCODING_MIXED, UTF_8, MixedDecoder.OTHER)
                  : Notice.of(Notice.Code.ENCODING_BROKEN, charset))
              .at(fault.line()));
    }
  }

  /** A guess from the first bytes only, sufficient for ASCII in the first characters. */
  static Charset ofHead(Path file) throws IOException {
    return byteOrder(bytes(file, 0, HEAD)).orElse(UTF_8);
  }

  /**
   * Whether the first bytes are not text: they have too many control characters. A few NUL bytes
   * are tolerated, as some exports leave them.
   */
  public static boolean isBinary(Path file) throws IOException {
    byte[] head = bytes(file, 0, HEAD);
    if (byteOrder(head).isPresent()) {
      return false;
    }
    long controls = 0;
    long zeros = 0;
    for (byte one : head) {
      zeros += one == 0 ? 1 : 0;
      controls += one > 0 && one < ' ' && !Character.isWhitespace(one) ? 1 : 0;
    }
    return controls > 2 + head.length / 100 || zeros > 2 + head.length / 10;
  }

  /** Whether the charset can decode the whole file. */
  static boolean isIn(Path file, Charset charset) throws IOException {
    return EncodingFault.first(file, charset) == null;
  }

  private static Optional<Charset> byteOrder(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(UTF_8);
    }
    if (startsWith(head, 0xFF, 0xFE) || (zeros(head, 1) > 0.6 && zeros(head, 0) < 0.1)) {
      return Optional.of(UTF_16LE);
    }
    if (startsWith(head, 0xFE, 0xFF) || (zeros(head, 0) > 0.6 && zeros(head, 1) < 0.1)) {
      return Optional.of(UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Share of NUL among the even or the odd bytes: half of UTF-16 text is NUL. */
  private static double zeros(byte[] head, int parity) {
    int zeros = 0;
    for (int i = parity; i < head.length; i += 2) {
      zeros += head[i] == 0 ? 1 : 0;
    }
    return head.length < 2 ? 0 : zeros / (head.length / 2.0);
  }

  /** The charset that a server or a file beside this one states; empty if it is unknown. */
  public static Optional<Charset> named(String stated) {
    String latin = LATIN.matcher(stated.strip()).replaceFirst("ISO-8859-$1");
    String name = PAGE_OF_UTF8.matcher(latin).replaceFirst("UTF-8");
    try {
      Charset charset = Charset.forName(PAGE.matcher(name).replaceFirst("cp$1"));
      // What is labelled so in practice, see the WHATWG Encoding Standard, "names and labels".
      boolean isLatin = charset.equals(ISO_8859_1) || charset.equals(US_ASCII);
      return Optional.of(isLatin ? FrenchCharset.WINDOWS_1252 : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Charset guess(byte[] sample) {
    CharsetMatch[] matches = new CharsetDetector().setText(sample).detectAll();
    // ICU still suggests UTF-8 if only a few bytes are invalid; Latin text never looks like it.
    if (Arrays.stream(matches).anyMatch(match -> match.getName().equals("UTF-8"))
        || isPartlyUtf8(sample)) {
      return UTF_8;
    }
    return writesOe(sample) ? ISO_8859_15 : FrenchCharset.of(sample, 0);
  }

  /**
   * Whether a part of the text is UTF-8, as where two files were joined: {@link MixedDecoder} reads
   * the rest.
   */
  private static boolean isPartlyUtf8(byte[] sample) {
    CharsetDecoder decoder = EncodingFault.decoder(UTF_8);
    ByteBuffer in = ByteBuffer.wrap(sample);
    CharBuffer out = CharBuffer.allocate(sample.length);
    int faults = 0;
    CoderResult result = decoder.decode(in, out, false);
    while (result.isError()) {
      faults++;
      in.position(in.position() + result.length());
      result = decoder.decode(in, out, false);
    }
    return out.flip().chars().filter(Encoding::isFrench).count() * MANY >= faults;
  }

  /**
   * Letters and signs of French beyond ASCII. Capitals before a sign of Windows-1252 make other
   * characters in UTF-8: « CITÉ » ends in « ɻ ».
   */
  private static boolean isFrench(int character) {
    return (character >= 0xA0 && character <= 0xFF)
        || character == 'œ'
        || character == 'Œ'
        || (character >= '\u2010' && character <= '€');
  }

  /** œ and Œ of ISO-8859-15 are ½ and ¼ in Windows-1252, which do not occur between letters. */
  private static boolean writesOe(byte[] sample) {
    for (int i = 1; i < sample.length - 1; i++) {
      boolean ligature = (sample[i] & 0xFF) == 0xBD || (sample[i] & 0xFF) == 0xBC;
      if (ligature && Character.isLetter(sample[i + 1]) && !Character.isDigit(sample[i - 1])) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(Path file, long from, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return Channels.newInputStream(channel.position(from)).readNBytes(most);
    }
  }

  private Encoding() {}
}
