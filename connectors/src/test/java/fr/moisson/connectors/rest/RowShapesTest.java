package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.ADDRESS;
import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ScriptedDoor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rows are reshaped on their way to the table. */
class RowShapesTest {

  private static final String ONE_PAGE = "paging: {style: 'none'}, envelope: {rows: '/data'}";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private List<String> rows(String options, String answer) {
    door.serve(ADDRESS, answer);
    return new RestReading(folder, door).rows(source(ONE_PAGE + ", " + options));
  }

  /** Observers' names in particular must stay in their columns. */
  @Test
  void featuresAreShapedAsOtherRowsAre() {
    String feature =
        """
        {"data": {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [0, 46]},
           "properties": {"nom": "Merle", "le": "01/02/2024", "observateur": "une personne"}}]}}""";

    assertThat(
            rows(
                "shape: {columns: {nom: '/nom', le: '/le', rang: '/id', autre: '/properties/nom'},"
                    + " dates: {le: 'dd/MM/yyyy'}}",
                feature))
        .containsExactly(
            "{\"type\":\"Feature\",\"id\":7,"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,46]},"
                + "\"properties\":{\"nom\":\"Merle\",\"le\":\"2024-02-01\",\"rang\":7,"
                + "\"autre\":\"Merle\"}}");
  }

  /** GogoCarto writes a word in the place of what it does not show to everybody. */
  @Test
  void whatStandsForNoValueIsNone() {
    assertThat(
            rows(
                "shape: {missing: ['private']}",
                """
                {"data": [{"nom": "Jardin", "tel": "private", "lieu": {"rue": "private"}},
                          {"nom": "private garden", "tel": "private", "lieu": {"rue": "rue Basse"}}]}"""))
        .containsExactly(
            "{\"nom\":\"Jardin\"}", "{\"nom\":\"private garden\",\"lieu_rue\":\"rue Basse\"}");
  }

  @Test
  void theFilterReadsThePropertiesOfFeatures() {
    String feature =
        """
        {"data": {"features": [
          {"type": "Feature", "geometry": null, "properties": {"insee": "79191"}},
          {"type": "Feature", "geometry": null, "properties": {"insee": "35238"}}]}}""";

    assertThat(rows("filter: {insee: '{code}'}", feature))
        .singleElement()
        .asString()
        .contains("79191");
  }

  @ParameterizedTest
  @CsvSource({
    "dd/MM/yyyy, 01/02/2024, 2024-02-01",
    "dd/MM/yyyy, 31/02/2024, 31/02/2024",
    "dd/MM/yyyy, hier, hier",
    "dd/MM/yyyy HH:mm, 01/02/2024 10:30, 2024-02-01T10:30:00",
    "MM/yyyy, 02/2024, 2024-02",
    "d MMMM yyyy, 3 Février 2024, 2024-02-03",
    "'yyyy-MM-dd HH:mm:ssXXX', 2024-02-01 10:30:00+02:00, 2024-02-01T10:30:00+02:00",
    "epoch-ms, 1706783400000, 2024-02-01T10:30:00Z",
    "epoch-s, 1706783400, 2024-02-01T10:30:00Z"
  })
  void datesAreWrittenAsExactlyAsTheyAreKnown(String pattern, String written, String iso) {
    assertThat(
            rows(
                "shape: {dates: {le: '" + pattern + "'}}",
                "{\"data\": [{\"le\": \"" + written + "\"}]}"))
        .containsExactly("{\"le\":\"" + iso + "\"}");
  }

  /** Géorisques, installations_classees: both formats in one column. */
  @Test
  void aColumnMayHoldDatesWrittenInSeveralWays() {
    assertThat(
            rows(
                "shape: {dates: {le: ['dd/MM/yyyy', 'epoch-ms']}}",
                "{\"data\": [{\"le\": \"01/02/2024\"}, {\"le\": 1706783400000}, {\"le\": 3.5}]}"))
        .containsExactly(
            "{\"le\":\"2024-02-01\"}", "{\"le\":\"2024-02-01T10:30:00Z\"}", "{\"le\":3.5}");
  }

  @Test
  void aPatternThatIsNoneIsRefusedWithThePreset() {
    assertThatThrownBy(() -> source(ONE_PAGE + ", shape: {dates: {le: ['dd/MM/yyyy', 'jj/mm']}}"))
        .hasStackTraceContaining("jj/mm");
  }

  @Test
  void whatIsAnObjectInOneRowIsNoColumnInAnother() {
    assertThat(
            rows(
                "shape: {}",
                "{\"data\": [{\"adresse\": null, \"b\": null}, {\"adresse\": {\"rue\": \"a\"}},"
                    + " {\"adresse\": []}]}"))
        .containsExactly("{\"b\":null}", "{\"adresse_rue\":\"a\"}", "{}");
  }

  /** Also where a column is taken out again, for which all rows are read once more. */
  @Test
  void numbersStayAsTheirProducerWroteThem() {
    assertThat(
            rows(
                "shape: {}",
                "{\"data\": [{\"adresse\": null, \"x\": 12345678.910, \"part\": 0.00000050},"
                    + " {\"adresse\": {\"rue\": \"a\"}, \"x\": 1.10}]}"))
        .containsExactly(
            "{\"x\":12345678.910,\"part\":0.00000050}", "{\"adresse_rue\":\"a\",\"x\":1.10}");
  }

  /** INSEE's Melodi counts inhabitants with decimals. */
  @Test
  void aWholeNumberHasNoDecimals() {
    assertThat(
            rows(
                "shape: {columns: {habitants: '/valeur'}}",
                "{\"data\": [{\"valeur\": 327734.0}, {\"valeur\": -3.00}, {\"valeur\": 1e99999},"
                    + " {\"valeur\": \"1.0\"}]}"))
        .containsExactly(
            "{\"habitants\":327734}",
            "{\"habitants\":-3}",
            "{\"habitants\":1E+99999}",
            "{\"habitants\":\"1.0\"}");
  }
}
