package fr.moisson.connectors.rest;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sources from options as in a preset, and runs of them against fully scripted pages. */
record RestReading(Path folder, ScriptedDoor door) {

  static final String ADDRESS = "https://api.example/rows";
  static final Territory NIORTAIS = Niortais.of("79125", "79130", "79162", "79191", "79216");

  private static final String DATASET =
      """
      dataset: {title: 'Lignes – {territoire}', description: 'Des lignes.', licence: 'lov2',
                publisher: {name: 'Essai'}}""";

  /** A source with one endpoint, {@code rows}, and a dataset. */
  static RestSource source(String options) {
    return endpoints("rows: {" + options + ", DATASET}");
  }

  /** A source with several endpoints; {@code DATASET} stands for the description of a dataset. */
  static RestSource endpoints(String endpoints) {
    try {
      return JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build()
          .readValue(
              "{url: '"
                  + ADDRESS
                  + "', endpoints: {"
                  + endpoints.replace("DATASET", DATASET)
                  + "}}",
              RestSource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  List<RawItem> fetch(RestSource source) {
    return source.fetch(run()).toList();
  }

  Run run() {
    return new Run(NIORTAIS, door, folder, null, notice -> {}, Niortais.AT);
  }

  RawItem item(RestSource source) {
    return fetch(source).get(0);
  }

  List<String> rows(RestSource source) {
    try {
      return Files.readAllLines(source.table(item(source)).orElseThrow().file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Notice refusal(RestSource source) {
    return catchThrowableOfType(Unavailable.class, () -> fetch(source)).notice();
  }
}
