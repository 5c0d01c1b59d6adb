package fr.moisson.harvesters.formats.scan;

/**
 * Thrown for bytes that the walk does not understand and that a reader must parse. It has no stack
 * trace, as it may be thrown for each feature of a file.
 */
final class UnexpectedBytes extends RuntimeException {

  private static final long serialVersionUID = 1;

  static final UnexpectedBytes FEATURE = new UnexpectedBytes();

  private UnexpectedBytes() {
    super(null, null, false, false);
  }
}
