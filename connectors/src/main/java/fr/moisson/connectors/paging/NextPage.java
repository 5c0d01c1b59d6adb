package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The next page, where an answer names it: never on another host. */
record NextPage(URI home, Paging paging) {

  /** {@code Link: <https://…>; rel="next"}, among others (RFC 8288). */
  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>\\s*(?:;[^,<]*)?;\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  /**
   * @param address of the page that names it
   * @param link empty after the last page
   */
  @Nullable URI named(URI address, String link) {
    if (link.isEmpty()) {
      return null;
    }
    URI next = resolved(address, link);
    if (isAt(next, home) || isAt(next, address)) {
      return next;
    }
    if (!paging.rewriteHost() || next.getRawAuthority() == null) {
      throw new Unavailable(Notice.of(Code.FOREIGN_NEXT_PAGE, address.getHost(), next));
    }
    String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
    return URI.create(
        home.getScheme() + "://" + home.getRawAuthority() + next.getRawPath() + query);
  }

  @Nullable URI linked(Body body) {
    Matcher link = LINK.matcher(body.headers().getOrDefault("link", ""));
    return link.find() ? named(body.uri(), link.group(1)) : null;
  }

  private static URI resolved(URI address, String link) {
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

  private static boolean isAt(URI link, URI place) {
    return Objects.equals(link.getRawAuthority(), place.getRawAuthority())
        && Objects.equals(link.getScheme(), place.getScheme());
  }
}
