package fr.moisson.harvesters.formats.scan;

/**
 * Non-ASCII characters in UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond
 * U+10FFFF.
 */
final class Utf8Bytes {

  static final int MARK_LENGTH = 3;

  /**
   * The position after a character. Byte-order marks are {@link UnexpectedBytes}, since readers
   * drop them, and so is ASCII, which here means control characters.
   */
  static int after(byte[] bytes, int at) {
    int end = end(bytes, at);
    if (isMark(bytes, at)) {
      throw UnexpectedBytes.FEATURE;
    }
    return end;
  }

  /** The position after a character, which may be a byte-order mark. */
  static int end(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > bytes.length) {
      throw UnexpectedBytes.FEATURE;
    }
    int code = lead & (0xFF >> (length + 1));
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        throw UnexpectedBytes.FEATURE;
      }
      code = code << 6 | (bytes[i] & 0x3F);
    }
    boolean isOverlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    boolean isSurrogate = code >= 0xD800 && code <= 0xDFFF;
    if (isOverlong || isSurrogate || code > Character.MAX_CODE_POINT) {
      throw UnexpectedBytes.FEATURE;
    }
    return at + length;
  }

  /** Whether U+FEFF is at the position; all bytes must be followed by a zero. */
  static boolean isMark(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) == 0xEF
        && (bytes[at + 1] & 0xFF) == 0xBB
        && (bytes[at + 2] & 0xFF) == 0xBF;
  }

  /** Checks that there are only valid characters, and no NUL. */
  static void check(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      i = bytes[i] > 0 ? i + 1 : after(bytes, i);
    }
  }

  private Utf8Bytes() {}
}
