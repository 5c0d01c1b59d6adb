package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Moments;
import fr.moisson.connectors.opendatasoft.OpendatasoftDomain.Placed;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the metadata of one dataset field by field, since calls that replace a whole template
 * erase the fields that are not sent.
 */
final class OpendatasoftMetadata {

  private final AutomationApi api;
  private final String dataset;

  OpendatasoftMetadata(AutomationApi api, String uid) {
    this.api = api;
    this.dataset = AutomationApi.dataset(uid);
  }

  /**
   * Brings the fields up to date.
   *
   * @param fields missing values are removed
   * @param lost receives fields that the portal turns out not to have, or whose value it refuses:
   *     each domain has its own types and lists of values
   * @return whether something was written
   */
  boolean settle(Map<String, Placed> fields, Edits edits, List<String> lost) {
    JsonNode metadata = read();
    Map<String, JsonNode> wanted = new TreeMap<>();
    fields.forEach(
        (name, ours) -> {
          JsonNode held = ours.in(metadata);
          JsonNode chosen = edits.choose(name, held, ours.value());
          if (!says(held, chosen)) {
            wanted.put(name, chosen);
          }
        });
    if (!wanted.isEmpty()) {
      edits.writing();
    }
    boolean written = false;
    for (Map.Entry<String, JsonNode> field : wanted.entrySet()) {
      boolean isThere = write(Objects.requireNonNull(fields.get(field.getKey())), field.getValue());
      written |= isThere;
      if (!isThere && !RecordFields.isNothing(field.getValue())) {
        lost.add(field.getKey());
      }
    }
    // The portal sanitises what it is sent, but its answer does not show that.
    JsonNode now = written ? read() : metadata;
    fields.forEach(
        (name, ours) -> {
          if (!RecordFields.isNothing(ours.value())) {
            edits.shows(name, ours.in(now));
          }
        });
    return written;
  }

  private JsonNode read() {
    return api.read(dataset + "metadata/");
  }

  /** Writes or deletes a field; false if the portal does not have it, or refuses the value. */
  private boolean write(Placed field, JsonNode value) {
    String path = dataset + field.path();
    AutomationAnswer answer =
        RecordFields.isNothing(value)
            ? api.call("DELETE", path)
            : api.call("PUT", path, AutomationApi.value(value));
    if (answer.isNotFound()
        || answer.refusesFields() && !field.field().equals(OpendatasoftRecord.TITLE)) {
      return false;
    }
    answer.result();
    return true;
  }

  /** Whether two values are equal, regardless of the order of lists and of time zones. */
  private static boolean says(JsonNode held, JsonNode ours) {
    if (held.isArray() && ours.isArray()) {
      return held.size() == ours.size() && elements(held).equals(elements(ours));
    }
    return RecordFields.same(held, ours)
        || instant(held).isPresent() && instant(held).equals(instant(ours));
  }

  private static Set<JsonNode> elements(JsonNode list) {
    return list.valueStream().collect(Collectors.toSet());
  }

  private static Optional<Instant> instant(JsonNode value) {
    return Optional.of(value.asText()).filter(text -> text.contains("T")).flatMap(Moments::read);
  }
}
