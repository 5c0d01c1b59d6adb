package fr.moisson.harvesters.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnedTest {

  private final List<String> closed = new ArrayList<>();
  private final Closeable base = () -> closed.add("base");

  @Test
  void aBaseStaysOpenForWhatIsOpenedOnIt() throws IOException {
    assertThat(Owned.by(base, () -> "owner")).isEqualTo("owner");
    assertThat(closed).isEmpty();
  }

  @Test
  void aBaseIsClosedIfNothingCanBeOpenedOnIt() {
    IOException fault = new IOException("x");

    assertThatThrownBy(
            () ->
                Owned.by(
                    base,
                    () -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(closed).containsExactly("base");
  }
}
