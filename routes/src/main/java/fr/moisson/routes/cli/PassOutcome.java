package fr.moisson.routes.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.store.PassHistory;
import fr.moisson.routes.store.PassHistory.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report} says about a portal: how the last pass over it ended, and which datasets it
 * has refused so far. Refusals can be many and are written as they are read.
 *
 * @param last null if the portal was never updated
 */
record PassOutcome(String portal, PassHistory.@Nullable Last last, PassHistory history) {

  static PassOutcome of(String portal, PassHistory history) {
    return new PassOutcome(portal, history.last(portal).orElse(null), history);
  }

  boolean isWell() {
    return last == null || Reports.isWell(last.report());
  }

  void print(CommandTexts words, PrintStream out) {
    if (last == null) {
      out.println(words.of("report.noPass", portal));
      return;
    }
    PortalReport report = last.report();
    out.println(
        words.of(
            "report.pass",
            portal,
            words.moment(last.ended()),
            report.created(),
            report.updated(),
            report.unchanged(),
            report.withdrawn(),
            report.failed()));
    Notice reason = report.reason();
    AtomicBoolean isSaid = new AtomicBoolean(reason == null);
    history.eachRefused(
        portal,
        refused -> {
          ReportCommand.line(refused.title(), refused.reason(), words, out);
          isSaid.compareAndSet(false, refused.reason().equals(reason));
        });
    if (reason != null && !isSaid.get()) {
      ReportCommand.line(null, reason, words, out);
    }
    report
        .remarks()
        .forEach(remark -> ReportCommand.line(remark.title(), remark.notice(), words, out));
  }

  void write(JsonGenerator all, CommandTexts words) throws IOException {
    ObjectNode node =
        last == null
            ? JsonNodeFactory.instance.objectNode().put("portal", portal)
            : Reports.json(last.report(), words).put("ended", last.ended().toString());
    all.writeStartObject();
    for (var field : node.properties()) {
      all.writeObjectField(field.getKey(), field.getValue());
    }
    all.writeArrayFieldStart("refused");
    history.eachRefused(portal, refused -> write(refused, all, words));
    all.writeEndArray();
    all.writeEndObject();
  }

  private static void write(Refused refused, JsonGenerator all, CommandTexts words) {
    Notice reason = refused.reason();
    try {
      all.writeObject(
          JsonNodeFactory.instance
              .objectNode()
              .put("dataset", refused.key())
              .put("title", refused.title())
              .put("code", reason.code().name())
              .put("message", Messages.of(reason, words.locale())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
