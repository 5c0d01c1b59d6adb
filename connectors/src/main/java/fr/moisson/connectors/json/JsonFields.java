package fr.moisson.connectors.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.rules.ByteSize;
import fr.moisson.harvesters.rules.Languages;
import fr.moisson.harvesters.rules.WebAddress;
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
import org.locationtech.jts.geom.Envelope;

/**
 * Values of JSON records as catalogues really write them: a text where a list is due, a list or an
 * object written as a text, numbers as texts, blanks for nothing.
 */
public final class JsonFields {

  /**
   * Numbers become doubles here, unlike in {@link JsonTree}: a portal gives back 46.0 where it was
   * sent 46.00, and that is no edit.
   */
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first of these fields that has a text, a number or a truth value; blanks are none. */
  public static @Nullable String text(JsonNode record, String... names) {
    return Stream.of(names)
        .map(name -> scalar(record.path(name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A value's text, number or truth value; blanks, null and what holds others are none. */
  public static @Nullable String scalar(JsonNode value) {
    String text =
        value.isValueNode() && !value.isNull() ? Marks.limited(value.asText()).strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** The texts of a list; of a text, itself or the list that is written in it. */
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

  /** The list or object that a text is; anything else stays. */
  public static JsonNode written(JsonNode value) {
    String text = value.isTextual() ? value.asText().strip() : "";
    if (!text.startsWith("[") && !text.startsWith("{")) {
      return value;
    }
    try {
      JsonNode inner = JSON.readTree(text);
      return inner == null ? MissingNode.getInstance() : inner;
    } catch (JsonProcessingException e) {
      // A sentence may well begin with a bracket.
      return value;
    }
  }

  /** The object or list that a whole answer is; missing if it is anything else. */
  public static JsonNode tree(String answer) {
    try {
      JsonNode tree = JSON.readTree(answer);
      return tree.isContainerNode() ? tree : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The first of these fields that is an address which people can follow. */
  public static @Nullable URI address(JsonNode record, String... names) {
    return Stream.of(names)
        .map(name -> scalar(record.path(name)))
        .filter(Objects::nonNull)
        .flatMap(text -> WebAddress.read(text).stream())
        .findFirst()
        .orElse(null);
  }

  /** The same, or else what stands there instead, so that the rules can tell that it is none. */
  public static @Nullable URI stated(JsonNode record, String... names) {
    URI address = address(record, names);
    String text = text(record, names);
    return address != null || text == null ? address : Iris.parse(text).orElse(null);
  }

  /** Those of the names that are nobody else's anywhere ({@link DcatReading#isUnique}). */
  public static Set<String> identifiers(Stream<String> names) {
    return names.filter(DcatReading::isUnique).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Codes of the European list for languages written in any way. */
  public static Set<String> languages(Stream<String> names) {
    return names
        .flatMap(name -> Stream.of(name.split("[,;]")))
        .flatMap(name -> Languages.code(name).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A number of bytes, also when it is written as a text, with a unit or without. */
  public static @Nullable Long size(JsonNode record, String name) {
    return Optional.ofNullable(text(record, name)).flatMap(ByteSize::read).orElse(null);
  }

  /** The box around a GeoJSON geometry, feature or collection; null if it has no position. */
  public static @Nullable Box box(JsonNode geometry) {
    Envelope around = new Envelope();
    for (JsonNode coordinates : written(geometry).findValues("coordinates")) {
      include(coordinates, around);
    }
    return around.isNull() ? null : Box.of(around);
  }

  /** Nesting is bounded by the reader of the page. */
  private static void include(JsonNode coordinates, Envelope around) {
    if (coordinates.path(0).isNumber() && coordinates.path(1).isNumber()) {
      around.expandToInclude(coordinates.get(0).asDouble(), coordinates.get(1).asDouble());
    } else {
      coordinates.forEach(part -> include(part, around));
    }
  }

  /** A box of four fields, west, south, east and north; null unless all are numbers. */
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
