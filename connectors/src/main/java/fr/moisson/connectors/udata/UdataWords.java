package fr.moisson.connectors.udata;

import fr.moisson.connectors.portal.CreativeCommons;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.rules.HighValue;
import fr.moisson.harvesters.rules.KnownFrequency;
import fr.moisson.harvesters.rules.KnownLicence;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The words in which <a href="https://guides.data.gouv.fr/guide-data.gouv.fr/api">udata</a> says
 * what Europe's lists say: frequencies, licences, zones, tags.
 */
final class UdataWords {

  private static final String COUNTRY = "country";
  private static final int SHORTEST_TAG = 3;
  private static final int LONGEST_TAG = 96;

  /** The word for a European code; empty if udata has none. */
  static Optional<String> frequency(String code) {
    return KnownFrequency.of(code).map(KnownFrequency::udata);
  }

  /** A site of another age gives back another word for the same; the unknown is none. */
  static String sameFrequency(String word) {
    return word.equals("unknown")
        ? ""
        : KnownFrequency.named(word).map(KnownFrequency::udata).orElse(word);
  }

  static Optional<String> licence(Licence licence) {
    return KnownLicence.of(licence).map(KnownLicence::udata).or(() -> CreativeCommons.id(licence));
  }

  /**
   * {@code commune:79191} as {@code fr:commune:79191}; countries, their parts and their groups
   * stand without the prefix.
   */
  static String zone(String zone) {
    return zone.startsWith(COUNTRY) ? zone : "fr:" + zone;
  }

  /** How fine zones are, when they are all of one kind. */
  static String granularity(Collection<String> zones) {
    List<String> kinds =
        zones.stream()
            .map(zone -> zone.replaceFirst(zone.startsWith(COUNTRY) ? ":.*" : ":[^:]*$", ""))
            .distinct()
            .toList();
    return kinds.size() == 1 ? kinds.get(0) : "other";
  }

  /**
   * Tags as udata keeps them: it turns what it gets into words with hyphens, and treats straight
   * and curly apostrophes differently, so that they are sent in their last form.
   */
  static SortedSet<String> tags(Collection<String> keywords) {
    SortedSet<String> tags = new TreeSet<>();
    for (String keyword : keywords) {
      String tag = slug(keyword);
      if (tag.length() >= SHORTEST_TAG) {
        tags.add(tag);
      }
    }
    return tags;
  }

  static String slug(String text) {
    String slug = PlainLetters.of(text).replaceAll("[^a-z0-9]+", "-");
    String cut = slug.substring(0, Math.min(slug.length(), LONGEST_TAG));
    return cut.replaceAll("^-|-$", "");
  }

  /** The tag by which data.gouv.fr knows a category of high-value datasets (udata/rdf.py). */
  static Optional<String> highValueTag(URI category) {
    return HighValue.name(EuropeanCodes.code(category.toString())).map(UdataWords::slug);
  }

  static Optional<URI> highValueCategory(String tag) {
    return HighValue.categories()
        .filter(category -> highValueTag(category).equals(Optional.of(tag)))
        .findFirst();
  }

  private UdataWords() {}
}
