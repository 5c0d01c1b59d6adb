package fr.moisson.routes.web.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Hashes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;

/** An answer so short that it is had before it is sent: it is known again by what it says. */
public final class Whole {

  private static final int TAG_LENGTH = 32;

  public static void send(Context ctx, String body) {
    String state = Hashes.sha256(body).substring(0, TAG_LENGTH);
    // What is posted is a part of the question; and a failure is nothing to keep.
    boolean isRepeatable =
        !ctx.method().equals(HandlerType.POST) && ctx.status().equals(HttpStatus.OK);
    if (!isRepeatable || !new Validator(state, null).settles(ctx)) {
      ctx.result(body.getBytes(UTF_8));
    }
  }

  private Whole() {}
}
