package fr.moisson.harvesters.schemas;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions as schemas have them, written for Java. They are read as in Python, in which
 * Validata matches them; Java differs: there, <code>[</code> and {@code &&} within a class are
 * characters, and so is a brace that bounds no number of repetitions.
 */
final class PatternSyntax {

  private static final Pattern REPETITION = Pattern.compile("\\{(\\d*+)((?:,\\d*+)?)}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?P([<=])(\\w+)([>)])");

  /** Escapes of Java and XML Schema that take an argument in braces. */
  private static final String WITH_BRACES = "pPxN";

  private final String text;
  private final StringBuilder java = new StringBuilder();
  private int at;

  private PatternSyntax(String text) {
    this.text = text;
  }

  /** The same expression in Java's syntax. */
  static String toJava(String expression) {
    return new PatternSyntax(expression).translated();
  }

  private String translated() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '\\' -> escape();
        case '[' -> characters();
        case '{' -> brace();
        case '(' -> group();
        default -> java.append(text.charAt(at++));
      }
    }
    return java.toString();
  }

  private void escape() {
    int end = Math.min(at + 2, text.length());
    boolean hasBraces = text.startsWith("{", end) && WITH_BRACES.indexOf(text.charAt(end - 1)) >= 0;
    int close = hasBraces ? text.indexOf('}', end) : -1;
    int until = close < 0 ? end : close + 1;
    java.append(text, at, until);
    at = until;
  }

  /** A class in brackets, whose first character may be a closing one. */
  private void characters() {
    java.append(text.charAt(at++));
    if (text.startsWith("^", at)) {
      java.append(text.charAt(at++));
    }
    for (int first = at; at < text.length(); ) {
      char letter = text.charAt(at);
      if (letter == '\\') {
        escape();
      } else {
        boolean isEnd = letter == ']' && at > first;
        java.append(isEnd || "[]&".indexOf(letter) < 0 ? "" : "\\").append(letter);
        at++;
        if (isEnd) {
          return;
        }
      }
    }
  }

  /** {@code {,3}} is up to three times. */
  private void brace() {
    Matcher repetition = REPETITION.matcher(text).region(at, text.length());
    if (repetition.lookingAt() && repetition.end() > at + "{}".length()) {
      String least = repetition.group(1).isEmpty() ? "0" : repetition.group(1);
      java.append('{').append(least).append(repetition.group(2)).append('}');
      at = repetition.end();
    } else {
      java.append("\\{");
      at++;
    }
  }

  /** Python's named groups, and references to them; names have no underscore in Java. */
  private void group() {
    Matcher group = GROUP.matcher(text).region(at, text.length());
    if (group.lookingAt()) {
      String name = group.group(2).replace("_", "Z");
      java.append(group.group(1).equals("<") ? "(?<" + name + ">" : "\\k<" + name + ">");
      at = group.end();
    } else {
      java.append(text.charAt(at++));
    }
  }
}
