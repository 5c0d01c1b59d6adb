package fr.moisson.harvesters.schemas.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agreement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FindingMessagesTest {

  @ParameterizedTest
  @EnumSource(
      value = Finding.Code.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SOURCE_ERROR", "ENCODING_ERROR", "ROW_LOST"})
  void everyCodeHasASentenceInBothLanguages(Finding.Code code) {
    Finding finding = new Finding(code, "", 1L, "hauteur", 3, "x", List.of("5", "6", "7"));

    for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      assertThat(FindingMessages.of(finding, locale)).isNotBlank().doesNotContain("{", "}");
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(keys(Locale.ENGLISH)).isEqualTo(keys(Locale.FRENCH)).hasSizeGreaterThan(80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | default | 1998-03-01 | La date doit être écrite sous la forme aaaa-mm-jj",
        "date | %Y-%m-%d | | La date doit être écrite sous la forme aaaa-mm-jj",
        "date | %d.%m.%Y | 01.03.1998 | pas une date de la forme jj.mm.aaaa, par exemple 01.03.1998.",
        "date | %d.%m.%Y | | n’est pas une date de la forme jj.mm.aaaa.",
        "datetime | %d/%m/%y %H:%M | | avec heure de la forme jj/mm/aa hh:mm.",
        "date | %d %B %Y | | n’est pas une date de la forme jj %B aaaa.",
        "number | comma | | avec une virgule pour les décimales",
        "email | email | | n’est pas une adresse de courriel",
        "boolean | default | Oui / Non | dans les mots du schéma : Oui / Non.",
      })
  void theSentenceIsThatOfTheFormat(String detail, String format, String example, String words) {
    List<String> args = List.of(format, example == null ? "" : example);

    assertThat(
            FindingMessages.of(
                new Finding(Finding.Code.TYPE_ERROR, detail, 2L, "a", 1, "x", args), Locale.FRENCH))
        .contains(words);
  }

  @Test
  void wordsAgreeWithTheirNumbers() {
    for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      for (String key : keys(locale)) {
        Agreement.check(key, bundle(locale).getString(key), locale);
      }
    }
  }

  private static TreeSet<String> keys(Locale locale) {
    return new TreeSet<>(Collections.list(bundle(locale).getKeys()));
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("fr.moisson.harvesters.schemas.report.findings", locale);
  }
}
