package fr.moisson.harvesters.dcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.values.Remembered;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses in the form that every RDF reader accepts: characters that RFC 3986 does not allow are
 * percent-encoded. Readers differ in tolerance (rdflib refuses to write what Jena accepts).
 */
public final class Iris {

  private static final String LEGAL = "-._~:/?@!$&'()*+,;=";

  /** Readers of a record ask for each of its addresses several times. */
  private static final Remembered<Optional<URI>> PARSED = new Remembered<>(Iris::read);

  private static final Pattern PLACE = Pattern.compile("^.*[/#]");

  private static final Pattern OF_LIST =
      Pattern.compile(
          "https?://(?:publications\\.europa\\.eu/resource/authority|inspire\\.ec\\.europa\\.eu"
              + "|data\\.europa\\.eu/bna|purl\\.org/coar)/\\S+");

  /** Whether a text is the address of a code in a common list, and not of somebody's own page. */
  public static boolean isOfList(String text) {
    return OF_LIST.matcher(text).matches();
  }

  /** The address with its illegal characters percent-encoded, and nothing encoded twice. */
  public static String encode(String address) {
    return isLegal(address) ? address : repaired(address);
  }

  /** Whether an address has only characters that are legal everywhere, as nearly always. */
  private static boolean isLegal(String address) {
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (!isAlphanumeric(c) && LEGAL.indexOf(c) < 0 && (c != '#' || address.indexOf(c) < i)) {
        return false;
      }
    }
    return true;
  }

  private static String repaired(String address) {
    byte[] bytes = address.getBytes(UTF_8);
    int path = pathStart(new String(bytes, ISO_8859_1));
    StringBuilder legal = new StringBuilder(bytes.length + 16);
    boolean fragment = false;
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      boolean kept =
          isAlphanumeric(c)
              || LEGAL.indexOf(c) >= 0
              || (c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2))
              || (c == '#' && !fragment)
              || ((c == '[' || c == ']') && i < path);
      fragment |= c == '#';
      if (kept) {
        legal.append(c);
      } else {
        legal.append('%').append("%02X".formatted((int) c));
      }
    }
    return legal.toString();
  }

  /** Percent-encodes a text as one component of an address, separators included. */
  public static String escape(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** The name at the end of an address, or the text itself if it is a bare name. */
  public static String lastName(String address) {
    return PLACE.matcher(Endings.without(address.strip(), "/#")).replaceFirst("");
  }

  /** Where the local name of a term begins, after the address of its namespace. */
  public static int localNameAt(String iri) {
    return Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  }

  /** The address as a URI, repaired if possible. */
  public static Optional<URI> parse(String address) {
    return PARSED.of(address);
  }

  private static Optional<URI> read(String address) {
    String stripped = address.strip();
    if (stripped.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(encode(stripped)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Brackets are legal in the authority, around an IPv6 address, and nowhere after it. */
  private static int pathStart(String address) {
    int authority = address.indexOf("://");
    return authority < 0 ? 0 : indexOrEnd(address, '/', authority + 3);
  }

  private static int indexOrEnd(String text, char sought, int from) {
    int index = text.indexOf(sought, from);
    return index < 0 ? text.length() : index;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isHex(byte[] bytes, int index) {
    return index < bytes.length && Character.digit((char) bytes[index], 16) >= 0;
  }

  private Iris() {}
}
