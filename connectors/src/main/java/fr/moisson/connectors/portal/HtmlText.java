package fr.moisson.connectors.portal;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of HTML for the descriptions of portals. */
public final class HtmlText {

  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  public static String link(URI address, String label) {
    return "<a href=\"%s\">%s</a>".formatted(escaped(address.toString()), escaped(label));
  }

  /** A list of items that are HTML already; empty for none. */
  public static String list(Stream<String> items) {
    String list = items.map(item -> "<li>" + item + "</li>").collect(Collectors.joining());
    return list.isEmpty() ? "" : "<ul>" + list + "</ul>";
  }

  private HtmlText() {}
}
