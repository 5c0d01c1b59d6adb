package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.paging.Page;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Way;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * From one page to the next by the links that stand in the answer.
 *
 * @param rows pointer to the rows
 * @param limit rows that were asked for in one page
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
    for (JsonNode link : page.envelope().path("links")) {
      if (link.path("rel").asText().equals("next") && isOfData(link)) {
        URI next = Addresses.next(question.url(), page.body().uri(), link.path("href").asText());
        return Optional.of(question.following(next));
      }
    }
    if (page.rows() >= limit && page.announced() < 0) {
      run.tell(Notice.of(Code.LISTING_UNPROVEN, page.address(), page.rows()));
      run.mayHaveMissed();
    }
    return Optional.empty();
  }

  /** The page that people look at may be linked in the same way. */
  private static boolean isOfData(JsonNode link) {
    return !link.path("type").asText("").contains("html");
  }
}
