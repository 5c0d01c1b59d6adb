package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One difference between a portal and the catalogue, to be settled. */
public sealed interface Delivery {

  DatasetId id();

  /** Its title, or its last one. */
  String title();

  /** The portal's own id of its record, if it ever had this dataset. */
  Optional<String> knownId();

  /**
   * @param fingerprint of what is sent
   * @param isNew whether the portal does not show it yet
   * @param seen the portal's current version, if the dataset is unchanged but somebody else has
   *     edited the record; null if the dataset itself has changed
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

    @Override
    public String title() {
      return dataset.title();
    }

    @Override
    public Optional<String> knownId() {
      return sending.knownId();
    }

    /** Whether nothing was written, since the record still has the version that it had before. */
    boolean leftAsIs(@Nullable String version) {
      String known = sending.known().map(Remote::version).orElse(null);
      return version != null && (version.equals(seen) || version.equals(known));
    }
  }

  /**
   * @param seen the portal's current version, if we had hidden the record and somebody has changed
   *     it since; null if it has not been hidden yet
   */
  record Withdraw(
      DatasetId id, String title, Optional<String> knownId, Notice reason, @Nullable String seen)
      implements Delivery {}
}
