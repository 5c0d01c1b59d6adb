package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.routes.Portals;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.portal.FormerPortals;
import fr.moisson.routes.portal.FormerPortals.Former;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Orphan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sources and portals whose datasets are still published though they are no longer configured. A
 * territory whose file is faulty is skipped: nothing is known of these, so none may be let go.
 */
final class Orphans {

  static List<Orphan> of(Configuration configuration, Database database) {
    return known(configuration, Orphan.of(database, sources(configuration)));
  }

  /** Those with datasets that can be restored. */
  static List<Orphan> withdrawn(Configuration configuration, Database database) {
    return known(configuration, Orphan.withdrawn(database, sources(configuration)));
  }

  private static Set<String> sources(Configuration configuration) {
    return Target.all(configuration).stream().map(Target::name).collect(Collectors.toSet());
  }

  private static List<Orphan> known(Configuration configuration, List<Orphan> orphans) {
    Set<String> unknown = configuration.faults().territories().keySet();
    return orphans.stream().filter(orphan -> !unknown.contains(orphan.territory())).toList();
  }

  /**
   * The portals with datasets of ours that are no longer configured, and former sites of others.
   */
  static List<Former> portals(Configuration configuration, Database database) {
    Set<String> configured =
        configuration.territories().stream()
            .flatMap(territory -> Portals.names(territory).stream())
            .collect(Collectors.toSet());
    Set<String> unknown = configuration.faults().territories().keySet();
    return FormerPortals.of(database.jdbi(), configured).stream()
        .filter(former -> !unknown.contains(former.territory()))
        .toList();
  }

  /** What the officer should know of them, sources before portals. */
  static List<Notice> notices(Configuration configuration, Database database) {
    return Stream.concat(
            of(configuration, database).stream().map(Orphan::notice),
            portals(configuration, database).stream()
                .filter(former -> !former.isAside())
                .map(Former::notice))
        .toList();
  }

  /** One line for each; empty if there is none. */
  static String text(Configuration configuration, Database database, CommandTexts words) {
    return notices(configuration, database).stream()
        .map(notice -> "\n" + Messages.of(notice, words.locale()))
        .collect(Collectors.joining());
  }

  private Orphans() {}
}
