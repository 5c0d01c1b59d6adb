package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The write calls of <a href="https://data-fair.github.io/3/">data-fair's API v1</a>. Its errors
 * are plain text in French. Reading goes through {@link Door#send} too: {@link Door#get} may answer
 * from an archive, and a change must start from the portal's current state.
 */
final class DatafairApi {

  private static final Set<Integer> ABOUT_THE_RECORD = Set.of(400, 413, 422);

  /** A dataset that is being indexed, and a limit that is exceeded; both are temporary. */
  private static final Set<Integer> LATER = Set.of(409, 429);

  private static final int PAGE = 1_000;

  /** The server shows no more datasets in any order, and has no cursor for them. */
  private static final int LAST = 10_000;

  /** Listed from both ends, less a margin for datasets that come or go meanwhile. */
  private static final int MOST = 2 * LAST - PAGE;

  private final String root;
  private final Secret key;
  private final Door door;

  /**
   * @param root address of the API, without a slash at its end
   */
  DatafairApi(String root, Secret key, Door door) {
    this.root = root;
    this.key = key;
    this.door = door;
  }

  static String dataset(String id) {
    return "/datasets/" + RequestUris.step(id);
  }

  URI address(String path) {
    return URI.create(root + path);
  }

  JsonNode read(String path) {
    URI uri = address(path);
    return result(uri, ask(Door.Request.get(uri)));
  }

  /** A field of a dataset as it was written, where {@link #read} gives it rendered. */
  JsonNode raw(String id, String field) {
    return read(dataset(id) + "?raw=true&select=" + field).path(field);
  }

  /** Empty if the portal has nothing at that path; a page that says so comes from a proxy. */
  Optional<ObjectNode> find(String path) {
    URI uri = address(path);
    Door.Reply reply = ask(Door.Request.get(uri));
    boolean isPage = reply.text().stripLeading().startsWith("<");
    return reply.status() == 404 && !isPage ? Optional.empty() : Optional.of(object(uri, reply));
  }

  ObjectNode write(String method, String path, JsonNode body) {
    URI uri = address(path);
    return object(uri, ask(Door.Request.json(method, uri, body)));
  }

  /** Writes where the answer has no body, or is a list. */
  void put(String path, JsonNode body) {
    URI uri = address(path);
    result(uri, ask(Door.Request.json("PUT", uri, body)));
  }

  ObjectNode upload(String path, List<Door.Part> parts) {
    URI uri = address(path);
    return object(uri, ask(Door.Request.form("PUT", uri, parts)));
  }

  /**
   * All datasets of our own account: from the oldest, and those beyond the limit of that order from
   * the newest. Some may be given twice.
   *
   * @param select fields to return
   * @throws BadItem if there are more than can be listed, so that a search would be incomplete
   */
  void list(String select, Consumer<JsonNode> each) {
    long count = list(select, "createdAt:1", LAST, each);
    if (count > LAST) {
      list(select, "createdAt:-1", Math.min(LAST, count - LAST + PAGE), each);
    }
  }

  /**
   * @return number of datasets
   */
  private long list(String select, String sort, long most, Consumer<JsonNode> each) {
    long count = 0;
    for (int skip = 0; skip < most; ) {
      String query = "?mine=true&sort=" + sort + "&size=" + Math.min(PAGE, LAST - skip);
      JsonNode page = read("/datasets" + query + "&skip=" + skip + "&select=" + select);
      JsonNode results = page.path("results");
      if (!results.isArray() || !page.path("count").isIntegralNumber()) {
        throw Refusals.unexpected(address("/datasets"), page);
      }
      count = page.path("count").asLong();
      if (count > MOST) {
        throw new BadItem(Notice.of(Code.PORTAL_LISTING_CAPPED, address("/datasets"), MOST, count));
      }
      results.forEach(each);
      skip += results.size();
      if (skip >= count) {
        return count;
      }
      if (results.isEmpty()) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, address("/datasets"), count, skip));
      }
    }
    return count;
  }

  private Door.Reply ask(Door.Request request) {
    return door.send(request.with("x-apiKey", key.reveal()).with("Accept", "application/json"));
  }

  private static ObjectNode object(URI uri, Door.Reply reply) {
    if (result(uri, reply) instanceof ObjectNode object) {
      return object;
    }
    throw Refusals.unexpected(uri, Refusals.quote(reply));
  }

  private static JsonNode result(URI uri, Door.Reply reply) {
    if (!reply.isSuccess()) {
      throw failure(uri, reply);
    }
    JsonNode tree = JsonFields.tree(reply.text());
    if (tree.isMissingNode() && !reply.text().isBlank()) {
      throw Refusals.unexpected(uri, Refusals.quote(reply));
    }
    return tree;
  }

  private static HarvestException failure(URI uri, Door.Reply reply) {
    String words = Refusals.quote(reply);
    if (ABOUT_THE_RECORD.contains(reply.status())) {
      return new BadItem(Notice.of(Code.PORTAL_REFUSES, uri, reply.status(), words));
    }
    // The answer tells a quota from a rate limit.
    return LATER.contains(reply.status())
        ? new Unavailable(Notice.of(Code.HTTP_STATUS, uri, reply.status(), words))
        : Refusals.of(uri, reply);
  }
}
