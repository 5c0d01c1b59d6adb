package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.CreativeCommons;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Converts licences to CKAN licence ids: those of CKAN's own list (ckan/model/license.py), which
 * lacks the Licence Ouverte; for that, SPDX's or data.gouv.fr's id is used. What a site calls them
 * is found in its list ({@link CkanLicenceList}), or given in the options.
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
   * What a site calls our licences.
   *
   * @param list answer of {@code license_list}; missing or empty if the site does not tell
   */
  CkanLicenceList ofSite(JsonNode list) {
    return new CkanLicenceList(list, Set.copyOf(overrides.values()));
  }
}
