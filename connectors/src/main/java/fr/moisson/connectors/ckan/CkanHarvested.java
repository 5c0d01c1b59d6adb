package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Standard;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What <a href="https://docs.ckan.org/projects/ckanext-spatial/en/latest/harvesters/">
 * ckanext-spatial's harvester</a> stores of an ISO record, in extras of its own: {@code
 * responsible-party}, {@code dataset-reference-date}… Lists are stored as JSON in a text.
 */
record CkanHarvested(CkanFields fields) {

  /** « DDT 79 (owner, pointOfContact); IGN (distributor) », as older harvesters write it. */
  private static final Pattern PARTY =
      Pattern.compile("([^;]{1,300}?)\\(([A-Za-z, ]+)\\)\\s*(?:;|$)");

  private static final String CONTACT = "pointOfContact";

  /**
   * The first of these types of date that the record has: {@code publication}, {@code revision}…
   */
  @Nullable String date(String... types) {
    return Stream.of(types)
        .flatMap(
            type ->
                all("dataset-reference-date")
                    .filter(date -> type.equals(date.path("type").asText()))
                    .flatMap(date -> Stream.ofNullable(JsonFields.text(date, "value"))))
        .findFirst()
        .orElse(null);
  }

  /** The party that is responsible in one of these roles. */
  Optional<String> party(String... roles) {
    List<String> sought = List.of(roles);
    return all("responsible-party")
        .filter(party -> JsonFields.texts(party.path("roles")).stream().anyMatch(sought::contains))
        .flatMap(party -> Stream.ofNullable(JsonFields.text(party, "name")))
        .findFirst();
  }

  Optional<String> contact() {
    return party(CONTACT);
  }

  Stream<Attribution> attributions() {
    return all("responsible-party")
        .filter(party -> JsonFields.text(party, "name") != null)
        .flatMap(
            party ->
                JsonFields.texts(party.path("roles")).stream()
                    .filter(role -> !role.equals(CONTACT))
                    .map(
                        role ->
                            new Attribution(
                                role, new Agent(party.path("name").asText(), null, null))));
  }

  Stream<Standard> referenceSystem() {
    return Stream.ofNullable(fields.text("spatial-reference-system"))
        .map(CkanHarvested::referenceSystem);
  }

  static Standard referenceSystem(String text) {
    return EpsgCode.standard(text).orElseGet(() -> new Standard(text, null));
  }

  Kind kind() {
    String type = String.valueOf(fields.text("resource-type", "dcat_type"));
    return switch (type.replaceFirst("^https?://.*/", "")) {
      case "series" -> Kind.SERIES;
      case "service" -> Kind.SERVICE;
      default -> Kind.DATASET;
    };
  }

  private Stream<JsonNode> all(String name) {
    JsonNode list = fields.value(name);
    return list.isArray()
        ? list.valueStream()
        : PARTY.matcher(list.asText("")).results().map(CkanHarvested::party);
  }

  private static JsonNode party(MatchResult found) {
    ObjectNode party = JsonNodeFactory.instance.objectNode().put("name", found.group(1).strip());
    ArrayNode roles = party.putArray("roles");
    Stream.of(found.group(2).split(",")).map(String::strip).forEach(roles::add);
    return party;
  }
}
