package fr.moisson.routes.cli;

/** A named territory, source or portal is not configured. */
final class UnknownSelection extends RuntimeException {

  private final String text;
  private final String known;

  UnknownSelection(String text, String known) {
    super(text);
    this.text = text;
    this.known = known;
  }

  String text() {
    return text;
  }

  String known() {
    return known;
  }
}
