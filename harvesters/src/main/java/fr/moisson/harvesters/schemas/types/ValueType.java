package fr.moisson.harvesters.schemas.types;

import org.jspecify.annotations.Nullable;

/**
 * A type in a file that has values of its own for numbers and days, as spreadsheets and databases
 * have them: how a schema wants these to be written holds for texts.
 *
 * @param value as it is read from there, with a decimal point or in ISO 8601
 * @param written as the schema wants it
 */
record ValueType(FieldType value, FieldType written) implements FieldType {

  /** Spreadsheets have midnight as the day alone. */
  private static final String MIDNIGHT = "T00:00:00";

  @Override
  public String name() {
    return written.name();
  }

  @Override
  public String format() {
    return written.format();
  }

  @Override
  public @Nullable Object read(String cell) {
    Object read = value.read(cell);
    if (read == null && name().equals("datetime")) {
      read = value.read(cell + MIDNIGHT);
    }
    return read == null ? written.read(cell) : read;
  }
}
