package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.text.Json;
import java.util.List;

/**
 * The columns of a file as a <a href="https://specs.frictionlessdata.io/table-schema/">Table
 * Schema</a>. Text formats keep the notation of the source, which must then be stated; in GeoJSON
 * this concerns days only, since its numbers are numbers.
 */
final class FieldList {

  static ObjectNode of(OutputFormat format, List<Column> columns) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    ArrayNode fields = schema.putArray("fields");
    for (Column column : columns) {
      ColumnType type = column.typeOrString();
      ObjectNode field = fields.addObject();
      field.put("name", column.name()).put("type", type.tableSchema());
      if (!column.title().isEmpty()) {
        field.put("title", column.title());
      }
      if (!column.description().isEmpty()) {
        field.put("description", column.description());
      }
      if (format == OutputFormat.CSV
          || (format == OutputFormat.GEOJSON && type.isWrittenAsText())) {
        notation(field, type, column);
      }
    }
    schema.putArray("missingValues").add("");
    return schema;
  }

  private static void notation(ObjectNode field, ColumnType type, Column column) {
    String groupChar = column.groupChar();
    // The default decimal separator is a point, which cannot be the thousands separator as well.
    if (type == ColumnType.DECIMAL_COMMA
        || type == ColumnType.GROUPED_DECIMAL_COMMA
        || groupChar.equals(".")) {
      field.put("decimalChar", ",");
    }
    switch (type) {
      // Only numbers have a groupChar in all versions of the specification.
      case GROUPED_INTEGER, GROUPED_NUMBER, GROUPED_DECIMAL_COMMA ->
          field.put("type", ColumnType.NUMBER.tableSchema()).put("groupChar", groupChar);
      case FRENCH_DATE -> field.put("format", "%d/%m/%Y");
      case SLASHED_DATETIME -> field.put("format", "%Y/%m/%d %H:%M:%S");
      case FRENCH_MINUTE -> field.put("format", "%d/%m/%Y %H:%M");
      case FRENCH_DATETIME -> field.put("format", "%d/%m/%Y %H:%M:%S");
      case DATETIME, LOCAL_DATETIME -> field.put("format", "any");
      case BOOLEAN -> {
        words(field, "trueValues", column.trueValues());
        words(field, "falseValues", column.falseValues());
      }
      case INTEGER, NUMBER, DECIMAL_COMMA, YEAR, DATE, STRING -> {}
    }
  }

  private static void words(ObjectNode field, String key, List<String> words) {
    if (!words.isEmpty()) {
      words.forEach(field.putArray(key)::add);
    }
  }

  private FieldList() {}
}
