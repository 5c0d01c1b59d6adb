package fr.moisson.routes.web.explore;

import fr.moisson.harvesters.formats.features.ColumnCondition;
import fr.moisson.harvesters.formats.features.ColumnCondition.Contains;
import fr.moisson.harvesters.formats.features.ColumnCondition.Or;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable.Property;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.routes.web.api.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a layer as Opendatasoft names them: those of the file, and the location as {@code
 * geo_point_2d} (WGS 84) and {@code geo_shape} (GeoJSON).
 */
record ExploreColumns(GeoPackageFeatureTable table) {

  static final String POINT = "geo_point_2d";
  static final String SHAPE = "geo_shape";

  /** The location columns, except those whose name a column of the file already has. */
  List<String> places() {
    return table.geometry() == null
        ? List.of()
        : Stream.of(POINT, SHAPE).filter(name -> known(name).isEmpty()).toList();
  }

  private Optional<Property> known(String name) {
    return table.properties().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  Property find(String name) {
    return known(name)
        .orElseThrow(
            () ->
                Problem.bad(
                    "explore.column",
                    name,
                    table.properties().stream()
                        .map(Property::name)
                        .collect(Collectors.joining(", "))));
  }

  /** The name in the file of a column, of the location too. */
  String stored(String name) {
    return places().contains(name) ? Objects.requireNonNull(table.geometry()) : find(name).name();
  }

  /** A word in any of the texts. */
  ColumnCondition search(String word) {
    return new Or(
        table.properties().stream()
            .filter(column -> column.type() == ColumnType.STRING)
            .map(column -> (ColumnCondition) new Contains(column.name(), word, false))
            .toList());
  }
}
