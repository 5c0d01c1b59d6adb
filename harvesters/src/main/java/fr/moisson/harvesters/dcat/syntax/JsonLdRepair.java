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

/**
 * JSON-LD rid of language tags that are none, such as {@code fr_FR}: readers pass over the texts
 * that have them, without a word.
 */
public final class JsonLdRepair {

  private static final String LANGUAGE = "@language";

  /** A key of a language map, as locales are written: no term of a vocabulary looks like it. */
  private static final Pattern LOCALE =
      Pattern.compile("[a-z]{2,3}(_[A-Z][a-z]{3})?_([A-Z]{2}|[0-9]{3})|[a-z]{2,3}_[A-Z][a-z]{3}");

  /** What is too much is for the reader to say. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  /**
   * Repairs a document of any size.
   *
   * @throws RiotException if this is not even JSON
   */
  public static void copy(InputStream content, OutputStream repaired) throws IOException {
    try (JsonParser from = JSON.createParser(content);
        JsonGenerator to = JSON.createGenerator(repaired)) {
      while (from.nextToken() != null) {
        if (from.hasToken(JsonToken.FIELD_NAME) && LANGUAGE.equals(from.currentName())) {
          copyLanguage(from, to);
        } else if (from.hasToken(JsonToken.FIELD_NAME)
            && LOCALE.matcher(from.currentName()).matches()) {
          to.writeFieldName(tag(from.currentName()));
        } else {
          to.copyCurrentEventExact(from);
        }
      }
    } catch (JsonProcessingException e) {
      throw new RiotException(e.getOriginalMessage(), e);
    }
  }

  /** A text without a language is better than none. */
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
