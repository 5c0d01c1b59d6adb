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
    return about(code(missing), missing, source);
  }

  static Notice about(Code reason, Missing missing, String source) {
    String titles = String.join(", ", missing.titles());
    return Notice.of(reason, missing.missing(), missing.held(), source, titles);
  }

  private static Code code(Missing missing) {
    if (missing.refused().isEmpty()) {
      return Code.HELD;
    }
    if (isForAll(Code.OUTSIDE_TERRITORY, missing)) {
      return Code.HELD_OUTSIDE;
    }
    return isForAll(Code.NOT_CHOSEN, missing) ? Code.HELD_NOT_CHOSEN : Code.HELD_REFUSED;
  }

  private static boolean isForAll(Code reason, Missing missing) {
    return missing.refused().getOrDefault(reason, 0L) == missing.missing();
  }

  private HeldRun() {}
}
