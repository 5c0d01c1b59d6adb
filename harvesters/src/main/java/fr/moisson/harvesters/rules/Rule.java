package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.util.function.Consumer;

/** One normalisation. Pure, and idempotent: applying it twice changes nothing more. */
@FunctionalInterface
public interface Rule {
  Dataset apply(Dataset dataset, Consumer<Notice> notices);
}
