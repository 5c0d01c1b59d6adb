package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stand-in, and the portal that writes to it. */
record OpendatasoftSite(OpendatasoftStandIn domain, OpendatasoftPortal portal, Door door)
    implements AutoCloseable {

  private static final String KEY = "jeton-tres-secret-4711";

  static OpendatasoftSite start() {
    return start(false);
  }

  static OpendatasoftSite start(boolean uploads) {
    OpendatasoftStandIn domain = new OpendatasoftStandIn(KEY);
    OpendatasoftPortal portal =
        new OpendatasoftPortal(
            domain.url(), new Secret(KEY), uploads, null, null, Map.of("TRAN", "0ff1ce0"));
    return new OpendatasoftSite(domain, portal, new PlainDoor());
  }

  /** Opens another pass. */
  Portal.Session open() {
    return new OpendatasoftPublishing(
        portal, door, Niortais.AT, OpendatasoftContractTest.WITHOUT_PAUSE);
  }

  @Override
  public void close() {
    domain.close();
  }

  Portal.Published publish(Dataset dataset, @Nullable Remote known) {
    return open().publish(sending(dataset, known));
  }

  Portal.Sending sending(Dataset dataset, @Nullable Remote known) {
    Path files = Cavities.folder();
    try {
      Files.writeString(files.resolve("extracts/fedcba.gpkg"), "SQLite format 3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Cavities.sending(portal, dataset, Set.of(Cavities.IDENTIFIER), known, files);
  }

  /** Publishes a dataset for the first time. */
  Remote published() {
    return publish(Cavities.dataset(), null).remote();
  }

  static Dataset retitled() {
    return Cavities.dataset().with(draft -> draft.title("Cavités et carrières"));
  }

  Optional<String> withdraw(Remote known) {
    Notice reason = Notice.of(Notice.Code.WITHDRAWN);
    return open().withdraw(Cavities.ID, Optional.of(known.id()), reason).map(Remote::id);
  }

  /** A metadata value as seen by the portal's editors. */
  JsonNode value(Remote remote, String template, String field) {
    return domain.held(remote.id()).metadata.path(template).path(field).path("value");
  }

  List<String> jobs() {
    return domain.jobs();
  }
}
