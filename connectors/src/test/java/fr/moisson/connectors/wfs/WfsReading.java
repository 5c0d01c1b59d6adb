package fr.moisson.connectors.wfs;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sources from options as in a preset, and runs of them against a scripted service that answers
 * according to the request's parameters.
 */
record WfsReading(Path folder, ScriptedDoor door, List<Notice> told) {

  static final Territory NIORTAIS = Niortais.of("79125", "79191");
  static final String CAPABILITIES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
          xmlns:ows="http://www.opengis.net/ows/1.1">
        <ows:OperationsMetadata>
          <ows:Operation name="DescribeFeatureType">
            <ows:Parameter name="outputFormat"><ows:AllowedValues>
              <ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter>
          </ows:Operation>
          <ows:Operation name="GetFeature">
            <ows:Parameter name="outputFormat"><ows:AllowedValues>
              <ows:Value>application/gml+xml; version=3.2</ows:Value>
              <ows:Value>FORMAT</ows:Value></ows:AllowedValues></ows:Parameter>
          </ows:Operation>
        </ows:OperationsMetadata>
        <wfs:FeatureTypeList>
          <wfs:FeatureType><wfs:Name>ville:haies</wfs:Name><wfs:Title>Haies</wfs:Title>
          </wfs:FeatureType>
          <wfs:FeatureType><wfs:Name>ville:mares</wfs:Name></wfs:FeatureType>
          <wfs:FeatureType><wfs:Name>patrinat_sic:sic</wfs:Name></wfs:FeatureType>
        </wfs:FeatureTypeList>
      </wfs:WFS_Capabilities>""";

  static WfsReading in(Path folder) {
    return new WfsReading(folder, new ScriptedDoor(folder), new ArrayList<>());
  }

  /** Sets the answers to requests for features, computed from their parameters. */
  WfsReading serving(Function<Map<String, String>, String> features) {
    return serving(CAPABILITIES.replace("FORMAT", "application/json"), features);
  }

  WfsReading serving(String capabilities, Function<Map<String, String>, String> features) {
    door.otherwise(
        uri -> {
          Map<String, String> asked = Parameters.of(uri.getRawQuery());
          return asked.get("request").equals("GetCapabilities")
              ? capabilities
              : features.apply(asked);
        });
    return this;
  }

  /** The parameters of the requests for features, in order. */
  List<Map<String, String>> asked() {
    return door.asked().stream()
        .map(address -> Parameters.of(URI.create(address).getRawQuery()))
        .filter(asked -> asked.get("request").equals("GetFeature"))
        .toList();
  }

  static String collection(Object matched, String... features) {
    return """
        {"type": "FeatureCollection", "features": [%s], "numberMatched": %s, "numberReturned": %d}"""
        .formatted(String.join(", ", features), matched, features.length);
  }

  static String feature(int number) {
    return """
    {"type":"Feature","id":"haies.%1$d","geometry":{"type":"Point","coordinates":[-0.5,46.%1$d]},\
    "properties":{"nom":"Haie %1$d"}}"""
        .formatted(number);
  }

  /**
   * A source.
   *
   * @param options the source's options before its layers
   * @param layers names and options of the layers
   */
  static WfsSource source(String options, String... layers) {
    String all =
        Stream.of(layers)
            .map(
                layer ->
                    layer
                        + ", dataset: {title: 'Objets – {territoire}', description: 'Des objets.',"
                        + " licence: 'lov2', publisher: {name: 'Essai'}}}")
            .collect(Collectors.joining(", "));
    try {
      return JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build()
          .readValue(
              "{url: 'https://geo.example/wfs', %s layers: {%s}}".formatted(options, all),
              WfsSource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Run run(@Nullable String since) {
    return new Run(NIORTAIS, door, folder, since, told::add, Niortais.AT);
  }

  List<String> rows(WfsSource source) {
    RawItem item = source.fetch(run(null)).toList().get(0);
    return lines(source, item);
  }

  static List<String> lines(WfsSource source, RawItem item) {
    try {
      return Files.readAllLines(source.table(item).orElseThrow().file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Notice refusal(WfsSource source) {
    return catchThrowableOfType(
            HarvestException.class, () -> source.fetch(run(null)).forEach(item -> {}))
        .notice();
  }
}
