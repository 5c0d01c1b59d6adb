package fr.moisson.harvesters.schemas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a schema, matched in bounded time and memory: a few nested repetitions
 * ({@code (a+)+b}) would run practically forever, and a long cell would overflow the stack. An
 * expression for whole cells is put between {@code ^} and {@code $} as in frictionless-py, which
 * leaves {@code ^a|b$} open on one side.
 */
final class BoundedPattern {

  /** Several steps for each character of the longest possible cell. */
  private static final int MOST_STEPS = 10_000_000;

  private final Pattern pattern;
  private final boolean isWhole;

  private BoundedPattern(Pattern pattern, boolean isWhole) {
    this.pattern = pattern;
    this.isWhole = isWhole;
  }

  /**
   * A pattern that the whole cell must match.
   *
   * @return empty if the expression cannot be compiled
   */
  static Optional<BoundedPattern> of(String expression) {
    return compiled("^" + PatternSyntax.toJava(expression) + "$", true);
  }

  /** A pattern that some part of a text must match, as in JSON Schema. */
  static Optional<BoundedPattern> anywhere(String expression) {
    return compiled(PatternSyntax.toJava(expression), false);
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

  /** Whether a text matches; false if that takes too many steps. */
  boolean matches(String text) {
    try {
      Matcher matcher = pattern.matcher(new Counted(text));
      return isWhole ? matcher.lookingAt() : matcher.find();
    } catch (TooManySteps | StackOverflowError e) {
      return false; // such a cell is not meant to follow the pattern
    }
  }

  /** Thrown to stop the matcher, which has no other way to be interrupted. */
  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManySteps() {
      super("", null, false, false);
    }
  }

  /** A text of which a limited number of characters can be read. */
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
