package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.place.ShapeText;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/**
 * Shows sensitive observations as precisely as their source allows, as SINP requires of public
 * copies. This is done before rows are cut to a territory: a row is placed by what may be known of
 * it, so that its presence in a file says no more than the row itself. If rows were cut first, the
 * file of a town would reveal that an animal lives in the part of its 10 km cell in that town. As a
 * consequence, a town's file has every row of a cell that touches the town.
 *
 * <ul>
 *   <li>Commune: no geometry, not even a centre, which would suggest a precision; the row keeps its
 *       commune, which places it. A row without one is shown by its cell.
 *   <li>Cell: the cell's square in place of the geometry; the department is kept, not the commune.
 *   <li>Department: no geometry, nothing below the department; left out of files of territories,
 *       which are all smaller.
 *   <li>Nothing: left out.
 * </ul>
 *
 * <p>All but exact rows keep only what is known not to locate them: their taxon, day, count, state,
 * source… They lose names of places, photographs and free texts, and the precision of their
 * position, which the extent of the cell replaces. A second pass changes nothing.
 */
final class Blur {

  /** Half the diagonal of a 10 km cell, in metres: the uncertainty of its centre in Darwin Core. */
  private static final String HALF_DIAGONAL = "7071";

  private final LocatingColumns places;
  private final boolean isForTerritory;
  private final List<String> added;

  /** The source's own columns, or else those that are added. */
  private final String uncertainty;

  private final String footprint;
  private final String generalizations;

  /**
   * @param statements columns that say how precisely a row may be shown
   * @param isForTerritory whether rows are then placed in a territory smaller than a department
   */
  Blur(List<String> columns, Set<String> statements, boolean isForTerritory) {
    this.places = new LocatingColumns(columns, statements);
    this.isForTerritory = isForTerritory;
    uncertainty = own(columns, "coordinateUncertaintyInMeters");
    footprint = own(columns, "footprintWKT");
    generalizations = own(columns, "dataGeneralizations");
    added =
        Stream.of(uncertainty, footprint, generalizations)
            .filter(column -> !columns.contains(column))
            .filter(column -> !column.equals(uncertainty) || !places.hasUncertainty())
            .toList();
  }

  private static String own(List<String> columns, String column) {
    return ColumnNames.find(columns, column).orElse(column);
  }

  /** The row as it may be shown; empty if it may not. */
  Optional<Row> of(Row row, Precision precision) {
    return switch (precision) {
      case EXACT -> Optional.of(row);
      case COMMUNE ->
          places.nameACommune(row.values())
              ? Optional.of(without(row, Precision.COMMUNE))
              : Optional.of(inCell(row));
      case CELL -> Optional.of(inCell(row));
      case DEPARTMENT ->
          isForTerritory ? Optional.empty() : Optional.of(without(row, Precision.DEPARTMENT));
      case NOTHING -> Optional.empty();
    };
  }

  /** Columns of Darwin Core in which blurred rows say so, where the source has none for that. */
  List<String> added() {
    return added;
  }

  private Row without(Row row, Precision precision) {
    Map<String, String> values = places.only(precision, row.values());
    String place = precision == Precision.COMMUNE ? "à la commune" : "au département";
    values.put(generalizations, "Position floutée " + place);
    return new Row(values, null, row.number());
  }

  private Row inCell(Row row) {
    Map<String, String> values = places.only(Precision.CELL, row.values());
    Geometry exact = row.geometry();
    Optional<GridCell> cell = exact == null ? Optional.empty() : GridCell.of(exact);
    values.put(generalizations, "Position floutée à la maille de 10 km");
    cell.ifPresent(
        found -> {
          places.name(found.names(), values);
          values.put(footprint, ShapeText.wkt(ShapeText.rounded(found.shape())));
        });
    if (cell.isPresent() && cell.get().names().size() <= 1) {
      values.put(uncertainty, HALF_DIAGONAL);
      places.within(HALF_DIAGONAL, values);
    }
    return new Row(values, cell.<Geometry>map(GridCell::shape).orElse(null), row.number());
  }
}
