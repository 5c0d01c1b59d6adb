package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.read;
import static fr.moisson.harvesters.iso.Written.record;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoLineageTest {

  private static final String MEASURE =
      "<gmd:nameOfMeasure><gco:CharacterString>Relevé</gco:CharacterString></gmd:nameOfMeasure>";

  @Test
  void stepsAndSourcesAreSentences() {
    String lineage =
        """
        <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:lineage><gmd:LI_Lineage>
          <gmd:source><gmd:LI_Source>
            <gmd:description><gco:CharacterString>BD Ortho 2018</gco:CharacterString></gmd:description>
            <gmd:scaleDenominator><gmd:MD_RepresentativeFraction>
              <gmd:denominator><gco:Integer>5000</gco:Integer></gmd:denominator>
            </gmd:MD_RepresentativeFraction></gmd:scaleDenominator>
            <gmd:sourceCitation><gmd:CI_Citation>
              <gmd:title><gco:CharacterString>Scan 25</gco:CharacterString></gmd:title>
            </gmd:CI_Citation></gmd:sourceCitation>
          </gmd:LI_Source></gmd:source>
          <gmd:source uuidref="2" xmlns:xlink="l" xlink:title="Cadastre"/>
          <gmd:processStep><gmd:LI_ProcessStep>
            <gmd:description><gco:CharacterString>Numérisation.</gco:CharacterString></gmd:description>
            <gmd:rationale><gco:CharacterString>mise à jour</gco:CharacterString></gmd:rationale>
            <gmd:dateTime><gco:DateTime>2019-01-01T00:00:00</gco:DateTime></gmd:dateTime>
          </gmd:LI_ProcessStep></gmd:processStep>
        </gmd:LI_Lineage></gmd:lineage></gmd:DQ_DataQuality></gmd:dataQualityInfo>
        """;

    assertThat(read(record("", "", lineage)).provenance())
        .containsExactly(
            "Numérisation (2019-01-01 ; motif : mise à jour).",
            "Source : BD Ortho 2018 (Scan 25 ; 1/5000).",
            "Source : Cadastre");
  }

  @Test
  void whatFailedATestIsToldWithTheReason() {
    String report = report("tables absentes");

    assertThat(read(record("", "", report)).provenance())
        .containsExactly("Non conforme à « COVADIS PPR » (tables absentes).");
    assertThat(read(record("", "", report)).conformsTo()).isEmpty();
  }

  /** Forms write « false » if nothing was chosen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non évalué",
        "La conformité n’a pas encore été évaluée.",
        "à vérifier",
        "Reste à tester",
        "Conformité du jeu de données non évaluée",
        "This dataset has not been evaluated yet",
        "not tested"
      })
  void whatWasNeverTriedHasNotFailed(String explanation) {
    Dataset dataset = read(record("", "", report(explanation)));

    assertThat(dataset.provenance()).isEmpty();
    assertThat(dataset.conformsTo()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "déjà évalué en 2020",
        "Jeu non conforme : la topologie n'a pas été vérifiée",
        "Non conforme, reste à vérifier",
        "Échec : 3 tables non vérifiables",
        "does not conform; not evaluated further"
      })
  void whatWasTriedHasFailedWhateverElseIsLeft(String explanation) {
    assertThat(read(record("", "", report(explanation))).provenance())
        .containsExactly("Non conforme à « COVADIS PPR » (%s).".formatted(explanation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See the referenced specification",
        "Voir la spécification référencée.",
        "Degré de conformité de la ressource par rapport aux spécifications visées d'Inspire",
        "Se référer aux spécifications du guide"
      })
  void whatAFormSaysOfEachResultIsNoReason(String explanation) {
    assertThat(read(record("", "", report(explanation))).provenance())
        .containsExactly("Non conforme à « COVADIS PPR ».");
  }

  /** The SINP puts survey methods where others put specifications. */
  @Test
  void aMethodIsNoSpecification() {
    Dataset dataset = usable(MEASURE, "", "Écoute nocturne", true);

    assertThat(dataset.conformsTo()).isEmpty();
    assertThat(dataset.provenance()).containsExactly("Relevé : Écoute nocturne.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false || Écoute nocturne",
        "true || COMMISSION REGULATION (EU) No 1089/2010",
        "true || Standard COVADIS PPR",
        "true | https://ex.org/s | Écoute nocturne"
      })
  void aSpecificationIsOneUnderUsabilityToo(
      boolean isMeasured, @Nullable String address, String title) {
    String measure = isMeasured ? MEASURE : "";
    String href = address == null ? "" : " xlink:href='%s'".formatted(address);
    Dataset passed = usable(measure, href, title, true);
    Dataset failed = usable(measure, href, title, false);

    assertThat(passed.conformsTo()).extracting("title").containsExactly(title);
    assertThat(passed.provenance()).isEmpty();
    assertThat(failed.conformsTo()).isEmpty();
    assertThat(failed.provenance()).containsExactly("Non conforme à « %s ».".formatted(title));
  }

  @Test
  void theRegulationOfInspireHasAnAddressInWhicheverLanguageItIsNamed() {
    Dataset dataset =
        usable("", "", "RÈGLEMENT (UE) N o 1089/2010 DE LA COMMISSION du 23 novembre 2010", true);

    assertThat(dataset.conformsTo())
        .extracting("uri")
        .containsExactly(URI.create("http://data.europa.eu/eli/reg/2010/1089/oj"));
  }

  private static Dataset usable(String measure, String address, String title, boolean passed) {
    return read(
        record(
            "",
            "",
            """
            <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:report>
              <gmi:QE_Usability xmlns:gmi="http://www.isotc211.org/2005/gmi"
                  xmlns:xlink="http://www.w3.org/1999/xlink">
                %s
                <gmd:result><gmd:DQ_ConformanceResult>
                  <gmd:specification%s><gmd:CI_Citation>
                    <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
                  </gmd:CI_Citation></gmd:specification>
                  <gmd:pass><gco:Boolean>%s</gco:Boolean></gmd:pass>
                </gmd:DQ_ConformanceResult></gmd:result>
              </gmi:QE_Usability>
            </gmd:report></gmd:DQ_DataQuality></gmd:dataQualityInfo>
            """
                .formatted(measure, address, title, passed)));
  }

  private static String report(String explanation) {
    return """
        <gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:report><gmd:DQ_DomainConsistency><gmd:result>
          <gmd:DQ_ConformanceResult>
            <gmd:specification><gmd:CI_Citation>
              <gmd:title><gco:CharacterString>COVADIS PPR</gco:CharacterString></gmd:title>
            </gmd:CI_Citation></gmd:specification>
            <gmd:explanation><gco:CharacterString>%s</gco:CharacterString></gmd:explanation>
            <gmd:pass><gco:Boolean>false</gco:Boolean></gmd:pass>
          </gmd:DQ_ConformanceResult>
        </gmd:result></gmd:DQ_DomainConsistency></gmd:report></gmd:DQ_DataQuality></gmd:dataQualityInfo>
        """
        .formatted(explanation);
  }
}
