package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.RawItem;
import java.util.stream.Stream;

/**
 * The datasets of a portal, from the JSON export of its catalogue: one file on disk, read dataset
 * by dataset. Thanks to the door, an unchanged export is not downloaded again.
 */
record ExploreCatalogue(ExploreClient api) {

  Stream<RawItem> items() {
    String where = api.source().where();
    long announced = api.count("/datasets", where);
    Question export = api.question(api.address("/exports/json", where));
    return new Listing(api.door(), export, Paging.NONE, Envelope.of(""))
        .expecting(announced)
        .named("/dataset_id")
        .items()
        .peek(item -> refuseError(export, item.body()));
  }

  /** The error may stand in place of a dataset. */
  private static void refuseError(Question export, JsonNode dataset) {
    ExploreClient.refuseError(export.address(), dataset);
  }
}
