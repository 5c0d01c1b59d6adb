package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrologTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a/> | <a/>",
        "'\uFEFF \n<?xml version=\"1.0\"?> <!-- <b> --><a/>' | <a/>",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg/> | <svg/>",
        "<!DOCTYPE a [<!ENTITY e \"]>\">]><a/> | \">]><a/>",
        "<!DOCTYPE a [<!ENTITY e \"x\">]><a/> | <a/>",
        "<!doctype  HTML><p> | <!doctype  HTML><p>",
        "<!-- open <a/> | ''",
        "<!DOCTYPE open | ''",
        "nom;lat | nom;lat"
      })
  void theFirstElementIsWhatFollows(String text, String rest) {
    assertThat(Prolog.skipped(text)).isEqualTo(rest);
  }

  @Test
  void aLongOneTakesNoDepth() {
    assertThat(Prolog.skipped("<!--a-->\n<?b?>".repeat(100_000) + "<a/>")).isEqualTo("<a/>");
  }
}
