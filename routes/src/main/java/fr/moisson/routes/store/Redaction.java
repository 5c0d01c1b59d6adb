package fr.moisson.routes.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.DatasetId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The title of an erased dataset in what runs and passes have said, replaced by an ellipsis. */
final class Redaction {

  private static final String BLANK = "…";

  private final Handle handle;
  private final String written;
  private final Pattern said;

  private Redaction(Handle handle, String title) {
    this.handle = handle;
    String quoted = Stored.json(title);
    this.written = quoted.substring(1, quoted.length() - 1);
    // A notice may give several titles, separated by commas.
    this.said = Pattern.compile("(?<=^|, )" + Pattern.quote(title) + "(?=$|, )");
  }

  static void of(Handle handle, DatasetId id, String title) {
    if (!title.isBlank()) {
      Redaction redaction = new Redaction(handle, title);
      Map<String, String> source = Map.of("territory", id.territory(), "source", id.source());
      String ofSource = "territory = :territory AND source = :source";
      redaction.carryOut(
          "notice",
          "id",
          "args",
          "dataset IS NULL AND run IN (SELECT id FROM run WHERE " + ofSource + ")",
          source);
      redaction.carryOut("run", "id", "report", ofSource, source);
      redaction.carryOut(
          "pass",
          "portal",
          "report",
          "substr(portal, 1, length(:portals)) = :portals",
          Map.of("portals", id.territory() + "/"));
    }
  }

  private void carryOut(
      String table, String key, String column, String which, Map<String, String> of) {
    Query query =
        handle.createQuery(
            ("SELECT %1$s AS name, %2$s AS said FROM %3$s"
                    + " WHERE %4$s AND REPLACE(%2$s, :title, '') <> %2$s")
                .formatted(key, column, table, which));
    record Row(Object name, String said) {}
    query
        .bindMap(of)
        .bind("title", written)
        .map((row, context) -> new Row(row.getObject("name"), row.getString("said")))
        .list()
        .forEach(
            row ->
                handle.execute(
                    "UPDATE %s SET %s = ? WHERE %s = ?".formatted(table, column, key),
                    redacted(row.said()),
                    row.name()));
  }

  private String redacted(String json) {
    JsonNode all = Stored.read(json, JsonNode.class);
    if (all instanceof ArrayNode args) {
      redact(args);
    }
    all.findValues("args").forEach(args -> redact((ArrayNode) args));
    all.findParents("title")
        .forEach(
            parent -> ((ObjectNode) parent).put("title", redact(parent.path("title").asText())));
    return all.toString();
  }

  private void redact(ArrayNode args) {
    for (int i = 0; i < args.size(); i++) {
      args.set(i, redact(args.path(i).asText()));
    }
  }

  private String redact(String text) {
    return said.matcher(text).replaceAll(Matcher.quoteReplacement(BLANK));
  }
}
