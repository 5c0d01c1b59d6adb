package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeaderTest {

  @Test
  void aRuleBelowTheNamesIsNoData() {
    assertThat(dataBelow(":---:", "---+---")).isEqualTo(2);
    assertThat(dataBelow("+------", "--")).isEqualTo(1);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLongRowOfDashesIsLookedAtOnce() {
    assertThat(dataBelow("-".repeat(300_000) + "x", "---")).isEqualTo(1);
  }

  private static int dataBelow(String... second) {
    return Header.of(
            List.of(line("nom", "essence"), line(second), line("A-12", "If")), 2, second.length)
        .data();
  }

  private static Header.Line line(String... cells) {
    return new Header.Line(List.of(cells), cells.length, false);
  }
}
