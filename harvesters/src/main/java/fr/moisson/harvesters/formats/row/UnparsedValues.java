package fr.moisson.harvesters.formats.row;

import java.util.Map;

/**
 * Immutable values of a row that are only parsed when one is requested: many rows are only copied,
 * or dropped.
 */
public interface UnparsedValues extends Map<String, String> {

  /** Length in bytes, as written. */
  int length();
}
