package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
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
   * Whether a failure of this kind leaves nothing to do: readers find the dataset there, or whoever
   * owns the record decides whether they do. It may become ours again, and is then written or
   * hidden.
   */
  boolean isSettledByOthers(Code failure);

  /**
   * @param fingerprint of what is sent
   * @param isNew whether the portal does not show it yet
   * @param seen the portal's current version, if the dataset is unchanged but somebody else has
   *     edited the record, or it is {@linkplain #isOfferedAgain offered again}; null if the dataset
   *     itself has changed
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

    @Override
    public boolean isSettledByOthers(Code failure) {
      return failure == Code.PORTAL_HAS_ANOTHER || failure == Code.PORTAL_ANOTHER_OWNS;
    }

    /** Whether nothing has changed, and the portal is asked to take what it did not take before. */
    public boolean isOfferedAgain() {
      return seen != null && seen.equals(knownVersion());
    }

    private @Nullable String knownVersion() {
      return sending.known().map(Remote::version).orElse(null);
    }

    /** Whether nothing was written, since the record still has the version that it had before. */
    boolean leftAsIs(@Nullable String version) {
      return version != null && (version.equals(seen) || version.equals(knownVersion()));
    }
  }

  /**
   * @param seen the portal's current version, if we had hidden the record and somebody has changed
   *     it since; null if it has not been hidden yet
   */
  record Withdraw(
      DatasetId id, String title, Optional<String> knownId, Notice reason, @Nullable String seen)
      implements Delivery {

    @Override
    public boolean isSettledByOthers(Code failure) {
      return failure == Code.PORTAL_HAS_ANOTHER
          || failure == Code.PORTAL_ANOTHER_OWNS
          || failure == Code.PORTAL_NAME_TAKEN;
    }
  }
}
