package fr.moisson.connectors.portal;

/** What can go wrong on a portal; faults before or after a write affect writes only. */
public enum Fault {
  /** Status 429 with Retry-After, without effect. */
  BUSY(false),
  /** The portal's own status 500, without effect. */
  CRASH_BEFORE_WRITE(true),
  /** The portal's own status 500, although the write took effect. */
  CRASH_AFTER_WRITE(true),
  /** A proxy's status 504 in HTML, although the write took effect. */
  TIMEOUT_AFTER_WRITE(true),
  /** The connection is reset, without effect. */
  DROP_BEFORE_WRITE(true),
  /** The connection is reset, although the write took effect. */
  DROP_AFTER_WRITE(true),
  /** The right answer after 1.5 seconds. */
  SLOW(false);

  final boolean hitsWritesOnly;

  Fault(boolean hitsWritesOnly) {
    this.hitsWritesOnly = hitsWritesOnly;
  }
}
