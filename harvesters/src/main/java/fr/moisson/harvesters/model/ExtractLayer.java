package fr.moisson.harvesters.model;

import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An extract as a collection of features.
 *
 * @param id id in addresses: the key of the dataset, the territory and, if its rows are in the
 *     columns of a schema, the name of that schema, separated by dots
 * @param files the same rows in all formats
 * @param extract the file that features are read from
 */
public record ExtractLayer(String id, Dataset dataset, List<Extract> files, Extract extract) {

  public static final String GEOPACKAGE = "GPKG";
  public static final String GEO_JSON = "GEOJSON";

  /** The collections of a dataset: its extracts that exist in a format with geometries. */
  public static List<ExtractLayer> of(Dataset dataset) {
    Map<String, List<Extract>> files = new LinkedHashMap<>();
    dataset
        .extracts()
        .forEach(
            file -> files.computeIfAbsent(id(dataset, file), id -> new ArrayList<>()).add(file));
    List<ExtractLayer> layers = new ArrayList<>();
    files.forEach(
        (id, alike) ->
            Stream.of(GEOPACKAGE, GEO_JSON)
                .flatMap(format -> alike.stream().filter(file -> file.format().equals(format)))
                .findFirst()
                .ifPresent(
                    file -> layers.add(new ExtractLayer(id, dataset, List.copyOf(alike), file))));
    return layers;
  }

  private static String id(Dataset dataset, Extract file) {
    String id = dataset.id().key() + "." + file.territory();
    String schema = file.schema().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return schema.isEmpty() ? id : id + "." + schema;
  }

  /** The key of the dataset to which a collection belongs. */
  public static String key(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  /** The title that all its files share, without a format. */
  public String title() {
    return extract.commonTitle();
  }

  /** Its title with another name in the place of the format, as files have it. */
  public String title(String format) {
    return extract
        .title()
        .replace("(" + extract.format() + ")", "(" + format + ")")
        .replace(", " + extract.format() + ")", ", " + format + ")");
  }

  /** The usual name of the schema that its rows follow; empty for none. */
  public String schema() {
    Assessment assessment = extract.assessment();
    return assessment == null ? "" : assessment.standard();
  }
}
