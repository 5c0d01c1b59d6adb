package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.paging.Page;
import fr.moisson.connectors.paging.Way;
import fr.moisson.connectors.stac.StacSource.Paging;
import fr.moisson.harvesters.model.Door.Request;
import java.util.List;
import java.util.Optional;

/** From one page of a search to the next. */
final class StacWay implements Way {

  private final Paging paging;
  private StacRequest request;

  StacWay(StacRequest first, Paging paging) {
    this.request = first;
    this.paging = paging;
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
  public List<String> totals() {
    return List.of("/search:metadata/matched", "/context/matched", "/numberMatched");
  }

  /** Assets may be signed anew in each answer. */
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
    next.ifPresent(following -> request = following);
    return next.map(StacRequest::request);
  }
}
