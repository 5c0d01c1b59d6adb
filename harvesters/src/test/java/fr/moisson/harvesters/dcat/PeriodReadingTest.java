package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "'2010/2010', '2011'"
      })
  void aTimeIsWrittenInManyWays(String times) {
    assertThat(during(times).temporal()).isEqualTo(new Period("2010", "2011"));
  }

  @Test
  void oneDateIsItsWholeTime() {
    assertThat(during("'2019-05'").temporal()).isEqualTo(new Period("2019-05", "2019-05"));
    assertThat(during("'printemps'").temporal()).isNull();
  }

  @Test
  void severalTimesAreOneAndEachIsToldApart() {
    Dataset dataset = during("'2010/2011', '2015/'");

    assertThat(dataset.temporal()).isEqualTo(new Period("2010", null));
    assertThat(dataset.provenance())
        .containsExactly("Période couverte : 2010 – 2011.", "Période couverte : 2015 – ….");
  }
}
