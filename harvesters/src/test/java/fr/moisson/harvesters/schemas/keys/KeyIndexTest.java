package fr.moisson.harvesters.schemas.keys;

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

  /** All in memory, in a file with many tables almost from the start, and moved to a file once. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 1, 1 << 15})
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
    try (KeyIndex index = KeyIndex.oneOf(1)) {
      assertThat(index.add(List.of("ab", "c"), 1)).isZero();
      assertThat(index.add(List.of("a", "bc"), 2)).isZero();
      assertThat(index.add(Arrays.asList("", "c"), 3)).isZero();
      assertThat(index.add(Arrays.asList(null, "c"), 4)).isZero();
      assertThat(index.add(List.of(new BigDecimal("1.0")), 5)).isZero();
      assertThat(index.add(List.of(new BigDecimal("1")), 6)).isEqualTo(5);
    }
  }

  /** Equal 64-bit hashes of different keys are unlikely but possible. */
  @Test
  void keysOfOneHashAreToldApart() throws IOException {
    List<String> keys = List.of("a", "b", "c");
    KeySlots slots = new KeySlots(KeySlots.FEWEST);
    for (int i = 0; i < keys.size(); i++) {
      slots.add(7, i + 1);
    }
    try (SpilledSlots spilled = new SpilledSlots(KeySlots.FEWEST)) {
      spilled.add(slots);
      for (int i = 0; i < keys.size(); i++) {
        String key = keys.get(i);
        KeySlots.Entries entries = entry -> keys.get((int) entry - 1).equals(key) ? 100 + entry : 0;
        assertThat(slots.find(7, entries)).isEqualTo(101 + i);
        assertThat(spilled.find(7, entries)).isEqualTo(101 + i);
      }
      assertThat(slots.find(7, entry -> 0)).isZero();
      assertThat(spilled.find(7, entry -> 0)).isZero();
    }
  }

  /** At the end of a table, where probing continues at its start. */
  @Test
  void keysThatGoRoundAreFound() throws IOException {
    KeySlots slots = new KeySlots(KeySlots.FEWEST);
    for (int i = 1; i <= 40; i++) {
      slots.add(KeySlots.FEWEST - 3, i);
    }
    try (SpilledSlots spilled = new SpilledSlots(KeySlots.FEWEST)) {
      spilled.add(slots);
      assertThat(spilled.find(KeySlots.FEWEST - 3, entry -> entry == 40 ? 5 : 0)).isEqualTo(5);
      assertThat(spilled.find(KeySlots.FEWEST - 3, entry -> entry == 41 ? 5 : 0)).isZero();
    }
  }

  @Test
  void keysOfAllLengthsAreFoundWhereverTheyAre() throws IOException {
    try (KeyIndex index = KeyIndex.oneOf(1)) {
      for (int i = 0; i < 40; i++) {
        assertThat(index.add(List.of("é".repeat(i * 1_000)), i + 1)).isZero();
      }
      for (int i = 0; i < 40; i++) {
        assertThat(index.add(List.of("é".repeat(i * 1_000)), 100)).isEqualTo(i + 1);
      }
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
