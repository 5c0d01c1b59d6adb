package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.csv.CsvRows;
import fr.moisson.harvesters.formats.csv.DarwinCoreRows;
import fr.moisson.harvesters.formats.csv.GtfsRows;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.geopackage.GeoPackageRows;
import fr.moisson.harvesters.formats.json.FeatureRows;
import fr.moisson.harvesters.formats.json.JsonRows;
import fr.moisson.harvesters.formats.json.UmapRows;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.shapefile.DbfRows;
import fr.moisson.harvesters.formats.shapefile.ShapefileRows;
import fr.moisson.harvesters.formats.sheet.OdsWorkbook;
import fr.moisson.harvesters.formats.sheet.SheetRows;
import fr.moisson.harvesters.formats.sheet.XlsWorkbook;
import fr.moisson.harvesters.formats.sheet.XlsxWorkbook;
import fr.moisson.harvesters.formats.xml.GmlRows;
import fr.moisson.harvesters.formats.xml.GpxRows;
import fr.moisson.harvesters.formats.xml.KmlRows;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the reader for the format of a table. */
public final class Readers {

  /**
   * Rows with geometries still in the coordinates of the file.
   *
   * @param area where rows are wanted; null takes them all
   */
  static RowReader open(Table table, @Nullable RowArea area, Consumer<Notice> notices)
      throws IOException {
    return CorrectionColumns.hidden(whole(table, area, notices));
  }

  private static RowReader whole(Table table, @Nullable RowArea area, Consumer<Notice> notices)
      throws IOException {
    return switch (table.format()) {
      case CSV -> CsvRows.open(table, area, notices);
      case GEOJSON, JSON_LINES -> {
        Optional<RowReader> plain = FeatureRows.open(table, area);
        yield plain.isPresent() ? plain.get() : JsonRows.open(table, notices);
      }
      case JSON, ESRI_JSON -> JsonRows.open(table, notices);
      case UMAP -> UmapRows.open(table, notices);
      case XLSX -> SheetRows.open(table, XlsxWorkbook.open(table, zip(table)), notices);
      case XLS -> SheetRows.open(table, XlsWorkbook.open(table), notices);
      case ODS -> SheetRows.open(table, OdsWorkbook.open(table, zip(table)), notices);
      case GEOPACKAGE -> GeoPackageRows.open(table, area, notices);
      case KML -> KmlRows.open(table, notices);
      case GPX -> GpxRows.open(table, notices);
      case GML -> GmlRows.open(table, notices);
      case GTFS -> GtfsRows.open(table, zip(table), notices);
      case DARWIN_CORE -> DarwinCoreRows.open(table, zip(table), notices);
      case DBASE -> DbfRows.open(table, notices);
      case SHAPEFILE -> ShapefileRows.open(table, zip(table), notices);
    };
  }

  /**
   * Whether a table has no row at all, not even a broken one; reads as little as possible.
   *
   * @throws BadItem if the file is recognised not to be of the table's format
   */
  public static boolean isEmpty(Table table) {
    try {
      return switch (table.format()) {
        case GEOJSON, JSON_LINES, JSON, ESRI_JSON -> JsonRows.isEmpty(table);
        case XLSX -> SheetRows.isEmpty(table, XlsxWorkbook.open(table, zip(table)));
        case XLS -> SheetRows.isEmpty(table, XlsWorkbook.open(table));
        case ODS -> SheetRows.isEmpty(table, OdsWorkbook.open(table, zip(table)));
        default -> {
          try (RowReader reader = open(table, null, notice -> {})) {
            yield reader.read() == null && reader.broken().count() == 0;
          }
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Zip zip(Table table) throws IOException {
    FormatMismatch.refuseUnzipped(table);
    return Zip.open(table.file(), table.origin());
  }

  private Readers() {}
}
