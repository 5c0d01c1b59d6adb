package fr.moisson.routes.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Why a request cannot be answered: RFC 9457 problem details, in the reader's language. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String MEDIA_TYPE = "application/problem+json";

  private final HttpStatus status;
  private final String text;
  private final transient Object[] args;

  private Problem(HttpStatus status, String text, Object... args) {
    super(text);
    this.status = status;
    this.text = text;
    this.args = args;
  }

  /**
   * The request is invalid.
   *
   * @param text key of the sentence that says why
   */
  public static Problem bad(String text, Object... args) {
    return new Problem(HttpStatus.BAD_REQUEST, text, args);
  }

  /** The resource does not exist. */
  public static Problem missing(String text, Object... args) {
    return new Problem(HttpStatus.NOT_FOUND, text, args);
  }

  /** The request is refused with the given status. */
  public static Problem refused(HttpStatus status, String text, Object... args) {
    return new Problem(status, text, args);
  }

  /** The answer is still being prepared. */
  static Problem busy(String text) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, text);
  }

  public HttpStatus status() {
    return status;
  }

  /** The reason, as a sentence. */
  public String detail(Language language) {
    return new Texts(language).get(text, args);
  }

  /** Sends the problem as the answer. */
  public static void answer(Problem problem, Context ctx) {
    Language language = Language.wanted(ctx);
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details
        .put("title", problem.status.getMessage())
        .put("status", problem.status.getCode())
        .put("detail", problem.detail(language));
    ctx.status(problem.status);
    if (problem.status == HttpStatus.SERVICE_UNAVAILABLE) {
      ctx.header("Retry-After", "30");
    }
    ApiAnswer.open(ctx);
    ctx.header("Cache-Control", "no-store").header("Content-Language", language.code());
    ctx.contentType(MEDIA_TYPE).result(details.toString().getBytes(UTF_8));
  }

  /** Whether the answer already describes a problem. */
  public static boolean isTold(Context ctx) {
    String type = ctx.res().getContentType();
    return type != null && (type.startsWith(MEDIA_TYPE) || type.startsWith(ApiAnswer.JSON));
  }
}
