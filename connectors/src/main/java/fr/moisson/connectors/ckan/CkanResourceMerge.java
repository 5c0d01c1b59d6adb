package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Our resources over those that a record holds, each under the id that the portal gave it. */
final class CkanResourceMerge {

  private static final List<String> OWNED =
      List.of(
          CkanResources.ID,
          "url",
          "name",
          "description",
          "format",
          "mimetype",
          "size",
          "hash",
          "hash_algorithm",
          "last_modified",
          "license",
          "conforms_to",
          "source_url");

  /** CKAN guesses these from the address when we do not know; its guess may stay. */
  private static final Set<String> GUESSED = Set.of("format", "mimetype");

  static ArrayNode merge(JsonNode held, JsonNode ours) {
    List<JsonNode> waiting = new ArrayList<>();
    ours.forEach(waiting::add);
    @Nullable ObjectNode[] places = new @Nullable ObjectNode[held.size()];
    // All ids first: an address may have moved from one of our resources to another.
    claim(held, waiting, places, (theirs, mine) -> id(theirs).equals(id(mine)));
    claim(held, waiting, places, (theirs, mine) -> theirs.path("url").equals(mine.path("url")));

    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < places.length; i++) {
      if (places[i] != null) {
        merged.add(places[i]);
      } else if (id(held.get(i)).isEmpty()) {
        merged.add(held.get(i));
      }
    }
    waiting.forEach(merged::add);
    return merged;
  }

  /** Gives each of ours that still waits the first free resource that it is. */
  private static void claim(
      JsonNode held,
      List<JsonNode> waiting,
      @Nullable ObjectNode[] places,
      BiPredicate<JsonNode, JsonNode> same) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == null && held.get(i) instanceof ObjectNode theirs) {
        Optional<JsonNode> match =
            waiting.stream().filter(mine -> same.test(theirs, mine)).findFirst();
        if (match.isPresent()) {
          places[i] = merge(theirs, match.get());
          waiting.remove(match.get());
        }
      }
    }
  }

  private static ObjectNode merge(ObjectNode held, JsonNode mine) {
    ObjectNode merged = held.deepCopy();
    for (String field : OWNED) {
      boolean isGuess = GUESSED.contains(field) && !mine.has(field);
      // CKAN writes formats its own way: GEOJSON comes back as GeoJSON.
      boolean isSame = mine.path(field).asText().equalsIgnoreCase(held.path(field).asText());
      if (!isGuess && !(field.equals("format") && isSame)) {
        CkanMerge.put(merged, field, mine.path(field));
      }
    }
    return merged;
  }

  private static String id(JsonNode resource) {
    return resource.path(CkanResources.ID).asText();
  }

  private CkanResourceMerge() {}
}
