package fr.moisson.harvesters.schemas.types;

/** Any text is valid. */
record AnyType() implements FieldType {

  @Override
  public String name() {
    return "any";
  }

  @Override
  public String format() {
    return "default";
  }

  @Override
  public Object read(String cell) {
    return cell;
  }
}
