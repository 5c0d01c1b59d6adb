package fr.moisson.harvesters.formats.row;

import java.util.Map;

/**
 * Values of a row that nobody can change, and that are parsed when somebody asks for one: many rows
 * are only copied, or dropped.
 */
public interface UnparsedValues extends Map<String, String> {

  /** How long they are as written, in bytes. */
  int length();
}
