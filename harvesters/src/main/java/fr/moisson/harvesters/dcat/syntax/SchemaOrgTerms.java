package fr.moisson.harvesters.dcat.syntax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.riot.RiotException;

/**
 * Takes the prefix from the terms of schema.org in JSON-LD, {@code schema:name} or {@code
 * https://schema.org/name} (CKAN, GeoNetwork, Croissant), so that a context of ours can give them
 * the meaning that they have without it.
 */
public final class SchemaOrgTerms {

  private static final String CONTEXT = "@context";
  private static final String TYPE = "@type";
  private static final String IDENTITY = "@id";
  private static final String VALUE = "@value";
  private static final String ADDRESS = "https?://(?:www\\.)?schema\\.org/";

  private static final Pattern NAMESPACE = Pattern.compile(ADDRESS);

  /** The class of what a feed is to give, also where the prefix is not declared. */
  private static final Pattern DATASET = Pattern.compile("(?:schema:|" + ADDRESS + ")Dataset");

  private static final String CONTAINER = "@container";
  private static final String LANGUAGE = "@language";

  private final Pattern term;

  /** Terms whose texts are given by their languages: {@code {"fr": "Haies", "en": "Hedges"}}. */
  private final Set<String> maps = new HashSet<>();

  private SchemaOrgTerms(Set<String> prefixes) {
    this.term =
        Pattern.compile("(?:" + String.join(":|", prefixes) + ":|" + ADDRESS + ")([A-Za-z0-9]+)");
  }

  /** Whether a class is that of datasets, whose terms are to be read as those of DCAT. */
  public static boolean isDataset(String type) {
    return DATASET.matcher(type).matches();
  }

  /**
   * Repairs a document of a size that fits into memory. Several documents become a list.
   *
   * @throws RiotException if the document is not JSON
   */
  public static void copy(InputStream content, OutputStream repaired) throws IOException {
    ArrayNode documents = Json.MAPPER.createArrayNode();
    try (MappingIterator<JsonNode> all =
        Json.MAPPER.readerFor(JsonNode.class).readValues(content)) {
      all.forEachRemaining(documents::add);
    } catch (JsonProcessingException e) {
      throw new RiotException(e.getOriginalMessage(), e);
    }
    SchemaOrgTerms terms = new SchemaOrgTerms(prefixes(documents));
    documents.findValues(CONTEXT).forEach(terms::shortenContexts);
    terms.shorten(documents);
    Json.MAPPER.writeValue(repaired, documents);
  }

  private static Set<String> prefixes(JsonNode documents) {
    Set<String> prefixes = new HashSet<>(Set.of("schema"));
    for (JsonNode context : documents.findValues(CONTEXT)) {
      for (JsonNode part : parts(context)) {
        part.properties()
            .forEach(
                term -> {
                  String meaning = term.getValue().path(IDENTITY).asText(term.getValue().asText());
                  if (NAMESPACE.matcher(meaning).matches() && term.getKey().matches("\\w+")) {
                    prefixes.add(term.getKey());
                  } else {
                    prefixes.remove(term.getKey());
                  }
                });
      }
    }
    return prefixes;
  }

  private static Iterable<JsonNode> parts(JsonNode context) {
    return context.isArray() ? context : List.of(context);
  }

  private void shorten(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
        String name = member.getKey();
        if (name.equals(CONTEXT)) {
          continue;
        }
        if (name.equals(TYPE)) {
          // The type of a text has to be an address.
          object.set(TYPE, object.has(VALUE) ? member.getValue() : shortened(member.getValue()));
        } else {
          shorten(member.getValue());
          String shorter = shortened(name);
          if (!object.has(shorter)) {
            object.set(shorter, object.remove(name));
          }
          if (maps.contains(name) && member.getValue() instanceof ObjectNode texts) {
            object.set(name, texts(texts));
          }
        }
      }
    } else {
      node.forEach(this::shorten);
    }
  }

  private static ArrayNode texts(ObjectNode map) {
    ArrayNode texts = map.arrayNode();
    map.properties()
        .forEach(
            entry ->
                parts(entry.getValue())
                    .forEach(
                        text -> {
                          ObjectNode one = texts.addObject();
                          one.set(VALUE, text);
                          if (!entry.getKey().startsWith("@")) {
                            one.put(LANGUAGE, entry.getKey());
                          }
                        }));
    return texts;
  }

  private void shortenContexts(JsonNode context) {
    parts(context).forEach(this::shortenContext);
  }

  /** A term that means what is its own name anyway would be defined by itself. */
  private void shortenContext(JsonNode part) {
    if (part instanceof ObjectNode context) {
      for (Map.Entry<String, JsonNode> term : List.copyOf(context.properties())) {
        String name = term.getKey();
        JsonNode meaning = term.getValue();
        boolean isMap = LANGUAGE.equals(meaning.path(CONTAINER).asText());
        boolean isUnnamed = isMap && !meaning.has(IDENTITY);
        if (isUnnamed || shortened(meaning.path(IDENTITY).asText(meaning.asText())).equals(name)) {
          context.remove(name);
          if (isMap) {
            maps.add(name);
          }
        } else if (meaning instanceof ObjectNode object && object.has(IDENTITY)) {
          object.set(IDENTITY, shortened(object.get(IDENTITY)));
        } else {
          context.set(name, shortened(meaning));
        }
      }
    }
  }

  private JsonNode shortened(JsonNode names) {
    if (names instanceof ArrayNode list) {
      ArrayNode shorter = list.arrayNode();
      list.forEach(name -> shorter.add(shortened(name)));
      return shorter;
    }
    return names.isTextual() ? TextNode.valueOf(shortened(names.asText())) : names;
  }

  private String shortened(String name) {
    Matcher matcher = term.matcher(name);
    return matcher.matches() ? matcher.group(1) : name;
  }
}
