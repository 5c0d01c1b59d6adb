package fr.moisson.routes;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.extraction.ExtractOrder;
import fr.moisson.harvesters.extraction.Extraction;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Portion;
import fr.moisson.harvesters.extraction.Subject;
import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.schemas.Schemas;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.Configuration.ConfiguredTerritory;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The folders of a town's associations, in a copy of the shipped configuration. */
final class Depot {

  private static final Path SHIPPED = Path.of("../config");

  private final Path config;
  private final Path out;
  private final List<Notice.Code> notices = new ArrayList<>();

  Depot(Path folder) {
    this.config = folder.resolve("config");
    this.out = folder.resolve("out");
  }

  List<Notice.Code> notices() {
    return notices;
  }

  /**
   * The extract made by a harvest of this source.
   *
   * @param communes code and name: the town, then its neighbour to the east
   */
  Portion harvest(String town, String name, Ground ground, String... communes) throws IOException {
    Set<String> shipped = Set.of("moisson.yaml", "sources", "schemas");
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = SHIPPED.relativize(file).toString();
        if (shipped.contains(path.split("/")[0]) || path.equals("territories/" + town + ".yaml")) {
          Path copy = config.resolve(path);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Configuration read =
        ConfigurationReader.read(
            new Origin(config, config.resolve("territories"), Map.of(), Map.of()));
    ConfiguredTerritory configured = read.territories().get(0);
    ConfiguredSource source =
        configured.sources().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    Territory territory = ground.of(configured.place().code(), communes);
    ScriptedDoor door = new ScriptedDoor(Files.createDirectories(out));
    Run run = new Run(territory, door, out, null, this::hear, Niortais.AT);
    try (Stream<RawItem> items = source.source().fetch(run)) {
      RawItem item = items.findFirst().orElseThrow();
      return Extraction.make(order(read, source, territory, item), this::hear).get(0);
    }
  }

  private ExtractOrder order(
      Configuration read, ConfiguredSource source, Territory territory, RawItem item) {
    Table table = source.source().table(item).orElseThrow();
    return new ExtractOrder(
        table,
        Subject.of("Inventaire", new Descriptor.Input(table.origin(), null, null, null)),
        "inventaire",
        List.of(territory),
        source.recipe(),
        false,
        new KnownSchemas(read.mappings(), offline(read), false),
        Destination.hashed(out.resolve("files")),
        "1.2");
  }

  private Schemas offline(Configuration read) {
    return Schemas.offline(read.schemas(), out.resolve("schemas"));
  }

  private void hear(Notice notice) {
    notices.add(notice.code());
  }

  void put(String file, byte[] content) throws IOException {
    Path path = config.resolve("depots").resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
  }

  /** The content of the first file. */
  String rows(Portion made) throws IOException {
    return Files.readString(out.resolve("files").resolve(made.files().get(0).path()));
  }

  /** The south-west corner of a town of 0.04 by 0.06 degrees. */
  record Ground(double west, double south) {

    private static final double WIDTH = 0.04;
    private static final double HEIGHT = 0.06;

    Territory of(String siren, String... communes) {
      List<Commune> members = new ArrayList<>();
      for (String commune : communes) {
        String code = commune.substring(0, 5);
        members.add(
            new Commune(code, commune.substring(6), Territory.departementOf(code), "")
                .on(box(west + members.size() * WIDTH, WIDTH)));
      }
      Geometry whole = box(west, members.size() * WIDTH);
      return new Territory(Territory.Kind.EPCI, siren, "Agglomération", members, whole, "2026");
    }

    private Geometry box(double from, double width) {
      return new GeometryFactory()
          .toGeometry(new Envelope(from, from + width, south, south + HEIGHT));
    }
  }
}
