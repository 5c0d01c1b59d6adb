package fr.moisson.routes;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads presets from their files and runs them against answers computed from the requests. */
record PresetReplay(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The number of rows, and of those that have a geometry. */
  record Counted(int rows, int placed) {}

  Counted rows(Source source, Function<URI, JsonNode> answers, String... communes) {
    int rows = 0;
    int placed = 0;
    try (Stream<RawItem> items = source.fetch(run(answers, null, communes))) {
      for (RawItem item : items.toList()) {
        try (Rows all = Rows.open(source.table(item).orElseThrow(), notice -> {})) {
          while (all.hasNext()) {
            rows++;
            placed += all.next().geometry() == null ? 0 : 1;
          }
        }
      }
    }
    return new Counted(rows, placed);
  }

  /** The titles of all datasets. */
  List<String> titles(Source source, Function<URI, JsonNode> answers) {
    Territory niort = Niortais.of("79191");
    try (Stream<RawItem> items = source.fetch(run(answers, null, "79191"))) {
      return items
          .map(item -> source.map(new DatasetId("x", "x", item.remoteId()), item, niort).title())
          .toList();
    }
  }

  /** The code of the notice with which a run stops. */
  Code refusal(Source source, Function<URI, JsonNode> answers) {
    return catchThrowableOfType(
            Unavailable.class, () -> source.fetch(run(answers, null, "79191")).toList())
        .notice()
        .code();
  }

  /**
   * A run for these communes.
   *
   * @param since the marker of the previous run, or null
   */
  Run run(Function<URI, JsonNode> answers, String since, String... communes) {
    ScriptedDoor door = new ScriptedDoor(folder).otherwise(uri -> answers.apply(uri).toString());
    return new Run(Niortais.of(communes), door, folder, since, notice -> {}, Niortais.AT);
  }

  /** A shipped preset, with options added by a territory. */
  Source preset(String name, String options) throws IOException {
    String text = Files.readString(Path.of("../config/sources/" + name + ".yaml"));
    return source(name, text, options);
  }

  /** A preset made for the test, with one endpoint. */
  Source rest(String endpoint) {
    String yaml =
        "title: Essai\nproducer: Essai\nsource: rest\noptions:\n  url: https://essai.example\n"
            + "  endpoints:\n    tout:\n";
    return source("essai", yaml + endpoint.indent(6), "{}");
  }

  private Source source(String name, String yaml, String options) {
    Workbench workbench = new Workbench(folder);
    workbench.write("config/sources/" + name + ".yaml", yaml);
    workbench.territory(
        """
        territory: { epci: "200041317" }
        sources: [ { use: %s, options: %s } ]
        portals: { catalogue: { type: embedded } }
        """
            .formatted(name, options));
    Path config = workbench.config();
    return ConfigurationReader.read(
            new Origin(config, config.resolve("territories"), Map.of(), Map.of()))
        .territories()
        .get(0)
        .sources()
        .get(0)
        .source();
  }

  static JsonNode recorded(String file) throws IOException {
    return JSON.readTree(Shared.path("samples/" + file).toFile());
  }

  /** The bodies of the answers in a recording. */
  static List<JsonNode> exchanges(String file) throws IOException {
    List<JsonNode> bodies = new ArrayList<>();
    recorded(file)
        .path("exchanges")
        .forEach(exchange -> bodies.add(exchange.path("response").path("body")));
    return bodies;
  }
}
