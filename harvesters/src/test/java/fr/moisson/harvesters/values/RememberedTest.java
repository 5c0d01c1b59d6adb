package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final List<String> computed = new ArrayList<>();

  private final Remembered<Integer> length =
      new Remembered<>(
          text -> {
            computed.add(text);
            return text.length();
          });

  @Test
  void computesOnceForATextThatComesAgain() {
    assertThat(length.of("odbl")).isEqualTo(4);
    assertThat(length.of("lov2")).isEqualTo(4);
    assertThat(length.of("odbl")).isEqualTo(4);

    assertThat(computed).containsExactly("odbl", "lov2");
  }

  @Test
  void doesNotKeepALongText() {
    String description = "a".repeat(10_000);
    length.of(description);

    assertThat(length.of(description)).isEqualTo(10_000);
    assertThat(computed).hasSize(2);
  }

  @Test
  void keepsLimitedNumbersOfTexts() {
    length.of("odbl");
    for (int i = 0; i < 5000; i++) {
      assertThat(length.of("title " + i)).isEqualTo(("title " + i).length());
    }
    computed.clear();

    assertThat(length.of("odbl")).isEqualTo(4);
    assertThat(computed).containsExactly("odbl");
  }

  @Test
  void readsATextThatMatches() {
    Remembered<Optional<String>> code = Remembered.matching("[A-Z]+", Matcher::group);

    assertThat(code.of("CSV")).contains("CSV");
    assertThat(code.of("csv")).isEmpty();
  }
}
