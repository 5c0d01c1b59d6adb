package fr.moisson.routes.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Portals;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Notices;
import fr.moisson.routes.store.PassHistory;
import fr.moisson.routes.store.RunHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code moisson report}: all that the last harvest of each source had to say, whoever started it,
 * and how each portal stands since; nothing is harvested for it. However many notices there are,
 * they are printed as they are read.
 */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private Common common = new Common();

  @Mixin private HarvestCommands.Choice choice = new HarvestCommands.Choice();

  @Override
  public Integer call() {
    CommandTexts words = common.start();
    Configuration configuration = common.configuration();
    List<Target> targets = Selection.of(configuration, choice.selection);
    ProblemList leftOut = ProblemList.leftOut(configuration, choice.selection);
    common.warnOfNothing(targets, words);
    int code;
    DataFolder data = common.existingDataFolder(configuration);
    try (Database database = data.database(configuration.settings().store())) {
      List<PassOutcome> passes =
          portals(targets, choice.selection).stream()
              .map(portal -> PassOutcome.of(portal, new PassHistory(database)))
              .toList();
      // Whoever asks for a part is not told of what is in no part.
      List<Notice> orphans =
          choice.selection == null ? Orphans.notices(configuration, database) : List.of();
      if (choice.json) {
        print(targets, passes, orphans, database, words);
      } else {
        targets.forEach(target -> print(target, database, words));
        passes.forEach(pass -> pass.print(words));
        orphans.forEach(orphan -> NoticeList.print(null, orphan, words));
      }
      code = exitCode(targets, passes, database);
    }
    leftOut.printLeftOut(configuration, words);
    return leftOut.exitCode(code);
  }

  /** The portals of the selected territories; none if a single source was selected. */
  private static List<String> portals(List<Target> targets, @Nullable String selection) {
    return Portals.names(
        targets.stream()
            .filter(one -> selection == null || selection.equals(one.territory().name()))
            .toList());
  }

  private static int exitCode(List<Target> targets, List<PassOutcome> passes, Database database) {
    List<RunHistory.Last> lasts =
        targets.stream().flatMap(target -> last(target, database).stream()).toList();
    // Nothing harvested at all is no good news for whoever has this command watch over us.
    boolean well =
        !lasts.isEmpty()
            && lasts.stream()
                .flatMap(last -> Stream.ofNullable(last.report()))
                .allMatch(Reports::isWell)
            && passes.stream().allMatch(PassOutcome::isWell);
    return well ? ExitCode.WELL : ExitCode.FAILED;
  }

  private static Optional<RunHistory.Last> last(Target target, Database database) {
    return new RunHistory(database.jdbi()).last(target.territory().name(), target.source().name());
  }

  private static void print(Target target, Database database, CommandTexts words) {
    Optional<RunHistory.Last> last = last(target, database);
    if (last.isEmpty()) {
      System.out.println(words.of("report.never", target.name()));
      return;
    }
    String when = words.moment(last.get().started());
    RunReport report = last.get().report();
    System.out.println(
        report == null
            ? words.of("report.unended", target.name(), when)
            : words.of(
                "report.of",
                target.name(),
                words.of("state." + report.state().name()),
                when,
                report.read(),
                report.created() + report.updated(),
                report.rejected() + report.failed(),
                report.withdrawn()));
    Notice reason = report == null ? null : report.reason();
    if (reason != null) {
      NoticeList.print(null, reason, words);
    }
    Notices.eachOfLastRun(
        database,
        target.territory().name(),
        target.source().name(),
        said -> {
          if (!said.notice().equals(reason)) {
            NoticeList.print(said.about(), said.notice(), words);
          }
        });
  }

  /**
   * {@code {"runs": [{…, "notices": [{"dataset", "title", "severity", "code", "row", …}]}],
   * "portals": [{…, "ended", "refused": [{"dataset", "title", "code", "message"}]}], "orphans":
   * [{"code", "message"}]}}.
   */
  private static void print(
      List<Target> targets,
      List<PassOutcome> passes,
      List<Notice> orphans,
      Database database,
      CommandTexts words) {
    try (JsonGenerator all = JSON.createGenerator(System.out)) {
      all.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      all.writeStartObject();
      all.writeArrayFieldStart("runs");
      for (Target target : targets) {
        run(target, database, words, all);
      }
      all.writeEndArray();
      all.writeArrayFieldStart("portals");
      for (PassOutcome pass : passes) {
        pass.write(all, words);
      }
      all.writeEndArray();
      all.writeArrayFieldStart("orphans");
      for (Notice orphan : orphans) {
        all.writeObject(
            JSON.createObjectNode()
                .put("code", orphan.code().name())
                .put("message", Messages.of(orphan, words.locale())));
      }
      all.writeEndArray();
      all.writeEndObject();
      all.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Target target, Database database, CommandTexts words, JsonGenerator all)
      throws IOException {
    String territory = target.territory().name();
    String source = target.source().name();
    Optional<RunHistory.Last> last = last(target, database);
    RunReport report = last.map(RunHistory.Last::report).orElse(null);
    ObjectNode node =
        report == null
            ? JSON.createObjectNode().put("territory", territory).put("source", source)
            : (ObjectNode) Reports.json(List.of(report), words).get(0);
    last.ifPresent(run -> node.put("started", run.started().toString()));
    node.remove("notices");
    all.writeStartObject();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      all.writeObjectField(field.getKey(), field.getValue());
    }
    all.writeArrayFieldStart("notices");
    Notices.eachOfLastRun(database, territory, source, said -> write(said, words, all));
    all.writeEndArray();
    all.writeEndObject();
  }

  private static void write(Notices.Said said, CommandTexts words, JsonGenerator all) {
    Notice notice = said.notice();
    ObjectNode node =
        JSON.createObjectNode()
            .put("dataset", said.key())
            .put("title", said.about())
            .put("severity", notice.code().severity().name().toLowerCase(Locale.ROOT))
            .put("code", notice.code().name())
            .put("row", notice.row())
            .put("column", notice.column())
            .put("message", Messages.of(notice, words.locale()));
    try {
      all.writeObject(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
