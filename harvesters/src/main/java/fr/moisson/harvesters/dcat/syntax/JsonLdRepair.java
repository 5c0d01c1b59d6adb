package fr.moisson.harvesters.dcat.syntax;

import static java.util.stream.Collectors.joining;

import com.apicatalog.jsonld.lang.LanguageTag;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
 * {"@id": "Licence ouverte 2.0"}}. What is described within a record under an empty address has
 * none: all that do would be one thing. GeoJSON becomes a text, since statements do not keep the
 * order of its numbers; and of a negative number in a literal of JSON, Titanium 1.7.0 keeps one
 * digit only.
 */
public final class JsonLdRepair {

  private static final String LANGUAGE = "@language";
  private static final String IDENTITY = "@id";
  private static final String CONTEXT = "@context";
  private static final String GRAPH = "@graph";
  private static final String VOCABULARY = "@vocab";
  private static final Set<String> NAMING = Set.of(IDENTITY, "@type");

  /** No shape is deeper, and what may be one is read once more in each that it may be in. */
  private static final int DEEPEST = 20;

  private static final int SIDES = 4;

  /** Words, and not an address with spaces, which would have a scheme. */
  private static final Pattern WORDS = Pattern.compile("(?!\\S*://)\\s*\\S+\\s+\\S.*");

  private static final Pattern SCHEMA_ORG = Pattern.compile("https?://(?:www\\.)?schema\\.org/?");

  /** A key of a language map, written as a locale: no term of a vocabulary looks like it. */
  private static final Pattern LOCALE =
      Pattern.compile("[a-z]{2,3}(_[A-Z][a-z]{3})?_([A-Z]{2}|[0-9]{3})|[a-z]{2,3}_[A-Z][a-z]{3}");

  /**
   * Limits are left to the reader of the result, except for the length of numbers, which are parsed
   * here in quadratic time.
   */
  static final JsonFactory JSON =
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
      copy(from, from.nextToken(), to);
      to.writeEndArray();
    } catch (JsonProcessingException e) {
      throw new RiotException(e.getOriginalMessage(), e);
    }
  }

  private static void copy(JsonParser from, @Nullable JsonToken first, JsonGenerator to)
      throws IOException {
    JsonToken token = first;
    while (token != null) {
      if (token == JsonToken.START_OBJECT) {
        token = copyStart(from, to);
        continue;
      }
      if (token == JsonToken.START_ARRAY) {
        token = copySides(from, to);
        continue;
      }
      if (from.hasToken(JsonToken.FIELD_NAME) && LANGUAGE.equals(from.currentName())) {
        copyLanguage(from, to);
      } else if (from.hasToken(JsonToken.FIELD_NAME) && VOCABULARY.equals(from.currentName())) {
        copyVocabulary(from, to);
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
  }

  /**
   * Copies an object that is a shape as a text, or else no more than its start.
   *
   * @return the token to go on with
   */
  private static @Nullable JsonToken copyStart(JsonParser from, JsonGenerator to)
      throws IOException {
    JsonToken first = from.nextToken();
    String name = first == JsonToken.FIELD_NAME ? from.currentName() : "";
    if (name.equals(IDENTITY)) {
      to.writeStartObject();
      return copyIdentity(from, to);
    }
    if (!JsonLdShapes.BEGINNINGS.contains(name)) {
      to.writeStartObject();
      return first;
    }
    JsonToken value = from.nextToken();
    if (JsonLdShapes.mayBegin(name, from) && to.getOutputContext().getNestingDepth() < DEEPEST) {
      copyWhole(JsonLdShapes.whole(name, from), to);
      return from.nextToken();
    }
    to.writeStartObject();
    to.writeFieldName(name);
    return value;
  }

  private static void copyWhole(String object, JsonGenerator to) throws IOException {
    if (JsonLdShapes.isShape(object)) {
      to.writeString(object);
      return;
    }
    try (JsonParser from = JSON.createParser(object)) {
      from.nextToken();
      to.writeStartObject();
      copy(from, from.nextToken(), to);
    }
  }

  /**
   * Copies the four sides of a box as a text, or else the start of an array and its first numbers.
   *
   * @return the token to go on with
   */
  private static @Nullable JsonToken copySides(JsonParser from, JsonGenerator to)
      throws IOException {
    List<BigDecimal> numbers = new ArrayList<>();
    JsonToken token = from.nextToken();
    while (token != null && token.isNumeric() && !from.isNaN() && numbers.size() < SIDES) {
      numbers.add(from.getDecimalValue());
      token = from.nextToken();
    }
    boolean isBox =
        token == JsonToken.END_ARRAY
            && numbers.size() == SIDES
            && numbers.stream().anyMatch(number -> number.signum() < 0);
    if (isBox) {
      to.writeString(numbers.stream().map(BigDecimal::toString).collect(joining(",")));
      return from.nextToken();
    }
    to.writeStartArray();
    for (BigDecimal number : numbers) {
      to.writeNumber(number);
    }
    return token;
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
    } else if (!text.isBlank() || (!alone && !isWithin(to))) {
      to.writeStringField(IDENTITY, text);
    }
    return next;
  }

  /**
   * Whether the object being written is the value of a property, and not the document or in its
   * graph, where an empty address may well stand for the document.
   */
  private static boolean isWithin(JsonGenerator to) {
    return names(to.getOutputContext().getParent()).anyMatch(name -> !name.equals(GRAPH));
  }

  private static Stream<String> names(@Nullable JsonStreamContext context) {
    return Stream.iterate(context, Objects::nonNull, JsonStreamContext::getParent)
        .map(JsonStreamContext::getCurrentName)
        .filter(Objects::nonNull);
  }

  /** Terms of schema.org may be given by its context or as a vocabulary, which has none of ours. */
  private static void copyVocabulary(JsonParser from, JsonGenerator to) throws IOException {
    from.nextToken();
    if (SCHEMA_ORG.matcher(from.getText()).matches()) {
      to.writeStringField("@import", "https://schema.org/");
    }
    to.writeFieldName(VOCABULARY);
    to.copyCurrentEventExact(from);
  }

  private static void copyNaming(JsonParser from, JsonGenerator to) throws IOException {
    String key = from.currentName();
    from.nextToken();
    copyName(key, from, to);
  }

  /**
   * A name that is null is none, except in a context, where it is a term to ignore; a number is a
   * name relative to the document, and a reference is what it refers to.
   */
  private static void copyName(String key, JsonParser from, JsonGenerator to) throws IOException {
    if (isInContext(from)) {
      to.writeFieldName(key);
      to.copyCurrentEventExact(from);
    } else if (from.currentToken().isNumeric()) {
      to.writeStringField(key, from.getText());
    } else if (from.hasToken(JsonToken.START_OBJECT)) {
      JsonNode name = Json.MAPPER.readTree(from);
      to.writeFieldName(key);
      boolean isReference = name.size() == 1 && name.path(IDENTITY).isTextual();
      Json.MAPPER.writeTree(to, isReference ? name.path(IDENTITY) : name);
    } else if (!from.hasToken(JsonToken.VALUE_NULL) && !(isEmpty(key, from) && isWithin(to))) {
      to.writeFieldName(key);
      to.copyCurrentEventExact(from);
    }
  }

  private static boolean isEmpty(String key, JsonParser from) throws IOException {
    return key.equals(IDENTITY)
        && from.hasToken(JsonToken.VALUE_STRING)
        && from.getText().isBlank();
  }

  private static boolean isInContext(JsonParser from) {
    return names(from.getParsingContext()).anyMatch(CONTEXT::equals);
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
