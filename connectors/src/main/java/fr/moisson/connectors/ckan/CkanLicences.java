package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Licence;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Licence documents as CKAN licence ids. The ids are those of CKAN's own list
 * (ckan/model/license.py), which lacks the Licence Ouverte: SPDX's id stands in, which a site
 * without that licence stores but cannot name. What a site has under another id is found in its
 * list, or said in its options.
 *
 * @param overrides address of a licence, then this portal's id
 */
record CkanLicences(Map<String, String> overrides) {

  private static final List<Map.Entry<Pattern, String>> IDS =
      List.of(
          id("etalab\\.gouv\\.fr/(licence-ouverte|.*licence[-_]ouverte).*", "etalab-2.0"),
          id("github\\.com/etalab/licence-ouverte/.*", "etalab-2.0"),
          id("spdx\\.org/licenses/etalab-2\\.0.*", "etalab-2.0"),
          id(".*/authority/licence/etalab_2_0", "etalab-2.0"),
          id("opendatacommons\\.org/licenses/odbl\\b.*", "odc-odbl"),
          id("spdx\\.org/licenses/odbl-.*", "odc-odbl"),
          id(".*/authority/licence/odc_bl", "odc-odbl"),
          id("opendatacommons\\.org/licenses/by\\b.*", "odc-by"),
          id(".*/authority/licence/odc_by", "odc-by"),
          id("opendatacommons\\.org/licenses/pddl\\b.*", "odc-pddl"),
          id(".*/authority/licence/odc_pddl", "odc-pddl"),
          id("creativecommons\\.org/licenses/by/.*", "cc-by"),
          id(".*/authority/licence/cc_by(_\\d.*)?", "cc-by"),
          id("creativecommons\\.org/licenses/by-sa/.*", "cc-by-sa"),
          id(".*/authority/licence/cc_bysa(_\\d.*)?", "cc-by-sa"),
          id("creativecommons\\.org/publicdomain/zero/.*", "cc-zero"),
          id(".*/authority/licence/cc0", "cc-zero"));

  private static final Pattern SECOND = Pattern.compile("(?i)v2|2\\.0");

  Optional<String> idOf(Licence licence) {
    if (licence.uri() == null) {
      return Optional.empty();
    }
    String own = overrides.get(licence.uri().toString());
    if (own != null) {
      return Optional.of(own);
    }
    return idOf(licence.uri().toString());
  }

  private static Optional<String> idOf(String uri) {
    // Sources write http or https, www or not, with or without a final slash.
    String address = uri.toLowerCase(Locale.ROOT).replaceFirst("^https?://(www\\.)?", "");
    return IDS.stream()
        .filter(entry -> entry.getKey().matcher(address).matches())
        .map(Map.Entry::getValue)
        .findFirst();
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
      idOf(licence.path("url").asText())
          .filter(ours -> !ours.startsWith("cc-by"))
          .ifPresent(ours -> ids.merge(ours, id, (one, other) -> isSecond(licence) ? other : one));
    }
    ids.keySet().removeAll(list.findValuesAsText("id"));
    ids.keySet().removeAll(overrides.values());
    return Map.copyOf(ids);
  }

  /** Of the two versions of the Licence Ouverte. */
  private static boolean isSecond(JsonNode licence) {
    return SECOND.matcher(licence.path("id").asText() + " " + licence.path("url").asText()).find();
  }

  /** All ids, those of portals' own options apart. */
  static List<String> ids() {
    return IDS.stream().map(Map.Entry::getValue).distinct().toList();
  }

  private static Map.Entry<Pattern, String> id(String address, String id) {
    return Map.entry(Pattern.compile(address), id);
  }
}
