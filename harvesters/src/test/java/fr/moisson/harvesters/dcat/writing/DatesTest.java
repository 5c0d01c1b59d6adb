package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource({
    "2019, 2019, gYear",
    "2019-07, 2019-07, gYearMonth",
    "2020-02-29, 2020-02-29, date",
    "2020-02-29T10:20:30.5+02:00, 2020-02-29T10:20:30.5+02:00, dateTime",
    "2020-02-29T10:20Z, 2020-02-29T10:20:00Z, dateTime"
  })
  void aDateIsTypedByItsPattern(String text, String lexical, String type) {
    assertThat(Dates.literal(text))
        .hasValueSatisfying(
            literal -> {
              assertThat(literal.getLiteralLexicalForm()).isEqualTo(lexical);
              assertThat(literal.getLiteralDatatypeURI()).endsWith("#" + type);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2021-02-30", "12/03/2020", "20", "2020-01-01 10:00:00", "hier"})
  void whatIsNoDateIsLeftOut(String text) {
    assertThat(Dates.literal(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 2019-01-01, 2019-12-31",
    "2020-02, 2020-02-01, 2020-02-29",
    "2020-02-03, 2020-02-03, 2020-02-03",
    "2020-02-03T10:20:00Z, 2020-02-03T10:20:00Z, 2020-02-03T10:20:00Z",
    "2020-13,,",
    ",,"
  })
  void aPeriodBeginsAndEndsWithADay(String text, String first, String last) {
    assertThat(Dates.firstDay(text).map(Node::getLiteralLexicalForm))
        .isEqualTo(Optional.ofNullable(first));
    assertThat(Dates.lastDay(text).map(Node::getLiteralLexicalForm))
        .isEqualTo(Optional.ofNullable(last));
  }
}
