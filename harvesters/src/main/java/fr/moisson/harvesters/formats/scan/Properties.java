package fr.moisson.harvesters.formats.scan;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a feature as they were written.
 *
 * @param object in UTF-8, from brace to brace, and a zero behind it
 * @param id what stands beside them
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Properties(byte[] object, @Nullable String id) {

  /** How many bytes the object has. */
  public int length() {
    return object.length - 1;
  }
}
