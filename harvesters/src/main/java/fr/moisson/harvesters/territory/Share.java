package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.CsvRowWriter;
import fr.moisson.harvesters.formats.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.RowWriter;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Territory;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One territory's part of a table: its files while they are written, and its counts. */
final class Share implements Closeable {

  private final Territory territory;
  private final Cut cut;
  private final Rows rows;
  private final Path filesFolder;
  private @Nullable Part csv;
  private @Nullable Part geoJson;
  private boolean geometries;
  private long inside;
  private long outside;
  private long withoutPlace;

  Share(Territory territory, Cut cut, Rows rows, Path filesFolder) {
    this.territory = territory;
    this.cut = cut;
    this.rows = rows;
    this.filesFolder = filesFolder;
  }

  Cut cut() {
    return cut;
  }

  long inside() {
    return inside;
  }

  long outside() {
    return outside;
  }

  long withoutPlace() {
    return withoutPlace;
  }

  Territory territory() {
    return territory;
  }

  void take(Row row) throws IOException {
    switch (cut.of(row)) {
      case INSIDE -> keep(row);
      case OUTSIDE -> outside++;
      case WITHOUT_PLACE -> withoutPlace++;
    }
  }

  private void keep(Row row) throws IOException {
    if (csv == null || geoJson == null) {
      csv = Part.csv(filesFolder, rows);
      geoJson = Part.geoJson(filesFolder, rows);
    }
    csv.writer().write(row);
    geoJson.writer().write(row);
    geometries |= row.geometry() != null;
    inside++;
  }

  /** The files, kept; none for a territory without rows. */
  List<Distribution.Extract> finish(String title, String fileStem, URI origin) throws IOException {
    List<Distribution.Extract> extracts = new ArrayList<>();
    String stem = fileStem + "-" + territory.code();
    if (csv != null) {
      extracts.add(extract(csv.keep(stem + ".csv"), title, "CSV", "text/csv", origin));
    }
    if (geoJson != null && geometries) {
      HashedFile.Kept kept = geoJson.keep(stem + ".geojson");
      extracts.add(extract(kept, title, "GEOJSON", "application/geo+json", origin));
    }
    return extracts;
  }

  private Distribution.Extract extract(
      HashedFile.Kept kept, String title, String format, String mediaType, URI origin) {
    long broken = rows.broken();
    return new Distribution.Extract(
        territory.code(),
        named(title) + " (" + format + ")",
        kept.path(),
        format,
        mediaType,
        kept.bytes(),
        kept.sha256(),
        origin,
        new Distribution.Receipt(
            inside + outside + withoutPlace + broken,
            inside,
            outside,
            withoutPlace,
            broken,
            Cut.RULE,
            territory.vintage()));
  }

  private String named(String title) {
    return title.contains(territory.name()) ? title : title + ", " + territory.name();
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.file().close();
    }
    if (geoJson != null) {
      geoJson.file().close();
    }
  }

  private record Part(HashedFile file, RowWriter writer) {

    static Part csv(Path folder, Rows rows) throws IOException {
      HashedFile file = new HashedFile(folder);
      return new Part(file, new CsvRowWriter(file.stream(), rows.columns(), rows.mayHavePoints()));
    }

    static Part geoJson(Path folder, Rows rows) throws IOException {
      HashedFile file = new HashedFile(folder);
      return new Part(
          file, new GeoJsonRowWriter(file.stream(), rows.columns(), rows.jsonColumns()));
    }

    HashedFile.Kept keep(String name) throws IOException {
      writer.close();
      return file.keep(name);
    }
  }
}
