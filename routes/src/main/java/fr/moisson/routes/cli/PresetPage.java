package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.routes.config.Guide;
import fr.moisson.routes.config.Preset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The documentation of a preset in Markdown, for the terminal and for {@code docs/sources/}. The
 * texts of the preset itself are in French, like the data.
 */
record PresetPage(String name, Preset preset, CommandTexts words) {

  private static final String TERRITORY = "{territoire}";

  /** The whole page. */
  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(name).append("\n\n").append(preset.title()).append("\n\n");
    page.append("```yaml\nsources:\n").append(use()).append("```\n\n");
    facts(page);
    datasets(page);
    Guide guide = preset.guide();
    if (guide != null) {
      section(page, words.of("page.use"), guide.use());
      section(page, words.of("page.reading"), guide.reading());
      section(page, words.of("page.limits"), guide.limits());
      section(
          page,
          words.of(guide.shape() == Guide.Known.RECORDED ? "page.example" : "page.exampleInvented"),
          "```yaml\n" + guide.example().strip() + "\n```");
    }
    return page.toString();
  }

  /** What to write in a territory's file, with the options that the preset leaves open. */
  private String use() {
    Guide guide = preset.guide();
    if (guide == null || guide.toComplete() == null) {
      return "  - " + name + "\n";
    }
    String options = guide.toComplete().strip().indent(6);
    return "  - use: " + name + "\n    options:\n" + options;
  }

  private void facts(StringBuilder page) {
    page.append("| | |\n| --- | --- |\n");
    fact(page, "page.producer", preset.producer());
    fact(page, "page.connector", "`" + preset.source() + "`");
    JsonNode url = preset.options().path("url");
    fact(page, "page.address", url.isMissingNode() ? words.of("page.toComplete") : url.asText());
    fact(page, "page.licence", licences());
    fact(page, "page.schedule", schedule());
    fact(page, "page.changes", changes());
    Guide guide = preset.guide();
    if (guide != null) {
      fact(page, "page.freshness", guide.freshness());
      fact(
          page,
          "page.shape",
          words.of(guide.shape() == Guide.Known.RECORDED ? "page.recorded" : "page.documented"));
    }
    page.append('\n');
  }

  private void fact(StringBuilder page, String key, String value) {
    page.append("| ")
        .append(words.of(key))
        .append(" | ")
        .append(value.replace("|", "\\|"))
        .append(" |\n");
  }

  private String schedule() {
    String written = String.valueOf(preset.scheduleOrDefault());
    String key = "schedule." + written;
    // A schedule without a text is a cron expression, which is the same in every language.
    return words.bundle().containsKey(key) ? words.of(key) : written;
  }

  private String licences() {
    Guide guide = preset.guide();
    if (guide != null && guide.licence() != null) {
      return guide.licence();
    }
    Set<String> licences = new LinkedHashSet<>();
    for (JsonNode dataset : templates(preset.options())) {
      String stated = dataset.path("licence").asText();
      licences.add(KnownLicence.named(stated).map(KnownLicence::label).orElse(stated));
    }
    return licences.isEmpty() ? words.of("page.toComplete") : String.join(", ", licences);
  }

  /** How this source's protocol tells that nothing has changed. */
  String changes() {
    boolean stated = !preset.options().findPath("changes").isMissingNode();
    return words.of("changes." + preset.source() + (stated ? "Stated" : ""));
  }

  private void datasets(StringBuilder page) {
    Guide guide = preset.guide();
    if (guide != null && guide.what() != null) {
      section(page, words.of("page.datasets"), guide.what());
      return;
    }
    section(
        page,
        words.of("page.datasets"),
        templates(preset.options()).stream()
            .map(
                dataset ->
                    "- **"
                        + ofAnyTerritory(dataset.path("title").asText())
                        + "** : "
                        + ofAnyTerritory(dataset.path("description").asText()))
            .collect(Collectors.joining("\n")));
  }

  private static String ofAnyTerritory(String text) {
    return text.replace(" – " + TERRITORY, "")
        .replace("territoire " + TERRITORY, "territoire")
        .replace("de " + TERRITORY, "du territoire")
        .replace(TERRITORY, "du territoire");
  }

  /** The descriptions of datasets, wherever a protocol's options hold them. */
  private static List<JsonNode> templates(JsonNode options) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode described : options.findParents("description")) {
      if (described.has("title") && described.has("licence")) {
        found.add(described);
      }
    }
    return found;
  }

  private static void section(StringBuilder page, String title, String text) {
    page.append("## ").append(title).append("\n\n").append(text.strip()).append("\n\n");
  }
}
