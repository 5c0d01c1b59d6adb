package fr.moisson.connectors.http;

/**
 * How much of an answer is accepted.
 *
 * @param compressed bytes received, for an answer with a content encoding
 * @param decompressed bytes of content
 * @param ratio largest ratio of decompressed to compressed
 */
record Limits(long compressed, long decompressed, int ratio) {

  /** The answer to a write is a receipt, not a file. */
  static final Limits RECEIPT = new Limits(10_000_000, 10_000_000, Integer.MAX_VALUE);
}
