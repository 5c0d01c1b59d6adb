package fr.moisson.harvesters.formats.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The first byte of a file that its charset cannot decode.
 *
 * @param bytes number of bytes before it
 * @param characters number of characters that these encode
 */
record EncodingFault(Path file, Charset charset, long bytes, long characters) {

  private static final int BLOCK = 1 << 16;

  /** Null if the whole file can be decoded. */
  static @Nullable EncodingFault first(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder = decoder(charset);
    ByteBuffer in = ByteBuffer.allocate(BLOCK);
    CharBuffer out = CharBuffer.allocate(BLOCK);
    long bytes = 0;
    long characters = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      boolean end = false;
      while (!end) {
        end = channel.read(in) < 0;
        in.flip();
        CoderResult result;
        do {
          out.clear();
          result = decoder.decode(in, out, end);
          characters += out.position();
        } while (result.isOverflow());
        if (result.isError()) {
          return new EncodingFault(file, charset, bytes + in.position(), characters);
        }
        bytes += in.position();
        in.compact();
      }
    }
    return null;
  }

  /** A decoder that reports what its charset cannot decode, and replaces nothing. */
  static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The line of the byte, from 1. */
  long line() throws IOException {
    try (Reader text = new InputStreamReader(Files.newInputStream(file), charset);
        LineNumberReader lines = new LineNumberReader(text)) {
      long left = characters;
      long skipped = 1;
      while (left > 0 && skipped > 0) {
        skipped = lines.skip(left);
        left -= skipped;
      }
      return lines.getLineNumber() + 1L;
    }
  }
}
