package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reduces records of multilingual sites to one language: French, else English, else any. Such sites
 * give an object of languages in place of a text ({@code {"fr": "…", "de": "…"}}), or next to it
 * under <a href="https://github.com/ckan/ckanext-fluent">ckanext-fluent's</a> {@code …_translated}.
 * The text {@code None} counts as no value.
 */
final class CkanTranslations {

  private static final String TRANSLATED = "_translated";
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(?:[-_][A-Za-z]{2,4})?");

  /** Two-letter keys are only taken for languages if one of these is among them. */
  private static final Set<String> USUAL = Set.of("fr", "en", "de", "nl", "it", "es");

  /** What Python programs write for a missing value. */
  private static final String NOTHING = "None";

  static JsonNode french(JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> list.add(french(item)));
      return list;
    }
    if (!value.isObject()) {
      return NOTHING.equals(value.asText()) ? JsonNodeFactory.instance.nullNode() : value;
    }
    if (isInLanguages(value)) {
      return best(value).orElse(JsonNodeFactory.instance.nullNode());
    }
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    value.properties().forEach(field -> record.set(field.getKey(), french(field.getValue())));
    value
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (name.endsWith(TRANSLATED) && isInLanguages(field.getValue())) {
                String plain = name.substring(0, name.length() - TRANSLATED.length());
                best(field.getValue()).ifPresent(text -> record.set(plain, text));
              }
            });
    return record;
  }

  private static boolean isInLanguages(JsonNode value) {
    return value.isObject()
        && value.properties().stream().anyMatch(field -> USUAL.contains(field.getKey()))
        && value.properties().stream().allMatch(f -> LANGUAGE.matcher(f.getKey()).matches());
  }

  private static Optional<JsonNode> best(JsonNode languages) {
    return languages.properties().stream()
        .filter(field -> isSomething(field.getValue()))
        .min(Comparator.comparing(field -> foreignness(field.getKey())))
        .map(field -> field.getValue());
  }

  private static boolean isSomething(JsonNode value) {
    return value.isContainerNode()
        ? !value.isEmpty()
        : !value.asText("").isBlank() && !value.isNull();
  }

  private static int foreignness(String language) {
    return language.startsWith("fr") ? 0 : language.startsWith("en") ? 1 : 2;
  }

  private CkanTranslations() {}
}
