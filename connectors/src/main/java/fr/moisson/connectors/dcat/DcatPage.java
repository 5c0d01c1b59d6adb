package fr.moisson.connectors.dcat;

import fr.moisson.connectors.http.NextLink;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.Optional;

/**
 * One page of a feed.
 *
 * @param feed content of the page
 * @param next address of the next page, if there is one
 */
record DcatPage(Feed feed, Optional<URI> next) {

  /**
   * @throws Unavailable if the answer is not a feed: an empty answer must not pass for an empty
   *     catalogue
   */
  static DcatPage of(Door.Body body, Run run) {
    Graphs answer = new Graphs(body, run);
    Feed feed = answer.read();
    if (feed.isOfSchemaOrg() && !feed.isOne()) {
      feed = answer.withSchemaOrgTerms().filter(Feed::hasDatasets).orElse(feed);
    }
    if (!feed.isOne()) {
      feed = answer.withAmericanTerms().filter(Feed::isOne).orElseThrow(answer::withoutDatasets);
    }
    // Linked Data Platform Paging names the next page in a header, and nowhere else.
    Optional<String> next = feed.next().or(() -> NextLink.of(body));
    return new DcatPage(feed, next.map(link -> RequestUris.resolved(body.uri(), link)));
  }
}
