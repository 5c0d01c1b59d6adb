package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Actions that people take by hand on a CKAN, and what they see there. Each test has an
 * organisation of its own.
 */
final class Ckan {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int PAGE = 500;

  private final Lab lab;
  private String organisation;

  private Ckan(Lab lab, String organisation) {
    this.lab = lab;
    this.organisation = organisation;
  }

  /** Creates a new organisation, in which the editor may write. */
  static Ckan of(Lab lab) {
    String name = "essai-" + UUID.randomUUID();
    Ckan ckan = new Ckan(lab, name);
    ckan.call("organization_create", object().put("name", name).put("title", "Ville d’essai"));
    ckan.call(
        "organization_member_create",
        object().put("id", name).put("username", lab.editor()).put("role", "editor"));
    return ckan;
  }

  String organisation() {
    return organisation;
  }

  /** Gives the organisation another name, and so another address. */
  void rename() {
    String name = organisation + "-2";
    call("organization_patch", object().put("id", organisation).put("name", name));
    organisation = name;
  }

  /**
   * Creates a group of the site in which only administrators may put records, and puts one there.
   */
  String group(JsonNode record) {
    String group = "choix-" + UUID.randomUUID();
    call("group_create", object().put("name", group));
    call(
        "member_create",
        object()
            .put("id", group)
            .put("object", record.path("id").asText())
            .put("object_type", "package")
            .put("capacity", "public"));
    return group;
  }

  /** The portal as a territory's file states it, reached at this address. */
  String portal(URI address) {
    String options = "url: \"%s\", token: \"${%s}\", organisation: %s, namePrefix: %s";
    return ("{ type: ckan, perSecond: 100000, options: { " + options + " } }")
        .formatted(address, Officer.TOKEN, organisation, prefix());
  }

  /** A prefix for names of this test, since tests share a site on which names are unique. */
  String prefix() {
    return organisation.substring(0, "essai-12345678".length());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Calls an action as the administrator. */
  JsonNode call(String action, ObjectNode parameters) {
    HttpResponse<String> answer = send(action, parameters);
    assertThat(answer.statusCode()).as(action + ": " + answer.body()).isEqualTo(200);
    try {
      return JSON.readTree(answer.body()).path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String action, ObjectNode parameters) {
    URI uri = lab.url().resolve("/api/3/action/" + action);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", lab.sysadminToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(parameters.toString()))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Creates a new token for the editor. */
  String newToken() {
    ObjectNode wanted = object().put("user", lab.editor()).put("name", organisation);
    return call("api_token_create", wanted).path("token").asText();
  }

  void revoke(String token) {
    call("api_token_revoke", object().put("token", token));
  }

  /** The organisation's records according to the search index, including hidden ones. */
  List<JsonNode> datasets() {
    List<JsonNode> found = new ArrayList<>();
    JsonNode page;
    do {
      page =
          call(
                  "package_search",
                  object()
                      .put("fq", "organization:" + organisation + " +dataset_type:dataset")
                      .put("include_private", true)
                      .put("sort", "name asc")
                      .put("rows", PAGE)
                      .put("start", found.size()))
              .path("results");
      page.forEach(found::add);
    } while (page.size() == PAGE);
    return found;
  }

  /** The records in the database whose names begin with this prefix. */
  List<JsonNode> named(String prefix) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode name : call("package_list", object())) {
      if (name.asText().startsWith(prefix)) {
        found.add(call("package_show", object().put("id", name.asText())));
      }
    }
    return found;
  }

  Optional<JsonNode> find(String title) {
    return datasets().stream().filter(held -> held.path("title").asText().equals(title)).findAny();
  }

  /** The only record with this title, as the database holds it. */
  JsonNode titled(String title) {
    JsonNode found = find(title).orElseThrow(() -> new AssertionError("no « " + title + " »"));
    return call("package_show", object().put("id", found.path("id").asText()));
  }

  /** Deletes the records without purging them, which would take longer than publishing them. */
  void removeDatasets() {
    List<JsonNode> held = datasets();
    for (int start = 0; start < held.size(); start += PAGE) {
      ObjectNode some = object().put("org_id", organisation);
      ArrayNode ids = some.putArray("datasets");
      held.stream().skip(start).limit(PAGE).forEach(one -> ids.add(one.path("id").asText()));
      // A server killed while writing may have left records that are only in its index.
      if (send("bulk_update_delete", some).statusCode() == 404) {
        ids.forEach(id -> send("package_delete", object().set("id", id)));
      }
    }
  }

  /** A value of a record, whether the site keeps it in a field of its own or in an extra. */
  static String value(JsonNode record, String key) {
    if (record.hasNonNull(key)) {
      JsonNode value = record.path(key);
      return value.isValueNode() ? value.asText() : value.toString();
    }
    return record
        .path("extras")
        .valueStream()
        .filter(extra -> extra.path("key").asText().equals(key))
        .map(extra -> extra.path("value").asText())
        .findFirst()
        .orElse("");
  }

  static Set<String> tags(JsonNode record) {
    Set<String> tags = new HashSet<>();
    record.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    return tags;
  }

  static List<JsonNode> resources(JsonNode record) {
    return record.path("resources").valueStream().toList();
  }
}
