package fr.moisson.routes.web.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.function.Supplier;

/** What a client posts: a question, or an event. */
public final class Posted {

  /** In bytes, 64 KiB: far more than any question or event; anybody may have us hold as much. */
  private static final int LONGEST = 1 << 16;

  /**
   * Reads it to its end.
   *
   * @param tooLong the answer to more than we read
   * @throws Problem also if the client leaves, falls silent or garbles it half-way, which is no
   *     failure of ours; its status tells webhooks to try again
   */
  public static byte[] read(Context ctx, Supplier<Problem> tooLong) {
    try {
      byte[] bytes = ctx.bodyInputStream().readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw tooLong.get();
      }
      return bytes;
    } catch (IOException e) {
      throw Problem.refused(HttpStatus.REQUEST_TIMEOUT, "api.body");
    }
  }

  private Posted() {}
}
