package fr.moisson.routes.cli;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Orphan;
import java.util.List;
import java.util.stream.Collectors;

/** Sources whose datasets are still published, though the configuration has them no more. */
final class Orphans {

  static List<Orphan> of(Configuration configuration, Database database) {
    return Orphan.of(
        database, Target.all(configuration).stream().map(Target::name).collect(Collectors.toSet()));
  }

  /** A line for each; nothing if there is none. */
  static String text(Configuration configuration, Database database, Words words) {
    return of(configuration, database).stream()
        .map(orphan -> "\n" + Messages.of(orphan.notice(), words.locale()))
        .collect(Collectors.joining());
  }

  private Orphans() {}
}
