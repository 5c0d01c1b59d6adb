package fr.moisson.routes.web;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the pages are served.
 *
 * @param host address to listen on; the default is this machine only, behind a reverse proxy
 * @param siteName what the pages call themselves; null for a name in the reader's language
 * @param publicUrl where the pages are seen from outside, for the links between languages that
 *     search engines want in full
 * @param territories names of territories by their codes
 */
public record WebSettings(
    String host,
    @Nullable String siteName,
    @Nullable URI publicUrl,
    Map<String, String> territories) {

  public static final WebSettings LOCAL = new WebSettings("127.0.0.1", null, null, Map.of());

  public WebSettings {
    territories = Map.copyOf(territories);
  }

  /** The name of a territory, or its code when no name is known. */
  String nameOf(String territory) {
    return territories.getOrDefault(territory, territory);
  }
}
