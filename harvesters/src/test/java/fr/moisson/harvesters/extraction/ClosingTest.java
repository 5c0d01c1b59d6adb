package fr.moisson.harvesters.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final List<String> asked = new ArrayList<>();

  @Test
  void theOthersAreClosedThoughOneCannotBe() {
    assertThatThrownBy(
            () -> Closing.all(full("first"), null, full("second"), () -> asked.add("third")))
        .isInstanceOf(IOException.class)
        .hasMessage("no room for first")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

    assertThat(asked).containsExactly("first", "second", "third");
  }

  private Closeable full(String name) {
    return () -> {
      asked.add(name);
      throw new IOException("no room for " + name);
    };
  }
}
