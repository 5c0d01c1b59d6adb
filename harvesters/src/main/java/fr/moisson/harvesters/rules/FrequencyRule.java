package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maps update frequencies to codes of the <a
 * href="https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/frequency">European
 * list</a>, from French or English words, udata's identifiers (those of before and after 2025), ISO
 * 19115 codes, ISO 8601 periods and IRIs.
 */
final class FrequencyRule implements Rule {

  private static final Map<String, String> WORDS = read();

  private static final Map<String, String> CODES =
      WORDS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  word -> Folding.squeeze(word.getKey()), Map.Entry::getValue, (one, same) -> one));

  /** GeoNetwork writes all parts of a period: {@code P1Y0M0DT0H0M0S}. */
  private static final Pattern DURATION = Pattern.compile("(?:R\\d*/)?(P[0-9YMWDTHS.,]+)");

  private static final Pattern NOTHING = Pattern.compile("(?<![\\d.,])0+(?:[.,]0+)?[YMWDHS]");
  private static final Pattern UPDATE =
      Pattern.compile("(?iu)^(?:fréquence de )?mises? à jour *:? *");

  /** « Quotidienne (jours ouvrés) ». */
  private static final Pattern REMARK = Pattern.compile("\\([^()]*+\\)$");

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    String frequency = code(dataset.frequency(), notices);
    return dataset.with(draft -> draft.frequency(frequency));
  }

  private static @Nullable String code(@Nullable String stated, Consumer<Notice> notices) {
    if (stated == null || stated.isBlank()) {
      return null;
    }
    Optional<String> code = code(stated);
    if (code.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.UNKNOWN_FREQUENCY, stated.strip()));
    }
    return code.orElse(null);
  }

  /** The code that a word for a frequency stands for; empty if there is none. */
  static Optional<String> code(String stated) {
    String words = stated.strip();
    return known(words).or(() -> known(REMARK.matcher(words).replaceFirst("").strip()));
  }

  private static Optional<String> known(String text) {
    String name = text.contains("://") ? text.replaceFirst("^.*[/#](?=[^/#]+/?$)", "") : text;
    Matcher duration = DURATION.matcher(name);
    String words =
        duration.matches()
            ? "R/" + NOTHING.matcher(duration.group(1)).replaceAll("").replaceFirst("T$", "")
            : UPDATE.matcher(name).replaceFirst("");
    return Optional.ofNullable(CODES.get(Folding.squeeze(name)))
        .or(() -> Optional.ofNullable(CODES.get(Folding.squeeze(words))));
  }

  /** The known words, as people write them, to their codes; in the order of the table. */
  static Map<String, String> words() {
    return WORDS;
  }

  private static Map<String, String> read() {
    Map<String, String> words = new LinkedHashMap<>();
    Lexicon.read("frequencies.csv")
        .forEach(
            row -> {
              String code = row.getField("code");
              words.put(code, code);
              Lexicon.values(row, "names").forEach(name -> words.put(name, code));
            });
    return Collections.unmodifiableMap(words);
  }
}
