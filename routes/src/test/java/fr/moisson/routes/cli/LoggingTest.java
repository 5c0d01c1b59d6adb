package fr.moisson.routes.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

  @Test
  void whatASourceWroteStaysOnOneLineAndDoesNotSteerTheTerminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(bytes, true, UTF_8));
    try {
      Logging.start(Logging.Form.TEXT, false);
      LoggerFactory.getLogger("fr.moisson.test")
          .warn("[ville › {}] illisible", "a\n2026-01-01 00:00:00 ERROR faux\u001b[2J");
    } finally {
      System.setErr(err);
      Logging.start(Logging.Form.TEXT, false);
    }

    assertThat(bytes.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .endsWith("WARN [ville › a 2026-01-01 00:00:00 ERROR faux [2J] illisible");
  }
}
