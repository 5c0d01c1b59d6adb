package fr.moisson.harvesters.schemas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a schema, matched in bounded time and memory: a few nested repetitions
 * ({@code (a+)+b}) take longer than the universe has, and a long cell more stack than there is. One
 * for whole cells is put between {@code ^} and {@code $} as frictionless-py does, which leaves
 * {@code ^a|b$} open on one side.
 */
final class BoundedPattern {

  /** Some for each character of the longest cell that there is. */
  private static final int MOST_STEPS = 10_000_000;

  private final Pattern pattern;
  private final boolean isWhole;

  private BoundedPattern(Pattern pattern, boolean isWhole) {
    this.pattern = pattern;
    this.isWhole = isWhole;
  }

  /**
   * A pattern that the whole cell is to match.
   *
   * @return nothing for an expression that cannot be compiled
   */
  static Optional<BoundedPattern> of(String expression) {
    // What Python writes (?P<name>…), Java writes (?<name>…).
    return compiled("^" + expression.replace("(?P<", "(?<") + "$", true);
  }

  /** A pattern that some part of a text is to match, as those of JSON Schema. */
  static Optional<BoundedPattern> anywhere(String expression) {
    return compiled(expression, false);
  }

  private static Optional<BoundedPattern> compiled(String java, boolean isWhole) {
    try {
      // Letters with accents are letters: \\w is of Unicode in Python, and in XML Schema.
      Pattern pattern = Pattern.compile(java, Pattern.UNICODE_CHARACTER_CLASS);
      return Optional.of(new BoundedPattern(pattern, isWhole));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a text matches, as far as that can be found out. */
  boolean matches(String text) {
    try {
      Matcher matcher = pattern.matcher(new Counted(text));
      return isWhole ? matcher.lookingAt() : matcher.find();
    } catch (TooManySteps | StackOverflowError e) {
      return false; // whoever writes such a cell does not mean to follow the pattern
    }
  }

  /** Thrown out of the matcher, which knows no other way to stop. */
  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySteps() {
      super("", null, false, false);
    }
  }

  /** A text that can be looked at a limited number of times. */
  private static final class Counted implements CharSequence {

    private final String text;
    private int steps;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
