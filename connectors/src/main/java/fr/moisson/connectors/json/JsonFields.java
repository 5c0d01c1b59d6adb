package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Shapes;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.values.ByteSize;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of JSON records as real catalogues write them: a text instead of a list, a list or an
 * object written as text, numbers as text, blanks for missing values.
 */
public final class JsonFields {

  /**
   * Numbers become doubles here, unlike in {@link JsonTree}: a portal returns 46.0 where it was
   * sent 46.00, and that is no edit.
   */
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FRENCH = "FRA";

  /** The first of these fields with a text, a number or a boolean; blanks do not count. */
  public static @Nullable String text(JsonNode record, String... names) {
    return Stream.of(names)
        .map(name -> scalar(record.path(name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The text of a text, number or boolean; null for blanks, null and containers. */
  public static @Nullable String scalar(JsonNode value) {
    String text =
        value.isValueNode() && !value.isNull() ? Marks.limited(value.asText()).strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** The first text that is known. */
  public static @Nullable String first(@Nullable String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The items of a list; the value itself if it is none. */
  public static Stream<JsonNode> items(JsonNode value) {
    return value.isArray()
        ? value.valueStream()
        : Stream.of(value).filter(one -> !one.isMissingNode() && !one.isNull());
  }

  /** The texts of a list; for a text, the list written in it, or the text itself. */
  public static List<String> texts(JsonNode value) {
    JsonNode list = written(value);
    if (!list.isArray()) {
      String one = scalar(list);
      return one == null ? List.of() : List.of(one);
    }
    List<String> texts = new ArrayList<>();
    list.forEach(
        item -> {
          String text = scalar(item);
          if (text != null) {
            texts.add(text);
          }
        });
    return List.copyOf(texts);
  }

  /** The list or object that a text contains; any other value unchanged. */
  public static JsonNode written(JsonNode value) {
    String text = value.isTextual() ? value.asText().strip() : "";
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return value;
    }
    try {
      JsonNode inner = JSON.readTree(text);
      return inner == null ? MissingNode.getInstance() : inner;
    } catch (JsonProcessingException e) {
      // A sentence may begin with a bracket.
      return value;
    }
  }

  /** An answer parsed as an object or list; missing if it is anything else. */
  public static JsonNode tree(String answer) {
    try {
      JsonNode tree = JSON.readTree(answer);
      return tree.isContainerNode() ? tree : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The first of these fields with a web address. */
  public static @Nullable URI address(JsonNode record, String... names) {
    return Stream.of(names)
        .map(name -> scalar(record.path(name)))
        .filter(Objects::nonNull)
        .flatMap(text -> WebAddress.read(text).stream())
        .findFirst()
        .orElse(null);
  }

  /** The web addresses among the {@link #texts} of a value. */
  public static Stream<URI> addresses(JsonNode value) {
    return texts(value).stream().flatMap(text -> WebAddress.read(text).stream());
  }

  /**
   * The first address in these fields; if there is none, the text as a URI, so that the rules can
   * report it.
   */
  public static @Nullable URI stated(JsonNode record, String... names) {
    URI address = address(record, names);
    String text = text(record, names);
    return address != null || text == null ? address : Iris.parse(text).orElse(null);
  }

  /** The names that are globally unique ({@link DcatReading#isUnique}). */
  public static Set<String> identifiers(Stream<String> names) {
    return names.filter(DcatReading::isUnique).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Codes of the European list, for languages written in any form. */
  public static Set<String> languages(Stream<String> names) {
    return names
        .flatMap(name -> Stream.of(name.split("[,;]")))
        .flatMap(name -> Languages.code(name).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of languages that are texts, or objects with a {@code code}. */
  public static Set<String> languageCodes(JsonNode stated) {
    return languages(
        items(stated)
            .map(one -> one.isObject() ? one.path("code") : one)
            .flatMap(one -> Stream.ofNullable(scalar(one))));
  }

  /**
   * The language of a record's texts as in RDF. Null if it is French, or is not stated; templates
   * say English.
   */
  public static @Nullable String writtenIn(JsonNode stated, String texts) {
    return languageCodes(stated).stream()
        .filter(code -> !code.equals(FRENCH) && !Languages.mayBeFrench(texts, code))
        .flatMap(code -> Languages.tag(code).stream())
        .findFirst()
        .orElse(null);
  }

  /** A number of bytes, also as text, with or without a unit. */
  public static @Nullable Long size(JsonNode record, String name) {
    return Optional.ofNullable(text(record, name)).flatMap(ByteSize::read).orElse(null);
  }

  /** The box around a GeoJSON geometry, feature or collection; null if it has no positions. */
  public static @Nullable Box box(JsonNode geometry) {
    return Shapes.geoJson(written(geometry)).map(Box::of).orElse(null);
  }

  /** The box given by four numbers, or by six with heights; null for anything else. */
  public static @Nullable Box bbox(JsonNode numbers) {
    int east = numbers.size() / 2;
    boolean isBox =
        (numbers.size() == 4 || numbers.size() == 6)
            && Stream.of(0, 1, east, east + 1).allMatch(side -> numbers.path(side).isNumber());
    return isBox
        ? new Box(
            numbers.path(0).asDouble(),
            numbers.path(1).asDouble(),
            numbers.path(east).asDouble(),
            numbers.path(east + 1).asDouble())
        : null;
  }

  /** The box given by four fields; null unless all are numbers. */
  public static @Nullable Box box(
      JsonNode record, String west, String south, String east, String north) {
    Double[] sides =
        Stream.of(west, south, east, north)
            .map(name -> number(text(record, name)))
            .toArray(Double[]::new);
    return Stream.of(sides).anyMatch(Objects::isNull)
        ? null
        : new Box(sides[0], sides[1], sides[2], sides[3]);
  }

  private static @Nullable Double number(@Nullable String text) {
    return text != null && text.matches("[-+]?\\d{1,3}(\\.\\d{1,20})?")
        ? Double.valueOf(text)
        : null;
  }

  private JsonFields() {}
}
