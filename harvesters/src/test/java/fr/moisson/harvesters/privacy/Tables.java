package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Small tables, written as lines of cells between bars. */
record Tables(List<String> columns, List<Row> rows) {

  static Tables of(String header, String... lines) {
    List<String> columns = cells(header);
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = cells(line);
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        values.put(columns.get(i), cells.get(i));
      }
      rows.add(new Row(values, null, rows.size() + 1));
    }
    return new Tables(columns, rows);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  /** The same rows, all at one place in WGS 84. */
  Tables at(String wkt) {
    return new Tables(columns, rows.stream().map(row -> row.at(geometry(wkt))).toList());
  }

  static @Nullable Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  Shown shown() {
    return shown(Personal.DETECTED, false);
  }

  Shown shown(Personal personal, boolean isForTerritory) {
    Privacy privacy = Privacy.of(columns, rows, personal, isForTerritory);
    List<Privacy.Shown> left = rows.stream().map(privacy::apply).flatMap(Optional::stream).toList();
    List<Notice> notices = new ArrayList<>();
    privacy.tell(notices::add);
    return new Shown(privacy.columns(), left, notices);
  }

  record Shown(List<String> columns, List<Privacy.Shown> shown, List<Notice> notices) {

    List<Row> rows() {
      return shown.stream().map(Privacy.Shown::row).toList();
    }

    List<String> values(String column) {
      return rows().stream().map(row -> row.value(column)).toList();
    }

    Tables again() {
      return new Tables(columns, rows());
    }
  }
}
