package fr.moisson.routes;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import fr.moisson.routes.config.TerritoryFile.Place;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Contours by the names that officers use; each is looked up once in a process. */
final class Territories {

  private final GeoApi geoApi;
  private final Map<Place, Territory> found = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();

  Territories(GeoApi geoApi) {
    this.geoApi = geoApi;
  }

  /** The whole of a configured territory. */
  Territory find(ConfiguredTerritory configured) {
    Territory whole = find(configured, configured.place());
    names.put(configured.name(), whole.name());
    return whole;
  }

  /** One place of it: the whole, or a member commune, from the same file of contours. */
  Territory find(ConfiguredTerritory configured, Place place) {
    Territory territory = found.computeIfAbsent(place, key -> find(key, configured.contour()));
    territory.communes().forEach(commune -> names.put(commune.code(), commune.name()));
    names.put(territory.code(), territory.name());
    return territory;
  }

  /**
   * What readers call a place: of those looked up so far, by code, and by file for a territory.
   * Asks nobody; what is not known is given back.
   */
  String nameOf(String place) {
    return names.getOrDefault(place, place);
  }

  private Territory find(Place place, @Nullable LocalContour contour) {
    return contour == null
        ? geoApi.territory(place.kind(), place.code())
        : GeoApi.fromFile(
            contour.file(),
            place.kind(),
            place.code(),
            place.kind() == Territory.Kind.EPCI ? contour.name() : null,
            contour.vintage());
  }
}
