package fr.moisson.routes.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.rules.DatasetFilter;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.routes.config.Spot.Locator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks whether a tree fits a type. Jackson stops at the first mismatch; this collects all of
 * them, so that an officer can correct a file in one go.
 *
 * @param words placeholders that texts may contain, including braces; empty if any braces are
 *     allowed
 */
record TypeFit(
    RecordKeys records,
    Locator where,
    Collection<ConfigurationProblem> problems,
    Extent extent,
    Set<String> words) {

  /** Types whose values describe a dataset, or the catalogue, with codes of lists. */
  private static final List<Class<?>> STATING =
      List.of(DatasetTemplate.class, Defaults.class, DatasetFilter.class, Settings.Server.class);

  /** Notices whose first argument is a key that is missing, or has no value. */
  private static final Set<Code> AT_ITS_KEY =
      Set.of(Code.CONFIG_MISSING_KEY, Code.CONFIG_MISSING_CHOICE, Code.CONFIG_NO_VALUE);

  private static final Set<String> PLACES = Set.of("commune", "epci");

  /** Quotes of word processors, which YAML treats as letters. */
  private static final Pattern CURLY_QUOTE = Pattern.compile("[“”„«»‘’]");

  private static final Pattern WORD = Pattern.compile("\\{\\s*\\p{L}[\\p{L}\\p{N}_]*\\s*}");

  /** Whether the tree is complete, or a part whose rest is in another file. */
  enum Extent {
    WHOLE,
    PART
  }

  TypeFit(
      RecordKeys records, Locator where, Collection<ConfigurationProblem> problems, Extent extent) {
    this(records, where, problems, extent, Set.of());
  }

  boolean fits(JsonNode node, JavaType type, List<String> key) {
    if (node.isNull() || node.isMissingNode()) {
      // Already reported.
      return false;
    }
    if (isRecordOfKeys(type)) {
      return fitsRecord(node, type, key);
    }
    if (type.isTypeOrSubTypeOf(JsonNode.class)) {
      return node.isObject() || complain(key, badValue(node, Expected.KEYS_AND_VALUES, key));
    }
    if (type.isMapLikeType() && node instanceof ObjectNode object) {
      return object
          .propertyStream()
          .map(entry -> fits(entry.getValue(), type.getContentType(), and(key, entry.getKey())))
          .reduce(true, Boolean::logicalAnd);
    }
    if (type.isCollectionLikeType() && node instanceof ArrayNode array) {
      boolean fits = true;
      for (int i = 0; i < array.size(); i++) {
        fits &= fits(array.get(i), type.getContentType(), and(key, String.valueOf(i)));
      }
      return fits;
    }
    if (type.hasRawClass(String.class) && Secrets.isReference(node)) {
      // Sent as it is, it would be a filter that finds nothing, or a password in an address.
      return complain(
          key, Notice.of(Code.CONFIG_NOT_A_SECRET, where.spot(key).name(), node.asText()));
    }
    return hasKnownWords(node, key) & binds(node, type, key);
  }

  /** A record that is read from a single value, such as {@link Schedule}, has no keys. */
  private boolean isRecordOfKeys(JavaType type) {
    return type.isRecordType() && !type.hasRawClass(Schedule.class);
  }

  private boolean fitsRecord(JsonNode node, JavaType type, List<String> key) {
    Map<String, BeanPropertyDefinition> options = records.of(type);
    if (!(node instanceof ObjectNode object)) {
      return complain(key, badValue(node, Expected.of(options.keySet()), key));
    }
    boolean fits = true;
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!options.containsKey(name)) {
        fits = complain(and(key, name), Names.unknownKey(name, options.keySet()));
      }
    }
    for (BeanPropertyDefinition option : options.values()) {
      String name = option.getName();
      if (object.has(name)) {
        fits &= within(option).fits(object.get(name), records.type(option), and(key, name));
      } else if (option.isRequired() && extent == Extent.WHOLE) {
        fits = complain(and(key, name), Notice.of(Code.CONFIG_MISSING_KEY, name));
      }
    }
    if (type.hasRawClass(Table.Place.class)) {
      fits &= isKnownSystem(object.path("crs"), and(key, "crs"));
    }
    Set<String> unlisted =
        STATING.stream().anyMatch(type::hasRawClass) ? unlisted(object, key) : Set.of();
    if (!fits || extent == Extent.PART) {
      return fits && unlisted.isEmpty();
    }
    return unlisted.isEmpty()
        ? binds(node, type, key)
        : refusedInTurn(object.deepCopy().remove(unlisted), type, key);
  }

  /** For the value of a key. */
  private TypeFit within(BeanPropertyDefinition option) {
    Set<String> more = new TreeSet<>(records.words(option));
    if (!more.isEmpty()) {
      more.addAll(words);
    }
    return new TypeFit(records, where, problems, extent, more);
  }

  private boolean hasKnownWords(JsonNode node, List<String> key) {
    boolean isKnown = true;
    for (JsonNode text : words.isEmpty() ? List.<JsonNode>of() : texts(node)) {
      for (String word : WORD.matcher(text.asText()).results().map(MatchResult::group).toList()) {
        // Other braces may belong to the service's own query language, or to a title; a text that
        // is a single placeholder is meant to be replaced.
        boolean isAlone = word.equals(text.asText().strip());
        boolean isMisspelt = !words.contains(word) && (isAlone || Names.isNearOne(word, words));
        isKnown &= !isMisspelt || complain(key, Names.unknownWord(word, words));
      }
    }
    return isKnown;
  }

  /** One text, or the texts of a list if several are allowed. */
  private static Iterable<JsonNode> texts(JsonNode node) {
    return node.isArray() ? node : List.of(node);
  }

  /** The keys of a description whose codes are not codes of their lists. */
  private Set<String> unlisted(ObjectNode description, List<String> key) {
    Set<String> unlisted = new TreeSet<>();
    for (StatedWords list : StatedWords.values()) {
      JsonNode stated = description.path(list.key());
      for (JsonNode word : texts(stated)) {
        if (word.isTextual() && !list.knows(word.asText())) {
          String offer = Names.offer(word.asText(), list.known(), list.offered());
          Notice cause = Notice.of(Code.CONFIG_BAD_VALUE, list.key(), word.asText(), offer);
          complain(and(key, list.key()), cause);
          unlisted.add(list.key());
        }
      }
    }
    return unlisted;
  }

  /** Otherwise only the first file would reveal that it is invalid. */
  private boolean isKnownSystem(JsonNode crs, List<String> key) {
    try {
      return !crs.isTextual() || ToWgs84.configured(crs.asText()) != null;
    } catch (Misconfigured e) {
      return complain(key, e.notice());
    }
  }

  /** Scalars, and records whose values are valid one by one but may be invalid together. */
  private boolean binds(JsonNode node, JavaType type, List<String> key) {
    try {
      Object bound = records.mapper().treeToValue(node, type);
      if (bound instanceof Secret secret && secret.absence() != null && extent == Extent.WHOLE) {
        // Only whoever needs the secret fails; an unused preset may lack it.
        complain(key, secret.absence());
      }
      return bound != null || complain(key, badValue(node, Expected.of(type), key));
    } catch (Misconfigured e) {
      return refused(e.notice(), node, type, key);
    } catch (JsonProcessingException e) {
      return e.getCause() instanceof Misconfigured known
          ? refused(known.notice(), node, type, key)
          : complain(key, badType(node, type, key));
    }
  }

  /** The exception of a record names the key. */
  private boolean refused(Notice notice, JsonNode node, JavaType type, List<String> key) {
    if (AT_ITS_KEY.contains(notice.code())) {
      // At the missing key, to name what must be added.
      return complain(and(key, notice.args().get(0)), notice);
    }
    if (notice.code() == Code.CONFIG_BAD_VALUE && notice.args().get(0).isEmpty()) {
      // A value of any key, such as texts, does not know which one it has.
      return complain(key, badValue(node, notice.args().get(2), key));
    }
    if (!isAtKeyOf(node, notice)) {
      return complain(key, notice);
    }
    return refusedInTurn(node.deepCopy(), type, key);
  }

  /** A record tells its first error only: without that value, it tells the next. */
  private boolean refusedInTurn(ObjectNode rest, JavaType type, List<String> key) {
    Optional<Notice> next = refusal(rest, type).filter(found -> isAtKeyOf(rest, found));
    while (next.isPresent()) {
      String name = next.get().args().get(0);
      List<String> meant = and(key, name);
      complain(meant, badValue(rest.remove(name), next.get().args().get(2), meant));
      next = refusal(rest, type).filter(found -> isAtKeyOf(rest, found));
    }
    return false;
  }

  private static boolean isAtKeyOf(JsonNode node, Notice notice) {
    return notice.code() == Code.CONFIG_BAD_VALUE && node.has(notice.args().get(0));
  }

  private Optional<Notice> refusal(ObjectNode node, JavaType type) {
    try {
      records.mapper().treeToValue(node, type);
      return Optional.empty();
    } catch (Misconfigured e) {
      return Optional.of(e.notice());
    } catch (JsonProcessingException e) {
      return Optional.of(e)
          .map(Throwable::getCause)
          .filter(Misconfigured.class::isInstance)
          .map(cause -> ((Misconfigured) cause).notice());
    }
  }

  private Notice badType(JsonNode node, JavaType type, List<String> key) {
    if (type.hasRawClass(String.class) && node.isArray()) {
      String name = where.spot(key).name();
      return Notice.of(PLACES.contains(name) ? Code.CONFIG_ONE_PLACE : Code.CONFIG_ONE_VALUE, name);
    }
    return type.hasRawClass(String.class) && node.isValueNode()
        ? Notice.of(Code.CONFIG_UNQUOTED, where.spot(key).name(), where.spot(key).written(node))
        : badValue(node, Expected.of(type, node.asText()), key);
  }

  private Notice badValue(JsonNode node, String expected, List<String> key) {
    Spot spot = where.spot(key);
    String written = spot.written(node);
    if (node.isTextual() && CURLY_QUOTE.matcher(node.asText()).lookingAt()) {
      return Notice.of(Code.CONFIG_CURLY_QUOTES, written);
    }
    Matcher glued = YamlSyntax.GLUED.matcher(written);
    boolean isList = Expected.isList(expected) && !node.isArray();
    boolean isKeys = Expected.isKeys(expected) && !node.isObject();
    if (node.isTextual() && (isList || isKeys) && glued.lookingAt()) {
      // Without a space after it, a colon or dash is an ordinary character.
      String sign = glued.group().substring(glued.group().length() - 1);
      return Notice.of(Code.CONFIG_NO_SPACE, sign, written);
    }
    if (isList) {
      return Notice.of(Code.CONFIG_NOT_A_LIST, spot.name());
    }
    return isKeys
        ? Notice.of(Code.CONFIG_NOT_KEYS, spot.name(), expected)
        : Notice.of(Code.CONFIG_BAD_VALUE, spot.name(), written, expected);
  }

  private boolean complain(List<String> key, Notice cause) {
    problems.add(where.spot(key).problem(cause));
    return false;
  }

  private static List<String> and(List<String> key, String step) {
    return Stream.concat(key.stream(), Stream.of(step)).toList();
  }
}
