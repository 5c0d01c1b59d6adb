package fr.moisson.harvesters.dcat.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Turtle;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Period;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodReadingTest {

  private static Dataset during(String times) {
    return Turtle.read("[] a dcat:Dataset ; dct:title \"Haies\" ; dct:temporal " + times + " .");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[ dcat:startDate '2010' ; dcat:endDate '2011' ]",
        "[ <http://schema.org/startDate> '2010' ; <http://schema.org/endDate> '2011' ]",
        "'2010/2011'",
        "'start=2010; end=2011; scheme=W3C-DTF;'",
        "[ time:hasBeginning [ time:inXSDgYear '2010' ] ; time:hasEnd [ time:inXSDDate '2011' ] ]",
        "'2010/2010', '2011'",
        "'2010-2011'",
        "'de 2010 à 2011'",
        "[ a dct:PeriodOfTime ; rdfs:label 'entre 2010 et 2011' ]"
      })
  void aTimeIsWrittenInManyWays(String times) {
    assertThat(during(times).temporal()).isEqualTo(new Period("2010", "2011"));
  }

  @Test
  void oneDateIsItsWholeTime() {
    assertThat(during("'2019-05'").temporal()).isEqualTo(new Period("2019-05", "2019-05"));
    assertThat(during("'01/2015'").temporal()).isEqualTo(new Period("01/2015", "01/2015"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT15M, 15 minutes",
    "P1D, 1 jour",
    "P1Y6M, 1 an 6 mois",
    "chaque marée., chaque marée",
    "Non renseigné,",
    "http://publications.europa.eu/resource/authority/frequency/DAILY,",
    "PT0S,",
    "' ',"
  })
  void theTimeBetweenDataIsTold(String step, @Nullable String told) {
    Dataset dataset =
        Turtle.read(
            "[] a dcat:Dataset ; dct:title 'Débits' ; dcat:distribution [ dcat:accessURL"
                + " <https://ex.org/a> ; dcat:temporalResolution '"
                + step
                + "' ] ; dcat:temporalResolution '"
                + step
                + "' .");

    assertThat(dataset.provenance())
        .isEqualTo(
            Stream.ofNullable(told)
                .map(words -> "Résolution temporelle : " + words + ".")
                .toList());
  }

  @Test
  void severalTimesAreOneAndEachIsToldApart() {
    Dataset dataset = during("'2010/2011', '2015/'");

    assertThat(dataset.temporal()).isEqualTo(new Period("2010", null));
    assertThat(dataset.provenance())
        .containsExactly("Période couverte : 2010 – 2011.", "Période couverte : 2015 – …");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printemps",
        "2012/13",
        "2014, 2016, 2018",
        "10/12",
        "2016/PX",
        "2016/P999999999Y",
        "start=janvier 1900 environ; end=2012-03-01"
      })
  void wordsWithoutDatesAreQuotedAndNotGuessed(String words) {
    Dataset dataset = during("'" + words + "'");

    assertThat(dataset.temporal()).isNull();
    assertThat(dataset.provenance()).containsExactly("Période couverte : " + words + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "2015-01-01/.., 2015-01-01,",
    "2015-01-01T00:00:00Z/, 2015-01-01T00:00:00Z,",
    "../2015, , 2015",
    "None/2020-03-18T00:00:00, , 2020-03-18T00:00:00",
    "2020-03-18/null, 2020-03-18,",
    "2012 - aujourd’hui, 2012,",
    "De 2012 à nos jours, 2012,",
    "2012-01-01/Present, 2012-01-01,",
    "depuis 2012, 2012,",
    "start=2012; end=en cours, 2012,",
    "datestart=2012;dateend=2013, 2012, 2013",
    "end=2012, , 2012",
    "à partir du 1er mars 2012, 1er mars 2012,",
    "jusqu’en 2012, , 2012",
    "01/01/2015 - 31/12/2018, 01/01/2015, 31/12/2018",
    "Du 1er janvier 2015 au 31 décembre 2018, 1er janvier 2015, 31 décembre 2018",
    "12/2015-03/2016, 12/2015, 03/2016",
    "2016/P1Y, 2016, 2016-12-31",
    "2021-10-24T00:00:00Z/P1D, 2021-10-24T00:00:00Z, 2021-10-24",
    "P6M/2016-06-30, 2015-12-31, 2016-06-30"
  })
  void datesStayAsTheyAreWritten(String words, String start, String end) {
    assertThat(during("'" + words + "'").temporal()).isEqualTo(new Period(start, end));
  }
}
