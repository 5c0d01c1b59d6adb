package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class MarksTest {

  @Test
  void accentsAreComposedAndParted() {
    assertThat(Marks.normalized("Le niveau de la Sèvre niortaise à Niort", Form.NFD))
        .contains("Se\u0300vre");
    assertThat(Marks.normalized("Se\u0300vre", Form.NFC)).isEqualTo("Sèvre");
  }

  /** Sorting combining marks takes time quadratic in their number. */
  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void aLetterHasNoMoreMarksThanAnyLanguagePutsOnIt() {
    String piled = "e" + "\u0301\u0316".repeat(200_000) + " fin";

    assertThat(Marks.normalized(piled, Form.NFC)).hasSizeLessThan(40).endsWith(" fin");
  }
}
