package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.geometry.Repair;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Somebody's files, named in the rows of an index layer. */
final class LinkedFiles {

  private static final String FILES = "files";
  private static final String URL = "url";
  private static final String TITLE = "title";

  /** A territory has one or two; more suggest a mistake in a preset, and do not help readers. */
  private static final int MOST = 100;

  /**
   * Stores in an entry the files of the rows that intersect the territory and have an address.
   *
   * @return number of files
   */
  static int keepIn(ObjectNode body, Table index, ArcgisLayer.Files columns, Run run) {
    ArrayNode files = body.putArray(FILES);
    try (Rows rows = Rows.open(index, run::tell)) {
      while (rows.hasNext() && files.size() < MOST) {
        Row row = rows.next();
        Optional<URI> address = WebAddress.read(columns.address(row.value(columns.url()).strip()));
        if (address.isPresent() && meets(row.geometry(), run)) {
          String url = address.get().toString();
          String title = columns.title() == null ? "" : row.value(columns.title());
          files.addObject().put(URL, url).put(TITLE, title.isEmpty() ? url : title);
        }
      }
    }
    return files.size();
  }

  private static boolean meets(@Nullable Geometry place, Run run) {
    if (place == null) {
      return false;
    }
    // JTS may fail on a geometry that crosses itself.
    return run.territory().contour().intersects(Repair.of(place));
  }

  /** The stored files as links. */
  static List<Distribution> links(JsonNode body) {
    List<Distribution> links = new ArrayList<>();
    body.path(FILES)
        .forEach(
            file ->
                links.add(
                    Distribution.Link.to(
                        file.path(TITLE).asText(), URI.create(file.path(URL).asText()))));
    return links;
  }

  private LinkedFiles() {}
}
