package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.lang.LanguageTag;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.apache.jena.riot.RiotException;
import org.jspecify.annotations.Nullable;

/**
 * Removes invalid language tags, such as {@code fr_FR}, from JSON-LD: readers silently drop the
 * texts that have them. They also drop addresses that are words or empty, as ArcGIS Hub writes
 * them: {@code "dct:rights": {"@id": "Licence ouverte 2.0"}}.
 */
public final class JsonLdRepair {

  private static final String LANGUAGE = "@language";
  private static final String IDENTITY = "@id";

  /** Words, and not an address with spaces, which would have a scheme. */
  private static final Pattern WORDS = Pattern.compile("(?!\\S*://)\\s*\\S+\\s+\\S.*");

  /** A key of a language map, written as a locale: no term of a vocabulary looks like it. */
  private static final Pattern LOCALE =
      Pattern.compile("[a-z]{2,3}(_[A-Z][a-z]{3})?_([A-Z]{2}|[0-9]{3})|[a-z]{2,3}_[A-Z][a-z]{3}");

  /**
   * Limits are left to the reader of the result, except for the length of numbers, which are parsed
   * here in quadratic time.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  /**
   * Repairs a document of any size.
   *
   * @throws RiotException if the document is not JSON
   */
  public static void copy(InputStream content, OutputStream repaired) throws IOException {
    try (JsonParser from = JSON.createParser(content);
        JsonGenerator to = JSON.createGenerator(repaired)) {
      boolean begins = false;
      JsonToken token = from.nextToken();
      while (token != null) {
        if (begins && token == JsonToken.FIELD_NAME && IDENTITY.equals(from.currentName())) {
          begins = false;
          token = copyIdentity(from, to);
          continue;
        }
        begins = token == JsonToken.START_OBJECT;
        if (from.hasToken(JsonToken.FIELD_NAME) && LANGUAGE.equals(from.currentName())) {
          copyLanguage(from, to);
        } else if (from.hasToken(JsonToken.FIELD_NAME)
            && LOCALE.matcher(from.currentName()).matches()) {
          to.writeFieldName(tag(from.currentName()));
        } else {
          to.copyCurrentEventExact(from);
        }
        token = from.nextToken();
      }
    } catch (JsonProcessingException e) {
      throw new RiotException(e.getOriginalMessage(), e);
    }
  }

  /**
   * An object with nothing but words for an address becomes a text with these words; one with an
   * empty address becomes empty, since the address would stand for the document.
   *
   * @return the token after the address
   */
  private static @Nullable JsonToken copyIdentity(JsonParser from, JsonGenerator to)
      throws IOException {
    if (from.nextToken() != JsonToken.VALUE_STRING) {
      to.writeFieldName(IDENTITY);
      to.copyCurrentEventExact(from);
      return from.nextToken();
    }
    String text = from.getText();
    JsonToken next = from.nextToken();
    boolean alone = next == JsonToken.END_OBJECT;
    if (alone && WORDS.matcher(text).matches()) {
      to.writeStringField("@value", text.strip());
    } else if (!alone || !text.isBlank()) {
      to.writeStringField(IDENTITY, text);
    }
    return next;
  }

  /** An invalid language is dropped, since a text without a language is better than none. */
  private static void copyLanguage(JsonParser from, JsonGenerator to) throws IOException {
    if (from.nextToken() != JsonToken.VALUE_STRING) {
      to.writeFieldName(LANGUAGE);
      to.copyCurrentStructure(from);
      return;
    }
    String language = tag(from.getText());
    if (LanguageTag.isWellFormed(language)) {
      to.writeStringField(LANGUAGE, language);
    }
  }

  private static String tag(String locale) {
    return locale.strip().replace('_', '-');
  }

  private JsonLdRepair() {}
}
