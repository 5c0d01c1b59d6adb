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

  Territories(GeoApi geoApi) {
    this.geoApi = geoApi;
  }

  /** The whole of a configured territory. */
  Territory find(ConfiguredTerritory configured) {
    return find(configured, configured.place());
  }

  /** One place of it: the whole, or a member commune, from the same file of contours. */
  Territory find(ConfiguredTerritory configured, Place place) {
    return found.computeIfAbsent(place, key -> find(key, configured.contour()));
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
