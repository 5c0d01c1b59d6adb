package fr.moisson.routes.cli;

import fr.moisson.routes.config.Names;
import java.util.Collection;
import java.util.List;

/** A named territory, source, portal or preset does not exist, or does not say enough. */
final class UnknownSelection extends RuntimeException {

  private final String text;
  private final List<String> known;
  private final boolean lacksSource;

  private UnknownSelection(String text, Collection<String> known, boolean lacksSource) {
    super(text);
    this.text = text;
    this.known = List.copyOf(known);
    this.lacksSource = lacksSource;
  }

  /**
   * @param known the names that may have been meant
   */
  UnknownSelection(String text, Collection<String> known) {
    this(text, known, false);
  }

  /**
   * A territory where one of its sources is wanted.
   *
   * @param sources with the territory
   */
  static UnknownSelection withoutSource(String territory, Collection<String> sources) {
    return new UnknownSelection(territory, sources, true);
  }

  /** Ends with the names to choose from, the nearest first. */
  String in(CommandTexts words) {
    String names = Names.offer(text, known, known);
    return lacksSource
        ? words.of("unknownSelection.source", text, names)
        : words.of("unknownSelection", text, names);
  }
}
