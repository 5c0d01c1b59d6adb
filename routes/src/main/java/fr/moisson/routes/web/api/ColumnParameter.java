package fr.moisson.routes.web.api;

import fr.moisson.harvesters.formats.features.ColumnCondition;
import fr.moisson.harvesters.formats.features.ColumnCondition.Comparison;
import fr.moisson.harvesters.formats.features.ColumnCondition.Operator;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable.Property;

/** Values of columns in the parameters of a request. */
public final class ColumnParameter {

  /** The condition that a column compares with a value, which must be of its type. */
  public static ColumnCondition compared(Property column, Operator operator, String literal) {
    return new Comparison(
        column.name(), operator, column.value(literal).orElseThrow(() -> invalid(column, literal)));
  }

  /** The value is not of the type of its column. */
  public static Problem invalid(Property column, String literal) {
    return Problem.bad("api.value", column.name(), column.type().tableSchema(), literal);
  }

  private ColumnParameter() {}
}
