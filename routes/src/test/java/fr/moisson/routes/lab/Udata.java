package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Actions that people take by hand on a udata, and what they see there. Each test has an
 * organisation of its own.
 */
final class Udata {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Lab lab;
  private final String organisation;

  private Udata(Lab lab, String organisation) {
    this.lab = lab;
    this.organisation = organisation;
  }

  /** Creates a new organisation, in which the editor may write. */
  static Udata of(Lab lab) {
    ObjectNode wanted =
        object().put("name", "Ville d’essai " + UUID.randomUUID()).put("description", "Une ville.");
    String id = new Udata(lab, "").call("POST", "organizations/", wanted).path("id").asText();
    Udata udata = new Udata(lab, id);
    ObjectNode invited = object().put("user", lab.editor()).put("role", "editor");
    JsonNode invitation = udata.call("POST", "organizations/" + id + "/member/", invited);
    String path = "me/org_invitations/" + invitation.path("id").asText() + "/accept/";
    udata.call(lab.editorToken(), "POST", path, object());
    return udata;
  }

  String organisation() {
    return organisation;
  }

  /** The portal as a territory's file states it, reached at this address. */
  String portal(URI address, boolean uploads) {
    String options = "url: \"%s\", token: \"${%s}\", organisation: %s, upload: %s";
    return ("{ type: udata, perSecond: 100000, options: { " + options + " } }")
        .formatted(address, Officer.TOKEN, organisation, uploads);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Calls the API as the administrator. */
  JsonNode call(String method, String path, JsonNode body) {
    return call(lab.sysadminToken(), method, path, body);
  }

  private JsonNode call(String token, String method, String path, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(lab.url().resolve("/api/1/" + path))
            .timeout(Duration.ofMinutes(1))
            .header("X-API-KEY", token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as(method + " " + path + ": " + answer.body())
          .isLessThan(300);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode get(String path) {
    return call("GET", path, object());
  }

  /** The organisation's records, including hidden but not deleted ones. */
  List<JsonNode> datasets() {
    JsonNode page = get("organizations/" + organisation + "/datasets/?page_size=500");
    assertThat(page.path("next_page").isNull()).isTrue();
    return list(page.path("data")).stream()
        .filter(held -> held.path("deleted").isNull())
        .map(held -> get("datasets/" + held.path("id").asText() + "/"))
        .toList();
  }

  /** The only record with this title. */
  JsonNode titled(String title) {
    List<JsonNode> found =
        datasets().stream().filter(held -> held.path("title").asText().equals(title)).toList();
    assertThat(found).as(title).hasSize(1);
    return found.get(0);
  }

  /** Saves a record as the site's form does, which sends all of it. */
  void edit(ObjectNode record) {
    ObjectNode form = record.deepCopy();
    form.put("organization", organisation);
    ids(form, "contact_points");
    call("PUT", "datasets/" + record.path("id").asText() + "/", form);
  }

  private static void ids(ObjectNode form, String field) {
    List<JsonNode> held = list(form.path(field));
    form.putArray(field).addAll(held.stream().map(one -> one.path("id")).toList());
  }

  /** The harvest sources registered by the organisation. */
  List<JsonNode> sources() {
    return list(get("harvest/sources/?organization=" + organisation).path("data"));
  }

  /**
   * Lets udata's own harvester read a feed and returns the records it made in the organisation;
   * fails unless it read everything.
   */
  List<JsonNode> harvest(URI feed) {
    ObjectNode wanted =
        object()
            .put("name", "Flux " + organisation)
            .put("url", feed.toString())
            .put("backend", "dcat")
            .put("organization", organisation)
            .put("active", true);
    String id = call("POST", "harvest/sources/", wanted).path("id").asText();
    lab.command("harvest", "validate", id);
    lab.command("harvest", "run", id);
    JsonNode job = get("harvest/source/" + id + "/jobs/").path("data").path(0);
    List<JsonNode> harvested = datasets();
    // A harvested address belongs to one organisation, and the next test uses another.
    lab.command("harvest", "detach-all-from-source", id);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    return harvested;
  }

  static List<JsonNode> list(JsonNode array) {
    return array.valueStream().toList();
  }

  static List<JsonNode> resources(JsonNode record) {
    return list(record.path("resources"));
  }

  static Set<String> tags(JsonNode record) {
    return list(record.path("tags")).stream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  /** The content of a file that the site holds. */
  static byte[] download(JsonNode resource) {
    try {
      URI address = URI.create(resource.path("url").asText());
      return HTTP.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
