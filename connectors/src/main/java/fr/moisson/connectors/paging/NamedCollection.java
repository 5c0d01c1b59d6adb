package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A collection of an OGC API that the configuration names.
 *
 * @param all address of all collections
 */
public record NamedCollection(URI all, String id) {

  /**
   * QGIS Server refuses to describe collections to those who also accept GeoJSON; pygeoapi
   * describes them in the language that it is asked for, if it has it.
   */
  private static final Map<String, String> JSON =
      Map.of("Accept", "application/json", "Accept-Language", "fr");

  /** How servers answer for a collection that they do not have; pycsw fails. */
  private static final Set<Integer> UNKNOWN = Set.of(400, 404, 410, 500);

  /** All collections of an API. */
  public static Question everything(URI all) {
    return new Question(all, Map.of(), JSON);
  }

  /** QGIS Server spoils an encoded colon in the addresses of next pages. */
  public URI address() {
    return URI.create(all + "/" + RequestUris.step(id).replace("%3A", ":"));
  }

  /**
   * @throws Misconfigured also if there is no such collection
   */
  public JsonNode description(Run run) {
    try {
      return JsonPage.object(run.door().get(new Question(address(), Map.of(), JSON).request()));
    } catch (HarvestException failure) {
      if (Refusals.hasStatus(failure, UNKNOWN)) {
        refuseUnknown(run, failure);
      }
      throw failure;
    }
  }

  private void refuseUnknown(Run run, HarvestException failure) {
    SortedSet<String> known = new TreeSet<>();
    LinkedWay way = new LinkedWay(everything(all), "/collections", Integer.MAX_VALUE, run);
    try (Pages collections = new Pages(run.door(), way, page -> false)) {
      collections.forEachRemaining(one -> known.add(one.path("id").asText("")));
    } catch (HarvestException e) {
      failure.addSuppressed(e);
    }
    if (!known.isEmpty() && !known.contains(id)) {
      throw NearNames.unknown(all, id, known);
    }
  }
}
