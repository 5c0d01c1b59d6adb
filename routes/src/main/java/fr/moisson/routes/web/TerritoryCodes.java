package fr.moisson.routes.web;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.routes.web.answer.Here;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redirects from the code of a place to the addresses of its territory, which contain the name of
 * its file: people know the INSEE code of a commune, or the SIREN of its EPCI.
 *
 * @param names names of the territories, by their codes
 */
record TerritoryCodes(Map<String, String> names) implements Handler {

  static final String ADDRESSES = "/territories/*";

  static final Pattern ADDRESS = Pattern.compile("/territories/([0-9AB]+)(/.*)?");

  @Override
  public void handle(Context ctx) {
    Matcher asked = ADDRESS.matcher(ctx.path());
    // A CORS preflight request must not be redirected.
    if (!asked.matches() || ctx.method() == HandlerType.OPTIONS) {
      return;
    }
    String name = names.get(asked.group(1));
    if (name != null) {
      String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
      String rest = Objects.requireNonNullElse(asked.group(2), "");
      // Temporary, since a file may be renamed; 307 also keeps a POST a POST.
      String address = "/territories/" + RequestUris.step(name) + rest + query;
      Here.redirect(ctx, address, HttpStatus.TEMPORARY_REDIRECT);
      ctx.skipRemainingHandlers();
    }
  }
}
