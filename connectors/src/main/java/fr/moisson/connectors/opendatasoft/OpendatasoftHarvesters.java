package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The harvesters of a domain. None reads DCAT, so ours is of type {@code ckan} and reads the
 * catalogue through our CKAN API. It is recognised by its address, with or without the path of the
 * API: the portal would accept a second one, and duplicate every dataset. An interrupted
 * registration is completed by the next one.
 */
record OpendatasoftHarvesters(URI site, AutomationApi api) {

  private static final String HARVESTERS = "harvesters/";
  private static final String TYPE = "ckan";

  /** After our nightly runs; the portal's guide allows at most one run a day. */
  private static final String EACH_MORNING = "0 5 * * *";

  /** By default a harvester reads only 5 datasets, and skips 3, according to the contract. */
  private static final int EVERYTHING = 1_000_000;

  Registration register(URI catalogue, String title) {
    URI feed = catalogue.resolve("api/3");
    if (api.find(HARVESTERS + "?limit=1").isEmpty()) {
      throw new Misconfigured(Notice.of(Code.PORTAL_DOES_NOT_PULL, site));
    }
    Optional<String> known = known(feed);
    String uid =
        known.orElseGet(
            () -> api.write("POST", HARVESTERS, wanted(feed, title)).path("uid").asText());
    String path = path(uid);
    boolean isScheduled = !api.read(path + "schedules/").path("results").isEmpty();
    if (!isScheduled) {
      ObjectNode schedule = JsonNodeFactory.instance.objectNode();
      schedule.put("cron_schedule", EACH_MORNING).put("timezone", LegalTime.FRANCE.getId());
      api.write("POST", path + "schedules/", schedule);
      AutomationAnswer start = api.call("POST", path + "start/");
      if (!start.isBusy()) {
        start.result();
      }
    }
    return new Registration(
        uid, known.isEmpty(), Notice.of(Code.REGISTRATION_TO_PUBLISH, feed, site, title));
  }

  private static String path(String uid) {
    return HARVESTERS + RequestUris.step(uid) + "/";
  }

  private Optional<String> known(URI feed) {
    List<String> known = new ArrayList<>();
    api.list(
        HARVESTERS,
        each -> {
          String uid = each.path("uid").asText();
          boolean isOurs =
              each.path("type").asText().equals(TYPE)
                  && root(address(each, uid)).equals(root(feed.toString()));
          if (isOurs) {
            known.add(uid);
          }
        });
    return known.stream().findFirst();
  }

  /** The contract does not say whether lists contain fields that only some types have. */
  private String address(JsonNode listed, String uid) {
    return (listed.has("url") ? listed : api.read(path(uid))).path("url").asText();
  }

  private static String root(String address) {
    return Endings.without(address, "/").replaceFirst("/api(/3)?(/action)?$", "");
  }

  /** Sorted by name, so that nothing moves between pages while they are read. */
  private static ObjectNode wanted(URI feed, String title) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TYPE)
        .put("name", title)
        .put("url", feed.toString())
        .put("limit", EVERYTHING)
        .put("offset", 0)
        .put("sort", "name asc")
        .put("group", "")
        .put("query", "")
        .put("delete_missing_datasets", false);
  }
}
