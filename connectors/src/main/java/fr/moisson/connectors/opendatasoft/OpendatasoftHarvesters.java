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
 * The harvesters of a domain. None of them reads DCAT, hence ours is of the type {@code ckan} and
 * reads the catalogue in CKAN's shapes. It is known by its address alone, with or without the path
 * of the API: the portal would take a second one, and double every dataset. What a registration
 * that was cut off has left undone is done by the next one.
 */
record OpendatasoftHarvesters(URI site, AutomationApi api) {

  private static final String HARVESTERS = "harvesters/";
  private static final String TYPE = "ckan";

  /** After the nightly runs; the portal's guide asks for no more than once a day. */
  private static final String EACH_MORNING = "0 5 * * *";

  /** The contract names a default of 5 datasets, and one of 3 that are passed over. */
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

  /** The contract leaves open whether a list tells what only some types have. */
  private String address(JsonNode listed, String uid) {
    return (listed.has("url") ? listed : api.read(path(uid))).path("url").asText();
  }

  private static String root(String address) {
    return Endings.without(address, "/").replaceFirst("/api(/3)?(/action)?$", "");
  }

  /** By name, so that nothing moves from one page to the next while it is read. */
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
