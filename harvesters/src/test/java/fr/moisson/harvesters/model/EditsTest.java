package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditsTest {

  @Test
  void knowsWhatItLeftAndNothingOfWhatItDoesNotKnow() {
    Edits first = new Edits(Overwrite.HARVESTED_ONLY, Map.of(), notes -> {});
    first.shows("file", TextNode.valueOf("abc"));

    Edits second =
        new Edits(Overwrite.HARVESTED_ONLY, first.remote("x", null).shown(), notes -> {});

    assertThat(second.isAsLeft("file", TextNode.valueOf("abc"))).isTrue();
    assertThat(second.isAsLeft("file", TextNode.valueOf("def"))).isFalse();
    assertThat(second.isAsLeft("other", TextNode.valueOf("abc"))).isFalse();
    assertThat(second.isAsLeft("other", TextNode.valueOf(""))).isFalse();
  }
}
