package fr.moisson.harvesters.schemas;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a schema, put between {@code ^} and {@code $} as frictionless-py does
 * (which leaves {@code ^a|b$} open on one side), and matched in bounded time and memory: a few
 * nested repetitions ({@code (a+)+b}) take longer than the universe has, and a long cell more stack
 * than there is.
 */
final class BoundedPattern {

  /** Some for each character of the longest cell that there is. */
  private static final int MOST_STEPS = 10_000_000;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @return nothing for an expression that cannot be compiled
   */
  static Optional<BoundedPattern> of(String expression) {
    try {
      // What Python writes (?P<name>…), Java writes (?<name>…).
      String java = expression.replace("(?P<", "(?<");
      return Optional.of(new BoundedPattern(Pattern.compile("^" + java + "$")));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether the whole cell matches, as far as that can be found out. */
  boolean matches(String cell) {
    try {
      return pattern.matcher(new Counted(cell)).lookingAt();
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
