package fr.moisson.harvesters.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Decodes UTF-8, and every byte that is not valid UTF-8 as Windows-1252: two exports pasted into
 * one file have different encodings.
 */
final class MixedDecoder extends CharsetDecoder {

  static final Charset OTHER = FrenchCharset.WINDOWS_1252;

  private final CharsetDecoder utf8 = EncodingFault.decoder(UTF_8);

  MixedDecoder() {
    super(UTF_8, 1, 1);
  }

  @Override
  protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
    while (true) {
      utf8.reset();
      CoderResult result = utf8.decode(in, out, false);
      if (!result.isError()) {
        return result;
      }
      if (!out.hasRemaining()) {
        return CoderResult.OVERFLOW;
      }
      out.put(OTHER.decode(ByteBuffer.wrap(new byte[] {in.get()})));
    }
  }
}
