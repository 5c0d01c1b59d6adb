package fr.moisson.routes.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Http;
import fr.moisson.connectors.http.HttpSettings;
import fr.moisson.connectors.http.ScopedDoor;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.harvesters.run.Harvest;
import fr.moisson.harvesters.run.Harvesting;
import fr.moisson.harvesters.run.Preparation;
import fr.moisson.harvesters.run.RunSetting;
import fr.moisson.harvesters.run.Safety;
import fr.moisson.harvesters.territory.ContourFile;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.safety.MovableClock;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Sql;
import fr.moisson.routes.store.SqlArchive;
import fr.moisson.routes.store.SqlCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** Runs the program's whole path from a producer to the catalogue, for the Niortais. */
final class Stage implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONTOURS =
      Path.of("src/main/resources/fr/moisson/routes/sandbox/contours.geojson");
  private static final String NAME = "niort";
  private static final Territory NIORTAIS =
      ContourFile.read(CONTOURS, Territory.Kind.EPCI, "200041317", "CA du Niortais", "2026");

  final MovableClock clock = new MovableClock();
  private final Path folder;
  private final ConfiguredSource configured;
  private final Producer producer;
  private final Database database;
  private final Http patient;

  /** Used only for a deliberately slow producer, since any other may be slow on a busy machine. */
  private final Http impatient;

  private final Sql sql;

  Stage(Path folder, Recording recording) {
    this.folder = folder;
    this.producer = new Producer(recording);
    this.configured = configured(recording);
    this.database = Database.sqlite(folder.resolve("moisson.db"));
    this.sql = new Sql(database.jdbi());
    this.patient = http(Duration.ofSeconds(20));
    this.impatient = http(Duration.ofMillis(Producer.SLOW_MILLIS / 3));
  }

  private Http http(Duration firstByte) {
    HttpSettings settings =
        new HttpSettings(
            "",
            true,
            Duration.ofSeconds(5),
            firstByte,
            Duration.ofSeconds(20),
            1,
            0,
            0,
            0,
            0,
            Duration.ZERO,
            8,
            10_000);
    return new Http(
        settings, new SqlArchive(database.jdbi()), folder.resolve("bodies"), clock, "test");
  }

  private ConfiguredSource configured(Recording recording) {
    Path config = folder.resolve("config");
    ObjectNode use = JSON.createObjectNode().put("use", recording.preset()).put("name", "source");
    use.set("options", recording.options());
    ObjectNode territory = JSON.createObjectNode();
    territory.putObject("territory").put("epci", NIORTAIS.code());
    territory
        .putObject("contour")
        .put("file", "contours.geojson")
        .put("name", "Niort")
        .put("vintage", "2026");
    territory.putArray("sources").add(use);
    territory.putObject("portals").putObject("catalogue").put("type", "embedded");
    try {
      Files.createDirectories(config.resolve("sources"));
      Files.createDirectories(config.resolve("territories"));
      Files.copy(
          Recording.PRESETS.resolve(recording.preset() + ".yaml"),
          config.resolve("sources").resolve(recording.preset() + ".yaml"));
      Files.writeString(config.resolve("moisson.yaml"), "language: fr\n");
      Files.copy(CONTOURS, config.resolve("territories/contours.geojson"));
      // JSON is valid YAML.
      Files.writeString(config.resolve("territories/niort.yaml"), territory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> secrets = Variables.in(Recording.PRESETS, Recording.FOLDER);
    return ConfigurationReader.read(
            new ConfigurationReader.Origin(
                config, config.resolve("territories"), secrets, Map.of()))
        .territories()
        .get(0)
        .sources()
        .get(0);
  }

  /** Advances the clock by the preset's interval between two runs. */
  void untilTheNextRun() {
    try {
      CronExpression plan = new CronExpression(configured.schedule().cronFor(NAME));
      Date first = plan.getNextValidTimeAfter(Date.from(clock.instant()));
      Date second = plan.getNextValidTimeAfter(first);
      clock.pass(Duration.between(first.toInstant(), second.toInstant()));
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  Producer producer() {
    return producer;
  }

  RunReport harvest() {
    return harvest(configured.source());
  }

  /** Harvests the source with each entry given twice. */
  RunReport harvestTwiceEach() {
    Source source = configured.source();
    return harvest(
        new Source() {
          @Override
          public Stream<RawItem> fetch(Run run) {
            return source.fetch(run).flatMap(item -> Stream.of(item, item));
          }

          @Override
          public Dataset map(DatasetId id, RawItem item, Territory territory) {
            return source.map(id, item, territory);
          }

          @Override
          public Optional<Table> table(RawItem item) {
            return source.table(item);
          }
        });
  }

  private RunReport harvest(Source source) {
    Path work = folder.resolve("work");
    try {
      Files.createDirectories(work);
      ScopedDoor door = (producer.isSlow() ? impatient : patient).door(NAME + "/source");
      Harvesting harvesting =
          new Harvesting(
              NAME,
              NIORTAIS,
              List.of(NIORTAIS),
              "source",
              0,
              source,
              configured.recipe(),
              configured.defaults(),
              configured.choice(),
              configured.written(),
              configured.keepAll(),
              Safety.DEFAULT);
      RunReport report =
          new Harvest(
                  new SqlCatalogue(database.jdbi()),
                  new Preparation(Rules.all(clock), KnownSchemas.NONE, folder.resolve("files")),
                  clock)
              .run(
                  harvesting,
                  new RunSetting(
                      producer.door(door),
                      door::requests,
                      work,
                      Harvest.Mode.USUAL,
                      () -> {},
                      () -> false));
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> held() {
    return sql.held();
  }

  /**
   * The content of all datasets held, without addresses that contain the day of the run, without
   * the size and checksum of the producer's file, and without the path of a descriptor, which has
   * both.
   */
  List<String> contents() {
    return content().stream()
        .map(text -> text.replaceAll("\"derivedFrom\":\"[^\"]*\"", ""))
        .map(text -> text.replaceAll("\"bytes\":\\d+,\"checksum\":\"[^\"]*\"", ""))
        .map(text -> text.replaceAll("\"descriptor\":\"[^\"]*\"", ""))
        .toList();
  }

  private List<String> content() {
    return sql.column("SELECT content FROM dataset WHERE withdrawn IS NULL ORDER BY id");
  }

  List<String> notices() {
    return sql.notices();
  }

  /** The total number of rows in all extracts. */
  long rows() {
    return content().stream()
        .flatMap(Stage::distributions)
        .filter(distribution -> distribution.path("format").asText().equals("CSV"))
        .mapToLong(distribution -> distribution.at("/receipt/rowsOut").asLong())
        .sum();
  }

  private static Stream<JsonNode> distributions(String content) {
    try {
      return Stream.of(JSON.readTree(content).path("distributions"))
          .flatMap(all -> all.valueStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    patient.close();
    impatient.close();
    database.close();
  }
}
