package fr.moisson.harvesters.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIndexTest {

  private static final int KEYS = 30_000;

  /** In memory, in a file almost from the start, and moving from one to the other. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 1, 1 << 13})
  void everyKeyIsFoundAndNoOther(int inMemory) throws IOException {
    try (KeyIndex index = new KeyIndex(inMemory)) {
      for (int i = 0; i < KEYS; i++) {
        assertThat(index.add(List.of("arbre", i), i + 1)).isZero();
      }
      for (int i : new Random(4).ints(KEYS, 0, KEYS).toArray()) {
        assertThat(index.add(List.of("arbre", i), KEYS + 1)).isEqualTo(i + 1);
      }
      assertThat(IntStream.range(KEYS, 2 * KEYS))
          .noneMatch(i -> contains(index, List.of("arbre", i)));
    }
  }

  @Test
  void valuesAreNotMistakenForOneAnother() throws IOException {
    try (KeyIndex index = new KeyIndex()) {
      assertThat(index.add(List.of("ab", "c"), 1)).isZero();
      assertThat(index.add(List.of("a", "bc"), 2)).isZero();
      assertThat(index.add(Arrays.asList("", "c"), 3)).isZero();
      assertThat(index.add(Arrays.asList(null, "c"), 4)).isZero();
      assertThat(index.add(List.of(new BigDecimal("1.0")), 5)).isZero();
      assertThat(index.add(List.of(new BigDecimal("1")), 6)).isEqualTo(5);
    }
  }

  private static boolean contains(KeyIndex index, List<Object> key) {
    try {
      return index.contains(key);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
