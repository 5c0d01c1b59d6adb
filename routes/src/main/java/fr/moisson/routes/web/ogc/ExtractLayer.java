package fr.moisson.routes.web.ogc;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.web.answer.ExtractView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An extract as a collection of features.
 *
 * @param id id in addresses: the key of the dataset, the territory and, if its rows are in the
 *     columns of a schema, the name of that schema, separated by dots
 * @param files the same rows in all formats
 * @param extract the file that features are read from
 */
public record ExtractLayer(String id, Entry entry, List<Extract> files, Extract extract) {

  static final String GEOPACKAGE = "GPKG";
  static final String GEO_JSON = "GEOJSON";

  /** The collections of a dataset: its extracts that exist in a format with geometries. */
  public static List<ExtractLayer> of(Entry entry) {
    Map<String, List<Extract>> files = new LinkedHashMap<>();
    for (ExtractView piece : ExtractView.of(entry.dataset())) {
      for (Extract file : piece.files()) {
        files.computeIfAbsent(id(entry, piece, file), id -> new ArrayList<>()).add(file);
      }
    }
    List<ExtractLayer> layers = new ArrayList<>();
    files.forEach(
        (id, alike) ->
            List.of(GEOPACKAGE, GEO_JSON).stream()
                .flatMap(format -> alike.stream().filter(file -> file.format().equals(format)))
                .findFirst()
                .ifPresent(
                    file -> layers.add(new ExtractLayer(id, entry, List.copyOf(alike), file))));
    return layers;
  }

  private static String id(Entry entry, ExtractView piece, Extract file) {
    String id = entry.key() + "." + piece.territory();
    String schema = file.schema().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return schema.isEmpty() ? id : id + "." + schema;
  }

  /** The key of the dataset to which a collection belongs. */
  static String key(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  /** The title that all its files share, without a format. */
  public String title() {
    return extract
        .title()
        .replace(" (" + extract.format() + ")", "")
        .replace(", " + extract.format() + ")", ")");
  }

  /** The usual name of the schema that its rows follow; empty for none. */
  String schema() {
    Assessment assessment = extract.assessment();
    return assessment == null ? "" : assessment.standard();
  }
}
