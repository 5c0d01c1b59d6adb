package fr.moisson.routes.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.file.Folders;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.Delivery;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.harvesters.run.Reconciliation;
import fr.moisson.routes.DataFolder;
import fr.moisson.routes.Moisson;
import fr.moisson.routes.Portals;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.PassHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A real harvest on a copy of the catalogue, whose differences with the portals are shown instead
 * of delivered. It takes exactly the same path as a real harvest, so the results are the same.
 */
record Rehearsal(
    List<RunReport> runs,
    List<PortalReport> portals,
    List<Change> changes,
    Descriptions descriptions,
    String notices) {

  private static final String REVIEW = "review";
  private static final String ELSEWHERE = "elsewhere";

  /**
   * @param action {@code create}, {@code update}, {@code withdraw}, or {@code review} for a dataset
   *     that we have not changed but somebody else has on the portal: only a harvest reads the
   *     portal's record to see whether it must be sent again; {@code elsewhere} for one of which
   *     somebody else holds the record there, which a harvest leaves as it is
   */
  record Change(String portal, String action, String key, String title) {}

  static Rehearsal of(
      Configuration configuration,
      DataFolder real,
      List<Target> targets,
      Moisson.Options options,
      CommandTexts words) {
    try {
      Path folder = Files.createTempDirectory("moisson-preview");
      try (Database truth = real.database(configuration.settings().store())) {
        DataFolder copy = real.copiedTo(folder);
        truth.copyTo(copy.databaseFile());
        return on(copy, configuration, targets, options, words);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rehearsal on(
      DataFolder copy,
      Configuration configuration,
      List<Target> targets,
      Moisson.Options options,
      CommandTexts words) {
    try (Database database = Database.sqlite(copy.databaseFile());
        Moisson moisson = new Moisson(configuration.silent(), copy, database, options)) {
      List<RunReport> runs = targets.stream().map(moisson::harvest).toList();
      List<Change> changes = new ArrayList<>();
      Descriptions.Count scores = new Descriptions.Count();
      List<PortalReport> portals =
          Portals.names(targets).stream()
              .map(
                  portal ->
                      read(
                          portal,
                          moisson.portals(),
                          refused(portal, new PassHistory(database)),
                          changes,
                          scores))
              .toList();
      String notices =
          NoticeList.of(runs, database, words) + Orphans.text(configuration, database, words);
      return new Rehearsal(runs, portals, changes, scores.descriptions(), notices);
    }
  }

  /** By the keys of datasets, why the last pass could not deliver them. */
  private static Map<String, Code> refused(String portal, PassHistory passes) {
    Map<String, Code> codes = new HashMap<>();
    passes.eachRefused(portal, one -> codes.put(one.key(), one.reason().code()));
    return codes;
  }

  /** The outcome for a portal. If it does not answer, its differences are not known. */
  private static PortalReport read(
      String portal,
      Portals portals,
      Map<String, Code> refused,
      List<Change> changes,
      Descriptions.Count scores) {
    try {
      return read(portal, portals.reconciliation(portal), refused, changes, scores);
    } catch (HarvestException e) {
      return PortalReport.stopped(portal, e.notice());
    }
  }

  private static PortalReport read(
      String portal,
      Reconciliation pass,
      Map<String, Code> refused,
      List<Change> changes,
      Descriptions.Count scores) {
    if (pass.deliveries().hasNext()) {
      pass.requireAccess();
    }
    for (Iterator<Delivery> deliveries = pass.deliveries(); deliveries.hasNext(); ) {
      Delivery delivery = deliveries.next();
      if (delivery instanceof Delivery.Publish publish && publish.isOfferedAgain()) {
        continue; // Only a harvest sees whether the portal takes more of it by now.
      }
      String key = delivery.id().key();
      Code failure = refused.get(key);
      boolean isTheirs = failure != null && delivery.isSettledByOthers(failure);
      String action = isTheirs ? ELSEWHERE : action(delivery);
      changes.add(new Change(portal, action, key, delivery.title()));
    }
    // A harvest rates all that is published too: the two can be compared.
    pass.eachToShow(scores::add);
    return pass.report();
  }

  private static String action(Delivery delivery) {
    if (!(delivery instanceof Delivery.Publish publish)) {
      return "withdraw";
    }
    if (publish.isNew()) {
      return "create";
    }
    return publish.seen() == null ? "update" : REVIEW;
  }

  int exitCode() {
    return reports().exitCode();
  }

  private Reports reports() {
    return new Reports("", runs, portals, Descriptions.NONE);
  }

  /**
   * @param leftOut the problems of the territories that were left out
   */
  String json(ProblemList leftOut, CommandTexts words) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.set("runs", Reports.json(runs, words));
    ArrayNode array = all.putArray("changes");
    changes.forEach(
        change ->
            array
                .addObject()
                .put("portal", change.portal())
                .put("action", change.action())
                .put("dataset", change.key())
                .put("title", change.title()));
    ArrayNode seen = all.putArray("portals");
    for (PortalReport portal : portals) {
      Reports.giveReason(seen.addObject().put("portal", portal.portal()), portal.reason(), words);
    }
    all.set("descriptions", descriptions.json());
    if (!leftOut.problems().isEmpty()) {
      all.set("problems", leftOut.json(words.locale()));
    }
    return all.toString();
  }

  private long count(String action) {
    return changes.stream().filter(change -> change.action().equals(action)).count();
  }

  String text(CommandTexts words) {
    StringBuilder text = new StringBuilder();
    String portal = "";
    for (Change change : changes) {
      if (!change.portal().equals(portal)) {
        portal = change.portal();
        text.append(words.of("preview.portal", portal)).append('\n');
      }
      text.append("  ")
          .append(words.of("preview." + change.action()))
          .append("  ")
          .append(change.title())
          .append('\n');
    }
    long edited = count(REVIEW);
    long theirs = count(ELSEWHERE);
    return text.append(words.of("preview.end", changes.size() - edited - theirs, edited, theirs))
        + reports().reasons(words)
        + notices
        + descriptions.text(words);
  }
}
