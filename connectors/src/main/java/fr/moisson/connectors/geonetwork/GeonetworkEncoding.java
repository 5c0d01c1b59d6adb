package fr.moisson.connectors.geonetwork;

import fr.moisson.harvesters.iso.IsoEncoding;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of new records: the configured one, else the first that the catalogue knows. It is
 * requested once per pass, for the first new record; existing records keep their own.
 */
final class GeonetworkEncoding {

  private final GeonetworkPortal options;
  private final GeonetworkApi api;
  private @Nullable IsoEncoding wanted;

  GeonetworkEncoding(GeonetworkPortal options, GeonetworkApi api) {
    this.options = options;
    this.api = api;
  }

  /**
   * @throws Misconfigured if the catalogue does not know the configured encoding
   */
  synchronized IsoEncoding wanted() {
    if (wanted == null) {
      wanted = choose(options.standard(), api.schemas());
    }
    return wanted;
  }

  private static IsoEncoding choose(@Nullable IsoEncoding chosen, Set<String> schemas) {
    if (chosen == null) {
      return Stream.of(IsoEncoding.values())
          .filter(known -> schemas.contains(known.schema()))
          .findFirst()
          .orElse(IsoEncoding.ISO_19139);
    }
    if (!schemas.isEmpty() && !schemas.contains(chosen.schema())) {
      throw new Misconfigured(
          Notice.of(
              Notice.Code.CONFIG_BAD_VALUE,
              "standard",
              chosen.schema(),
              String.join(", ", schemas)));
    }
    return chosen;
  }
}
