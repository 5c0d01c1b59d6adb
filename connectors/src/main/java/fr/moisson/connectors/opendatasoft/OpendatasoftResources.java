package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.PortalFields;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The resource that fills a dataset's table. Its uid stays the same when its file is replaced, and
 * so do the extraction settings that an editor may have tuned.
 */
final class OpendatasoftResources {

  static final String FIELD = "table";

  /** The state of the producer's file, of which the portal keeps a copy. */
  static final String VERSION = "tableVersion";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final AutomationApi api;
  private final Path files;
  private final String resources;

  OpendatasoftResources(AutomationApi api, Path files, String uid) {
    this.api = api;
    this.files = files;
    this.resources = AutomationApi.dataset(uid) + "resources/";
  }

  /**
   * Brings the table up to date.
   *
   * @param table as rendered; missing if the dataset has none
   * @param wasOurs whether we filled it the last time
   * @param lost receives a table that cannot be ours, or that the portal cannot read
   * @return whether something was written
   */
  boolean settle(JsonNode table, Edits edits, boolean wasOurs, List<String> lost) {
    if (table.isMissingNode() && !wasOurs) {
      return false;
    }
    List<JsonNode> held = held();
    Optional<JsonNode> ours = ours(held, table);
    if (ours.isEmpty() && !held.isEmpty()) {
      // A table consists of all its resources; our rows would be added to somebody else's.
      lost.add(PortalFields.of(FIELD, table.path("title").asText()));
      return false;
    }
    JsonNode before = ours.map(OpendatasoftResources::content).orElse(JSON.missingNode());
    JsonNode now = content(table);
    JsonNode chosen = edits.choose(FIELD, before, now);
    boolean isOther = !chosen.equals(before);
    JsonNode version = table.path("version");
    boolean isStale =
        now.equals(before) && !version.isMissingNode() && !edits.isAsLeft(VERSION, version);
    if (isOther) {
      edits.writing();
      if (!replaced(table, ours, lost)) {
        if (!before.isMissingNode()) {
          edits.shows(FIELD, before);
        }
        return false;
      }
    } else if (isStale) {
      ours.ifPresent(this::forget);
    }
    if (!table.isMissingNode()) {
      edits.shows(FIELD, now);
    }
    if (!version.isMissingNode()) {
      edits.shows(VERSION, version);
    }
    return isOther || isStale;
  }

  /** Whether the portal has the table; its metadata are published even if it cannot read it. */
  private boolean replaced(JsonNode table, Optional<JsonNode> held, List<String> lost) {
    if (table.isMissingNode()) {
      held.ifPresent(one -> api.act("DELETE", path(one)));
      return true;
    }
    try {
      write(table, held);
      return true;
    } catch (BadItem e) {
      String title = table.path("title").asText();
      lost.add(
          PortalFields.of(FIELD, title) + " (" + PortalFields.quoted(Refusals.reason(e)) + ")");
      return false;
    }
  }

  /** Makes the portal fetch a file again, of which it would otherwise publish its old copy. */
  private void forget(JsonNode held) {
    AutomationAnswer answer = api.call("POST", path(held) + "clean_cache/");
    if (!answer.isNotFound()) {
      answer.result();
    }
  }

  private String path(JsonNode held) {
    return resources + RequestUris.step(held.path("uid").asText()) + "/";
  }

  private List<JsonNode> held() {
    JsonNode page = api.read(resources + "?limit=1000&expand=datasource.connection");
    return page.path("results").valueStream().toList();
  }

  /** Our resource: by its content, by its title, or because it is the only one. */
  private static Optional<JsonNode> ours(List<JsonNode> held, JsonNode table) {
    return held.stream()
        .filter(one -> content(one).equals(content(table)))
        .findFirst()
        .or(
            () ->
                held.stream()
                    .filter(one -> one.path("title").equals(table.path("title")))
                    .findFirst())
        .or(() -> held.size() == 1 ? Optional.of(held.get(0)) : Optional.empty());
  }

  /**
   * What identifies a content: the address or, for an uploaded file, the title, which contains our
   * name of the file.
   */
  private static JsonNode content(JsonNode resource) {
    if (resource.isMissingNode()) {
      return resource;
    }
    if (resource.has("datasource")) {
      JsonNode source = resource.path("datasource");
      String root = source.path("connection").path("url").asText();
      return JSON.textNode(
          source.path("type").asText().equals("http")
              ? root.isEmpty()
                  ? resource.path("display_name").asText()
                  : root + source.path("relative_url").asText()
              : resource.path("title").asText());
    }
    return JSON.textNode(resource.path("url").asText(resource.path("title").asText()));
  }

  private void write(JsonNode table, Optional<JsonNode> held) {
    ObjectNode resource = JSON.objectNode();
    JsonNode source = table.has("file") ? uploaded(table) : linked(table);
    resource.set("title", table.path("title"));
    resource.set("datasource", source);
    if (held.isPresent() && extension(content(held.get())).equals(extension(content(table)))) {
      resource.set("type", held.get().path("type"));
      resource.set("params", held.get().path("params"));
    } else {
      guess(resource);
    }
    if (held.isPresent()) {
      api.write("PUT", path(held.get()), resource);
    } else {
      api.write("POST", resources, resource);
    }
  }

  private ObjectNode uploaded(JsonNode table) {
    Path file = files.resolve(table.path("file").asText());
    JsonNode stored =
        api.upload(
            resources + "files/",
            new Door.Part.Upload(
                "file",
                String.valueOf(file.getFileName()),
                table.path("mediaType").asText(),
                file));
    ObjectNode source = JSON.objectNode().put("type", "uploaded_file");
    source.putObject("file").set("uid", stored.path("uid"));
    return source;
  }

  private static ObjectNode linked(JsonNode table) {
    URI address = URI.create(table.path("url").asText());
    String root = address.getScheme() + "://" + address.getRawAuthority();
    ObjectNode source = JSON.objectNode().put("type", "http");
    source.putObject("connection").put("type", "http").put("url", root).putNull("auth");
    source.put("relative_url", address.toString().substring(root.length()));
    return source;
  }

  /** Lets the portal inspect the file, since it knows more formats than its documentation lists. */
  private void guess(ObjectNode resource) {
    ObjectNode question = JSON.objectNode();
    question.set("datasource", resource.path("datasource"));
    JsonNode type =
        api.write("POST", resources + "guess_extractors/", question).path(0).path("type");
    String known = type.asText("csvfile");
    question.put("type", known);
    JsonNode params =
        api.write("POST", resources + "guess_extractor_params/", question).path("params");
    resource.put("type", known);
    resource.set("params", params.isObject() ? params : JSON.objectNode());
  }

  private static String extension(JsonNode content) {
    return content.asText().replaceFirst("^.*\\.", "").replaceFirst("(?s)\\W.*", "");
  }
}
