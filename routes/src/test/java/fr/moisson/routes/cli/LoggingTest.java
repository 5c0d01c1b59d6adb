package fr.moisson.routes.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LoggingTest {

  private static String logged(Runnable work) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(bytes, true, UTF_8));
    try {
      Logging.start(Logging.Form.TEXT, false);
      work.run();
    } finally {
      System.setErr(err);
      Logging.start(Logging.Form.TEXT, false);
    }
    return bytes.toString(UTF_8);
  }

  /** What they throw is told in our own words. */
  @ParameterizedTest
  @ValueSource(strings = {"com.zaxxer.hikari.pool", "org.flywaydb.core.internal.command.DbMigrate"})
  void aDatabaseThatCannotBeOpenedIsNotToldWithTracesOfLibraries(String library) {
    assertThat(
            logged(
                () ->
                    LoggerFactory.getLogger(library)
                        .error("Unable to rollback", new IllegalStateException("locked"))))
        .isEmpty();
  }

  @Test
  void whatASourceWroteStaysOnOneLineAndDoesNotSteerTheTerminal() {
    String logged =
        logged(
            () ->
                LoggerFactory.getLogger("fr.moisson.test")
                    .warn("[ville › {}] illisible", "a\n2026-01-01 00:00:00 ERROR faux\u001b[2J"));

    assertThat(logged.lines())
        .singleElement()
        .asString()
        .endsWith("WARN [ville › a 2026-01-01 00:00:00 ERROR faux [2J] illisible");
  }
}
