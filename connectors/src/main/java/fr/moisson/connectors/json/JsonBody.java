package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import fr.moisson.harvesters.formats.text.SyntaxFault;
import fr.moisson.harvesters.formats.text.Utf8;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Objects;

/** An answer that should be JSON: opened in its charset, and refused in words that help. */
record JsonBody(Body body) {

  private static final int EXCERPT = 100;

  JsonParser parser() {
    try {
      Charset charset = charset();
      // Jackson itself recognises UTF-16 and UTF-32, and refuses what is not UTF-8.
      return charset.equals(StandardCharsets.UTF_8)
          ? JsonTree.FACTORY.createParser(body.open())
          : JsonTree.FACTORY.createParser(new InputStreamReader(body.open(), charset));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Bytes are believed before the server: JSON is UTF-8, whatever is declared of all pages. */
  private Charset charset() throws IOException {
    try {
      Charset declared =
          body.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(body.charset());
      boolean isUtf8 = declared.equals(StandardCharsets.UTF_8) || Utf8.isAsItSays(body.file());
      return isUtf8 ? StandardCharsets.UTF_8 : declared;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Media type and first characters, which say more than a parser's complaint about them. */
  String beginning() throws IOException {
    try (InputStream content = body.open()) {
      String start = new String(content.readNBytes(EXCERPT), charset()).strip();
      return Objects.requireNonNullElse(body.mediaType(), "?") + " « " + start + " »";
    }
  }

  /** Refuses what is JSON, but not the JSON that was asked for. */
  Unavailable unexpected(String found, String wanted) {
    return new Unavailable(
        Notice.of(Code.UNEXPECTED_ANSWER, body.uri(), found + " ≠ JSON " + wanted));
  }

  Unavailable tooLarge(long limit) {
    return new Unavailable(Notice.of(Code.TOO_LARGE, body.uri(), limit));
  }

  /** Refuses what is no JSON, as a parser found out. */
  Unavailable broken(JsonParser parser, IOException e) {
    // Jackson has a name for most ends that come too early, but not for the one after a comma.
    boolean isTooShort =
        e instanceof JsonEOFException || parser.currentLocation().getByteOffset() >= body.bytes();
    if (isTooShort) {
      return new Unavailable(Notice.of(Code.TRUNCATED, body.uri(), body.bytes() + " octets"), e);
    }
    return e instanceof JsonParseException fault
        ? new Unavailable(SyntaxFault.of(body.uri(), fault), e)
        : refused(e);
  }

  private Unavailable refused(IOException e) {
    String words =
        e instanceof JsonProcessingException limit ? limit.getOriginalMessage() : e.toString();
    return new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, body.uri(), words), e);
  }
}
