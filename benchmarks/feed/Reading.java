import fr.moisson.connectors.dcat.DcatSource;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Reads and maps a DCAT feed as a harvest does, from a file instead of the network, and prints the
 * numbers of datasets mapped and of entries refused: {@code Reading FILE FOLDER}.
 */
public final class Reading {

  private record File(Path file) implements Door {

    @Override
    public Body get(Request request) {
      return new Body(request.uri(), file, null, null, Map.of(), file.toString());
    }

    @Override
    public Reply send(Request request) {
      throw new UnsupportedOperationException("a source never writes");
    }
  }

  public static void main(String[] arguments) {
    Territory territory =
        new Territory(
            Territory.Kind.COMMUNE,
            "79191",
            "Niort",
            List.of(new Territory.Commune("79191", "Niort", "79", "75")),
            new GeometryFactory().toGeometry(new Envelope(-0.56, -0.38, 46.27, 46.38)),
            "2026");
    DcatSource source = new DcatSource(URI.create("https://donnees.example.org/catalogue"));
    Run run =
        new Run(
            territory,
            new File(Path.of(arguments[0])),
            Path.of(arguments[1]),
            null,
            notice -> {},
            Instant.EPOCH);
    long mapped = 0;
    long refused = 0;
    try (Stream<RawItem> items = source.fetch(run)) {
      for (RawItem item : (Iterable<RawItem>) items::iterator) {
        try {
          source.map(new DatasetId("niortais", "essai", item.remoteId()), item, territory);
          mapped++;
        } catch (BadItem e) {
          refused++;
        }
      }
    }
    System.out.println(mapped + " " + refused);
  }

  private Reading() {}
}
