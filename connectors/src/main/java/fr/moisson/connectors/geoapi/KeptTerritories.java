package fr.moisson.connectors.geoapi;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.territory.ContourFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Year;
import java.util.Optional;

/**
 * Cached answers of {@link GeoApi}, in files {@code <kind>-<code>-<vintage>.geojson}. Without the
 * network.
 */
public record KeptTerritories(Path folder, Clock clock) {

  private static final int OLDEST = 10;

  /** The territory as last cached, however old. */
  public Optional<Territory> find(Kind kind, String code) {
    return newest(kind, code).flatMap(one -> one.read(kind, code));
  }

  /** This year's file, or the latest of an earlier year. */
  Optional<Kept> newest(Kind kind, String code) {
    int year = Year.now(clock).getValue();
    for (int vintage = year; vintage > year - OLDEST; vintage--) {
      Path file = path(kind, code, String.valueOf(vintage));
      if (Files.isRegularFile(file)) {
        return Optional.of(new Kept(file, String.valueOf(vintage)));
      }
    }
    return Optional.empty();
  }

  Path path(Kind kind, String code, String vintage) {
    String zone = kind == Kind.EPCI ? "epci" : "commune";
    return folder.resolve("%s-%s-%s.geojson".formatted(zone, code, vintage));
  }

  record Kept(Path file, String vintage) {

    /** Empty if the file was damaged: it is only a copy. */
    Optional<Territory> read(Kind kind, String code) {
      try {
        return Optional.of(ContourFile.read(file, kind, code, null, vintage));
      } catch (Misconfigured e) {
        return Optional.empty();
      }
    }
  }
}
