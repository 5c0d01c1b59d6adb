package fr.moisson.routes.web;

import fr.moisson.connectors.http.RequestUris;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses become links. Sources are not trusted: {@code javascript:} stays text. */
final class Links {

  private static final Set<String> FOLLOWED = Set.of("http", "https", "mailto");
  private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._+'-]+@[A-Za-z0-9.-]+");

  static @Nullable String followed(@Nullable URI uri) {
    return uri != null
            && uri.getScheme() != null
            && FOLLOWED.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        ? uri.toString()
        : null;
  }

  static @Nullable String mail(@Nullable String email) {
    return email != null && EMAIL.matcher(email).matches() ? "mailto:" + email : null;
  }

  /** Parameters with the question mark before them, without the empty ones; empty for none. */
  static String parameters(Map<String, String> parameters) {
    Map<String, String> stated = new LinkedHashMap<>(parameters);
    stated.values().removeIf(String::isEmpty);
    return stated.isEmpty() ? "" : "?" + RequestUris.query(stated);
  }

  private Links() {}
}
