package fr.moisson.routes.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.routes.web.answer.Build;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Reading;
import fr.moisson.routes.web.answer.Streamed;
import fr.moisson.routes.web.answer.Validator;
import fr.moisson.routes.web.answer.Whole;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Answers to programs from any site (CORS), sent again only if they have changed. */
public final class ApiAnswer {

  public static final String JSON = "application/json";
  public static final String GEO_JSON = "application/geo+json";
  public static final String SCHEMA = "application/schema+json";
  public static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
  public static final String HTML = "text/html";
  public static final String CSV = "text/csv; charset=utf-8";

  public static final JsonMapper MAPPER = new JsonMapper();

  /** Writes the body of an answer in JSON. */
  @FunctionalInterface
  public interface JsonBody {
    void write(JsonGenerator json) throws IOException;
  }

  /** Lets pages of other sites read the answer. */
  public static void open(Context ctx) {
    Reading.open(ctx);
    ctx.header("Vary", "Accept-Encoding, Accept, Accept-Language");
  }

  public static void document(Context ctx, String mediaType, Supplier<JsonNode> document)
      throws IOException {
    open(ctx);
    ctx.header("Cache-Control", "no-cache").contentType(mediaType);
    Whole.send(ctx, MAPPER.writeValueAsString(document.get()));
  }

  /**
   * Sends an answer that is written while it is read.
   *
   * @param version changes with the content; the ETag is made of it, the address, the format and
   *     the build
   */
  public static void stream(Context ctx, String mediaType, String version, Streamed.Writing body)
      throws IOException {
    open(ctx);
    ctx.header("Cache-Control", "no-cache");
    String asked = mediaType + "\n" + ctx.fullUrl();
    String state = Hashes.sha256(version + "\n" + asked + "\n" + Build.ID).substring(0, 32);
    // The body of a POST is part of the question, and is not in the address.
    if (!ctx.method().equals(HandlerType.POST) && new Validator(state, null).settles(ctx)) {
      return;
    }
    ctx.contentType(mediaType);
    Streamed.send(ctx, body);
  }

  /**
   * The version of an answer in the reader's language.
   *
   * @param version of what it is about: the shelf, or a dataset
   */
  public static String versionInLanguage(Context ctx, long version) {
    return "v" + version + Language.wanted(ctx);
  }

  public static void json(Context ctx, String mediaType, String version, JsonBody body)
      throws IOException {
    stream(ctx, mediaType, version, out -> write(out, body));
  }

  public static void write(OutputStream out, JsonBody body) throws IOException {
    try (JsonGenerator json =
        MAPPER
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            // Otherwise each small value would be flushed.
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)) {
      body.write(json);
    }
  }

  private ApiAnswer() {}
}
