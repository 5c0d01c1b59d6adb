package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * A record of an online table such as <a
 * href="https://support.getgrist.com/api/#tag/records">Grist</a> or Airtable, with its columns
 * under {@code fields}: {@code {"id": 1, "fields": {"Nom": "Parc", "Lat": 46.32}}}.
 */
final class FieldsRecord {

  private static final String ID = "id";

  /** Records leave empty columns out, so that a row does not know which names the table has. */
  private static final String OF_RECORD = "record_";

  private static final String FIELDS = "fields";

  /** Airtable tells when records were created, Grist which formulas failed. */
  private static final Set<String> MEMBERS = Set.of(ID, FIELDS, "createdTime", "errors");

  /**
   * The columns, after what the record says of itself, such as {@code record_id}; empty if the
   * object is no such record.
   */
  static Optional<JsonNode> values(JsonNode row) {
    boolean isRecord =
        row.hasNonNull(ID) && row.propertyStream().allMatch(own -> MEMBERS.contains(own.getKey()));
    if (!isRecord || !(row.path(FIELDS) instanceof ObjectNode fields)) {
      return Optional.empty();
    }
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    row.propertyStream()
        .filter(own -> !own.getKey().equals(FIELDS))
        .forEach(own -> values.set(OF_RECORD + own.getKey(), own.getValue()));
    return Optional.of(values.setAll(fields));
  }

  private FieldsRecord() {}
}
