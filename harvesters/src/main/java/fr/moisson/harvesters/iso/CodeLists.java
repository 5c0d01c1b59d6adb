package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.values.Folding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes of the lists of ISO 19115, in all forms that editors give them: with an address ({@code
 * …/gmxCodelists.xml#CI_RoleCode_owner}), in another case, or as the French labels of forms.
 */
final class CodeLists {

  private static final String CODES =
      """
      resourceProvider custodian owner user distributor originator pointOfContact
      principalInvestigator processor publisher author sponsor coAuthor collaborator editor
      mediator rightsHolder contributor funder stakeholder
      creation publication revision expiry lastUpdate lastRevision nextUpdate unavailable inForce
      adopted deprecated superseded validityBegins validityExpires released distribution
      continual daily weekly fortnightly monthly quarterly biannually annually asNeeded irregular
      notPlanned unknown periodic semimonthly biennially userDefined
      copyright patent patentPending trademark license licence intellectualPropertyRights restricted
      otherRestrictions unrestricted licenceUnrestricted licenceEndUser licenceDistributor private
      statutory confidential in-confidence sensitiveButUnclassified unclassified secret topSecret
      limitedDistribution
      dataset series service nonGeographicDataset feature tile model application map
      download information offlineAccess order search completeMetadata browseGraphic upload
      emailService browsing fileAccess
      largerWorkCitation partOfSeamlessDatabase crossReference isComposedOf
      farming biota boundaries climatologyMeteorologyAtmosphere economy elevation environment
      geoscientificInformation health imageryBaseMapsEarthCover intelligenceMilitary inlandWaters
      location oceans planningCadastre society structure transportation utilitiesCommunication
      """;

  /** French labels in the forms of GeoNetwork. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("fournisseur", "resourceProvider"),
          Map.entry("fournisseur de la ressource", "resourceProvider"),
          Map.entry("gestionnaire", "custodian"),
          Map.entry("propriétaire", "owner"),
          Map.entry("utilisateur", "user"),
          Map.entry("distributeur", "distributor"),
          Map.entry("commanditaire", "originator"),
          Map.entry("point de contact", "pointOfContact"),
          Map.entry("contact", "pointOfContact"),
          Map.entry("maître d’œuvre", "principalInvestigator"),
          Map.entry("éditeur", "publisher"),
          Map.entry("diffuseur", "publisher"),
          Map.entry("auteur", "author"),
          Map.entry("mise à jour", "revision"),
          Map.entry("jeu de données", "dataset"),
          Map.entry("série de données", "series"),
          Map.entry("ensemble de séries de données", "series"));

  private static final Pattern ADDRESS =
      Pattern.compile("^(?:(?:https?|urn):\\S*[/#:]|\\S*#)(?=.)");
  private static final Pattern LIST = Pattern.compile("^[A-Z]{2}_[A-Za-z]+Code_(?=.)");

  private static final Map<String, String> KNOWN = known();

  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    LABELS.forEach((label, code) -> known.put(Folding.squeeze(label), code));
    for (String code : CODES.strip().split("\\s+")) {
      known.put(Folding.squeeze(code), code);
    }
    return Map.copyOf(known);
  }

  /** The code that a text stands for, if one of the lists has it. */
  static Optional<String> code(String text) {
    return Optional.ofNullable(KNOWN.get(Folding.squeeze(bare(text))));
  }

  /** A code of any list, without the address of the list. */
  static String bare(String text) {
    return LIST.matcher(ADDRESS.matcher(text.strip()).replaceFirst("")).replaceFirst("");
  }

  private CodeLists() {}
}
