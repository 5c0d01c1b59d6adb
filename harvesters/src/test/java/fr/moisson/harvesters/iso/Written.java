package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;

/** Records of ISO 19139 that contain only what a test is about. */
final class Written {

  static Dataset read(String xml) {
    return IsoReading.dataset(new DatasetId("79191", "csw", "1"), xml);
  }

  static String record(String beside, String identification, String distribution) {
    return """
    <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
        xmlns:gco="http://www.isotc211.org/2005/gco">
      <gmd:fileIdentifier><gco:CharacterString>fr-haies-1</gco:CharacterString></gmd:fileIdentifier>
      %s
      <gmd:identificationInfo><gmd:MD_DataIdentification>
        <gmd:citation><gmd:CI_Citation>
          <gmd:title><gco:CharacterString>Haies</gco:CharacterString></gmd:title>
        </gmd:CI_Citation></gmd:citation>
        %s
      </gmd:MD_DataIdentification></gmd:identificationInfo>
      %s
    </gmd:MD_Metadata>
    """
        .formatted(beside, identification, distribution);
  }

  /** The dataset of a record with this identification and nothing else. */
  static Dataset saying(String identification) {
    return read(record("", identification, ""));
  }

  private Written() {}
}
