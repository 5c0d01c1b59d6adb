package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests to the Explore API of one portal. */
final class ExploreClient {

  private final OpendatasoftSource source;
  private final Door door;

  ExploreClient(OpendatasoftSource source, Door door) {
    this.source = source;
    this.door = new ExploreDoor(door, source.url());
  }

  /**
   * Gets an answer of the API.
   *
   * @param path below {@code /catalog}
   * @param where replaces the source's own filter
   * @throws Misconfigured if the portal now runs on other software
   */
  Door.Body get(String path, @Nullable String where, String... parameters) {
    return get(address(path, where, parameters));
  }

  private Door.Body get(URI address) {
    return door.get(question(address).request());
  }

  Question question(URI address) {
    return new Question(address, Map.of(), headers(source.apikey()));
  }

  static Map<String, String> headers(@Nullable Secret apikey) {
    String json = "application/json";
    return apikey == null
        ? Map.of("Accept", json)
        : Map.of("Accept", json, "Authorization", "Apikey " + apikey.reveal());
  }

  URI address(String path, @Nullable String where, String... parameters) {
    List<String> query = new ArrayList<>(List.of(parameters));
    if (where != null) {
      query.add("where=" + RequestUris.step(where));
    }
    new TreeMap<>(source.refine())
        .forEach(
            (facet, value) -> query.add("refine=" + RequestUris.step(facet + ":" + quoted(value))));
    String text = String.join("&", query);
    return URI.create(root(source.url()) + "/catalog" + path + (text.isEmpty() ? "" : "?" + text));
  }

  static String root(URI portal) {
    return RequestUris.root(portal) + "/api/explore/v2.1";
  }

  /** In ODSQL, a value with spaces must be quoted. */
  private static String quoted(String value) {
    return value.matches("[\\w.-]+") ? value : "\"" + value.replace("\"", "\\\"") + "\"";
  }

  /** The number of datasets or records of a listing. */
  long count(String path, @Nullable String where) {
    Door.Body body = get(path, where, "limit=1");
    try (JsonPage page = JsonPage.of(body, "/results")) {
      while (page.hasNext()) {
        page.next();
      }
      refuseError(body.uri(), page.envelope());
      page.checkRows();
      JsonNode total = page.envelope().path("total_count");
      if (!total.canConvertToLong()) {
        throw Refusals.unexpected(body.uri(), page.envelope() + " ≠ total_count");
      }
      return total.asLong();
    }
  }

  /** An answer that is one object; filters do not apply to it. */
  JsonNode object(String path) {
    Door.Body body = get(URI.create(root(source.url()) + "/catalog" + path));
    JsonNode object = JsonPage.object(body);
    refuseError(body.uri(), object);
    return object;
  }

  /**
   * Explore reports errors as {@code error_code} and {@code message}, sometimes with status 200.
   */
  static void refuseError(URI address, JsonNode answer) {
    if (answer.hasNonNull("error_code")) {
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, address, answer));
    }
  }

  /** Joins both conditions, if there are two. */
  static @Nullable String and(@Nullable String one, Optional<String> other) {
    String all =
        Stream.concat(
                Optional.ofNullable(one).map(text -> "(" + text + ")").stream(), other.stream())
            .collect(Collectors.joining(" AND "));
    return all.isEmpty() ? null : all;
  }

  Door door() {
    return door;
  }
}
