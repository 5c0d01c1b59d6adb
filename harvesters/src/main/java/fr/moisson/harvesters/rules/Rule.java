package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.util.function.Consumer;

/** A normalisation. It is pure and idempotent. */
@FunctionalInterface
public interface Rule {
  Dataset apply(Dataset dataset, Consumer<Notice> notices);
}
