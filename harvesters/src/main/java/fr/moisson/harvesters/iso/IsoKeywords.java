package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.HighValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the data are about: keywords of any thesaurus, topics of ISO 19115, INSPIRE themes. */
final class IsoKeywords {

  /** The topic categories, in French as the translation of ISO 19115 has them. */
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

  private static final Pattern CATEGORY = Pattern.compile("https?://data\\.europa\\.eu/bna/.+");
  private static final String INSPIRE_THEME = "inspire.ec.europa.eu/theme/";

  /** As the thesaurus of GeoNetwork is called. */
  private static final Pattern HIGH_VALUE =
      Pattern.compile("(?i).*\\b(?:high-value|forte valeur)\\b.*");

  private final List<Phrase> keywords;
  private final List<String> topics;
  private final List<URI> categories;

  IsoKeywords(XmlElement record) {
    keywords =
        record
            .all("identificationInfo", "*", "descriptiveKeywords", "MD_Keywords")
            .flatMap(block -> block.phrases("keyword"))
            .toList();
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

  /** The categories of high-value datasets that keywords of their thesaurus name. */
  private static Stream<URI> categories(XmlElement block) {
    return block
            .texts("thesaurusName", "CI_Citation", "title")
            .anyMatch(title -> HIGH_VALUE.matcher(title).matches())
        ? block.phrases("keyword").flatMap(word -> HighValue.named(word.text()).stream())
        : Stream.empty();
  }

  /** Whether a word is the code of a topic category. */
  static boolean isTopic(String word) {
    return TOPICS.containsKey(word);
  }

  /** The French name of a topic category; any other word as it is. */
  static String inWords(String word) {
    return TOPICS.getOrDefault(word, word);
  }

  List<URI> highValueCategories() {
    return Stream.concat(addresses(CATEGORY).stream(), categories.stream()).distinct().toList();
  }

  /**
   * @param inFrench whether topics are told by their French names, rather than by their codes
   */
  Set<String> keywords(boolean inFrench) {
    Set<String> words = new TreeSet<>();
    keywords.forEach(keyword -> words.add(keyword.text()));
    topics.forEach(topic -> words.add(inFrench ? inWords(topic) : topic));
    words.remove("");
    return words;
  }

  /** Of a kind that is stated among the keywords, for want of another place. */
  List<URI> addresses(Pattern kind) {
    return keywords.stream()
        .map(Phrase::href)
        .filter(href -> href != null && kind.matcher(href.toString()).matches())
        .toList();
  }

  /** Codes and addresses that the rules know the European themes of. */
  Set<String> themes() {
    Set<String> themes = new TreeSet<>(topics);
    keywords.stream()
        .map(Phrase::href)
        .filter(href -> href != null && href.toString().contains(INSPIRE_THEME))
        .forEach(href -> themes.add(href.toString()));
    return themes;
  }
}
