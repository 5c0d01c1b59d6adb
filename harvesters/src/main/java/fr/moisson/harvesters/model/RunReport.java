package fr.moisson.harvesters.model;

import org.jspecify.annotations.Nullable;

/**
 * What a run did, in numbers.
 *
 * @param read entries received
 * @param withdrawn datasets withdrawn from the catalogue at the end of this run
 * @param rejected entries that cannot be published, each with its notice
 * @param failed entries lost to a bug of Moisson
 * @param requests requests sent, including retries and redirects
 * @param reason why the run is not complete
 */
public record RunReport(
    String territory,
    String source,
    State state,
    long read,
    long created,
    long updated,
    long unchanged,
    long withdrawn,
    long rejected,
    long failed,
    long notices,
    long requests,
    double seconds,
    @Nullable Notice reason) {

  /** Of a run that could not even begin. */
  public static RunReport notBegun(String territory, String source, Notice reason) {
    return new RunReport(territory, source, State.FAILED, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, reason);
  }

  /** How a run ends. */
  public enum State {
    /** The source was read as far as needed. */
    COMPLETE,
    /** The source stopped half-way; nothing was withdrawn. */
    INCOMPLETE,
    /** Too much has vanished; nothing was withdrawn, and an officer must approve. */
    HELD,
    /** Nothing could be read. */
    FAILED
  }
}
