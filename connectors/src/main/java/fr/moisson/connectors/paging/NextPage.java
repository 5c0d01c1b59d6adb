package fr.moisson.connectors.paging;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door.Body;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The next page, if an answer names it: never on another host. */
record NextPage(URI home, Paging paging) {

  /** {@code Link: <https://…>; rel="next"}, among others (RFC 8288). */
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*+)>\\s*+(?:;[^,<]*)?;\\s*+rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  /**
   * @param address of the page that names it
   * @param link empty on the last page
   */
  Optional<URI> named(URI address, String link) {
    if (link.isEmpty()) {
      return Optional.empty();
    }
    URI next = RequestUris.resolved(address, link);
    boolean isElsewhere = paging.rewriteHost() && next.getRawAuthority() != null;
    return Optional.of(isElsewhere ? rewritten(next) : RequestUris.next(home, address, link));
  }

  private URI rewritten(URI next) {
    String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
    return URI.create(
        home.getScheme() + "://" + home.getRawAuthority() + next.getRawPath() + query);
  }

  Optional<URI> linked(Body body) {
    Matcher link = LINK.matcher(body.headers().getOrDefault("link", ""));
    return link.find() ? named(body.uri(), link.group(1)) : Optional.empty();
  }
}
