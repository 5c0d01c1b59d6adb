package fr.moisson.connectors.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which answer was last given to a request, so that an unchanged one is not sent again
 * and a run can be replayed without the network. The content itself lies in a file named by its
 * hash.
 */
public interface AnswerArchive {

  /**
   * @param scope whose request it is: {@code territory/source}
   * @param request hash of method, address, body and the headers that choose the answer
   */
  Optional<Entry> find(String scope, String request);

  void record(String scope, String request, Entry entry, Instant at);

  /** Forgets the answers that were not used since a moment, whose scopes may be gone. */
  void forget(Instant notUsedSince);

  /** Whether any scope still needs the content. */
  boolean needs(String sha256);

  /**
   * @param uri where the answer came from, after redirects
   * @param headers names in lower case
   */
  record Entry(URI uri, Map<String, String> headers, String sha256) {}
}
