package fr.moisson.connectors.stac;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs of a source for one territory, with their notices and the marker they keep. */
final class StacReading {

  static final String ROOT = "https://stac.example/api";
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  final AnsweringDoor door;
  final List<Notice> told = new ArrayList<>();
  private final Path folder;
  private final Territory territory;
  @Nullable Run run;

  StacReading(Path folder, Territory territory, Function<Door.Request, String> answers) {
    this.folder = folder;
    this.territory = territory;
    this.door = new AnsweringDoor(folder, answers);
  }

  static StacSource source(String options) {
    String url = options.contains("url:") ? "" : "url: '" + ROOT + "', ";
    try {
      return JSON.readValue("{" + url + options + "}", StacSource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  List<RawItem> fetch(StacSource source) {
    return fetch(source, null);
  }

  List<RawItem> fetch(StacSource source, @Nullable String since) {
    run = new Run(territory, door, folder, since, told::add, fr.moisson.connectors.Niortais.AT);
    return source.fetch(run).toList();
  }

  List<Dataset> datasets(StacSource source) {
    return fetch(source).stream().map(item -> map(source, item)).toList();
  }

  Dataset map(StacSource source, RawItem item) {
    return source.map(new DatasetId("niort", "stac", item.remoteId()), item, territory);
  }

  BadItem badItem(StacSource source) {
    return catchThrowableOfType(BadItem.class, () -> datasets(source));
  }

  Notice refusal(StacSource source) {
    return catchThrowableOfType(Unavailable.class, () -> fetch(source)).notice();
  }
}
