package fr.moisson.harvesters.dcat.syntax;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Replaces control characters, which XML does not allow and which people paste into catalogues, by
 * spaces; for encodings in which each of them is a byte of its own.
 */
public final class Printable extends FilterInputStream {

  public Printable(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    return read < 0 ? read : printable((byte) read) & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      buffer[i] = printable(buffer[i]);
    }
    return read;
  }

  private static byte printable(byte value) {
    boolean control = value > 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r';
    return control ? (byte) ' ' : value;
  }
}
