package fr.moisson.harvesters.formats.place;

import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A square of a statistical grid by its code: system, side in metres and south-western corner, as
 * in the INSPIRE <a href="https://inspire.ec.europa.eu/id/document/tg/gg">guidelines on
 * geographical grid systems</a>, INSEE's data on squares and Eurostat's grids: {@code
 * CRS3035RES200mN2635200E3517400}.
 */
final class GridCellCode {

  /** Usual names of columns, those of the smaller squares first. */
  static final List<String> COLUMNS =
      List.of("idcar200m", "idinspire", "grdid", "cellcode", "idcarr1km", "idcar1km", "idcarreau");

  private static final Pattern CODE =
      Pattern.compile("CRS(\\d{4,5})RES(\\d{1,6})mN(\\d{1,8})E(\\d{1,8})");

  /** The square, with its system; null if the text is no such code. */
  static @Nullable Geometry read(String cell) {
    Matcher code = CODE.matcher(cell);
    if (!code.matches()) {
      return null;
    }
    int side = Integer.parseInt(code.group(2));
    int south = Integer.parseInt(code.group(3));
    int west = Integer.parseInt(code.group(4));
    Geometry square =
        GeoJsonGeometry.FACTORY.toGeometry(new Envelope(west, west + side, south, south + side));
    square.setSRID(Integer.parseInt(code.group(1)));
    return square;
  }

  private GridCellCode() {}
}
