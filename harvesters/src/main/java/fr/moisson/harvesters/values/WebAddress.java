package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that anybody can follow: {@code http}, {@code https} and {@code ftp}, all ASCII. */
public final class WebAddress {

  private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|ftps?)://.*");
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private static final Remembered<Optional<String>> STATE_NETWORK =
      Remembered.matching("(?i).*\\.(rie\\.gouv\\.fr|ader\\.gouv\\.fr|i2)", Matcher::group);

  /** Java accepts nearly anything as authority, such as the port in {@code h.example:-1}. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:.*@)?(?:\\[[0-9a-fA-F:.]+]|[^:@\\[\\]]+)(?::\\d{0,5})?");

  /** Not for FTP, whose servers let the public in with a login that is published. */
  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?<=^(?!ftps?:)[a-z][a-z0-9+.-]{0,20}://)[^/?#]*@");

  /**
   * {@link #LOGIN} in the addresses of a sentence. Few places have slashes before them, so that
   * only these are searched for a scheme, in each of its lengths.
   */
  private static final Pattern LOGINS =
      Pattern.compile(
          "(?i)(?<=://)(?<=(?<![a-z0-9])(?!ftps?:)[a-z][a-z0-9+.-]{0,20}://)[^\\s/?#]*@");

  private static final Pattern ILLEGAL = Pattern.compile("[^!-~]|[<>\"{}|\\\\^`]");

  /**
   * Reads an address as people type it: with spaces, accents, braces, or without its scheme ({@code
   * www.ville.fr}). Empty if it still cannot be followed.
   */
  public static Optional<URI> read(String text) {
    String typed = text.strip();
    String whole = typed.regionMatches(true, 0, "www.", 0, 4) ? "http://" + typed : typed;
    if (!SCHEME.matcher(whole).matches()) {
      return Optional.empty();
    }
    try {
      return usable(new URI(escaped(STRAY_PERCENT.matcher(whole).replaceAll("%25"))));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is on the State's internal network, where nobody else can follow it. */
  public static boolean isWithinTheState(URI address) {
    return address.getHost() != null && STATE_NETWORK.of(address.getHost()).isPresent();
  }

  /** Whether an address contains a login, often with its password. */
  public static boolean hasLogin(URI address) {
    return LOGIN.matcher(address.toString()).find();
  }

  public static String withoutLogin(String address) {
    return LOGIN.matcher(address).replaceFirst("");
  }

  /** A sentence whose addresses have no logins. */
  public static String withoutLogins(String sentence) {
    return LOGINS.matcher(sentence).replaceAll("");
  }

  /** The same address in ASCII and without a login, if it can be followed. */
  public static Optional<URI> usable(URI address) {
    String scheme = address.getScheme();
    boolean followed =
        scheme != null
            && scheme.toLowerCase(Locale.ROOT).matches("https?|ftps?")
            && address.getRawAuthority() != null
            && AUTHORITY.matcher(address.getRawAuthority()).matches();
    return followed
        ? Optional.of(URI.create(withoutLogin(address.toASCIIString())))
        : Optional.empty();
  }

  /** The same address as {@link #usable}, or null; what is wrong with it is reported. */
  public static @Nullable URI followed(@Nullable URI address, Consumer<Notice> notices) {
    if (address == null) {
      return null;
    }
    Optional<URI> usable = usable(address);
    if (usable.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.BAD_URL, withoutLogin(UrlName.words(address))));
    } else if (hasLogin(address)) {
      notices.accept(Notice.of(Notice.Code.LOGIN_IN_URL, usable.get()));
    }
    return usable.orElse(null);
  }

  private static String escaped(String address) {
    int path = address.indexOf('/', address.indexOf("://") + 3);
    String host = path < 0 ? address : address.substring(0, path);
    String rest = path < 0 ? "" : address.substring(path).replace("[", "%5B").replace("]", "%5D");
    return ILLEGAL.matcher(host + rest).replaceAll(WebAddress::percent);
  }

  private static String percent(MatchResult character) {
    StringBuilder out = new StringBuilder();
    for (byte b : character.group().getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format(Locale.ROOT, "%%%02X", b));
    }
    return out.toString();
  }

  private WebAddress() {}
}
