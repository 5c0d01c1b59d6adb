package fr.moisson.connectors.overpass;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Successive runs of one source, with the marker kept between them. */
final class OverpassReading {

  static final URI URL = URI.create("https://overpass.example/api/interpreter");
  static final Territory NIORTAIS = Niortais.of("79191", "79125");
  static final JsonMapper JSON =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  final AnsweringDoor door;
  final List<Notice> told = new ArrayList<>();
  private final Path folder;
  @Nullable String memory;

  OverpassReading(Path folder, Function<Door.Request, String> answers) {
    this.folder = folder;
    this.door = new AnsweringDoor(folder, answers);
  }

  static OverpassSource.Layer layer(String filter, String... tags) {
    return new OverpassSource.Layer(List.of(filter), null, List.of(tags), template());
  }

  private static DatasetTemplate template() {
    return new DatasetTemplate(
        "Objets – {territoire}",
        "Des objets.",
        null,
        null,
        new Agent("OpenStreetMap", null, null),
        null,
        "odbl",
        null,
        null,
        null,
        null);
  }

  static OverpassSource source(OverpassSource.@Nullable Area area, OverpassSource.Layer layer) {
    return new OverpassSource(URL, Map.of("objets", layer), area, null, null);
  }

  static OverpassSource trees() {
    return source(null, layer("[\"natural\"=\"tree\"]"));
  }

  Run run() {
    return new Run(
        NIORTAIS,
        door,
        folder,
        null,
        false,
        told::add,
        fr.moisson.connectors.Niortais.AT,
        memory,
        kept -> memory = kept);
  }

  List<RawItem> fetch(OverpassSource source) {
    return source.fetch(run()).toList();
  }

  List<JsonNode> features(OverpassSource source) {
    return features(source, fetch(source).get(0));
  }

  static List<JsonNode> features(OverpassSource source, RawItem item) {
    try {
      return Files.readAllLines(source.table(item).orElseThrow().file()).stream()
          .map(OverpassReading::json)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Notice refusal(OverpassSource source) {
    return catchThrowableOfType(Unavailable.class, () -> fetch(source)).notice();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
