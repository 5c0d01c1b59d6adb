package fr.moisson.routes.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as the answer to a GET or a HEAD, for anybody's programs (CORS), repeated only if it has
 * changed (RFC 9110, section 13).
 *
 * @param hash of the content
 */
record FileAnswer(Path file, String contentType, String hash, @Nullable Instant modified) {

  /** Below that Javalin does not compress. */
  private static final int SMALLEST_COMPRESSED = 1500;

  void send(Context ctx) throws IOException {
    ctx.header("Access-Control-Allow-Origin", "*");
    ctx.header("ETag", etag());
    if (modified != null) {
      ctx.header("Last-Modified", httpDate(modified));
    }
    if (isKnown(ctx)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType(contentType);
    long size = Files.size(file);
    if (!acceptsGzip(ctx) || size < SMALLEST_COMPRESSED) {
      ctx.disableCompression().header("Content-Length", String.valueOf(size));
    }
    if (!ctx.method().equals(HandlerType.HEAD)) {
      ctx.result(Files.newInputStream(file));
    }
  }

  /** Weak, because the same content goes out compressed and not. */
  private String etag() {
    return "W/\"" + hash + "\"";
  }

  private boolean isKnown(Context ctx) {
    String tags = ctx.header("If-None-Match");
    if (tags != null) {
      return Stream.of(tags.split(",")).map(String::strip).anyMatch(this::matches);
    }
    String since = ctx.header("If-Modified-Since");
    return since != null
        && modified != null
        && !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(parsed(since));
  }

  private boolean matches(String tag) {
    return tag.equals("*") || tag.equals(etag()) || ("W/" + tag).equals(etag());
  }

  private static boolean acceptsGzip(Context ctx) {
    String encodings = ctx.header("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }

  private static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** A date that cannot be read must be ignored: nothing is older than this. */
  private static Instant parsed(String httpDate) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate, Instant::from);
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }
}
