package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.formats.text.Json;
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

/** An answer that should be JSON: decoded in its charset, with helpful notices if it is not. */
record JsonBody(Body body) {

  /** No interface that we know has a larger envelope. */
  static final long LARGEST_VALUE = Json.LONGEST_TEXT;

  private static final int EXCERPT = 100;

  JsonParser parser() {
    try {
      Charset charset = charset();
      // Jackson itself detects UTF-16 and UTF-32, and refuses invalid UTF-8.
      return charset.equals(StandardCharsets.UTF_8)
          ? Json.FACTORY.createParser(body.open())
          : Json.FACTORY.createParser(new InputStreamReader(body.open(), charset));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** The bytes decide before the declared charset: JSON is UTF-8, whatever a server declares. */
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

  /** Refuses what does not begin like JSON. */
  Unavailable notJson(String wanted) throws IOException {
    return Refusals.unexpected(body, "JSON", beginning() + " ≠ JSON " + wanted);
  }

  /** Media type and first characters, which explain more than the parser's message about them. */
  private String beginning() throws IOException {
    try (InputStream content = body.open()) {
      String start = new String(content.readNBytes(EXCERPT), charset()).strip();
      return Objects.requireNonNullElse(body.mediaType(), "?") + " « " + start + " »";
    }
  }

  /** Refuses valid JSON that is not the expected JSON. */
  Unavailable unexpected(String found, String wanted) {
    return Refusals.unexpected(body.uri(), found + " ≠ JSON " + wanted);
  }

  Unavailable tooLarge() {
    return new Unavailable(Notice.of(Code.TOO_LARGE, body.uri(), LARGEST_VALUE));
  }

  /** Refuses invalid JSON, as reported by a parser. */
  Unavailable broken(JsonParser parser, IOException e) {
    // Jackson has an exception for most premature ends, but not for one after a comma.
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
