package fr.moisson.routes.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Remark;
import fr.moisson.routes.store.PassHistory;
import fr.moisson.routes.store.PassHistory.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report} says about a portal: how the last pass over it ended, and which datasets it
 * has refused so far. Refusals can be many and are written as they are read.
 *
 * @param last null if the portal was never updated
 */
record PassOutcome(String portal, PassHistory.@Nullable Last last, PassHistory history) {

  /** The portal was not reached, and so has refused no dataset; these wait for a later pass. */
  private static final Set<Code> OF_THE_CONNECTION =
      Set.of(Code.UNREACHABLE, Code.HOST_NOT_FOUND, Code.CONNECTION_REFUSED, Code.NOT_TRUSTED);

  static PassOutcome of(String portal, PassHistory history) {
    return new PassOutcome(portal, history.last(portal).orElse(null), history);
  }

  boolean isWell() {
    return last == null || Reports.isWell(last.report());
  }

  void print(CommandTexts words) {
    if (last == null) {
      System.out.println(words.of("report.noPass", portal));
      return;
    }
    PortalReport report = last.report();
    System.out.println(
        words.of(
            report.isBehind() ? "report.passUnfinished" : "report.pass",
            portal,
            words.moment(last.ended()),
            report.created(),
            report.updated(),
            report.unchanged(),
            report.withdrawn(),
            report.failed(),
            report.waiting()));
    Notice reason = report.reason();
    AtomicBoolean isSaid = new AtomicBoolean(reason == null);
    eachRefused(
        refused -> {
          NoticeList.print(refused.title(), refused.reason(), words);
          isSaid.compareAndSet(false, refused.reason().equals(reason));
        });
    if (reason != null && !isSaid.get()) {
      NoticeList.print(null, reason, words);
    }
    remarks(report).forEach(remark -> NoticeList.print(remark.title(), remark.notice(), words));
  }

  void write(JsonGenerator all, CommandTexts words) throws IOException {
    ObjectNode node =
        last == null
            ? JsonNodeFactory.instance.objectNode().put("portal", portal)
            : Reports.json(last.report().with(remarks(last.report())), words)
                .put("ended", last.ended().toString());
    all.writeStartObject();
    for (var field : node.properties()) {
      all.writeObjectField(field.getKey(), field.getValue());
    }
    all.writeArrayFieldStart("refused");
    eachRefused(refused -> write(refused, all, words));
    all.writeEndArray();
    all.writeEndObject();
  }

  /** Those that the refusals do not tell already. */
  private List<Remark> remarks(PortalReport report) {
    List<Remark> remarks = new ArrayList<>(report.remarks());
    eachRefused(refused -> remarks.remove(new Remark(refused.title(), refused.reason())));
    return remarks;
  }

  private void eachRefused(Consumer<Refused> each) {
    history.eachRefused(
        portal,
        refused -> {
          if (!OF_THE_CONNECTION.contains(refused.reason().code())) {
            each.accept(refused);
          }
        });
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
