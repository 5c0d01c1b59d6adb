package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.ADDRESS;
import static fr.moisson.connectors.rest.RestReading.NIORTAIS;
import static fr.moisson.connectors.rest.RestReading.endpoints;
import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dates of a dataset, from columns of its rows or from the document that tells its changes. */
class DatedRowsTest {

  private static final String ONE_PAGE = "paging: {style: 'none'}, envelope: {rows: '/data'}";

  private static final DatasetId ID = new DatasetId("niort", "rest", "rows");

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private Dataset dataset(String options) {
    RestSource source = source(ONE_PAGE + ", " + options);
    return source.map(ID, new RestReading(folder, door).item(source), NIORTAIS);
  }

  @Test
  void theColumnsAreKeptForTheRowsThatStayInTheTerritory() {
    door.serve(ADDRESS, "{\"data\": [{\"maj\": \"2025-12-18\", \"annee\": 2023}]}");
    RestSource source = source(ONE_PAGE + ", modified: 'maj', period: ['annee', 'fin']");

    RawItem item = new RestReading(folder, door).item(source);

    Table.DateColumns dates = source.table(item).orElseThrow().dates();
    assertThat(dates.modified().stream()).containsExactly("maj");
    assertThat(dates.period().stream()).containsExactly("annee", "fin");
    assertThat(dates.at()).isEqualTo(Niortais.AT);
    assertThat(source.map(ID, item, NIORTAIS).modified()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-18T10:00:00, 2025-12-18T10:00:00",
    "2025-12, 2025-12",
    "2031-12-18, ",
    "1234, ",
    "2025, ",
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
