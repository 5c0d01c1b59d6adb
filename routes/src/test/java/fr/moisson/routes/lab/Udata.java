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
import java.util.stream.StreamSupport;

/**
 * What people do on a udata by hand, and what they see there, in an organisation of a test's own.
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

  /** With a new organisation, in which the editor may write. */
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

  /** The portal as a territory's file states it, at an address that leads there. */
  String portal(URI address, boolean uploads) {
    String options = "url: \"%s\", token: \"${%s}\", organisation: %s, upload: %s";
    return ("{ type: udata, perSecond: 100000, options: { " + options + " } }")
        .formatted(address, Officer.TOKEN, organisation, uploads);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A call of the API as the administrator. */
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

  /** What the organisation holds, hidden records included but the deleted ones. */
  List<JsonNode> datasets() {
    JsonNode page = get("organizations/" + organisation + "/datasets/?page_size=500");
    assertThat(page.path("next_page").isNull()).isTrue();
    return list(page.path("data")).stream()
        .filter(held -> held.path("deleted").isNull())
        .map(held -> get("datasets/" + held.path("id").asText() + "/"))
        .toList();
  }

  /** The one record of that title. */
  JsonNode titled(String title) {
    List<JsonNode> found =
        datasets().stream().filter(held -> held.path("title").asText().equals(title)).toList();
    assertThat(found).as(title).hasSize(1);
    return found.get(0);
  }

  /** What somebody changes on the site's form, which sends the whole record. */
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

  /** What the organisation has registered to be harvested. */
  List<JsonNode> sources() {
    return list(get("harvest/sources/?organization=" + organisation).path("data"));
  }

  /**
   * What udata's own harvester makes of a feed, as the organisation's records; it must have read
   * all of it.
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
    // What is known by an address belongs to one organisation, and the next test has another.
    lab.command("harvest", "detach-all-from-source", id);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    return harvested;
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static List<JsonNode> resources(JsonNode record) {
    return list(record.path("resources"));
  }

  static Set<String> tags(JsonNode record) {
    return list(record.path("tags")).stream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  /** The site's own content, of a file that it holds. */
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
