package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The effects of ckanext-scheming on records of a {@link CkanStandIn}. */
final class CkanScheming {

  private static final int LONGEST_STRING = 32_766;

  /** Some fields of ckanext-dcat's schema, in the format of scheming's action. */
  static JsonNode schema() {
    String multiple = "\"preset\":\"multiple_text\",\"validators\":\"scheming_multiple_text\"";
    String json =
        """
        {"dataset_type":"dataset","dataset_fields":[
         {"field_name":"title"},{"field_name":"name"},{"field_name":"notes"},
         {"field_name":"identifier"},{"field_name":"frequency","choices":[
           {"value":"annual","label":"Annuel"},{"value":"monthly","label":"Mensuel"}]},
         {"field_name":"theme",%1$s},{"field_name":"language",%1$s},
         {"field_name":"contact","repeating_subfields":[
           {"field_name":"name"},{"field_name":"email"},{"field_name":"url"}]},
         {"field_name":"publisher","repeating_subfields":[
           {"field_name":"name"},{"field_name":"url"},{"field_name":"identifier"}]},
         {"field_name":"temporal_coverage","repeating_subfields":[
           {"field_name":"start"},{"field_name":"end"}]},
         {"field_name":"spatial_coverage","repeating_subfields":[
           {"field_name":"uri"},{"field_name":"text"},{"field_name":"geom"},
           {"field_name":"bbox"},{"field_name":"centroid"}]},
         {"field_name":"provenance"},{"field_name":"version_notes"}],
         "resource_fields":[{"field_name":"url"},{"field_name":"conforms_to",%1$s},
           {"field_name":"status","choices":[
             {"value":"http://purl.org/adms/status/Completed"},
             {"value":"http://purl.org/adms/status/UnderDevelopment"}]}]}
        """;
    try {
      return new ObjectMapper().readTree(json.formatted(multiple).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void check(JsonNode schema, JsonNode parameters, ObjectNode errors) {
    for (JsonNode field : schema.path("dataset_fields")) {
      String name = field.path("field_name").asText();
      if (CkanExtras.value(parameters, name).isPresent()) {
        errors.putArray("extras").add("There is a schema field with the same name");
      }
      JsonNode value = parameters.path(name);
      boolean isText = value.isTextual() && !value.asText().isEmpty();
      if (isText && field.has("repeating_subfields")) {
        errors.putArray(name).add("expecting list");
      }
      if (isText
          && field.has("choices")
          && !field.path("choices").findValuesAsText("value").contains(value.asText())) {
        errors.putArray(name).add("unexpected choice \"" + value.asText() + "\"");
      }
      if (value.toString().getBytes(UTF_8).length > LONGEST_STRING && !name.equals("notes")) {
        String message = "Unable to add package to search index: immense term";
        throw CkanRefusal.of(500, "Search Index Error", message);
      }
    }
  }

  /** The fields of a resource whose values are none of those allowed. */
  static void checkResources(JsonNode schema, JsonNode parameters, ObjectNode errors) {
    for (JsonNode field : schema.path("resource_fields")) {
      String name = field.path("field_name").asText();
      for (JsonNode resource : parameters.path("resources")) {
        if (field.has("choices")
            && resource.has(name)
            && !field.path("choices").findValues("value").contains(resource.path(name))) {
          errors.putArray("resources").add(name + ": Value must be one of " + field);
        }
      }
    }
  }

  static void keep(JsonNode schema, JsonNode parameters, ObjectNode record) {
    for (JsonNode field : schema.path("dataset_fields")) {
      String name = field.path("field_name").asText();
      if (!record.has(name) && !CkanValues.canonical(parameters.path(name)).isMissingNode()) {
        record.set(name, parameters.path(name));
      }
    }
  }

  private CkanScheming() {}
}
