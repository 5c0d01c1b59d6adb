package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MemoTest {

  private final List<String> searched = new ArrayList<>();

  @Test
  void theFirstShortTextsAreSearchedOnce() {
    Memo<String> memo = new Memo<>(2, 3);

    for (String text : List.of("long", "a", "b", "c", "a", "b", "c", "long")) {
      assertThat(memo.get(text, this::search)).isEqualTo(text.toUpperCase(Locale.ROOT));
    }

    assertThat(searched).containsExactly("long", "a", "b", "c", "c", "long");
  }

  private String search(String text) {
    searched.add(text);
    return text.toUpperCase(Locale.ROOT);
  }
}
