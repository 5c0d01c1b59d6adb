package fr.moisson.harvesters.formats.text;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The characters of a file, without byte-order marks, the NUL bytes that some exports leave, and
 * separators of JSON text sequences.
 *
 * @param charset as found by {@link Encoding}
 */
public record Text(Path file, Charset charset) {

  private static final int HEAD = 1 << 16;
  private static final char MARK = '\uFEFF';

  /** Precedes each text of a JSON sequence (RFC 7464), as in GeoJSON sequences (RFC 8142). */
  private static final char RECORD_SEPARATOR = '\u001E';

  public static Text of(Table table, Consumer<Notice> notices) throws IOException {
    return new Text(table.file(), Encoding.of(table.file(), table.charset(), notices));
  }

  /** In the charset that its first bytes tell, else in UTF-8, which is enough for ASCII. */
  public static Text marked(Path file) throws IOException {
    return new Text(file, Encoding.ofHead(file));
  }

  /** The first characters of a file, enough to recognise it. */
  public static String headOf(Path file) throws IOException {
    return marked(file).head(HEAD);
  }

  public Clean open() throws IOException {
    return open(Files.newInputStream(file));
  }

  /** The characters of some bytes of the file. */
  public Clean open(InputStream bytes) {
    return new Clean(
        new InputStreamReader(
            bytes,
            (charset.equals(StandardCharsets.UTF_8) ? new MixedDecoder() : charset.newDecoder())
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  /** Whether the bytes of ASCII characters never occur in other characters. */
  public boolean extendsAscii() {
    return charset.equals(StandardCharsets.UTF_8)
        || charset.name().startsWith("ISO-8859-")
        || charset.name().startsWith("windows-125");
  }

  /** The first characters, up to the given number. */
  public String head(int most) throws IOException {
    try (Reader reader = open()) {
      return next(reader, most);
    }
  }

  /** The next characters, up to the given number; a reader may return fewer per call. */
  static String next(Reader reader, int most) throws IOException {
    char[] next = new char[most];
    int length = 0;
    for (int read = 0; read >= 0 && length < most; length += Math.max(0, read)) {
      read = reader.read(next, length, most - length);
    }
    return new String(next, 0, length);
  }

  /**
   * Number of the first line of such a length, searched from a line on, as far as the CSV parser
   * looks ahead; negative if there is none.
   */
  public long longLine(long from, long length) throws IOException {
    long line = 1;
    long column = 0;
    long looked = 0;
    try (Reader reader = new BufferedReader(open())) {
      int one = reader.read();
      while (one >= 0 && looked <= 2L * Cell.LONGEST) {
        line += one == '\n' ? 1 : 0;
        column = one == '\n' ? 0 : column + 1;
        looked += line >= from ? 1 : 0;
        if (line >= from && column >= length) {
          return line;
        }
        one = reader.read();
      }
    }
    return -1;
  }

  /** Drops characters that are not text. */
  static final class Clean extends FilterReader {
    private Clean(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int kept = 0;
      while (kept == 0) {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
          return -1;
        }
        for (int i = offset; i < offset + read; i++) {
          char one = buffer[i];
          if (one != 0 && one != MARK && one != RECORD_SEPARATOR) {
            buffer[offset + kept++] = one;
          }
        }
      }
      return kept;
    }
  }
}
