package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.StandIn.Shown;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A portal and the stand-in that it writes to, pass by pass. */
abstract class PortalPasses {

  protected static final String TOKEN = "jeton-tres-secret-4711";

  @AutoClose protected StandIn standIn;
  protected Portal portal;
  protected Portal.Session session;
  protected final Door door = new PlainDoor();

  /** The last notes given to the ledger before a write. */
  protected final AtomicReference<SortedMap<String, String>> notes = new AtomicReference<>();

  /** The stand-in for the portal's software, which accepts {@link #TOKEN}. */
  protected abstract StandIn standIn();

  /** The portal that writes to the stand-in. */
  protected abstract Portal portal(StandIn to, Secret token);

  /** Begins a pass; portals that poll do so without pauses in tests. */
  protected Portal.Session open(Portal to) {
    return to.open(door, Niortais.AT);
  }

  @BeforeEach
  final void start() {
    standIn = standIn();
    portal = portal(standIn, new Secret(TOKEN));
    beginPass();
  }

  protected final void beginPass() {
    session = open(portal);
  }

  protected final Published publish(Dataset dataset, Remote known) {
    return publish(dataset, known, Overwrite.HARVESTED_ONLY);
  }

  protected final Published publish(Dataset dataset, Remote known, Overwrite overwrite) {
    return session.publish(sending(portal, dataset, known, overwrite));
  }

  protected final Portal.Sending sending(Dataset dataset, Remote known) {
    return sending(portal, dataset, known, Overwrite.HARVESTED_ONLY);
  }

  protected final Portal.Sending sending(
      Portal to, Dataset dataset, Remote known, Overwrite overwrite) {
    return new Portal.Sending(
        dataset.id(),
        to.render(dataset, Cavities.FILES),
        Set.copyOf(dataset.identifiers()),
        Optional.ofNullable(known),
        overwrite,
        notes::set,
        Cavities.folder());
  }

  protected final Optional<Remote> withdraw(Optional<String> known) {
    return session.withdraw(Cavities.ID, known, Notice.of(Code.WITHDRAWN));
  }

  protected final Shown only() {
    assertThat(standIn.records()).hasSize(1);
    return standIn.records().get(0);
  }
}
