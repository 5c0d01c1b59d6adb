package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is neither GeoJSON nor one object per line; its format is guessed. */
class JsonDocumentsTest {

  @TempDir Path folder;

  @Test
  void anArrayOfObjectsIsATable() {
    Reading reading = read("[{\"nom\":\"a\",\"lat\":46.32,\"lon\":-0.46},{\"nom\":\"b\"}]");

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("a", "b");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
  }

  @Test
  void recordsOfExploreVersion1GiveTheirFields() {
    Reading reading =
        read(
            """
            {"nhits": 2, "parameters": {"dataset": "arbres"}, "records": [
              {"datasetid": "arbres", "recordid": "a1",
               "fields": {"essence": "Érable", "hauteur": 12.50, "geo_point_2d": [46.32, -0.46]},
               "geometry": {"type": "Point", "coordinates": [-0.46, 46.32]},
               "record_timestamp": "2026-01-01T00:00:00Z"},
              {"datasetid": "arbres", "recordid": "a2",
               "fields": {"essence": "Tilleul",
                 "geo_shape": {"type": "LineString", "coordinates": [[-0.4, 46.3], [-0.5, 46.4]]}},
               "geometry": {"type": "Point", "coordinates": [-0.45, 46.35]}}]}
            """);

    assertThat(reading.columns())
        .containsExactly("essence", "hauteur", "geo_point_2d", "geo_shape");
    assertThat(reading.values(0)).containsEntry("hauteur", "12.50");
    assertThat(reading.rows())
        .extracting(row -> row.geometry().getGeometryType())
        .containsExactly("Point", "LineString");
  }

  /** As exported by overpass-turbo, with "out geom", "out center", and "out; >; out skel". */
  @Test
  void elementsOfOverpassAreRowsWithTheirTagsAndShapes() {
    Reading reading =
        read(
            """
            {"version": 0.6, "generator": "Overpass API", "elements": [
              {"type": "node", "id": 1, "lat": 46.32, "lon": -0.46,
               "tags": {"natural": "tree", "species": "Tilia cordata"}},
              {"type": "way", "id": 2, "nodes": [5, 6, 7, 5], "geometry": [
                 {"lat": 46.3, "lon": -0.4}, {"lat": 46.3, "lon": -0.5}, {"lat": 46.4, "lon": -0.5},
                 {"lat": 46.3, "lon": -0.4}], "tags": {"leisure": "park", "name": "Square"}},
              {"type": "relation", "id": 3, "center": {"lat": 46.35, "lon": -0.45},
               "tags": {"name": "Parc"}},
              {"type": "node", "id": 5, "lat": 46.3, "lon": -0.4}]}
            """);

    assertThat(reading.columns())
        .containsExactly("osm_id", "natural", "species", "leisure", "name");
    assertThat(reading.rows())
        .extracting(row -> row.value("osm_id"))
        .containsExactly("node/1", "way/2", "relation/3");
    assertThat(reading.rows())
        .extracting(row -> row.geometry().getGeometryType())
        .containsExactly("Point", "Polygon", "Point");
  }

  @Test
  void resultsOfExploreVersion2AreRows() {
    Reading reading =
        read(
            "{\"total_count\":1,\"results\":[{\"nom\":\"a\",\"geo_point_2d\":{\"lon\":-0.46,\"lat\":46.32}}]}");

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isEqualTo(46.32);
  }

