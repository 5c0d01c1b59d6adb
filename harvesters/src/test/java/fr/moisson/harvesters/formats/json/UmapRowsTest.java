package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UmapRowsTest {

  private static final String MAP =
      """
      {"type": "umap", "uri": "https://umap.example.org/fr/map/compost_12",
       "properties": {"name": "Compost à Niort", "zoom": 13, "tilelayer": {"name": "OSM"}},
       "geometry": {"type": "Point", "coordinates": [-0.46, 46.32]},
       "layers": [%s]}
      """;

  private static final String COMPOST =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "gyNzM",
         "properties": {"name": "Bac A", "foyers": 12, "_umap_options": {"color": "Green"}},
         "geometry": {"type": "Point", "coordinates": [-0.4588, 46.3237]}},
        {"type": "Feature", "properties": {"name": "Bac B"},
         "geometry": {"type": "Point", "coordinates": ["x"]}}],
       "_umap_options": {"name": "Composteurs", "displayOnLoad": false}}
      """;

  private static final String GARDENS =
      """
      {"type": "FeatureCollection", "_storage": {"name": "Jardins"}, "features": [
        {"type": "Feature", "properties": {"name": "Les Lilas", "_storage_options": {}},
         "geometry": {"type": "LineString", "coordinates": [[-0.41, 46.3], [-0.42, 46.3]]}}]}
      """;

  private static final String EMPTY =
      "{\"type\": \"FeatureCollection\", \"features\": [], \"_umap_options\": {\"name\":"
          + " \"Vide\"}}";

  @TempDir Path folder;

  private Table table(String text) {
    Path file = Reading.written(folder, "carte.umap", text.getBytes(UTF_8));
    Table.Format format = FormatCheck.guess(file, "carte.umap", null);
    return Reading.table(file, format, Table.Place.GUESSED);
  }

  private Reading read(String text) {
    return Reading.of(table(text));
  }

  @Test
  void featuresOfAllLayersAreRowsWithTheNameOfTheirLayer() {
    Reading reading = read(MAP.formatted(COMPOST + "," + EMPTY + "," + GARDENS));

    assertThat(reading.columns()).containsExactly("calque", "name", "foyers", "id");
    assertThat(reading.rows())
        .extracting(row -> row.value("calque"), row -> row.value("name"))
        .containsExactly(tuple("Composteurs", "Bac A"), tuple("Jardins", "Les Lilas"));
    assertThat(reading.rows())
        .extracting(row -> row.geometry().getGeometryType())
        .containsExactly("Point", "LineString");
    assertThat(reading.notices()).anyMatch(notice -> notice.code().name().equals("ROWS_BROKEN"));
  }

  @Test
  void theOnlyLayerWithFeaturesPartsNothing() {
    Reading reading = read(MAP.formatted(EMPTY + "," + GARDENS));

    assertThat(reading.columns()).containsExactly("name");
  }

  @Test
  void layersWhoseDataAreElsewhereAreNamed() {
    String remote =
        EMPTY.replace(
            "\"name\": \"Vide\"",
            "\"name\": \"Itinéraire\", \"remoteData\":"
                + " {\"url\": \"https://cartes.example/i.json\", \"format\": \"geojson\"}");
    String none = EMPTY.replace("\"Vide\"", "\"Vide\", \"remoteData\": {}");

    assertThat(read(MAP.formatted(none + "," + remote + "," + GARDENS)).notices())
        .containsExactly(
            Notice.of(
                Notice.Code.LAYERS_ELSEWHERE,
                Reading.ORIGIN,
                "Itinéraire (https://cartes.example/i.json)"));
  }

  @Test
  void whatBreaksOffIsTold() {
    String whole = MAP.formatted(GARDENS);
    String cut = whole.substring(0, whole.indexOf("LineString"));

    assertThatThrownBy(() -> read(cut)).isInstanceOf(BadItem.class);
  }

  @Test
  void whatIsNoMapIsRefused() {
    Path file = Reading.written(folder, "f.umap", "{\"layers\": []}".getBytes(UTF_8));
    Table table = Reading.table(file, Table.Format.UMAP, Table.Place.GUESSED);

    assertThatThrownBy(() -> Rows.open(table, notice -> {})).isInstanceOf(BadItem.class);
  }
}
