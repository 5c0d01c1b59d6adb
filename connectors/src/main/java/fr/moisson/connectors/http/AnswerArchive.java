package fr.moisson.connectors.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the last answer to each request, so that an unchanged one is not transferred again, and
 * a run can be replayed without the network. The content is in a file named by its hash.
 */
public interface AnswerArchive {

  /**
   * @param scope of the request: {@code territory/source}
   * @param request hash of method, address, body and the headers that select the answer
   */
  Optional<Entry> find(String scope, String request);

  void record(String scope, String request, Entry entry, Instant at);

  /** Forgets answers not used since a moment; their scopes may no longer exist. */
  void forget(Instant notUsedSince);

  /** Whether any scope still refers to the content. */
  boolean needs(String sha256);

  /**
   * @param uri where the answer came from, after redirects
   * @param headers names in lower case
   */
  record Entry(URI uri, Map<String, String> headers, String sha256) {}
}
