package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row looks like in the table. Objects in objects become columns of their own, {@code
 * geo_latitude}, since a spreadsheet has no other place for them; features stay features.
 *
 * @param columns JSON pointers by the name of the column; all columns when there is none
 * @param dates how dates are written, by column; they become ISO 8601
 * @param codeColumn column to be added, with the code that was asked for: some services do not say
 *     in their rows of which commune they speak
 */
public record Shape(
    @JsonPropertyDescription("Colonnes à garder : nom et pointeur JSON ; toutes par défaut.")
        Map<String, String> columns,
    @JsonPropertyDescription("Forme des dates, par colonne, par exemple dd/MM/yyyy.")
        Map<String, String> dates,
    @JsonPropertyDescription("Colonne à ajouter, avec le code demandé (une commune par question).")
        @Nullable String codeColumn) {

  static final Shape AS_IS = new Shape(Map.of(), Map.of(), null);

  public Shape {
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
    dates = dates == null ? Map.of() : Map.copyOf(dates);
    dates.values().forEach(pattern -> checkPattern("dates", pattern));
  }

  /**
   * @throws Misconfigured if dates cannot be written that way
   */
  static void checkPattern(String key, String pattern) {
    try {
      Objects.requireNonNull(DateTimeFormatter.ofPattern(pattern));
    } catch (IllegalArgumentException e) {
      throw new Misconfigured(
          Notice.of(Notice.Code.CONFIG_BAD_VALUE, key, pattern, "dd/MM/yyyy"), e);
    }
  }

  /**
   * @param code that was asked for
   */
  JsonNode apply(JsonNode row, String code) {
    boolean isFeature = row.path("type").asText().equals("Feature") && row.has("geometry");
    if (!row.isObject() || isFeature) {
      return row;
    }
    ObjectNode shaped = JsonNodeFactory.instance.objectNode();
    if (codeColumn != null) {
      shaped.put(codeColumn, code);
    }
    if (columns.isEmpty()) {
      flatten("", row, shaped);
    } else {
      columns.forEach((name, pointer) -> shaped.set(name, row.at(pointer)));
    }
    dates.forEach((column, pattern) -> date(shaped, column, pattern));
    return shaped;
  }

  private static void flatten(String prefix, JsonNode node, ObjectNode into) {
    node.properties()
        .forEach(
            field -> {
              String name = prefix + field.getKey();
              if (field.getValue().isObject() && !isGeometry(field.getValue())) {
                flatten(name + "_", field.getValue(), into);
              } else {
                into.set(name, field.getValue());
              }
            });
  }

  /** GeoJSON, and the points of Opendatasoft, are read as a whole, as the place of the row. */
  private static boolean isGeometry(JsonNode node) {
    return node.has("type") && (node.has("coordinates") || node.has("geometries"))
        || node.has("lon") && node.has("lat");
  }

  /** What is not written that way stays as it is: it is the producer's, not ours. */
  private static void date(ObjectNode row, String column, String pattern) {
    String text = row.path(column).asText("");
    if (text.isEmpty()) {
      return;
    }
    try {
      row.put(column, LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern)).toString());
    } catch (DateTimeException e) {
      row.put(column, text);
    }
  }
}
