package fr.moisson.connectors;

import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.time.Instant;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A square EPCI around Niort, with as many members as a test asks for. */
public final class Niortais {

  /** The start of runs: evening of the 24th in UTC, night of the 25th in Paris. */
  public static final Instant AT = Instant.parse("2026-11-24T23:30:00Z");

  public static Territory of(String... communes) {
    return new Territory(
        Kind.EPCI,
        "200041317",
        "CA du Niortais",
        Stream.of(communes)
            .map(code -> new Commune(code, "Commune " + code, Territory.departementOf(code), "75"))
            .toList(),
        new GeometryFactory().toGeometry(new Envelope(-1, 0, 46, 47)),
        "2026");
  }

  private Niortais() {}
}
