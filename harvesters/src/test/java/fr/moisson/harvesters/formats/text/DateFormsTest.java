package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DateFormsTest {

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void blanksWithoutEndCostNoTime() {
    String name = "Nom (format" + " ".repeat(200_000) + "x)";

    assertThat(DateForms.without(name)).isEqualTo(name);
    assertThat(DateForms.areIn(List.of(name, "format" + " ".repeat(200_000) + ":x"))).isFalse();
  }
}
