package fr.moisson.connectors.geoapi;

import fr.moisson.connectors.geoapi.KeptTerritories.Kept;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.harvesters.territory.ContourFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Communes, EPCI and their contours, from the French state's geo.api.gouv.fr (Licence Ouverte; <a
 * href="https://geo.api.gouv.fr/decoupage-administratif">documentation</a>), or from a local file.
 *
 * <p>Boundaries change once a year, so an answer is kept for 90 days under {@code
 * <kind>-<code>-<vintage>.geojson}, and longer if the API cannot be reached. The API has no
 * contours of EPCI: these are the union of their communes. For an unknown EPCI, it returns an empty
 * list of communes with status 200.
 *
 * @param base address of the API
 */
public record GeoApi(Door door, URI base, Path cacheFolder, Clock clock) {

  /** Address of the public API. */
  public static final URI PUBLIC = URI.create("https://geo.api.gouv.fr");

  private static final Logger LOG = LoggerFactory.getLogger(GeoApi.class);

  private static final Duration FRESH = Duration.ofDays(90);

  /** Months at the beginning of a year during which the API still has last year's boundaries. */
  private static final int SWITCH = 3;

  private static final String FIELDS =
      "fields=nom,code,codeDepartement,codeRegion,codeEpci,population,anciensCodes"
          + "&format=geojson&geometry=contour";

  /**
   * @throws Misconfigured if there is no such territory
   * @throws Unavailable if the API does not answer and nothing is cached
   */
  public Territory territory(Kind kind, String code) {
    if (kind == Kind.EPCI ? !Territory.isEpciCode(code) : !Territory.isCommuneCode(code)) {
      throw unknown(code, kind, null);
    }
    Optional<Kept> kept = keptTerritories().newest(kind, code);
    Optional<Territory> fresh =
        kept.filter(this::isFresh)
            .flatMap(one -> one.read(kind, code))
            .filter(GeoApi::hasItsMembersGround);
    return fresh.orElseGet(() -> fetched(kind, code, kept));
  }

  private Territory fetched(Kind kind, String code, Optional<Kept> kept) {
    try {
      Territory territory = kind == Kind.EPCI ? epci(code) : commune(code);
      Path file = keptTerritories().path(kind, code, territory.vintage());
      ContourFile.write(file, territory);
      // As the next process will read it: coordinates rounded in the file must not look like a
      // change.
      return new Kept(file, territory.vintage()).read(kind, code).orElse(territory);
    } catch (Unavailable e) {
      Territory last = kept.flatMap(one -> one.read(kind, code)).orElseThrow(() -> e);
      Notice notice = Notice.of(Code.CONTOUR_OF_EARLIER, base.getHost(), last.vintage());
      LOG.warn("{}", LogLine.about(last.name(), null, notice));
      return last;
    }
  }

  private Territory commune(String code) {
    Door.Body answer = get(Kind.COMMUNE, code, "/communes/" + code + "?" + FIELDS);
    return read(answer, Kind.COMMUNE, code, null);
  }

  private Territory epci(String siren) {
    Door.Body itself = get(Kind.EPCI, siren, "/epcis/" + siren + "?fields=nom,code");
    String name = JsonPage.object(itself).path("nom").asText();
    Door.Body members = get(Kind.EPCI, siren, "/epcis/" + siren + "/communes?" + FIELDS);
    return read(members, Kind.EPCI, siren, name);
  }

  /** An incomplete answer means that the API does not have the territory. */
  private Territory read(Door.Body answer, Kind kind, String code, @Nullable String name) {
    try {
      return ContourFile.read(answer.file(), kind, code, name, year());
    } catch (Misconfigured e) {
      throw unknown(code, kind, e);
    }
  }

  private Door.Body get(Kind kind, String code, String path) {
    String root = RequestUris.root(base);
    try {
      return door.get(Door.Request.get(URI.create(root + path)));
    } catch (Misconfigured e) {
      throw Refusals.hasStatus(e, Set.of(404)) ? unknown(code, kind, e) : e;
    }
  }

  private static Misconfigured unknown(String code, Kind kind, @Nullable Misconfigured cause) {
    Notice notice =
        Notice.of(Notice.Code.UNKNOWN_TERRITORY, code, kind == Kind.EPCI ? "EPCI" : "commune");
    return cause == null ? new Misconfigured(notice) : new Misconfigured(notice, cause);
  }

  /**
   * The answer does not state its year: INSEE publishes the boundaries of a year in its first
   * quarter, and the API follows.
   */
  private String year() {
    return String.valueOf(LocalDate.now(clock).minusMonths(SWITCH).getYear());
  }

  /** The territory as last cached, however old. Without the network. */
  public Optional<Territory> kept(Kind kind, String code) {
    return keptTerritories().find(kind, code);
  }

  private KeptTerritories keptTerritories() {
    return new KeptTerritories(cacheFolder, clock);
  }

  private boolean isFresh(Kept kept) {
    try {
      Instant written = Files.getLastModifiedTime(kept.file()).toInstant();
      return written.plus(FRESH).isAfter(clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files written by earlier versions only contain the contour of the whole. */
  private static boolean hasItsMembersGround(Territory territory) {
    return territory.kind() == Kind.COMMUNE
        || territory.communes().stream().allMatch(commune -> commune.contour() != null);
  }
}
