package fr.moisson.routes.web.answer;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as the answer to a GET or a HEAD, for anybody's programs (CORS), repeated only if it has
 * changed (RFC 9110, section 13).
 *
 * @param hash of the content
 */
public record FileAnswer(Path file, String contentType, String hash, @Nullable Instant modified) {

  /** Below that Javalin does not compress. */
  private static final int SMALLEST_COMPRESSED = 1500;

  public void send(Context ctx) throws IOException {
    ctx.header("Access-Control-Allow-Origin", "*");
    if (new Validator(hash, modified).settles(ctx)) {
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

  private static boolean acceptsGzip(Context ctx) {
    String encodings = ctx.header("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }
}
