package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormsTest {

  @ParameterizedTest
  @ValueSource(strings = {"jj/mm/aaaa", "J/M/AA", "(AAAA-MM-JJ)", "yyyy-MM-dd", "hh:mm", "HHhMM"})
  void formsStandAmongUnits(String form) {
    assertThat(Units.isUnit(form)).isTrue();
    assertThat(DateForms.without("Date (" + form.replaceAll("[()]", "") + ")")).isEqualTo("Date");
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void blanksWithoutEndCostNoTime() {
    String name = "Nom (format" + " ".repeat(200_000) + "x)";

    assertThat(DateForms.without(name)).isEqualTo(name);
    assertThat(DateForms.areIn(List.of(name, "format" + " ".repeat(200_000) + ":x"))).isFalse();
  }
}
