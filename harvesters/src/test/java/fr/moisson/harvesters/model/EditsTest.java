package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EditsTest {

  @Test
  void knowsWhatItLeftAndNothingOfWhatItDoesNotKnow() {
    Edits first = new Edits(Overwrite.HARVESTED_ONLY, Map.of(), Map.of(), notes -> {});
    first.shows("file", TextNode.valueOf("abc"));

    Edits second =
        new Edits(Overwrite.HARVESTED_ONLY, first.remote("x", null).shown(), Map.of(), notes -> {});

    assertThat(second.isAsLeft("file", TextNode.valueOf("abc"))).isTrue();
    assertThat(second.isAsLeft("file", TextNode.valueOf("def"))).isFalse();
    assertThat(second.isAsLeft("other", TextNode.valueOf("abc"))).isFalse();
    assertThat(second.isAsLeft("other", TextNode.valueOf(""))).isFalse();
  }

  @Test
  void remembersWhatItLeftEarlierUpToALimit() {
    Remote remote = Remote.of("x");
    for (int i = 0; i < 30; i++) {
      remote = write(remote, i == 0 ? "" : "value " + (i - 1), "value " + i);
    }

    assertThat(remote.shown().get("title").split(" ")).hasSize(1);
    assertThat(remote.earlier().get("title").split(" ")).hasSize(20);
    assertThat(chosen(remote, "value 20")).as("restored from a backup").isEqualTo("new");
    assertThat(chosen(remote, "value 3")).as("long ago").isEqualTo("value 3");
    assertThat(chosen(remote, "by hand")).isEqualTo("by hand");
  }

  @Test
  void takesNothingForDeletedAfterItsFirstWriteCameToNothing() {
    SortedMap<String, String> left = new TreeMap<>(write(Remote.of("x"), "", "A title").shown());
    Edits failing = new Edits(Overwrite.HARVESTED_ONLY, left, Map.of(), left::putAll);
    failing.choose("file", MissingNode.getInstance(), TextNode.valueOf("abc"));
    failing.writing();

    Edits again = new Edits(Overwrite.HARVESTED_ONLY, left, Map.of(), notes -> {});
    again.choose("file", MissingNode.getInstance(), TextNode.valueOf("abc"));

    assertThat(again.isKept("file")).isFalse();
  }

  private static Remote write(Remote known, String held, String ours) {
    Edits edits = new Edits(Overwrite.HARVESTED_ONLY, known.shown(), known.earlier(), notes -> {});
    edits.choose("title", TextNode.valueOf(held), TextNode.valueOf(ours));
    edits.shows("title", TextNode.valueOf(ours));
    return edits.remote("x", null);
  }

  private static String chosen(Remote known, String held) {
    Edits edits = new Edits(Overwrite.HARVESTED_ONLY, known.shown(), known.earlier(), notes -> {});
    return edits.choose("title", TextNode.valueOf(held), TextNode.valueOf("new")).asText();
  }
}
