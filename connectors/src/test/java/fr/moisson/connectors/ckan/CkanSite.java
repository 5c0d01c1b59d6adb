package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A stand-in, the portal that writes to it, and a dataset to publish there. */
record CkanSite(CkanStandIn ckan, CkanPortal portal, Door door, Portal.Session session)
    implements AutoCloseable {

  static final String TOKEN = "jeton-tres-secret-4711";
  static final URI FILES = URI.create("https://moisson.exemple.fr/files/");
  static final DatasetId ID = new DatasetId("200041317", "georisques", "cavités 79/1");
  static final Notice VANISHED = Notice.of(Notice.Code.WITHDRAWN);

  static CkanSite start() {
    CkanStandIn ckan = CkanStandIn.start(TOKEN, "niort-agglo");
    ckan.neighbour("chauray");
    return of(ckan);
  }

  /** The site as seen by a new pass, which reads the site's properties again. */
  static CkanSite of(CkanStandIn ckan) {
    CkanPortal portal =
        new CkanPortal(ckan.url(), new Secret(TOKEN), "niort-agglo", null, null, null, null, null);
    return of(ckan, portal, new PlainDoor());
  }

  private static CkanSite of(CkanStandIn ckan, CkanPortal portal, Door door) {
    return new CkanSite(ckan, portal, door, portal.open(door, Niortais.AT));
  }

  /** The same site through another door. */
  CkanSite through(Door another) {
    return of(ckan, portal, another);
  }

  /** The same site, written to for this organisation. */
  CkanSite of(String organisation) {
    return of(
        ckan,
        new CkanPortal(ckan.url(), new Secret(TOKEN), organisation, null, null, null, null, null),
        door);
  }

  /** The same site, written to with these options. */
  CkanSite with(Map<String, String> groups, Integer uploadBelow) {
    return of(
        ckan,
        new CkanPortal(
            ckan.url(), new Secret(TOKEN), "niort-agglo", null, null, groups, uploadBelow, null),
        door);
  }

  @Override
  public void close() {
    ckan.close();
  }

  /** Publishes a dataset that is not in the ledger. */
  String publish(Dataset dataset) {
    return publish(portal, session, dataset, Optional.empty());
  }

  String publish(Dataset dataset, String known) {
    return publish(portal, session, dataset, Optional.of(known));
  }

  Portal.Published publish(Dataset dataset, Remote known, Overwrite overwrite) {
    return publish(dataset, known, overwrite, shown -> {});
  }

  /** Publishes a dataset and notes what is about to be shown. */
  Portal.Published publish(
      Dataset dataset, Remote known, Consumer<SortedMap<String, String>> notes) {
    return publish(dataset, known, Overwrite.HARVESTED_ONLY, notes);
  }

  private Portal.Published publish(
      Dataset dataset,
      Remote known,
      Overwrite overwrite,
      Consumer<SortedMap<String, String>> notes) {
    return session.publish(
        new Portal.Sending(
            dataset.id(),
            portal.render(dataset, FILES),
            Set.of(Cavities.IDENTIFIER),
            Optional.ofNullable(known),
            overwrite,
            notes,
            Cavities.folder()));
  }

  /** Publishes a dataset through this portal and session. */
  static String publish(
      CkanPortal portal, Portal.Session session, Dataset dataset, Optional<String> known) {
    Portal.Sending sending =
        new Portal.Sending(
            dataset.id(),
            portal.render(dataset, FILES),
            Set.of(),
            known.map(Remote::of),
            Overwrite.HARVESTED_ONLY,
            shown -> {},
            Path.of("."));
    return session.publish(sending).remote().id();
  }

  void byHand(String action, String id, Consumer<ObjectNode> parameters) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", id);
    parameters.accept(node);
    ckan.byHand(action, node);
  }

  List<String> resourceIds(String remoteId) {
    return ckan.dataset(remoteId).orElseThrow().resources().stream()
        .map(resource -> resource.path("id").asText())
        .toList();
  }

  static Dataset cavities() {
    return cavitiesWith("extracts/abcdef.csv");
  }

  static Dataset cavitiesWith(String file) {
    return CkanSamples.cavities(ID, file);
  }
}
