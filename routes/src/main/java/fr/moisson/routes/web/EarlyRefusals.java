package fr.moisson.routes.web;

import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the server refuses before any route is chosen: a request that it cannot parse, such as an
 * address cut after a percent sign, or one reader too many. The address is unknown then, and so is
 * whether a person or a program asks: the answer is a plain text in all languages.
 */
final class EarlyRefusals extends ErrorHandler {

  private static final int FIRST_OF_OURS = 500;

  private final Map<String, String> headers;

  /**
   * @param headers of all answers
   */
  EarlyRefusals(Map<String, String> headers) {
    this.headers = headers;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      @Nullable Throwable cause,
      Callback callback) {
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, "fr, en");
    Content.Sink.write(
        response,
        true,
        Arrays.stream(Language.values())
            .map(language -> new Texts(language).get(text(code)) + "\n")
            .collect(Collectors.joining()),
        callback);
  }

  private static String text(int code) {
    if (code == HttpStatus.BAD_REQUEST_400 || code == HttpStatus.URI_TOO_LONG_414) {
      return "error.unreadable";
    }
    return code < FIRST_OF_OURS ? "error.refused" : "error.busy";
  }
}
