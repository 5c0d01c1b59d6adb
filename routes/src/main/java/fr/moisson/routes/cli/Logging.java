package fr.moisson.routes.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Secret;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.slf4j.LoggerFactory;

/**
 * The log, on standard error: lines for people, or JSON for a log collector. Secrets are masked,
 * whatever a library logs.
 */
final class Logging {

  /** The format of the log. */
  enum Form {
    TEXT,
    JSON
  }

  static void start(Form form, boolean verbose) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Line line = new Line(form);
    line.setContext(context);
    line.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(line);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    // Libraries log warnings and errors only; Moisson logs information too.
    root.setLevel(verbose ? Level.INFO : Level.WARN);
    // These log each failed connection, which we report in our own words.
    context.getLogger("org.apache.sshd").setLevel(verbose ? Level.WARN : Level.ERROR);
    context.getLogger("com.zaxxer.hikari").setLevel(verbose ? Level.WARN : Level.OFF);
    context.getLogger("org.flywaydb").setLevel(verbose ? Level.WARN : Level.OFF);
    // Work interrupted by a stop is done again later, so it needs no warning.
    context
        .getLogger("org.apache.camel.impl.engine.DefaultShutdownStrategy")
        .setLevel(verbose ? Level.WARN : Level.ERROR);
    context.getLogger("fr.moisson").setLevel(verbose ? Level.DEBUG : Level.INFO);
  }

  private static final class Line extends LayoutBase<ILoggingEvent> {
    private final Form form;

    Line(Form form) {
      this.form = form;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
      IThrowableProxy thrown = event.getThrowableProxy();
      String trace = thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
      String message = Secret.mask(event.getFormattedMessage());
      return (form == Form.JSON ? json(event, message, trace) : text(event, message, trace)) + "\n";
    }

    private static String text(ILoggingEvent event, String message, String trace) {
      // What a source wrote must not look like a line of ours, or steer the terminal.
      String line = message.replaceAll("\\p{Cntrl}+", " ");
      LocalDateTime time = LocalDateTime.ofInstant(event.getInstant(), LegalTime.FRANCE);
      String level = event.getLevel() == Level.INFO ? "" : event.getLevel() + " ";
      return "%1$tF %1$tT %2$s%3$s%4$s"
          .formatted(
              time, level, line, trace.isEmpty() ? "" : "\n" + Secret.mask(trace).stripTrailing());
    }

    private static String json(ILoggingEvent event, String message, String trace) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("time", event.getInstant().toString());
      line.put("level", event.getLevel().toString());
      line.put("logger", event.getLoggerName());
      line.put("message", message);
      if (!trace.isEmpty()) {
        line.put("trace", Secret.mask(trace));
      }
      return line.toString();
    }
  }

  private Logging() {}
}
