package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * A stream that counts, stops beyond a limit, and throws our own exceptions for network failures,
 * so that code copying it to disk can tell a full disk from a broken connection.
 */
final class LimitedStream extends FilterInputStream {

  private final long limit;
  private final String address;
  private final Function<IOException, RuntimeException> failures;
  private final LongConsumer check;
  private long count;

  /**
   * @param check receives the count after every read, and may throw
   */
  LimitedStream(
      InputStream in,
      long limit,
      String address,
      Function<IOException, RuntimeException> failures,
      LongConsumer check) {
    super(in);
    this.limit = limit;
    this.address = address;
    this.failures = failures;
    this.check = check;
  }

  long count() {
    return count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int read;
    try {
      read = in.read(buffer, offset, length);
    } catch (IOException e) {
      throw failures.apply(e);
    }
    if (read > 0) {
      count += read;
      if (count > limit) {
        throw new Misconfigured(Notice.of(Notice.Code.TOO_LARGE, address, limit));
      }
      check.accept(count);
    }
    return read;
  }
}
