package fr.moisson.routes.web.answer;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.http.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * A file as the answer to a GET or a HEAD, open to all programs (CORS), with conditional requests
 * (RFC 9110, section 13) and ranges (section 14): remote readers of a large GeoPackage or Parquet
 * want a part of it, or the rest of a download.
 *
 * @param hash changes with the content
 */
public record FileAnswer(Path file, String contentType, String hash, @Nullable Instant modified) {

  /** Javalin does not compress smaller answers. */
  private static final int SMALLEST_COMPRESSED = 1500;

  public void send(Context ctx) throws IOException {
    Reading.open(ctx);
    ctx.header("Accept-Ranges", "bytes");
    long size = Files.size(file);
    String tag = "\"" + hash + "\"";
    boolean isPart = isPartWanted(ctx, tag);
    boolean isCompressed = !isPart && acceptsGzip(ctx) && size >= SMALLEST_COMPRESSED;
    boolean isSettled = new Validator(hash, modified).settles(ctx);
    if (!isCompressed) {
      // The exact bytes (strong ETag): ranges of such answers may be combined.
      ctx.disableCompression().header("ETag", tag);
    }
    if (isSettled) {
      return;
    }
    if (isPart) {
      part(ctx, size);
    } else {
      whole(ctx, isCompressed ? null : size);
    }
  }

  private void whole(Context ctx, @Nullable Long size) throws IOException {
    ctx.contentType(contentType);
    if (size != null) {
      ctx.header("Content-Length", String.valueOf(size));
    }
    if (!ctx.method().equals(HandlerType.HEAD)) {
      ctx.result(Files.newInputStream(file));
    }
  }

  private void part(Context ctx, long size) throws IOException {
    List<ByteRange> ranges = ByteRange.parse(List.of(ctx.header("Range")), size);
    if (ranges.isEmpty()) {
      ctx.status(HttpStatus.RANGE_NOT_SATISFIABLE)
          .header("Content-Range", ByteRange.toNonSatisfiableHeaderValue(size));
      return;
    }
    ByteRange range = ranges.get(0);
    ctx.status(HttpStatus.PARTIAL_CONTENT)
        .contentType(contentType)
        .header("Content-Range", range.toHeaderValue(size))
        .header("Content-Length", String.valueOf(range.getLength()));
    WritableByteChannel out = Channels.newChannel(ctx.outputStream());
    try (FileChannel in = FileChannel.open(file)) {
      long at = range.first();
      while (at <= range.last()) {
        long sent = in.transferTo(at, range.last() + 1 - at, out);
        if (sent == 0) {
          throw new EOFException(file.toString());
        }
        at += sent;
      }
    }
  }

  /** Only one range of the version that the client has; several ranges get the whole file. */
  private static boolean isPartWanted(Context ctx, String tag) {
    String range = ctx.header("Range");
    String condition = ctx.header("If-Range");
    return ctx.method().equals(HandlerType.GET)
        && range != null
        && range.startsWith("bytes=")
        && !range.contains(",")
        && (condition == null || condition.equals(tag));
  }

  private static boolean acceptsGzip(Context ctx) {
    String encodings = ctx.header("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }
}
