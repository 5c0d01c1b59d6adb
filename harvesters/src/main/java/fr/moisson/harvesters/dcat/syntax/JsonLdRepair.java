package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.lang.LanguageTag;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.riot.RiotException;
import org.jspecify.annotations.Nullable;

/**
 * Removes what makes readers refuse a whole document for a slip in one record: line breaks within
 * texts, commas after the last of several, names and types that are null or numbers. Also removes
 * invalid language tags, such as {@code fr_FR}: readers silently drop the texts that have them.
 * They also drop addresses that are words or empty, as ArcGIS Hub writes them: {@code "dct:rights":
 * {"@id": "Licence ouverte 2.0"}}.
 */
public final class JsonLdRepair {

  private static final String LANGUAGE = "@language";
  private static final String IDENTITY = "@id";
  private static final String CONTEXT = "@context";
  private static final Set<String> NAMING = Set.of(IDENTITY, "@type");

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
      Json.FACTORY
          .rebuild()
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
   * Repairs a document of any size. Several documents, one after the other, become a list: readers
   * would take the first for all.
   *
   * @throws RiotException if the document is not JSON
   */
  public static void copy(InputStream content, OutputStream repaired) throws IOException {
    try (JsonParser from = JSON.createParser(content);
        JsonGenerator to = JSON.createGenerator(repaired)) {
      to.writeStartArray();
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
        } else if (from.hasToken(JsonToken.FIELD_NAME) && NAMING.contains(from.currentName())) {
          copyNaming(from, to);
        } else if (from.hasToken(JsonToken.FIELD_NAME)
            && LOCALE.matcher(from.currentName()).matches()) {
          to.writeFieldName(tag(from.currentName()));
        } else {
          to.copyCurrentEventExact(from);
        }
        token = from.nextToken();
      }
      to.writeEndArray();
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
      copyName(IDENTITY, from, to);
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

  private static void copyNaming(JsonParser from, JsonGenerator to) throws IOException {
    String key = from.currentName();
    from.nextToken();
    copyName(key, from, to);
  }

  /**
   * A name that is null is none, except in a context, where it is a term to ignore; a number is a
   * name relative to the document.
   */
  private static void copyName(String key, JsonParser from, JsonGenerator to) throws IOException {
    if (isInContext(from)) {
      to.writeFieldName(key);
      to.copyCurrentEventExact(from);
    } else if (from.currentToken().isNumeric()) {
      to.writeStringField(key, from.getText());
    } else if (!from.hasToken(JsonToken.VALUE_NULL)) {
      to.writeFieldName(key);
      to.copyCurrentEventExact(from);
    }
  }

  private static boolean isInContext(JsonParser from) {
    return Stream.iterate(from.getParsingContext(), Objects::nonNull, JsonStreamContext::getParent)
        .map(JsonStreamContext::getCurrentName)
        .anyMatch(CONTEXT::equals);
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
