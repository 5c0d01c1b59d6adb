package fr.moisson.routes.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private static final String TERMINAL = "moisson.terminal";

  @AfterEach
  void forget() {
    System.clearProperty(TERMINAL);
  }

  @Test
  void theLineMovesOnlyIfStandardErrorIsATerminal() {
    assertThat(started()).isEqualTo("niort/fontaines : moisson…" + System.lineSeparator());

    System.setProperty(TERMINAL, "true");

    assertThat(started()).startsWith("\r\u001b[K[").endsWith(" niort/fontaines");
  }

  private static String started() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TerminalProgress.on(new PrintStream(out, true, UTF_8), CommandTexts.in(Locale.FRENCH))
        .started("niort/fontaines");
    return out.toString(UTF_8);
  }
}
