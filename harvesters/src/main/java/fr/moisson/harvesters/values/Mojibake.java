package fr.moisson.harvesters.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Repairs UTF-8 that was read as Latin-1 or Windows-1252, once or several times: {@code Ã©nergie}
 * becomes {@code énergie}.
 *
 * <p>A word is only repaired if all of it, encoded back, is strict UTF-8 with characters that
 * French texts use. {@code LIBERTÉ»} is valid UTF-8 by accident and would become {@code LIBERTɻ}; a
 * lone {@code Ã} is not UTF-8 at all. Both are left alone, and so is a word with both a correct and
 * a broken accent.
 */
public final class Mojibake {

  private static final Pattern WORD = Pattern.compile("\\S+");

  private static final Pattern USED_IN_FRENCH =
      Pattern.compile(
          "[\\u0000-\\u00FFŒœŸŠšŽž\\u0300-\\u0328\\u2000-\\u206F€™\\u2190-\\u22FF\\u2500-\\u27BF"
              + "\\uFB00-\\uFB06\\uFEFF\\uFE0F\\x{1F300}-\\x{1FAFF}]*");

  private static final Pattern CONTROLS = Pattern.compile("[\\u0080-\\u009F]");

  private static final Map<Character, Byte> WINDOWS_1252 = windows1252();

  /** The text with all repairable words repaired; the same text if there are none. */
  public static String repair(String text) {
    return isAscii(text) ? text : WORD.matcher(text).replaceAll(Mojibake::asReplacement);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String asReplacement(MatchResult word) {
    return Matcher.quoteReplacement(repairWord(word.group()));
  }

  /** Decodes as often as possible; this ends because each time shortens the word. */
  private static String repairWord(String word) {
    String best = word;
    String decoded = decodedAgain(word);
    while (decoded != null) {
      if (!CONTROLS.matcher(decoded).find()) {
        best = decoded;
      }
      decoded = decodedAgain(decoded);
    }
    return best;
  }

  private static @Nullable String decodedAgain(String word) {
    byte[] bytes = encoded(word);
    if (bytes == null || !beginsLikeUtf8(bytes)) {
      return null;
    }
    try {
      String decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return USED_IN_FRENCH.matcher(decoded).matches() ? decoded : null;
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private static byte @Nullable [] encoded(String word) {
    byte[] bytes = new byte[word.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = word.charAt(i);
      Byte special = c < 0x80 ? null : WINDOWS_1252.get(c);
      if (special == null && c > 0xFF) {
        return null;
      }
      bytes[i] = special == null ? (byte) c : special;
    }
    return bytes;
  }

  /** Avoids an exception for most correct words, whose first accent is followed by a letter. */
  private static boolean beginsLikeUtf8(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        return i + 1 < bytes.length && (bytes[i + 1] & 0xC0) == 0x80;
      }
    }
    return false;
  }

  private static Map<Character, Byte> windows1252() {
    Map<Character, Byte> bytes = new HashMap<>();
    Charset charset = Charset.forName("windows-1252");
    for (int code = 0x80; code <= 0x9F; code++) {
      char c = new String(new byte[] {(byte) code}, charset).charAt(0);
      if (c != '\uFFFD') {
        bytes.put(c, (byte) code);
      }
    }
    return Map.copyOf(bytes);
  }

  private Mojibake() {}
}
