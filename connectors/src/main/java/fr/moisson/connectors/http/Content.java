package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of an answer, with its content encoding undone (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4">RFC 9110, 8.4</a>) and within limits.
 */
final class Content {

  /** Small answers may legitimately have a high compression ratio. */
  private static final long RATIO_COUNTS_FROM = 10_000_000;

  private static final int BUFFER = 64 * 1024;

  /**
   * Media types that do not start with the magic bytes of gzip, unless the server forgot to declare
   * the compression.
   */
  private static final Pattern TEXT =
      Pattern.compile("(?i)(?:text/|application/(?:[\\w.-]+\\+)?(?:json|xml)\\b).*");

  private final Failures failures;
  private final Limits limits;
  private final String address;

  Content(Failures failures, Limits limits, String address) {
    this.failures = failures;
    this.limits = limits;
    this.address = address;
  }

  /**
   * Reading it throws {@link TryAgain} when the network fails and {@link Misconfigured} beyond a
   * limit, but never an {@link IOException}.
   */
  InputStream open(HttpAnswer answer) {
    String named = answer.headers().getOrDefault("content-encoding", "identity");
    String encoding = named.strip().toLowerCase(Locale.ROOT);
    boolean plain = encoding.isEmpty() || encoding.equals("identity");
    long most = plain ? limits.decompressed() : limits.compressed();
    refuseAnnounced(answer.header("content-length"), most);
    LimitedStream wire = limited(answer.body(), most, null);
    if (plain) {
      String type = answer.headers().getOrDefault("content-type", "").strip();
      return TEXT.matcher(type).matches() ? unpacked(wire) : wire;
    }
    return limited(decoded(encoding, wire), limits.decompressed(), wire);
  }

  /** A text, decompressed if it is compressed without a Content-Encoding header. */
  private InputStream unpacked(LimitedStream wire) {
    Peekable content = new Peekable(wire);
    try {
      return content.startsAsGzip()
          ? limited(new GZIPInputStream(content, BUFFER), limits.decompressed(), wire)
          : content;
    } catch (IOException e) {
      throw failures.inAnswer(address, e);
    }
  }

  private void refuseAnnounced(@Nullable String length, long most) {
    if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > most) {
      throw new Misconfigured(Notice.of(Notice.Code.TOO_LARGE, address, most));
    }
  }

  private LimitedStream limited(InputStream in, long most, @Nullable LimitedStream compressed) {
    return new LimitedStream(
        in,
        most,
        address,
        e -> failures.inAnswer(address, e),
        count -> {
          if (compressed != null
              && count > RATIO_COUNTS_FROM
              && count / limits.ratio() > compressed.count()) {
            throw new Misconfigured(
                Notice.of(Notice.Code.COMPRESSION_BOMB, address, limits.ratio()));
          }
        });
  }

  private InputStream decoded(String encoding, InputStream wire) {
    Peekable compressed = new Peekable(wire);
    try {
      if (compressed.isAtEnd()) {
        // Empty answers often keep the header of full ones.
        return InputStream.nullInputStream();
      }
      return switch (encoding) {
        case "gzip", "x-gzip" -> new GZIPInputStream(compressed, BUFFER);
        case "deflate" ->
            compressed.startsAsZlib()
                ? new InflaterInputStream(compressed)
                : new InflaterInputStream(compressed, new Inflater(true));
        default ->
            throw new Unavailable(
                Notice.of(Notice.Code.UNEXPECTED_ANSWER, address, "Content-Encoding: " + encoding));
      };
    } catch (IOException e) {
      throw failures.inAnswer(address, e);
    }
  }

  /**
   * Looks ahead. {@link GZIPInputStream} relies on {@code available()} to detect another member; on
   * a socket, zero only means "not yet", and the rest would be lost silently (JDK-7036144).
   */
  private static final class Peekable extends PushbackInputStream {

    Peekable(InputStream in) {
      super(in, 2);
    }

    boolean isAtEnd() throws IOException {
      return available() == 0;
    }

    boolean startsAsZlib() throws IOException {
      int first = first();
      return (first >> 8 & 0x0f) == 8 && first % 31 == 0;
    }

    boolean startsAsGzip() throws IOException {
      return first() == 0x1f8b;
    }

    /** The first two bytes as a number; 0 if there are fewer. */
    private int first() throws IOException {
      byte[] first = readNBytes(2);
      unread(first);
      return first.length == 2 ? (first[0] & 0xff) << 8 | first[1] & 0xff : 0;
    }

    @Override
    public int available() throws IOException {
      int next = read();
      if (next < 0) {
        return 0;
      }
      unread(next);
      return Math.max(1, super.available());
    }
  }
}
