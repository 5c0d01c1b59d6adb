package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/** A dataset, and doors that do something before each call. */
final class CkanSamples {

  static Dataset cavities(DatasetId id, String file) {
    return Cavities.dataset(id, "https://exemple.fr/cavites.json", file);
  }

  /** Runs an action before each call. */
  record Before(Door door, Consumer<Door.Request> event) implements Door {

    @Override
    public Body get(Request request) {
      event.accept(request);
      return door.get(request);
    }

    @Override
    public Reply send(Request request) {
      event.accept(request);
      return door.send(request);
    }
  }

  /** The dataset read from a record, as returned by {@code package_show}. */
  static Dataset read(String record) throws IOException {
    CkanSource source = new CkanSource(URI.create("https://ckan.example/"), null, null, null, 2);
    return Harvested.map(source, new RawItem("x", new ObjectMapper().readTree(record)));
  }

  private CkanSamples() {}
}
