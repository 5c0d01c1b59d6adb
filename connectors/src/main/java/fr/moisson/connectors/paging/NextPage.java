package fr.moisson.connectors.paging;

import fr.moisson.connectors.http.NextLink;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door.Body;
import java.net.URI;
import java.util.Optional;

/** The next page, if an answer names it: never on another host. */
record NextPage(URI home, Paging paging) {

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
    return NextLink.of(body).flatMap(link -> named(body.uri(), link));
  }
}
