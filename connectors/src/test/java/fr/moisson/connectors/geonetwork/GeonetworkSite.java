package fr.moisson.connectors.geonetwork;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.util.Optional;
import java.util.Set;

/** A catalogue stand-in, and our portal that writes to it. */
final class GeonetworkSite implements AutoCloseable {

  private static final String PASSWORD = "mot-de-passe-4711";

  private final GeonetworkStandIn standIn;
  private final GeonetworkPortal portal;
  private final Door door = new PlainDoor();

  private GeonetworkSite(GeonetworkStandIn standIn, IsoEncoding standard, Integer uploadBelow) {
    this.standIn = standIn;
    this.portal =
        new GeonetworkPortal(
            standIn.site(),
            GeonetworkStandIn.USER,
            new Secret(PASSWORD),
            GeonetworkStandIn.GROUP,
            standard,
            uploadBelow);
  }

  static GeonetworkSite start() {
    return new GeonetworkSite(new GeonetworkStandIn(PASSWORD), null, null);
  }

  /** The same catalogue, written to with these options. */
  GeonetworkSite with(IsoEncoding standard, Integer uploadBelow) {
    return new GeonetworkSite(standIn, standard, uploadBelow);
  }

  GeonetworkStandIn standIn() {
    return standIn;
  }

  GeonetworkStore store() {
    return standIn.store();
  }

  GeonetworkStore.Held held(Remote remote) {
    return store().get(remote.id());
  }

  /** The dataset read back from a record. */
  Dataset dataset(Remote remote) {
    return IsoReading.dataset(Cavities.ID, held(remote).xml);
  }

  Portal.Session open() {
    return portal.open(door, Niortais.AT);
  }

  Portal.Sending sending(Dataset dataset, Remote known) {
    return Cavities.sending(
        portal, dataset, Set.copyOf(dataset.identifiers()), known, Cavities.folder());
  }

  Published publish(Dataset dataset, Remote known) {
    return open().publish(sending(dataset, known));
  }

  Optional<Remote> adopt(Dataset dataset) {
    return open().adopt(sending(dataset, null));
  }

  void withdraw(Remote remote) {
    open().withdraw(Cavities.ID, Optional.of(remote.id()), Notice.of(Notice.Code.WITHDRAWN));
  }

  @Override
  public void close() {
    standIn.close();
  }
}
