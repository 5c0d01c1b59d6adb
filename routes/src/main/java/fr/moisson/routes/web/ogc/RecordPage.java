package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.RecordQuery;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Root;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of records, read batch by batch, so that a large page takes no more memory than a small
 * one.
 *
 * @param parameters those of the request, which links repeat
 */
record RecordPage(
    Shelf shelf,
    RecordQuery query,
    Parameters parameters,
    int limit,
    RecordDescription description,
    Instant at) {

  private static final int BATCH = 100;

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeNumberField("numberMatched", shelf.count(query));
    json.writeArrayFieldStart("features");
    int returned = 0;
    long last = parameters.after();
    long skipped = parameters.offset();
    boolean hasMore = true;
    while (hasMore && returned < limit) {
      int wanted = Math.min(BATCH, limit - returned);
      List<Entry> batch = shelf.records(query, last, skipped, wanted + 1);
      hasMore = batch.size() > wanted;
      List<Entry> taken = batch.subList(0, Math.min(wanted, batch.size()));
      for (Entry entry : taken) {
        json.writeTree(description.of(entry));
      }
      returned += taken.size();
      // Only records in the order of their numbers can be continued after one of them.
      if (!query.order().isEmpty()) {
        skipped += taken.size();
      } else if (!taken.isEmpty()) {
        skipped = 0;
        last = taken.get(taken.size() - 1).number();
      }
    }
    json.writeEndArray();
    json.writeNumberField("numberReturned", returned);
    json.writeStringField("timeStamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
    Parameters next =
        query.order().isEmpty() ? parameters.next(last) : parameters.skipping(skipped);
    json.writePOJOField("links", links(hasMore ? Optional.of(next) : Optional.empty()));
    json.writeEndObject();
  }

  /**
   * @param next the parameters of the next page, if there is one
   */
  private List<Link> links(Optional<Parameters> next) {
    Root root = description.root();
    String items = root.items(RecordsApi.ID);
    List<Link> links = new ArrayList<>();
    links.add(new Link(parameters.address(items), "self", ApiAnswer.GEO_JSON, null));
    links.add(new Link(root.collection(RecordsApi.ID), "collection", ApiAnswer.JSON, null));
    next.ifPresent(
        following ->
            links.add(new Link(following.address(items), "next", ApiAnswer.GEO_JSON, null)));
    return links;
  }
}
