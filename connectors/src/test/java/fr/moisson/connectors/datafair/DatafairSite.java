package fr.moisson.connectors.datafair;

import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stand-in, and portals that write to it. */
record DatafairSite(DatafairStandIn standIn, Door door) implements AutoCloseable {

  static final String SITE = "data-fair-portals:niort";
  private static final String KEY = "jeton-tres-secret-4711";

  static DatafairSite start() {
    return new DatafairSite(new DatafairStandIn(KEY), new PlainDoor());
  }

  @Override
  public void close() {
    standIn.close();
  }

  DatafairPortal plain() {
    return portal(List.of(SITE), null, null, Map.of("ENVI", "Environnement"));
  }

  DatafairPortal uploading() {
    return portal(null, null, true, null);
  }

  DatafairPortal portal(
      @Nullable List<String> sites,
      @Nullable Boolean makePublic,
      @Nullable Boolean upload,
      @Nullable Map<String, String> topics) {
    return new DatafairPortal(
        standIn.url(), new Secret(KEY), sites, makePublic, upload, topics, null);
  }

  /** Opens another pass. */
  Portal.Session open(DatafairPortal portal) {
    return new DatafairPublishing(portal, door, DatafairContractTest.WITHOUT_PAUSE);
  }

  Published publish(DatafairPortal portal, Dataset dataset, @Nullable Remote known) {
    return open(portal).publish(sending(portal, dataset, known));
  }

  static Portal.Sending sending(Portal portal, Dataset dataset, @Nullable Remote known) {
    return Cavities.sending(portal, dataset, Set.of(Cavities.IDENTIFIER), known, Cavities.folder());
  }

  void withdraw(DatafairPortal portal, Remote known) {
    open(portal).withdraw(Cavities.ID, Optional.of(known.id()), Notice.of(Code.WITHDRAWN));
  }
}
