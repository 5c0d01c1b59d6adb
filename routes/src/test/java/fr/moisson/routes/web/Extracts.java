package fr.moisson.routes.web;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.json.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.territory.Cut;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Makes extracts in a site's folder of files. */
public final class Extracts {

  /** An extract in GeoJSON. */
  public static Extract geoJson(Path folder, String name, List<String> columns, List<Row> rows)
      throws IOException {
    Path file = folder.resolve(name + ".geojson");
    try (GeoJsonRowWriter writer =
        new GeoJsonRowWriter(
            Files.newOutputStream(file), columns.stream().map(Column::of).toList(), Set.of())) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
    return extract(name, OutputFormat.GEOJSON, file);
  }

  /** An extract in a GeoPackage. */
  public static Extract geoPackage(
      Path folder, String name, List<String> columns, List<Row> rows, String crs)
      throws IOException {
    Path file = folder.resolve(name + ".gpkg");
    try (RowSpool spool =
        RowSpool.in(folder, columns.stream().map(Column::of).toList(), Set.of(), false)) {
      for (Row row : rows) {
        spool.write(row);
      }
      spool.export(
          OutputFormat.GPKG,
          new OutputLayer(name, "", "", Instant.EPOCH, OutputCrs.of(crs)),
          file,
          notice -> {});
    }
    return extract(name, OutputFormat.GPKG, file);
  }

  private static Extract extract(String name, OutputFormat format, Path file) throws IOException {
    String sha256 = Hashes.hex(Hashes.sha256().digest(Files.readAllBytes(file)));
    return new Extract(
        "200041317",
        "Arbres, Niort Agglo (" + format.fileType() + ")",
        String.valueOf(file.getFileName()),
        format.fileType(),
        format.mediaType(),
        Files.size(file),
        sha256,
        URI.create("https://source.example/" + name),
        new Receipt(9, 9, 0, 0, 0, Cut.RULE, "2026"),
        null,
        null);
  }

  private Extracts() {}
}
