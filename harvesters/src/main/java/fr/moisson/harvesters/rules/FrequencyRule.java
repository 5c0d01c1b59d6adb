package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.KnownFrequency;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Maps update frequencies to codes of the European list. */
final class FrequencyRule implements Rule {

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    String frequency = code(dataset.frequency(), notices);
    return dataset.with(draft -> draft.frequency(frequency));
  }

  private static @Nullable String code(@Nullable String stated, Consumer<Notice> notices) {
    if (stated == null || stated.isBlank()) {
      return null;
    }
    Optional<KnownFrequency> known = KnownFrequency.named(stated);
    if (known.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.UNKNOWN_FREQUENCY, stated.strip()));
    }
    return known.map(KnownFrequency::code).orElse(null);
  }
}
