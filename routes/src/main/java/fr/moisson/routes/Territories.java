package fr.moisson.routes;

import fr.moisson.connectors.geoapi.GeoApi;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.harvesters.territory.CommuneCodes;
import fr.moisson.harvesters.territory.ContourFile;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.Configuration.LocalContour;
import fr.moisson.routes.config.TerritoryFile.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contours by name; each is looked up once a day, so that a long-running program notices new ones.
 */
public final class Territories {

  private static final Logger LOG = LoggerFactory.getLogger(Territories.class);

  private static final Duration FRESH = Duration.ofDays(1);

  /**
   * How long a failed look-up is remembered, so that not every source of a territory waits for it.
   */
  private static final Duration SILENT = Duration.ofMinutes(1);

  private final GeoApi geoApi;
  private final Clock clock;
  private final Map<Asked, Found> found = new ConcurrentHashMap<>();
  private final Map<Asked, Silence> silences = new ConcurrentHashMap<>();
  private final Map<Asked, Object> turns = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> around = new ConcurrentHashMap<>();

  /** The same place may be looked up in several files. */
  private record Asked(Place place, @Nullable LocalContour contour) {}

  private record Found(Territory territory, Instant at) {}

  private record Silence(Notice notice, Instant until) {}

  public Territories(GeoApi geoApi, Clock clock) {
    this.geoApi = geoApi;
    this.clock = clock;
  }

  /** The whole of a configured territory. */
  public Territory find(ConfiguredTerritory configured) {
    return find(configured, configured.place());
  }

  /**
   * One place of a territory: the whole, or a member commune, from the same file of contours.
   *
   * @throws Misconfigured also if an EPCI does not have the commune
   */
  Territory find(ConfiguredTerritory configured, Place place) {
    boolean isMember = place.kind() == Kind.COMMUNE && configured.place().kind() == Kind.EPCI;
    if (isMember) {
      stranger(place, find(configured))
          .ifPresent(
              why -> {
                throw new Misconfigured(why);
              });
    }
    Territory itself = find(new Asked(place, configured.contour()));
    // What is published for the whole EPCI also concerns its members.
    Territory territory = isMember ? itself.memberOf(configured.place().code()) : itself;
    learn(configured, place, territory);
    return territory;
  }

  /** The notice for a commune that an EPCI does not have; empty for all other places. */
  public static Optional<Notice> stranger(Place place, Territory whole) {
    boolean isMember =
        place.kind() != Kind.COMMUNE
            || whole.kind() != Kind.EPCI
            || whole.communeCodes().contains(CommuneCodes.commune(place.code()));
    if (isMember) {
      return Optional.empty();
    }
    return whole.communes().stream()
        .filter(commune -> commune.formerCodes().contains(place.code()))
        .findFirst()
        .map(heir -> Notice.of(Code.MEMBER_HAS_MERGED, place.code(), heir.name(), heir.code()))
        .or(() -> Optional.of(Notice.of(Code.NOT_A_MEMBER, place.code(), whole.name())));
  }

  /** Looks up every place, so that pages can name and draw them before the first harvest. */
  void meet(List<ConfiguredTerritory> all) {
    forEachPlace(all, this::find);
  }

  /** The same without the network, for a site before it looks them up. */
  void recall(List<ConfiguredTerritory> all) {
    forEachPlace(all, this::recall);
  }

  private static void forEachPlace(
      List<ConfiguredTerritory> all, BiConsumer<ConfiguredTerritory, Place> action) {
    for (ConfiguredTerritory territory : all) {
      try {
        action.accept(territory, territory.place());
        territory.portals().stream()
            .flatMap(portal -> Stream.ofNullable(portal.place()))
            .forEach(place -> action.accept(territory, place));
      } catch (HarvestException e) {
        // Its harvests will fail for the same reason, and report it.
        LOG.debug("{}", LogLine.about(territory.name(), null, e.notice()));
      }
    }
  }

  /**
   * Loads one place of a territory from a file of contours or from the cache, however old. Without
   * the network, for callers that only name and draw places.
   */
  void recall(ConfiguredTerritory configured, Place place) {
    if (configured.contour() != null) {
      find(configured, place);
      return;
    }
    Optional<Territory> kept = geoApi.kept(place.kind(), place.code());
    kept.ifPresent(
        territory -> {
          found.put(new Asked(place, null), new Found(territory, Instant.EPOCH));
          learn(configured, place, territory);
        });
  }

  private void learn(ConfiguredTerritory configured, Place place, Territory territory) {
    territory.communes().forEach(commune -> names.put(commune.code(), commune.name()));
    names.put(territory.code(), territory.name());
    if (place.equals(configured.place())) {
      names.put(configured.name(), territory.name());
      territory.communes().stream()
          .map(commune -> place.kind() == Kind.EPCI ? commune.code() : commune.epci())
          .forEach(
              other ->
                  around
                      .computeIfAbsent(other, code -> new ConcurrentSkipListSet<>())
                      .add(configured.name()));
    }
  }

  /**
   * The territories, by file name, that have a commune as a member, or whose territory is a commune
   * of an EPCI; only of places looked up so far. Without the network.
   */
  List<String> around(String code) {
    return List.copyOf(around.getOrDefault(code, Set.of()));
  }

  /**
   * The display name of a place looked up so far, by its code, or by the file name of a territory;
   * the argument itself if it is unknown. Without the network.
   */
  String nameOf(String place) {
    return names.getOrDefault(place, place);
  }

  /** Differs whenever other names or contours are known than before. */
  String state() {
    List<String> vintages =
        found.values().stream()
            .map(Found::territory)
            .map(territory -> territory.code() + " " + territory.vintage())
            .sorted()
            .toList();
    return names.hashCode() + " " + vintages.hashCode();
  }

  /**
   * The contour of a place looked up so far, by its code, or of a member of one. Without the
   * network.
   */
  Optional<Geometry> contourOf(String code) {
    List<Territory> known = found.values().stream().map(Found::territory).toList();
    return Stream.concat(
            known.stream()
                .filter(territory -> territory.code().equals(code))
                .map(Territory::contour),
            known.stream()
                .flatMap(territory -> territory.communes().stream())
                .filter(commune -> commune.code().equals(code))
                .flatMap(commune -> Stream.ofNullable(commune.contour())))
        .findFirst();
  }

  /** Several portals of a territory often need it at the same time: only one asks. */
  private Territory find(Asked asked) {
    synchronized (turns.computeIfAbsent(asked, place -> new Object())) {
      Instant now = clock.instant();
      Found known = found.get(asked);
      if (known == null || !now.isBefore(known.at().plus(FRESH))) {
        known = new Found(ask(asked), now);
        found.put(asked, known);
      }
      return known.territory();
    }
  }

  private Territory ask(Asked asked) {
    Place place = asked.place();
    if (asked.contour() != null) {
      return inFile(place, asked.contour());
    }
    Silence silence = silences.get(asked);
    if (silence != null && clock.instant().isBefore(silence.until())) {
      throw new Unavailable(silence.notice());
    }
    try {
      return geoApi.territory(place.kind(), place.code());
    } catch (Unavailable e) {
      silences.put(asked, new Silence(e.notice(), clock.instant().plus(SILENT)));
      throw e;
    }
  }

  /**
   * A place in a file of contours.
   *
   * @throws Misconfigured if the file does not have it
   */
  public static Territory inFile(Place place, LocalContour contour) {
    return ContourFile.read(
        contour.file(),
        place.kind(),
        place.code(),
        place.kind() == Territory.Kind.EPCI ? contour.name() : null,
        contour.vintage());
  }
}
