package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {

  private final List<String> searched = new ArrayList<>();

  @Test
  void theFirstShortTextsAreSearchedOnce() {
    Memo<String> memo = new Memo<>();
    String remark = "long ".repeat(30);

    for (String text : List.of(remark, "a", "b", "a", "b", remark)) {
      assertThat(memo.get(text, this::search)).isEqualTo(text.toUpperCase(Locale.ROOT));
    }

    assertThat(searched).containsExactly(remark, "a", "b", remark);
  }

  @Test
  void onlySoManyTextsAreRemembered() {
    Memo<String> memo = new Memo<>();
    List<String> texts = IntStream.range(0, 10_000).mapToObj(String::valueOf).toList();

    texts.forEach(text -> memo.get(text, this::search));
    searched.clear();
    texts.forEach(text -> memo.get(text, this::search));

    assertThat(searched).hasSizeBetween(5_000, 9_999).doesNotContain("0");
  }

  private String search(String text) {
    searched.add(text);
    return text.toUpperCase(Locale.ROOT);
  }
}
