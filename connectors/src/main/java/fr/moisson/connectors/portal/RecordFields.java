package fr.moisson.connectors.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields of the records that are sent to portals. */
public final class RecordFields {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double MICRODEGREES = 1e6;

  /** Sets a text, or a list of texts for a collection; nothing if the value is empty. */
  public static void put(ObjectNode record, String field, @Nullable Object value) {
    if (value instanceof Collection<?> list) {
      if (!list.isEmpty()) {
        record.set(field, list(list));
      }
    } else if (value != null && !value.toString().isBlank()) {
      record.put(field, value.toString().strip());
    }
  }

  /** The title of a distribution, or a word in its place. */
  public static String title(Distribution distribution) {
    return distribution.title().isBlank() ? "Données" : distribution.title().strip();
  }

  /** Whether a value is empty in any of the ways that portals represent this. */
  public static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isTextual() && value.asText().isBlank()
        || value.isContainerNode() && value.isEmpty();
  }

  /** The value, or null, which clears a field, for an empty one. */
  public static JsonNode orNull(JsonNode value) {
    return isNothing(value) ? JsonNodeFactory.instance.nullNode() : value;
  }

  /** Whether two values are equal, or both empty. */
  public static boolean same(JsonNode one, JsonNode other) {
    return isNothing(one) ? isNothing(other) : one.equals(other);
  }

  /**
   * Degrees rounded to the precision that people need, at any depth, so that machines round alike.
   */
  public static JsonNode rounded(JsonNode degrees) {
    if (degrees.isNumber()) {
      return JSON.numberNode(Math.round(degrees.asDouble() * MICRODEGREES) / MICRODEGREES);
    }
    ArrayNode list = JSON.arrayNode();
    degrees.forEach(part -> list.add(rounded(part)));
    return list;
  }

  /** A list of texts. */
  public static ArrayNode list(Collection<?> values) {
    ArrayNode list = JSON.arrayNode();
    values.forEach(value -> list.add(value.toString()));
    return list;
  }

  /** The texts of a list, as they are; none if there is no list. */
  public static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /**
   * The names of zones that have no address, then those of places. A zone with an address is an
   * administrative area, of which portals that name places in words show the code.
   */
  private static List<String> names(Coverage coverage) {
    return Stream.concat(
            coverage.zones().stream()
                .filter(zone -> Zones.iri(zone).isEmpty())
                .flatMap(zone -> Zones.name(zone).stream()),
            coverage.places().stream())
        .toList();
  }

  /** The places of a dataset: {@link #names}, or otherwise the codes of its zones. */
  public static String places(Coverage coverage) {
    List<String> names = names(coverage);
    return String.join(", ", names.isEmpty() ? coverage.zones() : names);
  }

  /** The addresses of the pages that a dataset refers to in one way. */
  public static List<URI> addresses(Dataset dataset, Part part) {
    return dataset.references(part).stream().map(Reference::address).toList();
  }

  /** The addresses of codes in a European list. */
  public static List<String> listed(String list, Stream<String> codes) {
    return codes.map(code -> EuropeanCodes.AUTHORITY + list + "/" + code).toList();
  }

  /** What a dataset conforms to: addresses, or titles if there are none. */
  public static List<String> standards(Dataset dataset) {
    return dataset.conformsTo().stream()
        .map(one -> one.uri() == null ? one.title() : one.uri().toString())
        .toList();
  }

  /** The names and roles of selected parties. */
  public static List<String> parties(Dataset dataset, Predicate<Attribution> some) {
    return dataset.attributions().stream()
        .filter(some)
        .map(
            one ->
                one.role()
                    + ": "
                    + one.agent().name()
                    + (one.email() == null ? "" : " <" + one.email() + ">"))
        .toList();
  }

  private RecordFields() {}
}
