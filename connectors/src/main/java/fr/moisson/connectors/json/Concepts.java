package fr.moisson.connectors.json;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.harvesters.values.HighValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code keywords} and {@code themes} say, as OGC API – Records, STAC and its <a
 * href="https://github.com/stac-extensions/themes">themes extension</a> write them. Values stay as
 * written there, to be normalised later.
 *
 * @param highValue categories of high-value datasets
 */
public record Concepts(Set<String> keywords, Set<String> themes, List<URI> highValue) {

  /**
   * @param described the properties of a record, or a collection
   */
  public static Concepts of(JsonNode described) {
    Set<String> keywords = new TreeSet<>(JsonFields.texts(described.path("keywords")));
    Set<String> themes = new TreeSet<>();
    List<JsonNode> concepts =
        JsonFields.items(described.path("themes"))
            .flatMap(theme -> JsonFields.items(theme.path("concepts")))
            .toList();
    concepts.stream()
        .filter(concept -> highValue(concept).isEmpty())
        .forEach(concept -> learn(concept, keywords, themes));
    return new Concepts(
        keywords, themes, concepts.stream().flatMap(one -> highValue(one).stream()).toList());
  }

  /**
   * A concept for which the rules know the European theme is a theme. Its title, or else its name
   * in words, is a keyword too, as in ISO 19115, except if it is that of a European theme.
   */
  private static void learn(JsonNode concept, Set<String> keywords, Set<String> themes) {
    List<String> names =
        Stream.of("url", "id", "title")
            .flatMap(name -> Stream.ofNullable(named(concept, name)))
            .toList();
    Optional<String> european =
        names.stream().flatMap(name -> EuropeanCodes.code("data-theme", name).stream()).findFirst();
    european
        .or(() -> names.stream().flatMap(name -> theme(name).stream()).findFirst())
        .ifPresent(themes::add);
    Stream.ofNullable(named(concept, "title", "id"))
        .filter(word -> european.isEmpty() && !word.contains("://"))
        .filter(word -> !StatedWords.isThemeCode(word))
        .forEach(keywords::add);
  }

  /** The category of high-value datasets that a concept is, by its address. */
  private static Optional<URI> highValue(JsonNode concept) {
    return Stream.of("url", "id")
        .flatMap(name -> Stream.ofNullable(named(concept, name)))
        .filter(HighValue::isCategory)
        .flatMap(iri -> Iris.parse(iri).stream())
        .findFirst();
  }

  /** Drafts of the standard have concepts that are only a text. */
  private static @Nullable String named(JsonNode concept, String... names) {
    return concept.isTextual() ? JsonFields.scalar(concept) : JsonFields.text(concept, names);
  }

  private static Optional<String> theme(String name) {
    boolean isKnown = InspireCodes.isTheme(name) || StatedWords.THEMES.knows(name);
    return InspireCodes.theme(name).or(() -> Optional.of(name).filter(word -> isKnown));
  }
}
