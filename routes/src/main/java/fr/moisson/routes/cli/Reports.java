package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Remark;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Portals;
import fr.moisson.routes.Target;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of a command: tables for people, one JSON object for programs. */
record Reports(
    String address, List<RunReport> runs, List<PortalReport> portals, Descriptions descriptions) {

  /** Harvests the chosen sources one after the other, then updates each portal once. */
  static Reports carryOut(
      Moisson moisson, List<Target> targets, String address, Database database) {
    List<RunReport> runs = targets.stream().map(moisson::harvest).toList();
    List<PortalReport> portals = Portals.names(targets).stream().map(moisson::reconcile).toList();
    return new Reports(address, runs, portals, Descriptions.of(new Shelf(database.jdbi())));
  }

  int exitCode() {
    boolean well =
        runs.stream().allMatch(Reports::isWell) && portals.stream().allMatch(Reports::isWell);
    return well ? ExitCode.WELL : ExitCode.FAILED;
  }

  static boolean isWell(RunReport run) {
    return run.state() == State.COMPLETE && run.failed() == 0;
  }

  static boolean isWell(PortalReport portal) {
    return portal.failed() == 0 && portal.reason() == null;
  }

  /**
   * @param leftOut the problems of the territories that were left out
   */
  String json(ProblemList leftOut, CommandTexts words) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("address", address);
    all.set("runs", json(runs, words));
    ArrayNode portalsJson = all.putArray("portals");
    portals.forEach(portal -> portalsJson.add(json(portal, words)));
    all.set("descriptions", descriptions.json());
    if (!leftOut.problems().isEmpty()) {
      all.set("problems", leftOut.json(words.locale()));
    }
    return all.toString();
  }

  static ArrayNode json(List<RunReport> runs, CommandTexts words) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (RunReport run : runs) {
      ObjectNode node = all.addObject();
      node.put("territory", run.territory())
          .put("source", run.source())
          .put("state", run.state().name().toLowerCase(Locale.ROOT))
          .put("read", run.read())
          .put("created", run.created())
          .put("updated", run.updated())
          .put("unchanged", run.unchanged())
          .put("withdrawn", run.withdrawn())
          .put("rejected", run.rejected())
          .put("failed", run.failed())
          .put("notices", run.notices())
          .put("requests", run.requests())
          .put("seconds", run.seconds());
      giveReason(node, run.reason(), words);
    }
    return all;
  }

  static ObjectNode json(PortalReport portal, CommandTexts words) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("portal", portal.portal())
            .put("created", portal.created())
            .put("updated", portal.updated())
            .put("unchanged", portal.unchanged())
            .put("withdrawn", portal.withdrawn())
            .put("failed", portal.failed())
            .put("waiting", portal.waiting())
            .put("requests", portal.requests());
    giveReason(node, portal.reason(), words);
    if (!portal.remarks().isEmpty()) {
      node.set("remarks", remarksJson(portal, words));
    }
    return node;
  }

  /** Of what did not go well. */
  static void giveReason(ObjectNode node, @Nullable Notice reason, CommandTexts words) {
    if (reason != null) {
      node.put("reason", Messages.of(reason, words.locale()));
    }
  }

  private static ArrayNode remarksJson(PortalReport portal, CommandTexts words) {
    ArrayNode remarks = JsonNodeFactory.instance.arrayNode();
    for (Remark remark : portal.remarks()) {
      remarks
          .addObject()
          .put("title", remark.title())
          .put("code", remark.notice().code().name())
          .put("message", Messages.of(remark.notice(), words.locale()));
    }
    return remarks;
  }

  /** Tables of runs and of portals, and the reasons for what went wrong. */
  String text(CommandTexts words) {
    return runsTable(words)
        + "\n"
        + portalsTable(words)
        + reasons(words)
        + remarks(words)
        + descriptions.text(words);
  }

  private String runsTable(CommandTexts words) {
    Stream<Stream<Object>> rows =
        runs.stream()
            .map(
                run ->
                    Stream.of(
                        run.territory() + "/" + run.source(),
                        words.of("state." + run.state().name()),
                        run.read(),
                        run.created() + run.updated(),
                        run.unchanged(),
                        run.withdrawn(),
                        run.rejected(),
                        run.failed(),
                        run.notices()));
    return table(
        words, "source state read published unchanged withdrawn rejected failed notices", rows);
  }

  private String portalsTable(CommandTexts words) {
    Stream<Stream<Object>> rows =
        portals.stream()
            .map(
                portal ->
                    Stream.of(
                        portal.portal(),
                        portal.created(),
                        portal.updated(),
                        portal.unchanged(),
                        portal.withdrawn(),
                        portal.failed()));
    return table(words, "portal created updated unchanged withdrawn failed", rows);
  }

  /** Why runs and passes failed: each reason once, with all that failed for it. */
  String reasons(CommandTexts words) {
    Map<Notice, List<String>> stopped = new LinkedHashMap<>();
    for (RunReport run : runs) {
      stopped(stopped, run.reason(), run.territory() + "/" + run.source());
    }
    for (PortalReport portal : portals) {
      stopped(stopped, portal.reason(), portal.portal());
    }
    StringBuilder text = new StringBuilder();
    stopped.forEach(
        (reason, names) ->
            text.append("\n! ").append(words.said(String.join(", ", names), reason)));
    return text.append(text.isEmpty() ? "" : "\n").toString();
  }

  private static void stopped(
      Map<Notice, List<String>> stopped, @Nullable Notice reason, String name) {
    if (reason != null) {
      stopped.computeIfAbsent(reason, same -> new ArrayList<>()).add(name);
    }
  }

  /** What an officer may have to decide, dataset by dataset. */
  private String remarks(CommandTexts words) {
    StringBuilder text = new StringBuilder();
    for (PortalReport portal : portals) {
      for (Remark remark : portal.remarks()) {
        text.append("\n· ")
            .append(words.said(portal.portal() + ", " + remark.title(), remark.notice()));
      }
    }
    return text.append(text.isEmpty() ? "" : "\n").toString();
  }

  private static String table(CommandTexts words, String columns, Stream<Stream<Object>> rows) {
    Stream<String> header = Stream.of(columns.split(" ")).map(name -> words.of("column." + name));
    return table(
        Stream.concat(
                Stream.of(header.toList()), rows.map(row -> row.map(String::valueOf).toList()))
            .toList());
  }

  /** Aligns columns of numbers to the right, and all others to the left. */
  private static String table(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        boolean number = rows.size() > 1 && rows.get(1).get(i).matches("\\d+");
        line.append(i == 0 ? "" : "  ")
            .append(
                ("%" + (number ? "" : "-") + Math.max(1, widths[i]) + "s").formatted(row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (row == rows.get(0)) {
        text.append("─".repeat(line.length())).append('\n');
      }
    }
    return text.toString();
  }
}
