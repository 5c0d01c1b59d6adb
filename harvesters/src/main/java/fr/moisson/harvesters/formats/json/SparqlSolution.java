package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * A solution of a SPARQL query, as Wikidata answers it: {@code {"coord": {"type": "literal",
 * "value": "Point(-0.46 46.32)"}}} (<a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL
 * 1.1 Query Results JSON Format</a>).
 */
final class SparqlSolution {

  private static final String TYPE = "type";
  private static final String VALUE = "value";

  private static final Set<String> TYPES = Set.of("uri", "literal", "typed-literal", "bnode");

  private static final Set<String> MEMBERS = Set.of(TYPE, VALUE, "xml:lang", "datatype");

  /**
   * The values by their variables, without language and type, as in SPARQL's own CSV; empty if the
   * object is no solution.
   */
  static Optional<JsonNode> values(JsonNode row) {
    if (row.isEmpty() || !row.valueStream().allMatch(SparqlSolution::isTerm)) {
      return Optional.empty();
    }
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    row.propertyStream().forEach(term -> values.set(term.getKey(), term.getValue().path(VALUE)));
    return Optional.of(values);
  }

  private static boolean isTerm(JsonNode member) {
    return TYPES.contains(member.path(TYPE).asText())
        && member.path(VALUE).isTextual()
        && member.propertyStream().allMatch(own -> MEMBERS.contains(own.getKey()));
  }

  private SparqlSolution() {}
}
