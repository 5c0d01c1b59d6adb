package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.ADDRESS;
import static fr.moisson.connectors.rest.RestReading.NIORTAIS;
import static fr.moisson.connectors.rest.RestReading.endpoints;
import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Period;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dates of a dataset, from its rows or from the document that tells its changes. */
class RowDatesTest {

  private static final String ONE_PAGE = "paging: {style: 'none'}, envelope: {rows: '/data'}";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private Dataset dataset(String options) {
    RestSource source = source(ONE_PAGE + ", " + options);
    DatasetId id = new DatasetId("niort", "rest", "rows");
    return source.map(id, new RestReading(folder, door).item(source), NIORTAIS);
  }

  /** The harvest is on the 25 November 2026. */
  @ParameterizedTest
  @CsvSource({
    "2026-07-29T13:05:13.767Z, 2026-07-29T09:00:00Z, 2026-07-29T13:05:13.767Z",
    "2014-12-04, 2019-01-01, 2019-01-01",
    "2026-11-24, 2026-11-25, 2026-11-25",
    "2026-11-24, 2062-11-24, 2026-11-24",
    "2026-11-24, 2026-13-24, 2026-11-24",
    "31/12/2025, '', "
  })
  void theLatestDateOfTheRowsIsThatOfTheDataset(String one, String other, String latest) {
    door.serve(ADDRESS, "{\"data\": [{\"maj\": \"%s\"}, {\"maj\": \"%s\"}]}".formatted(one, other));

    Dataset dataset = dataset("modified: 'maj'");

    assertThat(dataset.modified()).isEqualTo(latest);
    assertThat(dataset.temporal()).isNull();
  }

  @Test
  void severalColumnsOfFeaturesMayHaveDatesOnceTheyAreShaped() {
    door.serve(
        ADDRESS,
        """
        {"data": [{"type": "Feature", "geometry": null,
          "properties": {"debut": "31/12/2021", "fin": "02/02/2022", "maj": "2023-01-01"}}]}""");

    Dataset dataset =
        dataset(
            "shape: {dates: {debut: 'dd/MM/yyyy', fin: 'dd/MM/yyyy'}}, period: ['debut', 'fin']");

    assertThat(dataset.temporal()).isEqualTo(new Period("2021-12-31", "2022-02-02"));
    assertThat(dataset.modified()).isNull();
  }

  @Test
  void yearsMayBeNumbers() {
    door.serve(ADDRESS, "{\"data\": [{\"annee\": 2023}, {\"annee\": 2017}]}");

    assertThat(dataset("period: 'annee'").temporal()).isEqualTo(new Period("2017", "2023"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-18T10:00:00, 2025-12-18T10:00:00",
    "édition 7, ",
  })
  void theDocumentThatTellsOfChangesTellsTheirDate(String written, String modified) {
    door.serve("https://api.example/c", "{\"le\": \"" + written + "\"}");
    door.serve(ADDRESS, "{\"data\": [{\"a\": 1}]}");

    assertThat(dataset("changes: {url: 'https://api.example/c', field: '/le'}").modified())
        .isEqualTo(modified);
  }

  @Test
  void entriesHaveDatesOfTheirOwn() {
    String entries = "rows: {" + ONE_PAGE + ", modified: 'le', entries: {id: '/id', title: '/t'}}";

    assertThatThrownBy(() -> endpoints(entries)).hasStackTraceContaining("dataset");
  }
}
