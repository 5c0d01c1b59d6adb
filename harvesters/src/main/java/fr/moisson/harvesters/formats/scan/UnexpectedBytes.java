package fr.moisson.harvesters.formats.scan;

/**
 * The bytes are not what the walk knows, so that a reader must see them. Without a stack, since one
 * may be thrown for each feature of a file.
 */
final class UnexpectedBytes extends RuntimeException {

  private static final long serialVersionUID = 1;

  static final UnexpectedBytes FEATURE = new UnexpectedBytes();

  private UnexpectedBytes() {
    super(null, null, false, false);
  }
}
