package fr.moisson.connectors.arcgis;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.Parameters;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sources from options as in a preset, and runs of them against a scripted layer that answers
 * according to the query's parameters.
 */
record ArcgisReading(Path folder, ScriptedDoor door) {

  static final Territory NIORTAIS = Niortais.of("79125", "79191");
  static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  static ArcgisReading in(Path folder) {
    return new ArcgisReading(folder, new ScriptedDoor(folder));
  }

  /**
   * Sets the layer's answers.
   *
   * @param metadata the layer's metadata
   * @param answers the answers to queries, computed from their parameters
   */
  ArcgisReading serving(String metadata, Function<Map<String, String>, String> answers) {
    door.otherwise(
        uri ->
            uri.getPath().endsWith("/query")
                ? answers.apply(Parameters.of(uri.getRawQuery()))
                : strict(metadata));
    return this;
  }

  /** Adds the quotes around names that fixtures omit. */
  static String strict(String json) {
    try {
      return LENIENT.readTree(json).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** The parameters of the queries for rows, in order. */
  List<Map<String, String>> asked() {
    return queries().filter(asked -> asked.containsKey("outFields")).toList();
  }

  Stream<Map<String, String>> queries() {
    return door.asked().stream()
        .map(URI::create)
        .filter(uri -> uri.getPath().endsWith("/query"))
        .map(uri -> Parameters.of(uri.getRawQuery()));
  }

  static ArcgisSource source(String options) {
    String dataset =
        "dataset: {title: 'Arbres – {territoire}', description: 'Des arbres.', licence: 'lov2',"
            + " publisher: {name: 'Essai'}}";
    try {
      return LENIENT.readValue(
          "{url: 'https://sig.example/rest/services/', pageSize: 2, layers: {arbres: {"
              + "path: 'Arbres/FeatureServer/0', "
              + options
              + dataset
              + "}}}",
          ArcgisSource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Run run(@Nullable String since) {
    return new Run(NIORTAIS, door, folder, since, notice -> {}, Niortais.AT);
  }

  List<RawItem> fetch(ArcgisSource source) {
    return source.fetch(run(null)).toList();
  }

  List<String> rows(ArcgisSource source) {
    return lines(source, fetch(source).get(0));
  }

  static List<String> lines(ArcgisSource source, RawItem item) {
    try {
      return Files.readAllLines(source.table(item).orElseThrow().file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Notice refusal(ArcgisSource source) {
    return catchThrowableOfType(HarvestException.class, () -> fetch(source)).notice();
  }
}
