package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.WebAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The licences and the topics of an account, which are copied into each dataset. */
final class DatafairAccount {

  private final DatafairApi api;
  private final String settings;

  DatafairAccount(DatafairApi api, JsonNode held) {
    JsonNode owner = held.path("owner");
    this.api = api;
    this.settings =
        "/settings/%s/%s/"
            .formatted(
                RequestUris.step(owner.path("type").asText()),
                RequestUris.step(owner.path("id").asText()));
  }

  /** The account's entry for a licence, which its forms recognise; else our own. */
  JsonNode licence(JsonNode ours) {
    Optional<KnownLicence> known = known(ours);
    if (known.isPresent()) {
      for (JsonNode theirs : api.read(settings + "licenses")) {
        if (theirs.hasNonNull("href") && known.equals(known(theirs))) {
          return JsonNodeFactory.instance
              .objectNode()
              .put("title", theirs.path("title").asText())
              .put("href", theirs.path("href").asText());
        }
      }
    }
    return ours;
  }

  private static Optional<KnownLicence> known(JsonNode licence) {
    return WebAddress.read(licence.path("href").asText())
        .flatMap(address -> KnownLicence.of(new Licence(licence.path("title").asText(), address)));
  }

  /**
   * The topics with these names or ids.
   *
   * @param used those of the account's datasets, as facets
   * @param lost receives those that no dataset of the account has
   */
  static ArrayNode topics(JsonNode used, Set<String> names, List<String> lost) {
    ArrayNode topics = JsonNodeFactory.instance.arrayNode();
    Set<String> missing = new TreeSet<>(names);
    for (JsonNode facet : used) {
      JsonNode topic = facet.path("value");
      String id = topic.path("id").asText();
      String title = topic.path("title").asText();
      if (names.contains(id) || names.contains(title)) {
        topics.add(topic);
        missing.remove(id);
        missing.remove(title);
      }
    }
    missing.forEach(name -> lost.add(PortalFields.of("topics", name)));
    return topics;
  }
}
