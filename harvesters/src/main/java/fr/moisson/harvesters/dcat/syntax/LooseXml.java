package fr.moisson.harvesters.dcat.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/**
 * Puts into the terms of XML what templates leave in it as it is: ampersands, less-than signs,
 * entities of HTML, references to characters that XML does not have, and blanks before its
 * declaration; and declares the usual prefixes that its first element does not declare; for
 * encodings in which each of these signs is a byte of its own.
 */
final class LooseXml extends InputStream {

  /** After an ampersand. */
  private static final Pattern REFERENCE =
      Pattern.compile("#(\\d{1,7});|#x(\\p{XDigit}{1,6});|([A-Za-z][\\w.-]*);");

  private static final int LONGEST = 40;

  /** The tag of the first element, with what it declares. */
  private static final int LONGEST_TAG = 16_384;

  private static final Pattern ROOT =
      Pattern.compile("[A-Za-z_][\\w.:-]*+(?:[^\"'<>/]++|\"[^\"]*+\"|'[^']*+')*+");

  private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");

  private static final String VERBATIM = "![CDATA[";
  private static final String END_OF_VERBATIM = "]]>";
  private static final String TYPE = "!DOCTYPE";

  /** What may follow a less-than sign. */
  private static final Pattern MARKUP = Pattern.compile("(?s)[A-Za-z_:/!?\\x80-\\xFF].*");

  private final PushbackInputStream in;
  private boolean begun;
  private boolean verbatim;
  private boolean declaresEntities;
  private boolean isInside;

  LooseXml(InputStream in) {
    // What was looked at, and what is put before it.
    this.in = new PushbackInputStream(new BufferedInputStream(in), 2 * LONGEST_TAG);
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    while (!begun && Character.isWhitespace(read)) {
      read = in.read();
    }
    begun = true;
    if (verbatim) {
      verbatim = read != ']' || !ahead(LONGEST).startsWith(END_OF_VERBATIM.substring(1));
      return read;
    }
    return switch (read) {
      case '&' -> reference();
      case '<' -> markup();
      default -> read;
    };
  }

  private int markup() throws IOException {
    String ahead = ahead(LONGEST);
    verbatim = ahead.startsWith(VERBATIM);
    declaresEntities |= ahead.startsWith(TYPE);
    if (!isInside && !ahead.isEmpty() && Character.isLetter(ahead.charAt(0))) {
      isInside = true;
      declare();
    }
    return ahead.isEmpty() || MARKUP.matcher(ahead).matches() ? '<' : instead("", "lt;");
  }

  private void declare() throws IOException {
    Matcher tag = ROOT.matcher(ahead(LONGEST_TAG));
    if (tag.lookingAt()) {
      String missing =
          UsualPrefixes.NAMESPACES.entrySet().stream()
              .filter(
                  one -> !tag.group().matches("(?s).*\\sxmlns:%s\\s*=.*".formatted(one.getKey())))
              .map(one -> " xmlns:%s=\"%s\"".formatted(one.getKey(), one.getValue()))
              .collect(Collectors.joining());
      in.skipNBytes(tag.end());
      in.unread((tag.group() + missing).getBytes(ISO_8859_1));
    }
  }

  private int reference() throws IOException {
    Matcher ahead = REFERENCE.matcher(ahead(LONGEST));
    if (!ahead.lookingAt()) {
      return instead("", "amp;");
    }
    String name = ahead.group(3);
    if (name != null) {
      return declaresEntities || OF_XML.contains(name) ? '&' : entity(ahead.group());
    }
    int character =
        ahead.group(1) == null
            ? Integer.parseInt(ahead.group(2), 16)
            : Integer.parseInt(ahead.group(1));
    return isOfXml(character) ? '&' : instead(ahead.group(), "#32;");
  }

  private int entity(String name) throws IOException {
    String text = Parser.unescapeEntities("&" + name, false);
    return text.startsWith("&")
        ? instead("", "amp;")
        : instead(
            name, text.codePoints().mapToObj("#%d;"::formatted).collect(Collectors.joining("&")));
  }

  /** Continues with a reference, whose ampersand is returned, instead of what comes next. */
  private int instead(String next, String reference) throws IOException {
    in.skipNBytes(next.length());
    in.unread(reference.getBytes(ISO_8859_1));
    return '&';
  }

  private String ahead(int length) throws IOException {
    byte[] ahead = in.readNBytes(length);
    in.unread(ahead);
    return new String(ahead, ISO_8859_1);
  }

  /** Without the control characters, the surrogates and the two that are none. */
  private static boolean isOfXml(int character) {
    return Character.isValidCodePoint(character)
        && (character >= ' ' || Character.isWhitespace(character) && character != 0xB)
        && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
        && character != 0xFFFE
        && character != 0xFFFF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
