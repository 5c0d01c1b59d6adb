package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.Portal.Session;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stand-in, and our portal that writes to it. */
record UdataDesk(UdataStandIn udata, UdataPortal portal, Door door, Path files)
    implements AutoCloseable {

  static final Notice VANISHED = Notice.of(Notice.Code.WITHDRAWN);

  private static final String KEY = "cle-tres-secrete-4711";

  static UdataDesk open(boolean uploads) {
    UdataStandIn udata = new UdataStandIn(KEY);
    UdataPortal portal =
        new UdataPortal(udata.url(), new Secret(KEY), UdataStandIn.ORGANISATION, uploads);
    return new UdataDesk(udata, portal, new PlainDoor(), Cavities.folder());
  }

  @Override
  public void close() {
    udata.close();
  }

  /** Opens another pass. */
  Session open() {
    return portal.open(door, Niortais.AT);
  }

  Published publish(Dataset dataset, @Nullable Remote known) {
    return open().publish(sending(dataset, known, Set.of(Cavities.IDENTIFIER)));
  }

  Sending sending(Dataset dataset, @Nullable Remote known, Set<String> names) {
    return Cavities.sending(portal, dataset, names, known, files);
  }

  ObjectNode held(Remote remote) {
    return udata.store().dataset(remote.id());
  }

  List<String> resources(Remote remote, String field) {
    return held(remote)
        .path("resources")
        .valueStream()
        .map(resource -> resource.path(field).asText())
        .toList();
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
