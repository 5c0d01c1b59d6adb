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
    return hasReadNothing && missing.missing() == missing.held()
        ? Notice.of(Code.EMPTY_SOURCE, missing.held(), source)
        : Notice.of(
            Code.HELD,
            missing.missing(),
            missing.held(),
            source,
            String.join(", ", missing.titles()));
  }

  private HeldRun() {}
}
