package fr.moisson.routes.web.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** The format in which a client wants an answer. */
public final class Format {

  private static final Set<String> DATA = Set.of("json", "geojson");

  /** The format stated in the parameter {@code f}; empty if none. */
  private static Optional<String> stated(Context ctx) {
    return Optional.ofNullable(ctx.queryParam(Parameters.FORMAT)).filter(form -> !form.isBlank());
  }

  /** Whether a format is one of data, in which everything is available; a page is not. */
  static boolean isData(String form) {
    return DATA.contains(form);
  }

  /** Whether to answer with a page: {@code f=html}, or a browser, which prefers HTML to JSON. */
  public static boolean isHtml(Context ctx) {
    Optional<String> stated = stated(ctx);
    if (stated.isPresent()) {
      return stated.get().equals("html");
    }
    QuotedQualityCSV wanted = new QuotedQualityCSV();
    wanted.addValue(ctx.header("Accept"));
    return wanted.getValues().stream()
        .findFirst()
        .filter(type -> type.startsWith("text/html"))
        .isPresent();
  }

  private Format() {}
}
