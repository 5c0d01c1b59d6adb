package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Addresses of interfaces: put together, and followed with care. */
public final class Addresses {

  /** What paths can be added to: the address without slashes at its end. */
  public static String root(URI address) {
    return address.toString().replaceFirst("/+$", "");
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
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Names and values as a query, in their order. */
  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * Where a link in an answer leads.
   *
   * @throws Unavailable if it is none
   */
  public static URI resolved(URI address, String link) {
    try {
      URI relative = new URI(link);
      // Java drops the last step of the path before a query alone, RFC 3986 does not.
      return link.startsWith("?")
          ? URI.create(address.toString().replaceFirst("[?#].*$", "") + link)
          : address.resolve(relative);
    } catch (URISyntaxException e) {
      throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, link), e);
    }
  }

  /**
   * Where a link in an answer leads, on the same server.
   *
   * @throws Unavailable if it is none, or leads elsewhere
   */
  public static URI followed(URI address, String link) {
    URI next = resolved(address, link);
    if (!isSameServer(next, address)) {
      throw foreign(address, next);
    }
    return next;
  }

  /** Whether scheme, host and port are the same. */
  public static boolean isSameServer(URI one, URI other) {
    return Objects.equals(one.getRawAuthority(), other.getRawAuthority())
        && Objects.equals(one.getScheme(), other.getScheme());
  }

  /** Refuses a link to another server. */
  public static Unavailable foreign(URI address, URI next) {
    return new Unavailable(Notice.of(Code.FOREIGN_NEXT_PAGE, address.getHost(), next));
  }

  private Addresses() {}
}
