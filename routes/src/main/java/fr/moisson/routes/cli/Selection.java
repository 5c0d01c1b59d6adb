package fr.moisson.routes.cli;

import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code TERRITORY[/SOURCE]} as targets; without it, all targets. */
final class Selection {

  /**
   * @throws UnknownSelection if nothing of that name is configured
   * @throws fr.moisson.routes.config.ConfigurationFault if the territory of that name is faulty
   */
  static List<Target> of(Configuration configuration, @Nullable String text) {
    List<Target> all = Target.all(configuration);
    if (text == null) {
      if (all.isEmpty()) {
        configuration.whole(); // Throws if all are faulty.
      }
      return all;
    }
    configuration.faults().refuse(text);
    List<Target> chosen =
        all.stream()
            .filter(target -> target.name().equals(text) || target.territory().name().equals(text))
            .toList();
    if (chosen.isEmpty()) {
      throw new UnknownSelection(text, String.join(", ", all.stream().map(Target::name).toList()));
    }
    return chosen;
  }

  private Selection() {}
}
