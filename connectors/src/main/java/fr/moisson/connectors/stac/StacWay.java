package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.paging.Page;
import fr.moisson.connectors.paging.Way;
import fr.moisson.connectors.stac.StacSource.Paging;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import java.util.List;
import java.util.Optional;

/** Leads from one page of a search to the next. */
final class StacWay implements Way {

  private final Paging paging;
  private final int limit;
  private final Run run;
  private StacRequest request;

  StacWay(StacRequest first, StacSource source, Run run) {
    this.request = first;
    this.paging = source.paging();
    this.limit = source.limit();
    this.run = run;
  }

  @Override
  public Request first() {
    return request.request();
  }

  @Override
  public String rows() {
    return "/features";
  }

  @Override
  public List<JsonNode> totals(JsonNode envelope) {
    return List.of(
        envelope.at("/search:metadata/matched"),
        envelope.at("/context/matched"),
        envelope.path("numberMatched"));
  }

  /** The identifier only: the addresses of assets may be signed anew in each answer. */
  @Override
  public String name(JsonNode item) {
    return item.path("id").asText();
  }

  @Override
  public boolean isLast(Page page) {
    return page.isEmpty() || paging == Paging.PAGE && page.isWhole();
  }

  @Override
  public Optional<Request> next(Page page) {
    Optional<StacRequest> next =
        paging == Paging.LINK
            ? request.nextByLink(page.envelope().path("links"))
            : Optional.of(request.nextByNumber());
    next.ifPresentOrElse(following -> request = following, () -> tellUnproven(page));
    return next.map(StacRequest::request);
  }

  /**
   * Reports a full page without a next link or a total. Planetary Computer gave no links for some
   * days, so its first page looked like the whole.
   */
  private void tellUnproven(Page page) {
    if (page.rows() == limit && page.announced() < 0) {
      run.tell(Notice.of(Code.LISTING_UNPROVEN, page.address(), page.rows()));
      run.mayHaveMissed();
    }
  }
}
