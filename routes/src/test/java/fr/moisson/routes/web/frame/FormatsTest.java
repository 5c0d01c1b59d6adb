package fr.moisson.routes.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void datesAndSizesReadAsTheReaderWritesThem() {
    Formats french = new Formats(new Texts(Language.FRENCH));
    Formats english = new Formats(new Texts(Language.ENGLISH));

    assertThat(french.date("2026-02-17T09:30:00Z")).isEqualTo("17 février 2026");
    assertThat(french.date("2026-02-17T23:30:00Z")).isEqualTo("18 février 2026");
    assertThat(english.date("2026-02-17")).isEqualTo("17 February 2026");
    assertThat(french.date("2026-07-01")).isEqualTo("1er juillet 2026");
    assertThat(french.date("2026-07-11")).isEqualTo("11 juillet 2026");
    assertThat(english.date("2026-07-01")).isEqualTo("1 July 2026");
    assertThat(french.date("2026-02")).isEqualTo("février 2026");
    assertThat(french.date("2018")).isEqualTo("2018");
    assertThat(french.date("au printemps")).isEqualTo("au printemps");
    assertThat(french.date(null)).isNull();
    assertThat(french.size(999L)).isEqualTo("999 o");
    assertThat(french.size(4_812_345L)).isEqualTo("4,8 Mo");
    assertThat(english.size(4_812_345L)).isEqualTo("4.8 MB");
    assertThat(french.size(5_000_000_000_000L)).isEqualTo("5\u202f000 Go");
  }
}
