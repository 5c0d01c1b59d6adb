package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frequency of updates, and the last update. */
class FrequencyReadingTest {

  @Test
  void ofSeveralDatesTheFirstIssuedAndTheLastModifiedCount() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ;
              dct:issued "2019-05-01", "02/03/2018" ;
              dct:modified "2018-01-01", "01/02/2020", "" , "hier" .
            """);

    assertThat(dataset.issued()).isEqualTo("02/03/2018");
    assertThat(dataset.modified()).isEqualTo("01/02/2020");
  }

  @Test
  void aFrequencyIsToldByItsDurationRatherThanByItsLabel() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:accrualPeriodicity [
              rdf:value "P0Y3M0DT0H0M0S" ; rdfs:label "Cada trimestre"@es ] .
            """);

    assertThat(dataset.frequency()).isEqualTo("P0Y3M0DT0H0M0S");
  }

  @Test
  void anEmptyFrequencyIsNone() {
    Dataset dataset = read("[] a dcat:Dataset ; dct:title 'T' ; dct:accrualPeriodicity '' .");

    assertThat(dataset.frequency()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ rdf:value [ time:months 3.0 ] ] | P3M",
        "[ time:hours 12 ; time:months 6 ; time:years 1 ] | P1Y6MT12H",
        "<http://purl.org/cld/freq/annual/> | annual",
        "<https://a.fr/Frequency> . <https://a.fr/Frequency> rdf:value [ time:years 1 ] | P1Y",
        "<https://a.fr/f/12> . <https://a.fr/f/12> rdfs:label 'mensuelle' | mensuelle",
        "<http://purl.org/cld/freq/weekly> . <http://purl.org/cld/freq/weekly> rdfs:label 'x' | weekly",
        "<https://a.fr/parfois> | parfois",
        "'au besoin', 'annuelle' | annuelle"
      })
  void aFrequencyIsWhatNamesAKnownOne(String stated, String frequency) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title \"Arbres\" ; dct:accrualPeriodicity "
                + stated.replace('\'', '"')
                + " .");

    assertThat(dataset.frequency()).isEqualTo(frequency);
  }

  @Test
  void howOftenDataChangeMayStandInThePlaceOfWhen() {
    Dataset dataset = read("[] a dcat:Dataset ; dct:title \"Demandes\" ; dct:modified \"R/P1D\" .");

    assertThat(dataset.frequency()).isEqualTo("R/P1D");
    assertThat(dataset.modified()).isNull();
  }
}
