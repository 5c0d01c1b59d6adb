package fr.moisson.harvesters.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Json;
import java.util.Map;
import java.util.Set;

/**
 * Masks persons in a cell of JSON, under the names that would keep them out as columns: the
 * accounts of {@code "identifications":[{"user":{"login":"cmartin"}}]} in answers of iNaturalist.
 */
final class NestedPersons {

  /** All of the cell, with its numbers as they are. */
  private static final ObjectReader READER =
      Json.MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Members with a place or its address. */
  private static final Set<String> PLACES =
      Set.of("rue", "voie", "adresse", "ville", "commune", "lieu", "site", "quartier");

  private static final JsonNode MASK = TextNode.valueOf(Repeated.MASKED);

  /** The same text if it names nobody in this way, or is no JSON. */
  static String masked(String text) {
    if (!mayName(text)) {
      return text;
    }
    try {
      JsonNode cell = READER.readTree(text.strip());
      return mask(cell) ? cell.toString() : text;
    } catch (JsonProcessingException e) {
      return text; // A text in brackets, which others have to mask.
    }
  }

  /** Whether a cell of JSON is about a person: {@code {"nom":"Claire Martin"}}. */
  static boolean isOne(String text) {
    if (!mayName(text)) {
      return false;
    }
    try {
      return isOne(READER.readTree(text.strip()));
    } catch (JsonProcessingException e) {
      return false; // A text in brackets.
    }
  }

  private static boolean isOne(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .anyMatch(member -> isOne(member.getKey(), member.getValue()));
    }
    return (node.isTextual() && People.isPerson(node.asText()))
        || node.valueStream().anyMatch(NestedPersons::isOne);
  }

  /** Whether a member names a person, and no street that is called after one. */
  private static boolean isOne(String key, JsonNode value) {
    if (!value.isTextual()) {
      return isOne(value);
    }
    String text = value.asText();
    boolean isFirstName = Treatments.FIRST_NAME.contains(ColumnNames.key(key)) && !text.isBlank();
    return isFirstName || (!isOfOthers(ColumnWords.of(key)) && People.isPerson(text));
  }

  private static boolean isOfOthers(ColumnWords member) {
    return Meaning.isOrganisations(member) || member.hasAny(PLACES);
  }

  /** Whether there was anybody. */
  private static boolean mask(JsonNode node) {
    boolean any = false;
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (Meaning.of(ColumnWords.of(member.getKey())) == Meaning.PERSON
            && isSomebody(member.getValue())) {
          member.setValue(MASK);
          any = true;
        }
      }
    }
    for (JsonNode child : node) {
      any |= mask(child);
    }
    return any;
  }

  private static boolean isSomebody(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().anyMatch(NestedPersons::isSomebody);
    }
    String text = value.asText();
    return value.isObject()
        || (value.isTextual() && !text.isBlank() && !Treatment.IMPERSONAL.of(text).equals(text));
  }

  /** A cheap test: false means that the text is no JSON. */
  static boolean mayName(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  private NestedPersons() {}
}
