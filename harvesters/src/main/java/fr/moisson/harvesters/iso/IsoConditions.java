package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.util.Map;

/** Writes the conditions on the data in the order of INSPIRE: access first, then use. */
final class IsoConditions {

  private static final URI NO_LIMITATIONS =
      URI.create(
          "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations");

  private static final Map<String, String> CLASSIFICATIONS =
      Map.of("RESTRICTED", "restricted", "NON_PUBLIC", "confidential");

  private final Dataset dataset;

  IsoConditions(Dataset dataset) {
    this.dataset = dataset;
  }

  void write(IsoPen data) {
    String access = dataset.access() == null ? "" : dataset.access();
    if (access.equals("PUBLIC")) {
      data.in("gmd:resourceConstraints", "gmd:MD_LegalConstraints")
          .code("gmd:accessConstraints", "gmd:MD_RestrictionCode", "otherRestrictions")
          .anchor("gmd:otherConstraints", "Pas de restriction d’accès public", NO_LIMITATIONS);
    } else if (CLASSIFICATIONS.containsKey(access)) {
      data.in("gmd:resourceConstraints", "gmd:MD_SecurityConstraints")
          .code("gmd:classification", "gmd:MD_ClassificationCode", CLASSIFICATIONS.get(access));
    }
    Licence licence = dataset.licence();
    if (licence != null) {
      data.in("gmd:resourceConstraints", "gmd:MD_LegalConstraints")
          .code("gmd:useConstraints", "gmd:MD_RestrictionCode", "license")
          .code("gmd:useConstraints", "gmd:MD_RestrictionCode", "otherRestrictions")
          .anchor("gmd:otherConstraints", licence.label(), licence.uri());
    }
    dataset
        .rights()
        .forEach(
            statement ->
                data.in("gmd:resourceConstraints", "gmd:MD_Constraints")
                    .text("gmd:useLimitation", statement));
  }
}
