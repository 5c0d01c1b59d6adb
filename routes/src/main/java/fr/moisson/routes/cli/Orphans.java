package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Orphan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sources whose datasets are still published though they are no longer configured. A territory
 * whose file is faulty is skipped: nothing is known of its sources, so none may be let go.
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

  /** One line for each; empty if there is none. */
  static String text(Configuration configuration, Database database, CommandTexts words) {
    return of(configuration, database).stream()
        .map(orphan -> "\n" + Messages.of(orphan.notice(), words.locale()))
        .collect(Collectors.joining());
  }

  private Orphans() {}
}
