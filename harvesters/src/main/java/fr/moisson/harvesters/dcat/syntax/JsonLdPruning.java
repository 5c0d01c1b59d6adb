package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.shared.JenaException;
import org.apache.jena.vocabulary.RDFS;

/**
 * Leaves out of a document of JSON-LD the members that keep readers from reading any of it: a text
 * with a language and a type, a name that is an object… What a member is in is tried without its
 * other members, so that a record only loses what is wrong with it. A record that would lose its
 * name or its class is no longer in the listing, and one without its restrictions would be
 * published: their documents stay unreadable.
 */
public final class JsonLdPruning {

  private static final String CONTEXT = "@context";
  private static final String LANGUAGE = "@language";
  private static final String VALUE = "@value";

  /** Of keywords, in many contexts. */
  private static final Set<String> ALIASES = Set.of("id", "type");

  /**
   * Local names of what restricts the use of data, in DCAT, its American profile and schema.org.
   */
  private static final Set<String> RIGHTS =
      Set.of(
          "accessRights",
          "rights",
          "license",
          "licence",
          "hasPolicy",
          "accessLevel",
          "conditionsOfAccess");

  private static final Pattern NAMESPACE = Pattern.compile(".*[:/#]");

  private final JsonLdOptions options;
  private final Set<String> leftOut = new TreeSet<>();

  public JsonLdPruning(JsonLdOptions options) {
    this.options = options;
  }

  /**
   * @param repaired a list of documents, by {@link JsonLdRepair}
   * @throws RiotException if it is not JSON, or nested too deeply; or if a record or its
   *     restrictions would be left out
   */
  public byte[] pruned(InputStream repaired) throws IOException {
    try {
      JsonNode documents = Json.MAPPER.readTree(repaired);
      for (JsonNode document : documents) {
        becomesReadable(document, "", alone -> alone);
      }
      return Json.MAPPER.writeValueAsBytes(documents);
    } catch (JsonProcessingException e) {
      throw new RiotException(e.getOriginalMessage(), e);
    }
  }

  /** The properties that were left out, or of whose values a part was. */
  public Set<String> leftOut() {
    return leftOut;
  }

  /**
   * Halves a list until what cannot be read is found, since that may be one record of thousands.
   *
   * @param within what such a list is in
   */
  private List<JsonNode> readable(
      List<JsonNode> parts, String property, UnaryOperator<JsonNode> within) {
    if (parts.isEmpty() || isReadable(within.apply(list(parts.toArray(JsonNode[]::new))))) {
      return parts;
    }
    if (parts.size() == 1) {
      if (becomesReadable(parts.get(0), property, part -> within.apply(list(part)))) {
        return parts;
      }
      leaveOut(property, isNode(parts.get(0)));
      return List.of();
    }
    int half = parts.size() / 2;
    return Stream.of(parts.subList(0, half), parts.subList(half, parts.size()))
        .flatMap(some -> readable(some, property, within).stream())
        .toList();
  }

  private static ArrayNode list(JsonNode... parts) {
    return Json.MAPPER.createArrayNode().addAll(List.of(parts));
  }

  /**
   * @param within what such an object is in, without its other members
   */
  private void prune(ObjectNode object, String property, UnaryOperator<JsonNode> within) {
    ObjectNode none = Json.MAPPER.createObjectNode();
    if (object.has(CONTEXT)) {
      none.set(CONTEXT, object.get(CONTEXT));
    }
    if (!isReadable(within.apply(none))) {
      return;
    }
    for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
      boolean isKeyword = name.startsWith("@");
      String nearest = (isKeyword && !property.isEmpty()) || isRight(property) ? property : name;
      JsonNode value = object.get(name);
      if (!becomesReadable(value, nearest, part -> within.apply(none.deepCopy().set(name, part)))) {
        leaveOut(nearest, isNode(isKeyword || ALIASES.contains(name) ? object : value));
        object.remove(name);
      }
    }
  }

  private static boolean isNode(JsonNode value) {
    return value.isObject() && !value.has(VALUE);
  }

  private static boolean isRight(String property) {
    return RIGHTS.contains(NAMESPACE.matcher(property).replaceFirst(""));
  }

  /**
   * @param isNode whether this would be a record, or its name or class
   */
  private void leaveOut(String property, boolean isNode) {
    if (isNode || isRight(property)) {
      throw new RiotException("cannot be left out: " + property);
    }
    leftOut.add(property);
  }

  private void prune(ArrayNode list, String property, UnaryOperator<JsonNode> within) {
    List<JsonNode> parts = new ArrayList<>();
    list.forEach(parts::add);
    List<JsonNode> readable = readable(parts, property, within);
    if (readable.size() < parts.size()) {
      list.removeAll().addAll(readable);
    }
  }

  /** Takes from a value the parts that cannot be read; false if it cannot be read then either. */
  private boolean becomesReadable(JsonNode value, String property, UnaryOperator<JsonNode> within) {
    if (isReadable(within.apply(value))) {
      return true;
    }
    if (value instanceof ArrayNode list) {
      prune(list, property, within);
    } else if (value instanceof ObjectNode object) {
      label(object);
      prune(object, property, within);
      withoutLanguage(object, property, within);
    }
    return value.isContainerNode() && isReadable(within.apply(value));
  }

  /** An address with words, which templates write as its value, is one that has a label. */
  private static void label(ObjectNode object) {
    if (object.has("@id") && object.has(VALUE)) {
      ObjectNode words = object.objectNode();
      Stream.of(VALUE, LANGUAGE)
          .filter(object::has)
          .forEach(part -> words.set(part, object.remove(part)));
      object.set(RDFS.label.getURI(), words);
    }
  }

  /** A number has none, nor has a text with a type; either is better than nothing. */
  private void withoutLanguage(ObjectNode object, String property, UnaryOperator<JsonNode> within) {
    if (object.has(LANGUAGE) && !isReadable(within.apply(object))) {
      object.remove(LANGUAGE);
      leftOut.add(property);
    }
  }

  private boolean isReadable(JsonNode document) {
    try {
      RDFParser.fromString(document.toString(), Lang.JSONLD11)
          .set(LangJSONLD11.JSONLD_OPTIONS, options)
          .checking(false)
          .errorHandler(new Strictness())
          .parse(StreamRDFLib.sinkNull());
      return true;
    } catch (JenaException | IllegalArgumentException e) {
      return false;
    }
  }
}
