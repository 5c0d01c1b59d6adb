package fr.moisson.connectors.portal;

import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.values.Markdown;
import java.net.URI;
import java.util.Objects;
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

  /** A page that a dataset refers to. */
  public static String link(Reference page) {
    String address = page.address().toString();
    return link(page.address(), Objects.requireNonNullElse(page.title(), address));
  }

  /** What a source says of a link besides its title, which is Markdown; mostly empty. */
  public static String description(Distribution distribution) {
    return distribution instanceof Distribution.Link link && link.description() != null
        ? Markdown.html(link.description())
        : "";
  }

  /** A list of items that are HTML already; empty for none. */
  public static String list(Stream<String> items) {
    String list = items.map(item -> "<li>" + item + "</li>").collect(Collectors.joining());
    return list.isEmpty() ? "" : "<ul>" + list + "</ul>";
  }

  private HtmlText() {}
}
