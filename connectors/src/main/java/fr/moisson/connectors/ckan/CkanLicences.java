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
 * Converts licences to CKAN licence ids: those of CKAN's own list (ckan/model/license.py), which
 * lacks the Licence Ouverte. For that, SPDX's or data.gouv.fr's id is used, which a site without
 * that licence stores but cannot name. A different id on a site is found in its list, or given in
 * the options.
 *
 * @param overrides this portal's ids by the address of the licence
 */
record CkanLicences(Map<String, String> overrides) {

  Optional<String> idOf(Licence licence) {
    return Optional.ofNullable(licence.uri())
        .map(address -> overrides.get(address.toString()))
        .or(() -> KnownLicence.of(licence).map(KnownLicence::ckan))
        .or(() -> CreativeCommons.id(licence));
  }

  /**
   * The site's ids by ours, where they differ and no option gives one. Creative Commons is left
   * out: our ids do not state a version, and a site's id does, so it could be a different licence.
   *
   * @param list answer of {@code license_list}: objects with {@code id}, {@code title} and {@code
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

  /** Ids are checked first: sites give Licence Ouverte 1 the address of version 2. */
  private static Optional<KnownLicence> withId(String id) {
    return KnownLicence.all().stream()
        .filter(known -> Stream.of(known.udata(), known.ckan(), known.spdx()).anyMatch(id::equals))
        .findFirst();
  }
}
