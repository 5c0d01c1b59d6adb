package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Page;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Way;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import java.util.List;
import java.util.Optional;

/**
 * Leads from one page to the next by the links in the answer.
 *
 * @param rows pointer to the rows
 * @param limit number of rows requested per page
 */
record LinkedWay(Question question, String rows, int limit, Run run) implements Way {

  @Override
  public Request first() {
    return question.request();
  }

  @Override
  public List<String> totals() {
    return List.of("/numberMatched");
  }

  @Override
  public Optional<Request> next(Page page) {
    Optional<JsonNode> next =
        ApiLinks.of(page.envelope(), "next").filter(link -> !ApiLinks.isPage(link)).findFirst();
    // Some servers, such as pygeoapi with a CSV file, announce the number of the page's own rows.
    boolean isUncounted =
        page.announced() < 0 || page.number() == 1 && page.announced() == page.rows();
    if (next.isEmpty() && page.rows() >= limit && isUncounted) {
      run.tell(Notice.of(Code.LISTING_UNPROVEN, page.address(), page.rows()));
      run.mayHaveMissed();
    }
    return next.map(link -> link.path("href").asText())
        .map(href -> RequestUris.next(question.url(), page.body().uri(), href))
        .map(question::following);
  }
}
