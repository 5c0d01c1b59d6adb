package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import fr.moisson.routes.config.MappingReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the rows of presets have the names that the shipped schemas know. */
class SchemasOfPresetsTest {

  private static final Mappings MAPPINGS = MappingReading.load(Path.of("../config/schemas"));

  @TempDir Path folder;

  @Test
  void observationsOfGbifGetTheSchemaOfOccurrences() throws IOException {
    JsonNode page =
        new ObjectMapper()
            .readTree(
                """
                {"offset": 0, "limit": 300, "endOfRecords": true, "count": 1, "results": [{
                  "key": 1, "occurrenceID": "https://observations.example/1",
                  "datasetKey": "50c9509d-22c7-4a22-a47d-8c48425ef4a7",
                  "datasetName": "Carnet d’essai", "basisOfRecord": "HUMAN_OBSERVATION",
                  "occurrenceStatus": "PRESENT", "individualCount": 3,
                  "scientificName": "Alauda arvensis Linnaeus, 1758",
                  "acceptedScientificName": "Alauda arvensis Linnaeus, 1758",
                  "taxonRank": "SPECIES", "species": "Alauda arvensis", "eventDate": "2024-05-04",
                  "decimalLongitude": -0.46, "decimalLatitude": 46.32,
                  "coordinateUncertaintyInMeters": 100.0,
                  "license": "http://creativecommons.org/licenses/by/4.0/legalcode"}]}""");
    PresetReplay replay = new PresetReplay(folder);
    Source source = replay.preset("inpn-observations", "{}");

    try (Stream<RawItem> items = source.fetch(replay.run(uri -> page, null, "79191"));
        Rows rows =
            Rows.open(source.table(items.findFirst().orElseThrow()).orElseThrow(), told -> {})) {
      Row row = rows.next();
      Fit fit = MAPPINGS.best(Title.NONE, rows.columns(), List.of(row)).orElseThrow();
      Row made = fit.start(place -> "79191").apply(row).orElseThrow();

      assertThat(fit.mapping()).isEqualTo("occurrences");
      assertThat(
              Stream.of(
                      "occurrenceID",
                      "basisOfRecord",
                      "occurrenceStatus",
                      "scientificName",
                      "individualCount",
                      "eventDate",
                      "datasetID",
                      "datasetName")
                  .map(made::value))
          .containsExactly(
              "https://observations.example/1",
              "HumanObservation",
              "present",
              "Alauda arvensis Linnaeus, 1758",
              "3",
              "2024-05-04",
              "50c9509d-22c7-4a22-a47d-8c48425ef4a7",
              "Carnet d’essai");
    }
  }
}
