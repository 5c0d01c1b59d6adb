package fr.moisson.connectors.arcgis;

import static fr.moisson.connectors.portal.HtmlText.escaped;
import static fr.moisson.connectors.portal.HtmlText.link;

import fr.moisson.connectors.portal.HtmlText;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.Markdown;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The description of an item: the dataset's own, then what ArcGIS has no field for, written for
 * citizens. Only uses tags that ArcGIS <a
 * href="https://doc.arcgis.com/en/arcgis-online/reference/supported-html.htm">keeps</a>.
 */
record ArcgisText(Dataset dataset, URI files, Optional<Distribution> main) {

  String html() {
    List<String> parts = new ArrayList<>();
    parts.add(Markdown.html(dataset.description()));
    List<Distribution> others =
        dataset.distributions().stream()
            .filter(distribution -> !main.filter(distribution::equals).isPresent())
            .toList();
    if (!others.isEmpty()) {
      parts.add("<p><b>Autres fichiers et services</b></p>");
      parts.add(HtmlText.list(others.stream().map(this::item)));
    }
    Stream.of(
            line("Contact", contact(dataset.contact())),
            line("Période", period(dataset.temporal())),
            line("Page d’origine", page(dataset.landingPage())),
            line("Provenance", escaped(String.join(" ", dataset.provenance()))),
            line("Droits", escaped(String.join(" ", dataset.rights()))))
        .flatMap(Optional::stream)
        .forEach(parts::add);
    if (!dataset.references().isEmpty()) {
      parts.add("<p><b>Voir aussi</b></p>");
      parts.add(HtmlText.list(dataset.references().stream().map(HtmlText::link)));
    }
    return String.join("", parts);
  }

  private String item(Distribution other) {
    return link(other.address(files), label(other)) + HtmlText.description(other);
  }

  private static String label(Distribution distribution) {
    String title = RecordFields.title(distribution);
    String format = distribution.format();
    return format == null ? title : title + " (" + format.toUpperCase(Locale.ROOT) + ")";
  }

  private static Optional<String> line(String name, @Nullable String html) {
    return html == null || html.isBlank()
        ? Optional.empty()
        : Optional.of("<p><b>" + name + "</b> : " + html + "</p>");
  }

  private static @Nullable String page(@Nullable URI page) {
    return page == null ? null : link(page, page.toString());
  }

  private static @Nullable String contact(@Nullable Contact contact) {
    if (contact == null) {
      return null;
    }
    String name = contact.name() == null ? "" : escaped(contact.name());
    String email = contact.email() == null ? "" : escaped(contact.email());
    String form = contact.url() == null ? "" : link(contact.url(), contact.url().toString());
    return Stream.of(name, email, form)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String period(@Nullable Period period) {
    if (period == null) {
      return null;
    }
    String start = period.start() == null ? "…" : period.start();
    String end = period.end() == null ? "…" : period.end();
    return escaped(start + " – " + end);
  }
}
