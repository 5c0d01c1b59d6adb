package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One difference between a portal and the catalogue, on its way to be settled. */
public sealed interface Delivery {

  DatasetId id();

  /**
   * @param fingerprint of what is sent
   * @param isNew whether the portal does not show it yet
   * @param seen the version in which the portal holds what we have no news of, but somebody else
   *     has touched; null if the news are ours
   */
  record Publish(
      Portal.Sending sending,
      Dataset dataset,
      String fingerprint,
      boolean isNew,
      @Nullable String seen)
      implements Delivery {

    @Override
    public DatasetId id() {
      return sending.id();
    }
  }

  /**
   * @param title what it was called
   * @param known the portal's own id, if it ever had this dataset
   */
  record Withdraw(DatasetId id, String title, Optional<String> known, Notice reason)
      implements Delivery {}
}
