package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.CreativeCommons;
import fr.moisson.harvesters.values.KnownLicence;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The licences that a site offers. CKAN stores any other id too, but its pages cannot name it, and
 * saving a record's form erases it.
 *
 * @param list objects with {@code id}, {@code title} and {@code url}; empty if the site does not
 *     tell
 * @param chosen ids from the portal's options, which are taken as they are
 */
record CkanLicenceList(JsonNode list, Set<String> chosen) {

  private static final String ANY_CREATIVE_COMMONS = "cc-by";

  /**
   * The site's id for one of ours; empty if it does not offer the licence. Our ids for Creative
   * Commons stand for all versions, but a site's entry may be for a single one.
   *
   * @param address of the licence; empty if unknown
   */
  Optional<String> idOf(String ours, String address) {
    if (list.isEmpty() || chosen.contains(ours)) {
      return Optional.of(ours);
    }
    Predicate<JsonNode> isSameVersion =
        ours.startsWith(ANY_CREATIVE_COMMONS) ? one -> isVersionOf(one, address) : one -> true;
    return Stream.<Predicate<JsonNode>>of(one -> id(one).equals(ours), one -> isKnown(one, ours))
        .flatMap(is -> list.valueStream().filter(is.and(isSameVersion)))
        .map(CkanLicenceList::id)
        .findFirst();
  }

  private static boolean isVersionOf(JsonNode entry, String address) {
    Optional<String> theirs =
        Stream.of("url", "title", "id")
            .flatMap(field -> CreativeCommons.version(entry.path(field).asText()).stream())
            .findFirst();
    Optional<String> ours = CreativeCommons.version(address);
    return ours.isEmpty() || theirs.isEmpty() || theirs.equals(ours);
  }

  /** Ids are checked first: sites give Licence Ouverte 1 the address of version 2. */
  private static boolean isKnown(JsonNode entry, String ours) {
    String words = entry.path("title").asText() + " " + entry.path("url").asText();
    return withId(id(entry))
        .or(() -> KnownLicence.named(words))
        .map(KnownLicence::ckan)
        .filter(ours::equals)
        .isPresent();
  }

  private static Optional<KnownLicence> withId(String id) {
    return KnownLicence.all().stream()
        .filter(known -> Stream.of(known.udata(), known.ckan(), known.spdx()).anyMatch(id::equals))
        .findFirst();
  }

  private static String id(JsonNode entry) {
    return entry.path("id").asText();
  }
}
