package fr.moisson.harvesters.values;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yes and no as people and programs write them in tables, in French and in English. */
public final class YesNo {

  private static final Set<String> YES = Set.of("true", "vrai", "oui", "o", "yes", "t", "1");
  private static final Set<String> NO = Set.of("false", "faux", "non", "n", "no", "f", "0");

  /** Elsewhere, letters are codes, and a cross says that something is unknown. */
  private static final Set<String> YES_OF_QUESTIONS = Set.of("y", "x");

  /** What a word in lower case says; null if it is neither. */
  public static @Nullable Boolean of(String word) {
    return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
  }

  /** The same in a column that is known to answer a question, where a cross is a yes. */
  public static @Nullable Boolean ofAnswer(String word) {
    return YES_OF_QUESTIONS.contains(word) ? Boolean.TRUE : of(word);
  }

  private YesNo() {}
}
