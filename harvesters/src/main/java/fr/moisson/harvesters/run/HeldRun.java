package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;

/** Why a run waits for an officer's approval. */
final class HeldRun {

  /**
   * @param missing more than may be withdrawn without approval
   * @param source name of the source, with its territory
   */
  static Notice reason(Missing missing, boolean hasReadNothing, String source) {
    if (hasReadNothing && missing.missing() == missing.held()) {
      return Notice.of(Code.EMPTY_SOURCE, missing.held(), source);
    }
    return Notice.of(
        code(missing),
        missing.missing(),
        missing.held(),
        source,
        String.join(", ", missing.titles()));
  }

  private static Code code(Missing missing) {
    if (missing.refused().isEmpty()) {
      return Code.HELD;
    }
    if (missing.refused().getOrDefault(Code.OUTSIDE_TERRITORY, 0L) == missing.missing()) {
      return Code.HELD_OUTSIDE;
    }
    return missing.refused().getOrDefault(Code.NOT_CHOSEN, 0L) == missing.missing()
        ? Code.HELD_NOT_CHOSEN
        : Code.HELD_REFUSED;
  }

  private HeldRun() {}
}
