package fr.moisson.connectors.opendatasoft;

import static fr.moisson.connectors.portal.HtmlText.escaped;
import static fr.moisson.connectors.portal.HtmlText.link;
import static fr.moisson.connectors.portal.HtmlText.list;

import fr.moisson.connectors.portal.HtmlText;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.Markdown;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The description as HTML, followed by what has no other place: an Opendatasoft dataset is one
 * table, and its API creates neither attachments nor exports that are only links.
 */
final class OpendatasoftText {

  /** Sentences for limited access; public access needs none. */
  private static final Map<String, String> ACCESS =
      Map.of(
          "RESTRICTED", "Accès aux données : restreint.",
          "NON_PUBLIC", "Accès aux données : non public.");

  static String html(Dataset dataset, URI files, OpendatasoftTable table) {
    StringBuilder html = new StringBuilder(Markdown.html(dataset.description()));
    String links =
        list(
            dataset.distributions().stream()
                .filter(distribution -> !table.holds(distribution))
                .map(distribution -> item(distribution, files)));
    if (!links.isEmpty()) {
      html.append("<p>Fichiers et services :</p>").append(links);
    }
    if (!dataset.provenance().isEmpty()) {
      html.append("<p>Provenance :</p>");
      dataset.provenance().forEach(sentence -> html.append(paragraphs(sentence)));
    }
    if (!dataset.rights().isEmpty()) {
      html.append("<p>Droits :</p>");
      dataset.rights().forEach(sentence -> html.append(paragraphs(sentence)));
    }
    Optional.ofNullable(dataset.access())
        .filter(access -> !isSaid(access, dataset))
        .map(ACCESS::get)
        .ifPresent(sentence -> html.append(paragraphs(sentence)));
    if (!dataset.references().isEmpty()) {
      html.append("<p>Voir aussi :</p>");
      html.append(list(dataset.references().stream().map(HtmlText::link)));
    }
    return html.toString();
  }

  /** Whether a statement of rights says so already, with its reason. */
  private static boolean isSaid(String access, Dataset dataset) {
    return dataset.rights().stream()
        .anyMatch(sentence -> AccessText.read(sentence).equals(Optional.of(access)));
  }

  /** Paragraphs are separated by blank lines. */
  static String paragraphs(String text) {
    return List.of(text.strip().split("\n\\s*\n")).stream()
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> "<p>" + escaped(paragraph.strip()).replace("\n", "<br>") + "</p>")
        .collect(Collectors.joining());
  }

  private static String item(Distribution distribution, URI files) {
    URI address = distribution.address(files);
    String format = distribution.format() == null ? "" : " (" + distribution.format() + ")";
    String title = distribution.title().isBlank() ? address.toString() : distribution.title();
    return link(address, title) + escaped(format) + HtmlText.description(distribution);
  }

  private OpendatasoftText() {}
}
