package fr.moisson.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a preset's producer: {@code src/test/resources/recordings/<preset>.json}.
 *
 * <pre>
 * { "options":   what a territory must add to the preset, if anything,
 *   "datasets":  number of datasets for the Niortais,
 *   "rows":      total number of rows in their extracts,
 *   "exchanges": [ { "request":  { "method", "url", "body": [texts that it contains] },
 *                    "response": { "status", "headers", "body" | "text" | "base64" } } ] }
 * </pre>
 *
 * <p>An exchange answers every request to its address that has all of its parameters; the request
 * may have further parameters, and further members in lists with commas. Of several matching
 * exchanges, the one with the most parameters and body texts wins.
 */
record Recording(
    String preset, ObjectNode options, int datasets, long rows, List<Exchange> exchanges) {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final Path FOLDER = Path.of("src/test/resources/recordings");
  static final Path PRESETS = Path.of("../config/sources");

  /** One request and its answer. */
  record Exchange(
      String method,
      URI address,
      Map<String, String> parameters,
      List<String> inBody,
      int status,
      Map<String, String> headers,
      byte[] body) {

    private static Exchange of(JsonNode exchange) {
      JsonNode request = exchange.path("request");
      JsonNode response = exchange.path("response");
      URI url = URI.create(request.path("url").asText());
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response
          .path("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      headers.putIfAbsent("Content-Type", "application/json");
      List<String> inBody = new ArrayList<>();
      request.path("body").forEach(text -> inBody.add(text.asText()));
      return new Exchange(
          request.path("method").asText("GET"),
          withoutQuery(url),
          Recording.parameters(url.getRawQuery()),
          inBody,
          response.path("status").asInt(200),
          headers,
          body(response));
    }

    private static byte[] body(JsonNode response) {
      if (response.has("base64")) {
        return Base64.getDecoder().decode(response.path("base64").asText());
      }
      String text =
          response.has("text")
              ? response.path("text").asText()
              : response.has("body") ? response.path("body").toString() : "";
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean answers(String asked, URI url, Map<String, String> query, String content) {
      return method.equals(asked)
          && address.equals(url)
          && parameters.entrySet().stream()
              .allMatch(one -> isAmong(one.getValue(), query.get(one.getKey())))
          && inBody.stream().allMatch(content::contains);
    }

    /**
     * Whether the requested value, which may be a list with commas (e.g. of communes), includes at
     * least the recorded members.
     */
    private static boolean isAmong(String recorded, @Nullable String asked) {
      return asked != null
          && (asked.equals(recorded)
              || List.of(asked.split(",")).containsAll(List.of(recorded.split(","))));
    }

    private int precision() {
      return parameters.size() + inBody.size();
    }
  }

  static Recording of(String preset) {
    Path file = FOLDER.resolve(preset + ".json");
    assertThat(file)
        .as("the recording of %s, in the shape that Recording describes", preset)
        .exists();
    try {
      JsonNode recording = JSON.readTree(file.toFile());
      List<Exchange> exchanges = new ArrayList<>();
      recording.path("exchanges").forEach(exchange -> exchanges.add(Exchange.of(exchange)));
      return new Recording(
          preset,
          recording.path("options") instanceof ObjectNode options
              ? options
              : JsonNodeFactory.instance.objectNode(),
          recording.path("datasets").asInt(1),
          recording.path("rows").asLong(0),
          exchanges);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all shipped presets. */
  static Stream<String> presets() {
    try (Stream<Path> files = Files.list(PRESETS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Exchange> answer(String method, URI url, String content) {
    Map<String, String> query = parameters(url.getRawQuery());
    URI address = withoutQuery(url);
    return exchanges.stream()
        .filter(exchange -> exchange.answers(method, address, query, content))
        .reduce((one, other) -> other.precision() > one.precision() ? other : one);
  }

  private static URI withoutQuery(URI url) {
    return URI.create(url.toString().replaceFirst("[?#].*$", ""));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