  /** As Grist and Airtable answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"records": [{"id": 7, "fields": {"nom": "Mare", "lat": 46.32, "lon": -0.46}},
          {"id": 8, "fields": {"nom": "Lavoir"}, "errors": {"nom": "#VALUE!"}}]}
        """,
        """
        {"records": [{"id": "7", "createdTime": "2026-01-01T00:00:00.000Z",
          "fields": {"nom": "Mare", "lat": 46.32, "lon": -0.46}},
          {"id": "8", "createdTime": "2026-01-01T00:00:00.000Z",
           "fields": {"nom": "Lavoir", "id": "LAV-001"}}]}
        """
      })
  void recordsOfOnlineTablesGiveTheirFieldsAndWhatIsBesideThem(String text) {
    Reading reading = read(text);

    assertThat(reading.columns()).contains("record_id", "nom", "lat", "lon");
    assertThat(reading.rows()).extracting(row -> row.value("record_id")).containsExactly("7", "8");
    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("Mare", "Lavoir");
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isEqualTo(46.32);
  }

  @Test
  void whatIsCalledFieldsBesideOtherColumnsStaysAColumn() {
    Reading reading = read("[{\"id\":1,\"fields\":{\"blé\":2},\"nom\":\"Ferme\"}]");

    assertThat(reading.values(0))
        .containsEntry("fields", "{\"blé\":2}")
        .containsEntry("nom", "Ferme");
  }

  @Test
  void solutionsOfSparqlAreRows() {
    Reading reading =
        read(
            """
            {"head": {"vars": ["item", "label", "coord"]}, "results": {"bindings": [
              {"item": {"type": "uri", "value": "http://base.example/Q1"},
               "label": {"xml:lang": "fr", "type": "literal", "value": "Mare"},
               "coord": {"datatype": "http://www.opengis.net/ont/geosparql#wktLiteral",
                 "type": "literal", "value": "Point(-0.46 46.32)"}},
              {"item": {"type": "uri", "value": "http://base.example/Q2"}}]}}
            """);

    assertThat(reading.values(0))
        .containsEntry("item", "http://base.example/Q1")
        .containsEntry("label", "Mare");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isEqualTo(46.32);
  }

  /** As ArcGIS Online saves layers that were drawn or imported in a map. */
  @Test
  void aCollectionOfLayersOfArcgisIsNoRow() {
    Reading reading =
        read(
            """
            {"layers": [{"layerDefinition": {"geometryType": "esriGeometryPoint"}, "featureSet":
              {"features": [{"attributes": {"nom": "Mare"}, "geometry": {"x": -0.46, "y": 46.32}}]}
            }]}
            """);

    assertThat(reading.rows()).isEmpty();
    assertThat(reading.codes()).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  @Test
  void stationsOfGbfsAreRows() {
    Reading reading =
        read(
            """
            {"last_updated": 1, "ttl": 60, "data": {"note": {"stations": 1}, "stations": [
              {"station_id": "1", "lat": 46.32, "lon": -0.46}, {"station_id": "2"}]},
             "version": "2.3"}
            """);

    assertThat(reading.columns()).containsExactly("station_id", "lat", "lon");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isEqualTo(46.32);
  }

  @Test
  void anObjectOfObjectsThatAreAlikeHasARowForEach() {
    Reading reading =
        read(
            """
            {"79191": {"nom": "Niort", "lat": 46.32, "lon": -0.46},
             "79003": {"nom": "Aiffres", "lat": 46.29, "habitants": 5400}}
            """);

    assertThat(reading.columns()).containsExactly("id", "nom", "lat", "lon", "habitants");
    assertThat(reading.rows())
        .extracting(row -> row.value("id"), row -> row.value("nom"))
        .containsExactly(tuple("79191", "Niort"), tuple("79003", "Aiffres"));
    assertThat(reading.codes()).containsExactly(Notice.Code.KEYED_ROWS);
  }

  @Test
  void theNameOfARowHidesNoIdentifierOfItsOwn() {
    Reading reading =
        read("{\"a\": {\"id\": 1, \"nom\": \"x\"}, \"b\": {\"id\": \"b\", \"nom\": \"y\"}}");

    assertThat(reading.values(0)).containsEntry("cle", "a").containsEntry("id", "1");
    assertThat(reading.values(1)).containsEntry("cle", "b").containsEntry("id", "b");
    assertThat(read("{\"a\": {\"id\": 1, \"cle\": \"x\"}, \"b\": {\"id\": 2}}").values(0))
        .containsEntry("cle", "x")
        .containsEntry("cle_2", "a");
    assertThat(read("{\"a\": {\"id\": \"a\", \"n\": 1}, \"b\": {\"id\": \"b\"}}").columns())
        .containsExactly("id", "n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": {\"nom\": \"x\"}}",
        "{\"a\": {\"nom\": \"x\"}, \"b\": 2}",
        "{\"adresse\": {\"rue\": \"x\", \"ville\": \"y\"}, \"essence\": {\"genre\": \"Acer\"}}",
        "{\"a\": {}, \"b\": {}}"
      })
  void anObjectWhoseMembersDifferIsOneRow(String object) {
    Reading reading = read(object);

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.codes()).doesNotContain(Notice.Code.KEYED_ROWS);
  }

  @Test
  void oneLineOfNewlineJsonIsOneRow() {
    String line = "{\"debut\": {\"x\": 1, \"y\": 2}, \"fin\": {\"x\": 3, \"y\": 4}}\n";
    Path file = Reading.written(folder, "f.ndjson", line.getBytes(UTF_8));

    Reading reading = Reading.of(Reading.table(file, Table.Format.JSON_LINES, Table.Place.GUESSED));

    assertThat(reading.columns()).containsExactly("debut", "fin");
  }

  @Test
  void objectsOfObjectsOneALineAreARowEach() {
    String line = "{\"debut\": {\"x\": 1, \"y\": 2}, \"fin\": {\"x\": 3, \"y\": 4}}\n";

    assertThat(read(line.repeat(3)).rows()).hasSize(3);
  }

  @Test
  void aCommaBehindTheLastRowIsNoFault() {
    assertThat(read("[{\"nom\":\"a\",},{\"nom\":\"b\"},]").rows()).hasSize(2);
  }

  @Test
  void featuresOfArcgisHaveTheirSystemTheirDatesAndTheirCodes() {
    Reading reading =
        read(
            """
            {"displayFieldName": "NOM", "geometryType": "esriGeometryPoint",
             "spatialReference": {"wkid": 102110, "latestWkid": 2154},
             "fields": [
               {"name": "OBJECTID", "type": "esriFieldTypeOID"},
               {"name": "PLANTE", "type": "esriFieldTypeDate"},
               {"name": "ETAT", "type": "esriFieldTypeSmallInteger", "domain": {"type": "codedValue",
                 "codedValues": [{"name": "Bon", "code": 1}, {"name": "Abattu", "code": 9}]}}],
             "features": [
               {"attributes": {"OBJECTID": 1, "PLANTE": 1704067200000, "ETAT": 9},
                "geometry": {"x": 433692.34, "y": 6586069.6}},
               {"attributes": {"OBJECTID": 2, "PLANTE": null, "ETAT": 1}}]}
            """);

    assertThat(reading.columns()).containsExactly("OBJECTID", "PLANTE", "ETAT", "ETAT_libelle");
    assertThat(reading.values(0))
        .containsEntry("PLANTE", "2024-01-01T00:00:00Z")
        .containsEntry("ETAT_libelle", "Abattu");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.46, within(0.02));
    assertThat(reading.rows().get(1).geometry()).isNull();
    assertThat(reading.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'Point', 'coordinates': [-0.46, 46.32]}",
        "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[-0.46,46.32]}]}"
      })
  void aGeometryOfNoFeatureIsARow(String text) {
    Reading reading = read(text.replace('\'', '"'));

    assertThat(reading.columns()).isEmpty();
    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
  }

  @Test
  void whatHasMoreThanAGeometryIsAnObject() {
    Reading reading = read("{\"type\":\"Point\",\"coordinates\":[-0.46,46.32],\"nom\":\"a\"}");

    assertThat(reading.columns()).containsExactly("type", "coordinates", "nom");
  }

  @Test
  void anErrorIsNoRowAndWhatIsNotReadIsNamed() {
    assertThatThrownBy(() -> read("{\"error\":{\"code\":400,\"message\":\"Invalid query\"}}"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("Invalid query");
    assertThatThrownBy(() -> read("{\"error_code\":\"ODSQLError\",\"message\":\"Malformed\"}"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("Malformed");
    assertThatThrownBy(() -> read("var json_arbres_1 = {\"type\":\"FeatureCollection\"};"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("JavaScript");
    assertThatThrownBy(() -> read("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{}}"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("TopoJSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[\"nom\",\"n\"],[\"Mare\",1]]",
        "{\"nom\":{\"0\":\"Mare\",\"1\":\"Lavoir\"},\"n\":{\"0\":1,\"1\":2}}"
      })
  void rowsThatSayNoColumnAreRefusedAsWhatTheyAre(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadItem.class)
        .hasFieldOrPropertyWithValue("notice.code", Notice.Code.UNREAD_FORMAT);
  }

  @Test
  void oneObjectALineIsTakenForThat() {
    Path file = Reading.written(folder, "f", "{\"a\":[{\"b\":1}]}\n{\"a\":[]}\n".getBytes(UTF_8));

    assertThat(FormatCheck.guess(file, "", null)).isEqualTo(Table.Format.JSON_LINES);
  }

  @Test
  void aFeatureInAColumnMakesNoFeatureOfItsRow() {
    String row =
        "{\"nom\":\"a\",\"geo_shape\":{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[-0.46,46.32]},\"properties\":{}},\"features\":\"x\"}";

    for (String text :
        List.of(
            "[" + row + "]", row + "\n" + row, "{\"total_count\":1,\"results\":[" + row + "]}")) {
      Reading reading = read(text);

      assertThat(reading.columns()).containsExactly("nom", "geo_shape", "features");
      assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
    }
  }

  @Test
  void aSequenceOfFeaturesIsReadBehindItsSeparators() {
    String feature =
        "\u001e{\"type\":\"Feature\",\"properties\":{\"nom\":\"a\"},\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[-0.46,46.32]}}\n";

    Reading reading = read(feature + feature);

    assertThat(reading.rows()).hasSize(2).allMatch(row -> row.geometry() != null);
    assertThat(reading.columns()).containsExactly("nom");
  }

  @Test
  void rowsThatAreNotWhereTheLayerSaysAreRefused() {
    Path file =
        Reading.written(folder, "f", "{\"n\":1,\"results\":[{\"nom\":\"a\"}]}".getBytes(UTF_8));
    Table table =
        new Table(file, Table.Format.JSON, null, Table.Place.GUESSED, Reading.ORIGIN, "zones");

    assertThatThrownBy(() -> Reading.of(table))
        .isInstanceOfSatisfying(
            BadItem.class,
            e ->
                assertThat(e.notice())
                    .isEqualTo(
                        Notice.of(Notice.Code.NO_SUCH_LAYER, Reading.ORIGIN, "zones", "results")));
  }

  @Test
  void recordsOfCkanAreRowsAndItsFieldsAreNone() {
    Reading reading =
        read(
            """
            {"success": true, "result": {"fields": [{"id": "nom", "type": "text"}],
             "records": [{"nom": "a", "lat": "46.32", "lon": "-0.46"}], "total": 1}}
            """);

    assertThat(reading.columns()).containsExactly("nom", "lat", "lon");
    assertThat(reading.rows()).singleElement().matches(row -> row.geometry() != null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [{"id": "urn:1", "type": "AirQualityObserved",
          "no2": {"type": "Number", "value": 22, "metadata":
            {"unitCode": {"type": "Text", "value": "GQ"}}},
          "location": {"type": "geo:json", "metadata": {},
            "value": {"type": "Point", "coordinates": [-0.46, 46.32]}}}]
        """,
        """
        {"id": "urn:1", "type": "AirQualityObserved",
         "no2": {"type": "Property", "value": 22, "unitCode": "GQ"},
         "location": {"type": "GeoProperty",
           "value": {"type": "Point", "coordinates": [-0.46, 46.32]}}}
        """
      })
  void attributesOfAnEntityAreItsValues(String text) {
    Reading reading = read(text);

    assertThat(reading.columns()).containsExactly("id", "type", "no2", "no2_unitCode", "location");
    assertThat(reading.values(0)).containsEntry("no2", "22").containsEntry("no2_unitCode", "GQ");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isEqualTo(-0.46);
  }

  @Test
  void anObjectWithAValueIsNoAttributeOfAnythingElse() {
    assertThat(read("[{\"id\":7,\"no2\":{\"type\":\"a\",\"value\":22}}]").values(0))
        .containsEntry("no2", "{\"type\":\"a\",\"value\":22}");
    assertThat(read("[{\"id\":\"7\",\"type\":\"b\",\"no2\":{\"value\":22}}]").values(0))
        .containsEntry("no2", "{\"value\":22}");
  }

  /** CKAN's dump and its search by lists, Socrata, pandas, and APIs of databases. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"fields": [{"id": "nom", "type": "text"}, {"id": "lon"}, {"id": "lat"}],
         "records": [["Mare", -0.46, "46.32"], ["Lavoir"]]}
        """,
        """
        {"success": true, "result": {"records_format": "lists",
         "records": [["Mare", -0.46, "46.32"], ["Lavoir"]],
         "fields": [{"id": "nom"}, {"id": "lon"}, {"id": "lat"}], "total": 2}}
        """,
        """
        {"meta": {"view": {"name": "Mares", "columns": [
           {"id": -1, "name": "created_meta", "dataTypeName": "meta_data"},
           {"id": 7, "name": "nom", "dataTypeName": "text"}, {"id": 8, "name": "lon"},
           {"id": 9, "name": "lat"}]}},
         "data": [["a1", "Mare", -0.46, "46.32"], ["a2", "Lavoir"]]}
        """,
        """
        {"columns": ["nom", "lon", "lat"], "index": [0, 1],
         "data": [["Mare", -0.46, "46.32"], ["Lavoir", null, ""]]}
        """,
        """
        {"rows": [["Mare", -0.46, "46.32"], ["Lavoir"]],
         "columns": [{"name": "nom"}, {"name": "lon"}, {"name": "lat"}]}
        """
      })
  void rowsThatAreArraysAreNamedByTheColumnsBesideThem(String text) {
    Reading reading = read(text);

    assertThat(reading.columns()).containsExactly("nom", "lon", "lat");
    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("Mare", "Lavoir");
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isEqualTo(46.32);
    assertThat(reading.rows().get(1).geometry()).isNull();
  }

  @Test
  void aRowWithMoreItemsThanColumnsIsCountedAsBroken() {
    Reading reading = read("{\"columns\":[\"nom\"],\"data\":[[\"Mare\"],[\"Lavoir\",2]]}");

    assertThat(reading.rows()).extracting(row -> row.value("nom")).containsExactly("Mare");
    assertThat(reading.notices()).extracting(Notice::code).containsExactly(Notice.Code.ROWS_BROKEN);
  }

  @Test
  void theColumnsOfATruncatedDumpAreNoRows() throws IOException {
    Path file =
        Reading.written(
            folder,
            "f",
            "{\"fields\":[{\"id\":\"nom\"}],\"records\":[[\"Mare\"],[\"Lav".getBytes(UTF_8));

    Table table = Reading.table(file, Table.Format.JSON, Table.Place.GUESSED);
    assertThat(JsonMembers.ofRows(table, notice -> {})).contains("records");
  }

  private Reading read(String text) {
    Path file = Reading.written(folder, "f", text.getBytes(UTF_8));
    return Reading.of(Reading.table(file, FormatCheck.guess(file, "", null), Table.Place.GUESSED));
  }
}
