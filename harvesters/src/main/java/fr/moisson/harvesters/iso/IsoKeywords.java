package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.values.HighValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the subjects of data: keywords of any thesaurus, topics of ISO 19115, INSPIRE themes. */
final class IsoKeywords {

  /** The topic categories, with their names in the French translation of ISO 19115. */
  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          Map.entry("farming", "agriculture"),
          Map.entry("biota", "biote"),
          Map.entry("boundaries", "limites"),
          Map.entry("climatologyMeteorologyAtmosphere", "climatologie, météorologie, atmosphère"),
          Map.entry("economy", "économie"),
          Map.entry("elevation", "altitude"),
          Map.entry("environment", "environnement"),
          Map.entry("geoscientificInformation", "informations géoscientifiques"),
          Map.entry("health", "santé"),
          Map.entry("imageryBaseMapsEarthCover", "imagerie, cartes de base, occupation des terres"),
          Map.entry("intelligenceMilitary", "renseignement, secteur militaire"),
          Map.entry("inlandWaters", "eaux intérieures"),
          Map.entry("location", "localisation"),
          Map.entry("oceans", "océans"),
          Map.entry("planningCadastre", "planification, cadastre"),
          Map.entry("society", "société"),
          Map.entry("structure", "structures"),
          Map.entry("transportation", "transport"),
          Map.entry("utilitiesCommunication", "services d’utilité publique, communication"));

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private static final String INSPIRE_THEME = "inspire.ec.europa.eu/theme/";

  /** Name of the thesaurus in GeoNetwork. */
  private static final Pattern HIGH_VALUE =
      Pattern.compile("(?i).*\\b(?:high-value|forte valeur)\\b.*");

  /** INSEE's list of codes, as records of planning documents have to name it. */
  private static final Pattern PLACE_CODES =
      Pattern.compile("(?iU)codes? officiels? g[ée]ographiques?\\b.*");

  /** « National », « local »: the spatial scope that INSPIRE requires, which is no subject. */
  private static final Pattern SCOPE =
      Pattern.compile("(?iU).*\\b(?:spatial ?scope|champ géographique)\\b.*");

  /** Codes of départements that are codes of régions too, current ones or from before 2016. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "01", "02", "03", "04", "06", "11", "21", "22", "23", "24", "25", "26", "27", "28", "31",
          "32", "41", "42", "43", "44", "52", "53", "54", "72", "73", "74", "75", "76", "82", "83",
          "84", "91", "93", "94");

  /** Thesauri whose keywords are written with their full path, « Nature/Haies ». */
  private static final Pattern TREE = Pattern.compile("(?i).*\\bcovadis\\b.*");

  /** A slash between words, but not between numbers nor within « et/ou ». */
  private static final Pattern STEP =
      Pattern.compile("(?iU)(?<=[\\p{L})] ?)(?!(?<=\\bet)/ou\\b)/(?= ?\\p{L})");

  private final List<LinkedText> keywords = new ArrayList<>();
  private final Set<String> zones = new TreeSet<>();
  private final List<String> topics;
  private final List<URI> categories;
  private final boolean isDrawn;

  IsoKeywords(XmlElement record) {
    isDrawn =
        Stream.of("EX_GeographicBoundingBox", "EX_BoundingPolygon")
            .anyMatch(shape -> record.anywhere(shape).findFirst().isPresent());
    record
        .all("identificationInfo", "*", "descriptiveKeywords", "MD_Keywords")
        .filter(block -> !isOf(block, SCOPE))
        .forEach(this::read);
    topics =
        record
            .all("identificationInfo", "*", "topicCategory", "MD_TopicCategoryCode")
            .map(XmlElement::text)
            .filter(text -> !text.isEmpty())
            .map(text -> CodeLists.code(text).orElse(text))
            .toList();
    categories =
        record
            .all("identificationInfo", "*", "descriptiveKeywords", "MD_Keywords")
            .flatMap(IsoKeywords::categories)
            .toList();
  }

  private void read(XmlElement block) {
    boolean isOfPlaces = isOf(block, PLACE_CODES);
    boolean isTree = isOf(block, TREE);
    block
        .phrases("keyword")
        .forEach(
            keyword -> {
              Optional<String> zone = isOfPlaces ? zone(keyword.text()) : Optional.empty();
              zone.ifPresentOrElse(zones::add, () -> words(keyword, isTree).forEach(keywords::add));
            });
  }

  /** A commune or an EPCI; if there is no shape, also a département whose code is not ambiguous. */
  private Optional<String> zone(String code) {
    String bare = code.strip();
    Optional<String> departement =
        isDrawn || AMBIGUOUS.contains(bare) ? Optional.empty() : Zones.zone("FR-" + bare);
    return Zones.ofCode(bare)
        .filter(zone -> zone.matches("(?:commune|epci):.*"))
        .or(() -> departement.filter(zone -> zone.startsWith("departement:")));
  }

  /** The keyword itself, or the steps of its path. */
  private static Stream<LinkedText> words(LinkedText keyword, boolean isOfTree) {
    String path = keyword.text();
    return isOfTree
        ? STEP.splitAsStream(path.replaceFirst("^/", ""))
            .map(step -> new LinkedText(step.strip(), keyword.href()))
        : Stream.of(keyword);
  }

  private static boolean isOf(XmlElement block, Pattern thesaurus) {
    return block
        .texts("thesaurusName", "CI_Citation", "title")
        .anyMatch(title -> thesaurus.matcher(title).matches());
  }

  /** The categories of high-value datasets that the keywords of their thesaurus stand for. */
  private static Stream<URI> categories(XmlElement block) {
    return isOf(block, HIGH_VALUE)
        ? block.phrases("keyword").flatMap(word -> HighValue.named(word.text()).stream())
        : Stream.empty();
  }

  /** Whether a word is the code of a topic category. */
  static boolean isTopic(String word) {
    return TOPICS.containsKey(word);
  }

  /**
   * What a topic category is called, in French or else by the English words that its code is made
   * of; any other word as it is.
   */
  static String inWords(String word, boolean inFrench) {
    return TOPICS.containsKey(word) && !inFrench
        ? HUMP.matcher(word).replaceAll(" ").toLowerCase(Locale.ROOT)
        : TOPICS.getOrDefault(word, word);
  }

  List<URI> highValueCategories() {
    return Stream.concat(addresses(HighValue::isCategory).stream(), categories.stream())
        .distinct()
        .toList();
  }

  /**
   * @param inFrench whether topics are told by their French names, rather than by English words
   */
  Set<String> keywords(boolean inFrench) {
    Set<String> words = new TreeSet<>();
    keywords.forEach(keyword -> words.add(keyword.text()));
    topics.forEach(topic -> words.add(inWords(topic, inFrench)));
    words.remove("");
    return words;
  }

  /** Administrative zones whose codes are among the keywords. */
  Set<String> zones() {
    return zones;
  }

  /** Addresses of the given kind, which have no other field than the keywords. */
  List<URI> addresses(Predicate<String> isOne) {
    return keywords.stream()
        .map(LinkedText::href)
        .filter(href -> href != null && isOne.test(href.toString()))
        .distinct()
        .toList();
  }

  /** Codes and addresses for which the rules know the European theme. */
  Set<String> themes() {
    Set<String> themes = new TreeSet<>(topics);
    keywords.stream()
        .map(LinkedText::href)
        .filter(href -> href != null && href.toString().contains(INSPIRE_THEME))
        .forEach(href -> themes.add(href.toString()));
    return themes;
  }
}
