package fr.moisson.harvesters.formats.scan;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a feature as they were written.
 *
 * @param object in UTF-8, from brace to brace, followed by a zero
 * @param id identifier beside the properties
 */
@SuppressWarnings("ArrayRecordComponent") // Instances are never compared.
public record Properties(byte[] object, @Nullable String id) {

  /** Number of bytes of the object. */
  public int length() {
    return object.length - 1;
  }
}
