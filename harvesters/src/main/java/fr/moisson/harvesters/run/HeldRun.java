package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.util.List;

/** Whether and why a run waits for an officer's approval, and what it does if it does not. */
final class HeldRun {

  /** Whether nothing is withdrawn: what has lost all its rows is never withdrawn unasked. */
  static boolean is(Missing missing, Safety safety) {
    return missing.refused().containsKey(Code.EMPTIED)
        || !safety.allows(missing.missing(), missing.held());
  }

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

  /** What was withdrawn, since nothing held it. */
  static Notice notHeld(List<String> titles, String source) {
    return Notice.of(Code.DATASETS_WITHDRAWN, titles.size(), source, Missing.some(titles));
  }

  private static Code code(Missing missing) {
    if (missing.refused().isEmpty()) {
      return Code.HELD;
    }
    if (isForAll(Code.EMPTIED, missing)) {
      return Code.HELD_EMPTIED;
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
