package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.LastChanges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items of an {@link ArcgisStandIn}, and the search index, which lags behind. */
final class ArcgisStore {

  static final String ORGANISATION = "org0000000000001";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ITEM =
      Pattern.compile("content/users/([^/]+)/items/([^/]+)/(update|share|unshare)");
  private static final Pattern TERM =
      Pattern.compile("(url|typekeywords):\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final List<String> TEXTS =
      List.of("title", "type", "url", "snippet", "description", "licenseInfo", "accessInformation");

  private final String user;
  private final Map<String, ObjectNode> items = new LinkedHashMap<>();
  private final Map<String, ObjectNode> index = new LinkedHashMap<>();
  private final LastChanges changes = new LastChanges();
  private long writes;
  private String deniedGroup = "";
  private int pageSize = 100;

  ArcgisStore(String user) {
    this.user = user;
  }

  synchronized List<ObjectNode> items() {
    return items.values().stream().map(ObjectNode::deepCopy).toList();
  }

  synchronized ObjectNode item(String id) {
    return items.get(id).deepCopy();
  }

  synchronized long writes() {
    return writes;
  }

  synchronized void byHand(String id, Consumer<ObjectNode> edit) {
    edit.accept(items.get(id));
  }

  synchronized void delete(String id) {
    items.remove(id);
  }

  private ObjectNode dated(ObjectNode item) {
    long at = changes.of(item.path("id").asText(), item).toEpochMilli();
    return item.deepCopy().put("modified", at);
  }

  /** Brings the index up to date. */
  synchronized void index() {
    items.forEach((id, item) -> index.put(id, item.deepCopy()));
  }

  synchronized void largestPage(int entries) {
    pageSize = entries;
  }

  /** From now on, items cannot be shared with this group. */
  synchronized void deny(String group) {
    deniedGroup = group;
  }

  /** Adds an item of another member of the organisation. */
  synchronized String by(String owner, String title, String url) {
    ObjectNode item = item(owner, "");
    item.put("title", title).put("type", "Document Link").put("url", url);
    item.put("access", "public");
    index();
    return item.path("id").asText();
  }

  synchronized JsonNode answer(String path, Map<String, String> form) {
    if (path.equals("portals/self")) {
      return JSON.createObjectNode().put("id", ORGANISATION);
    }
    if (path.equals("search")) {
      return search(form.get("q"));
    }
    if (path.startsWith("content/items/")) {
      ObjectNode item = items.get(path.substring("content/items/".length()));
      return item == null ? missing() : dated(item);
    }
    if (path.endsWith("/addItem")) {
      return add(
          path.replaceFirst("^content/users/[^/]+/?", "").replaceFirst("/?addItem$", ""), form);
    }
    Matcher call = ITEM.matcher(path);
    if (call.matches()) {
      ObjectNode item = items.get(call.group(2));
      if (item == null || !item.path("owner").asText().equals(call.group(1))) {
        return missing();
      }
      return onItem(call.group(3), item, form);
    }
    if (path.startsWith("content/users/" + user)) {
      String folder = path.substring(("content/users/" + user).length()).replace("/", "");
      return folder(folder, Integer.parseInt(form.getOrDefault("start", "1")));
    }
    return ArcgisStandIn.error(404, null, "Not found");
  }

  private JsonNode onItem(String call, ObjectNode item, Map<String, String> form) {
    String id = item.path("id").asText();
    if (call.equals("update")) {
      writes++;
      fill(item, form);
      return JSON.createObjectNode().put("success", true).put("id", id);
    }
    writes++;
    ObjectNode answer = JSON.createObjectNode().put("itemId", id);
    if (call.equals("unshare")) {
      item.putArray("groups");
      answer.putArray("notUnsharedFrom");
      return answer;
    }
    boolean isPublic = "true".equals(form.get("everyone"));
    item.put("access", isPublic ? "public" : "private");
    ArrayNode refused = answer.putArray("notSharedWith");
    String group = form.getOrDefault("groups", "");
    if (!group.isEmpty() && group.equals(deniedGroup)) {
      refused.add(group);
    } else if (!group.isEmpty()) {
      item.putArray("groups").add(group);
    }
    return answer;
  }

  private JsonNode add(String folder, Map<String, String> form) {
    if (!form.containsKey("title") || !form.containsKey("type")) {
      return ArcgisStandIn.error(400, null, "'type' and 'title' property required.");
    }
    String place = form.getOrDefault("url", form.getOrDefault("filename", ""));
    for (ObjectNode item : items.values()) {
      boolean isSame =
          item.path("ownerFolder").asText().equals(folder)
              && item.path("owner").asText().equals(user)
              && (place.equals(item.path("url").asText())
                  || place.equals(item.path("name").asText()));
      if (isSame) {
        return ArcgisStandIn.error(409, "CONT_0044", "Item with this address already exists");
      }
    }
    writes++;
    ObjectNode item = item(user, folder);
    fill(item, form);
    return JSON.createObjectNode()
        .put("success", true)
        .put("id", item.path("id").asText())
        .put("folder", folder);
  }

  private ObjectNode item(String owner, String folder) {
    String id = UUID.randomUUID().toString().replace("-", "");
    ObjectNode item = JSON.createObjectNode().put("id", id);
    item.put("owner", owner).put("ownerFolder", folder).put("access", "private");
    TEXTS.forEach(item::putNull);
    item.putArray("tags");
    item.putArray("typeKeywords").add("Data").add("Document");
    item.putArray("extent");
    item.putNull("properties");
    items.put(id, item);
    return item;
  }

  /** Missing fields keep their values, and so do empty ones unless clearing is requested. */
  private static void fill(ObjectNode item, Map<String, String> form) {
    boolean clears = "true".equals(form.get("clearEmptyFields"));
    form.forEach(
        (name, value) -> {
          if (value.isEmpty() && !clears) {
            return;
          }
          if (TEXTS.contains(name)) {
            item.put(name, value.isEmpty() ? null : value);
          } else if (name.equals("tags") || name.equals("typeKeywords")) {
            ArrayNode list = item.putArray(name);
            List.of(value.split(",")).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(list::add);
          } else if (name.equals("extent")) {
            extent(item.putArray(name), value);
          } else if (name.equals("properties")) {
            item.set(name, parse(value));
          } else if (name.equals("culture")) {
            item.put(name, value);
          } else if (name.equals("filename")) {
            item.put("name", value);
          } else if (name.equals("file")) {
            item.put("content", value);
          }
        });
  }

  private static void extent(ArrayNode extent, String value) {
    String[] sides = value.split(",");
    if (sides.length == 4) {
      extent.addArray().add(Double.parseDouble(sides[0])).add(Double.parseDouble(sides[1]));
      extent.addArray().add(Double.parseDouble(sides[2])).add(Double.parseDouble(sides[3]));
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private JsonNode search(String query) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode results = answer.putArray("results");
    if (query.startsWith("orgid:" + ORGANISATION + " AND (")) {
      Matcher term = TERM.matcher(query);
      while (term.find()) {
        String field = term.group(1).equals("url") ? "url" : "typeKeywords";
        index.values().stream()
            .filter(item -> item.path(field).toString().contains("\"" + term.group(2) + "\""))
            .forEach(results::add);
      }
    }
    return answer.put("nextStart", -1);
  }

  private JsonNode folder(String folder, int start) {
    List<ObjectNode> all =
        items.values().stream()
            .filter(item -> item.path("owner").asText().equals(user))
            .filter(item -> item.path("ownerFolder").asText().equals(folder))
            .toList();
    ObjectNode answer = JSON.createObjectNode().put("total", all.size());
    int end = Math.min(start - 1 + pageSize, all.size());
    ArrayNode page = answer.putArray("items");
    all.subList(Math.min(start - 1, all.size()), end).forEach(item -> page.add(dated(item)));
    return answer.put("nextStart", end < all.size() ? end + 1 : -1);
  }

  private static JsonNode missing() {
    return ArcgisStandIn.error(400, "CONT_0001", "Item does not exist or is inaccessible.");
  }
}
