package fr.moisson.connectors.portal;

/** What can go wrong; faults that tell before from after a write hit writes only. */
public enum Fault {
  /** 429 with Retry-After, and nothing done. */
  BUSY(false),
  /** The portal's own 500, and nothing done. */
  CRASH_BEFORE_WRITE(true),
  /** The portal's own 500, but the write took place. */
  CRASH_AFTER_WRITE(true),
  /** A proxy's 504 in HTML, but the write took place. */
  TIMEOUT_AFTER_WRITE(true),
  /** The connection is reset, and nothing done. */
  DROP_BEFORE_WRITE(true),
  /** The connection is reset, but the write took place. */
  DROP_AFTER_WRITE(true),
  /** The right answer, a second and a half later. */
  SLOW(false);

  final boolean hitsWritesOnly;

  Fault(boolean hitsWritesOnly) {
    this.hitsWritesOnly = hitsWritesOnly;
  }
}
