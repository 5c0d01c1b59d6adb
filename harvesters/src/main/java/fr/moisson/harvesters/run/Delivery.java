package fr.moisson.harvesters.run;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import org.jspecify.annotations.Nullable;

/** One difference between a portal and the catalogue, on its way to be settled. */
public sealed interface Delivery {

  DatasetId id();

  /**
   * @param known the portal's own id, if it ever had this dataset
   * @param fingerprint of {@code rendered}
   * @param isNew whether the portal does not show it yet
   */
  record Publish(
      DatasetId id,
      String title,
      JsonNode rendered,
      @Nullable String known,
      String fingerprint,
      boolean isNew)
      implements Delivery {}

  record Withdraw(DatasetId id, @Nullable String known, Notice reason) implements Delivery {}
}
