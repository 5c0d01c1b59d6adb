package fr.moisson.routes.web.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Hashes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;

/** An answer short enough to be built before it is sent; its ETag is a hash of its body. */
public final class Whole {

  private static final int TAG_LENGTH = 32;

  public static void send(Context ctx, String body) {
    String state = Hashes.sha256(body).substring(0, TAG_LENGTH);
    // The body of a POST is part of the question, and a failure must not be cached.
    boolean isRepeatable =
        !ctx.method().equals(HandlerType.POST) && ctx.status().equals(HttpStatus.OK);
    if (!isRepeatable || !new Validator(state, null).settles(ctx)) {
      ctx.result(body.getBytes(UTF_8));
    }
  }

  private Whole() {}
}
