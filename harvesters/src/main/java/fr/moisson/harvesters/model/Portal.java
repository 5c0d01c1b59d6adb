package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/**
 * Writes to one kind of portal. Implementations are records: their components are the {@code
 * options} of a portal in {@code config/territories}.
 */
public interface Portal {

  /**
   * What would be sent, without the network. Its hash is the fingerprint: equal renderings cost no
   * call.
   *
   * @param files address under which our own files can be fetched, ending in a slash
   */
  JsonNode render(Dataset dataset, URI files);

  /**
   * Creates or replaces a dataset; calling it twice leaves one copy.
   *
   * @param rendered by {@link #render}
   * @param known the portal's own id from an earlier time; without it, look for a record that
   *     carries {@code id} before creating one
   * @return the portal's own id
   * @throws Unavailable if the portal is down or asks us to slow down; the call will be repeated
   * @throws Misconfigured if the portal refuses us; the call will not be repeated in this run
   * @throws BadItem if the portal refuses this record
   */
  String publish(DatasetId id, JsonNode rendered, Optional<String> known, Door door);

  /**
   * Takes a dataset out of sight, in the portal's softest and reversible way; done already, or
   * nothing there, it does nothing.
   *
   * @param known the portal's own id; without it, look for a record that carries {@code id}, since
   *     a crash may have hidden from us that the portal has it
   * @return the portal's own id; empty if it never had the dataset
   */
  Optional<String> withdraw(DatasetId id, Optional<String> known, Notice reason, Door door);
}
