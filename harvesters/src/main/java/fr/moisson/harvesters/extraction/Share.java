package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.CsvRowWriter;
import fr.moisson.harvesters.formats.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.RowWriter;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Cut;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One territory's part of a table, or the whole of it: its files while they are written, and its
 * counts.
 */
final class Share implements Closeable {

  /** Receipt of what was not cut. */
  private static final String NO_RULE = "none";

  private final @Nullable Territory territory;
  private final @Nullable Cut cut;
  private final Rows rows;
  private final Destination destination;
  private @Nullable Part csv;
  private @Nullable Part geoJson;
  private boolean geometries;
  private long inside;
  private long outside;
  private long withoutPlace;

  private Share(
      @Nullable Territory territory, @Nullable Cut cut, Rows rows, Destination destination) {
    this.territory = territory;
    this.cut = cut;
    this.rows = rows;
    this.destination = destination;
  }

  static Share of(Territory territory, Cut cut, Rows rows, Destination destination) {
    return new Share(territory, cut, rows, destination);
  }

  static Share ofAll(Rows rows, Destination destination) {
    return new Share(null, null, rows, destination);
  }

  /** A cheap test: false means that the geometry is surely outside. */
  boolean mayMeet(Geometry geometry) {
    return cut == null || cut.mayMeet(geometry);
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

  void take(Row row) throws IOException {
    switch (cut == null ? Cut.Verdict.INSIDE : cut.of(row)) {
      case INSIDE -> keep(row);
      case OUTSIDE -> outside++;
      case WITHOUT_PLACE -> withoutPlace++;
    }
  }

  private void keep(Row row) throws IOException {
    if (csv == null || geoJson == null) {
      csv = Part.csv(destination, rows);
      geoJson = Part.geoJson(destination, rows);
    }
    csv.writer().write(row);
    geoJson.writer().write(row);
    geometries |= row.geometry() != null;
    inside++;
  }

  /** The files, kept; none where there are no rows. */
  Portion finish(String stem) throws IOException {
    List<Portion.MadeFile> files = new ArrayList<>();
    String name = territory == null ? stem : stem + "-" + territory.code();
    if (csv != null) {
      files.add(csv.keep(name + ".csv", "CSV", "text/csv"));
    }
    if (geoJson != null && geometries) {
      files.add(geoJson.keep(name + ".geojson", "GEOJSON", "application/geo+json"));
    }
    return new Portion(territory, receipt(), files);
  }

  private Distribution.Receipt receipt() {
    long broken = rows.broken();
    return new Distribution.Receipt(
        inside + outside + withoutPlace + broken,
        inside,
        outside,
        withoutPlace,
        broken,
        territory == null ? NO_RULE : Cut.RULE,
        territory == null ? "" : territory.vintage());
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

    static Part csv(Destination destination, Rows rows) throws IOException {
      HashedFile file = new HashedFile(destination);
      return new Part(file, new CsvRowWriter(file.stream(), rows.columns(), rows.mayHavePoints()));
    }

    static Part geoJson(Destination destination, Rows rows) throws IOException {
      HashedFile file = new HashedFile(destination);
      return new Part(
          file, new GeoJsonRowWriter(file.stream(), rows.columns(), rows.jsonColumns()));
    }

    Portion.MadeFile keep(String name, String format, String mediaType) throws IOException {
      writer.close();
      HashedFile.Kept kept = file.keep(name);
      return new Portion.MadeFile(kept.path(), format, mediaType, kept.bytes(), kept.sha256());
    }
  }
}
