package fr.moisson.connectors.udata;

import fr.moisson.connectors.portal.CreativeCommons;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Converts between Europe's lists and <a
 * href="https://guides.data.gouv.fr/guide-data.gouv.fr/api">udata's</a> own terms: frequencies,
 * licences, zones, tags.
 */
final class UdataWords {

  private static final String COUNTRY = "country";
  private static final int SHORTEST_TAG = 3;
  private static final int LONGEST_TAG = 96;

  /** udata's term for a European code; empty if it has none. */
  static Optional<String> frequency(String code) {
    return KnownFrequency.of(code).map(KnownFrequency::udata);
  }

  /** Unifies the terms of different versions of udata; empty for unknown. */
  static String sameFrequency(String word) {
    return word.equals("unknown")
        ? ""
        : KnownFrequency.named(word).map(KnownFrequency::udata).orElse(word);
  }

  static Optional<String> licence(Licence licence) {
    return KnownLicence.of(licence).map(KnownLicence::udata).or(() -> CreativeCommons.id(licence));
  }

  /**
   * {@code commune:79191} as {@code fr:commune:79191}; countries, their parts and their groups have
   * no prefix.
   */
  static String zone(String zone) {
    return zone.startsWith(COUNTRY) ? zone : "fr:" + zone;
  }

  /** The granularity of zones, if they are all of one kind. */
  static String granularity(Collection<String> zones) {
    List<String> kinds =
        zones.stream()
            .map(zone -> zone.replaceFirst(zone.startsWith(COUNTRY) ? ":.*" : ":[^:]*$", ""))
            .distinct()
            .toList();
    return kinds.size() == 1 ? kinds.get(0) : "other";
  }

  /**
   * Tags in udata's final form: it converts tags to words with hyphens, but treats straight and
   * curly apostrophes differently.
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

  /** data.gouv.fr's tag for a category of high-value datasets (udata/rdf.py). */
  static Optional<String> highValueTag(URI category) {
    return HighValue.name(Iris.lastName(category.toString()), true).map(UdataWords::slug);
  }

  static Optional<URI> highValueCategory(String tag) {
    return HighValue.categories()
        .filter(category -> highValueTag(category).equals(Optional.of(tag)))
        .findFirst();
  }

  private UdataWords() {}
}
