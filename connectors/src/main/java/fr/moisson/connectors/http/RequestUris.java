package fr.moisson.connectors.http;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of interfaces: put together, and followed with care. */
public final class RequestUris {

  /** Browsers and servers take few that are longer, and none is needed. */
  private static final int LONGEST = 16_384;

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?i)(?:.*\\.)?localhost|127(?:\\.\\d+){3}|0\\.0\\.0\\.0|\\[::1?]");

  /** Whether only programs of this machine can follow an address. */
  public static boolean isOnThisMachine(URI address) {
    return THIS_MACHINE.matcher(String.valueOf(address.getHost())).matches();
  }

  /**
   * Refuses what is too long for an address before anything is made of it.
   *
   * @param host that has given it, or that it leads to
   */
  static void refuseLong(@Nullable String host, String address) {
    if (address.length() > LONGEST) {
      throw new Misconfigured(Notice.of(Code.LONG_ADDRESS, String.valueOf(host), address.length()));
    }
  }

  /** What paths can be added to: the address without slashes at its end. */
  public static String root(URI address) {
    return Endings.without(address.toString(), "/");
  }

  /**
   * The address without the beginning of any of these paths at its end. They are added to it again,
   * and were copied with it: « https://donnees.example.org/api/3 », or the page of all datasets.
   *
   * @param address null if the configuration has none, which is refused elsewhere
   */
  public static @Nullable URI base(@Nullable URI address, String... paths) {
    if (address == null) {
      return null;
    }
    String root = root(address);
    String own = Endings.without(String.valueOf(address.getRawPath()), "/");
    for (String path : paths) {
      for (String start = path; !start.isEmpty(); start = start.replaceFirst("/[^/]*$", "")) {
        if (own.endsWith(start) && root.endsWith(start)) {
          return URI.create(root.substring(0, root.length() - start.length()));
        }
      }
    }
    return address;
  }

  /**
   * A name or a value of a query. A comma separates codes and is legal there; services compare it
   * unencoded.
   */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2C", ",");
  }

  /** A step of a path, where a plus is a plus. */
  public static String step(String text) {
    return Iris.escape(text);
  }

  /** Names and values as a query, in their order. */
  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * Where a link leads (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986,
   * 5.2</a>); blanks, quotes and braces that a server has left in it are encoded, as browsers do.
   *
   * @throws Unavailable if it is none
   * @throws Misconfigured if it is longer than any
   */
  public static URI resolved(URI address, String link) {
    refuseLong(address.getHost(), link);
    try {
      return resolved(address, new URI(Iris.encode(link)));
    } catch (URISyntaxException e) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, link), e);
    }
  }

  /** Java follows RFC 2396, which drops the last step of the path before a query alone. */
  static URI resolved(URI address, URI link) {
    boolean isQuery = link.getScheme() == null && link.toString().startsWith("?");
    if (isQuery) {
      return URI.create(address.toString().replaceFirst("[?#].*$", "") + link);
    }
    boolean hasNoPath = address.getHost() != null && address.getRawPath().isEmpty();
    return (hasNoPath ? address.resolve("/") : address).resolve(link);
  }

  /**
   * Where the next page of a listing is: on the server that was asked, or on the one to which it
   * has redirected. Services behind a proxy that speaks TLS for them name pages by http; the page
   * is then asked for by https all the same.
   *
   * @param home as it was asked for in the beginning
   * @param from address of the page that has the link, after redirects
   * @throws Unavailable if it is no address, or leads to another server
   */
  public static URI next(URI home, URI from, String link) {
    URI next = resolved(from, link);
    for (URI known : List.of(home, from)) {
      URI secured = secured(known, next);
      if (isAtHome(known, secured)) {
        return secured;
      }
    }
    throw new Unavailable(Notice.of(Code.FOREIGN_NEXT_PAGE, from.getHost(), next));
  }

  private static URI secured(URI home, URI next) {
    if (!isScheme(home, "https") || !isScheme(next, "http") || next.getHost() == null) {
      return next;
    }
    String rest = next.toString().replaceFirst("^[^:]*://[^/?#]*", "");
    String port = next.getPort() < 0 || next.getPort() == 80 ? "" : ":" + next.getPort();
    return URI.create("https://" + next.getHost() + port + rest);
  }

  /**
   * Whether an address is on the same server, host and port: moving up from http to https on their
   * usual ports counts as the same, moving down does not.
   */
  public static boolean isAtHome(URI home, URI address) {
    boolean isUpgrade = port(home) == 80 && port(address) == 443;
    boolean isDowngrade = isScheme(home, "https") && !isScheme(address, "https");
    return home.getHost() != null
        && home.getHost().equalsIgnoreCase(address.getHost())
        && (port(home) == port(address) || isUpgrade)
        && !isDowngrade;
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : isScheme(uri, "https") ? 443 : 80;
  }

  static boolean isScheme(URI uri, String scheme) {
    return scheme.equalsIgnoreCase(uri.getScheme());
  }

  private RequestUris() {}
}
