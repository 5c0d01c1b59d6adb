package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.CreativeCommons;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.rules.KnownLicence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Licences as CKAN licence ids. The ids are those of CKAN's own list (ckan/model/license.py), which
 * lacks the Licence Ouverte: SPDX's id, or data.gouv.fr's, stands in, which a site without that
 * licence stores but cannot name. What a site has under another id is found in its list, or said in
 * its options.
 *
 * @param overrides address of a licence, then this portal's id
 */
record CkanLicences(Map<String, String> overrides) {

  Optional<String> idOf(Licence licence) {
    return Optional.ofNullable(licence.uri())
        .map(address -> overrides.get(address.toString()))
        .or(() -> KnownLicence.of(licence).map(KnownLicence::ckan))
        .or(() -> CreativeCommons.id(licence));
  }

  /**
   * The ids of a site by ours, where they differ and no option says one. Not of Creative Commons,
   * of which ours leave open which version is meant: a site that has one of them would state
   * another licence.
   *
   * @param list what {@code license_list} tells: objects with {@code id}, {@code title} and {@code
   *     url}
   */
  Map<String, String> ofSite(JsonNode list) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode licence : list) {
      String id = licence.path("id").asText();
      String words = licence.path("title").asText() + " " + licence.path("url").asText();
      withId(id)
          .or(() -> KnownLicence.named(words))
          .map(KnownLicence::ckan)
          .filter(ours -> !ours.startsWith("cc-by"))
          .ifPresent(ours -> ids.putIfAbsent(ours, id));
    }
    ids.keySet().removeAll(list.findValuesAsText("id"));
    ids.keySet().removeAll(overrides.values());
    return Map.copyOf(ids);
  }

  /** Sites give the first Licence Ouverte the address of the second: an id leaves no doubt. */
  private static Optional<KnownLicence> withId(String id) {
    return KnownLicence.all().stream()
        .filter(known -> Stream.of(known.udata(), known.ckan(), known.spdx()).anyMatch(id::equals))
        .findFirst();
  }
}
