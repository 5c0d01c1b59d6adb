package fr.moisson.routes.cli;

import fr.moisson.routes.Target;
import fr.moisson.routes.config.Configuration;
import java.util.List;
import java.util.stream.Stream;
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
      throw unknown(configuration, text);
    }
    return chosen;
  }

  /**
   * Why a text is no source. Offered are the sources of the territory that it names; otherwise, if
   * it names no territory at all, the sources of that name and the territories.
   */
  static UnknownSelection unknown(Configuration configuration, String text) {
    List<Target> all = Target.all(configuration);
    int slash = text.indexOf('/');
    String territory = slash < 0 ? text : text.substring(0, slash);
    List<String> ofTerritory =
        all.stream()
            .filter(target -> target.territory().name().equals(territory))
            .map(Target::name)
            .toList();
    if (!ofTerritory.isEmpty()) {
      return slash < 0
          ? UnknownSelection.withoutSource(text, ofTerritory)
          : new UnknownSelection(text, ofTerritory);
    }
    Stream<String> sources = all.stream().map(Target::name);
    return new UnknownSelection(
        text,
        slash >= 0
            ? sources.toList()
            : Stream.concat(
                    sources.filter(name -> name.endsWith("/" + text)),
                    all.stream().map(target -> target.territory().name()))
                .distinct()
                .toList());
  }

  private Selection() {}
}
