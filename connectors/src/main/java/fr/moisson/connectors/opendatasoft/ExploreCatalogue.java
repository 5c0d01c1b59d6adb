package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Unavailable;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The datasets of a portal, from the JSON export of its catalogue: one file on disk, read dataset
 * by dataset. An export that has not changed is not sent again, thanks to the door.
 */
final class ExploreCatalogue {

  private final ExploreApi api;

  ExploreCatalogue(ExploreApi api) {
    this.api = api;
  }

  Stream<RawItem> items() {
    long announced = api.count("/datasets", api.source().where());
    Reading reading = new Reading(api.get("/exports/json", api.source().where()), announced);
    return StreamSupport.stream(reading, false).onClose(reading::close);
  }

  private static final class Reading extends Spliterators.AbstractSpliterator<RawItem> {
    private final Door.Body export;
    private final JsonPage datasets;
    private final long announced;
    private long received;

    Reading(Door.Body export, long announced) {
      super(announced, Spliterator.ORDERED | Spliterator.NONNULL);
      this.export = export;
      this.datasets = JsonPage.of(export, "");
      this.announced = announced;
    }

    @Override
    public boolean tryAdvance(Consumer<? super RawItem> action) {
      if (!datasets.hasNext()) {
        refuseLess();
        return false;
      }
      JsonNode dataset = datasets.next();
      ExploreApi.refuseError(export.uri(), dataset);
      received++;
      action.accept(new RawItem(dataset.path("dataset_id").asText(""), dataset));
      return true;
    }

    private void refuseLess() {
      if (received < announced) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, export.uri(), announced, received));
      }
    }

    void close() {
      datasets.close();
    }
  }
}
