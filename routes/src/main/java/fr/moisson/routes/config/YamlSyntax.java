package fr.moisson.routes.config;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Explains why a text is not valid YAML, in terms of its author. The parser's messages are about
 * scalars and block ends, in English, and are often positioned after the mistake: a quote that is
 * not closed is only noticed at the next one.
 */
final class YamlSyntax {

  /** {@code url:https} but not an address, and {@code -arbres} but not a number. */
  static final Pattern GLUED = Pattern.compile("[\\w.-]+:(?!//)(?=\\S)|-(?=[A-Za-z{\\[\"'])");

  /** A key directly followed by an opening bracket. */
  static final Pattern GLUED_BRACKET = Pattern.compile("^\\s*(?:- +)*+[\\w.-]+:(?=[\\[{\"'])");

  private static final Pattern KEY = Pattern.compile("^\\s*(?:- +)*+[^\\s#\"'{\\[:][^:]*:\\s");
  private static final Pattern LINE_START = Pattern.compile("\\s*(?:- +)*+");
  private static final Pattern MISALIGNED =
      Pattern.compile("found '(?:<block mapping start>|<block sequence start>|-|\\?)'");

  /** Indicators of YAML only within braces: those of a secret, and of a cron expression. */
  private static final Pattern SIGN_IN_BRACES = Pattern.compile("\\$\\{|(?<= )\\?(?= )");

  /** A line may contain a secret in clear text, and messages are logged. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?is)((?:token|password|secret|key(?!words)|jeton|passe)\\w*[\"']?\\s*:\\s*).*");

  /** Word processors put one before and after a colon, where YAML requires a space. */
  private static final Pattern HARD_SPACE = Pattern.compile("[:-][\u00A0\u202F]|^ *[\u00A0\u202F]");

  /** {@code title: {territoire} – arbres} begins like a flow mapping. */
  private static final Pattern WORD_IN_BRACES =
      Pattern.compile("^\\s*(?:- +)*+[\\w.-]+: +(\\{[^{}]*}) *\\S");

  private static final int LONGEST_EXCERPT = 60;

  private final Path path;
  private final List<String> lines;

  YamlSyntax(Path path, String text) {
    this.path = path;
    this.lines = text.lines().toList();
  }

  /** The syntax error of a text; empty if it is valid YAML. */
  static Optional<ConfigurationProblem> fault(Path path, String text) {
    YamlSyntax syntax = new YamlSyntax(path, text);
    ScalarEvent last = null;
    Deque<Mark> open = new ArrayDeque<>();
    try {
      for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
        if (event instanceof AliasEvent) {
          return Optional.of(syntax.problem(event.getStartMark(), Notice.of(Code.CONFIG_ALIAS)));
        }
        if (event instanceof CollectionStartEvent) {
          open.push(event.getStartMark());
        } else if (event instanceof CollectionEndEvent) {
          open.pop();
        }
        if (event instanceof ScalarEvent scalar) {
          Mark colon = isPlain(scalar) && scalar.getValue().isEmpty() ? gluedTo(last) : null;
          if (colon != null) {
            return Optional.of(syntax.unlessHardSpace(syntax.at(colon, Code.CONFIG_NO_SPACE, ":")));
          }
          last = scalar;
        }
      }
      return Optional.empty();
    } catch (MarkedYAMLException e) {
      return Optional.of(syntax.unlessHardSpace(syntax.explained(e, last, open.peek())));
    } catch (ReaderException e) {
      return Optional.of(syntax.character(text, e.getPosition(), e.getCodePoint()));
    } catch (YAMLException e) {
      return Optional.of(new ConfigurationProblem(path, 0, "", Notice.of(Code.CONFIG_UNREADABLE)));
    }
  }

  /** A text of a file with suspected secrets masked, to be shown and logged. */
  static String masked(String text) {
    return SECRET.matcher(text).replaceFirst("$1***");
  }

  /** Whether a value is suspected to be a secret because of its key. */
  static boolean isSecret(String key, String value) {
    return !masked(key + ": " + value).endsWith(value);
  }

  /** In braces, {@code commune:79191} is a key without a value. */
  private static @Nullable Mark gluedTo(@Nullable ScalarEvent key) {
    return key != null && isPlain(key) && GLUED.matcher(key.getValue()).lookingAt()
        ? key.getStartMark()
        : null;
  }

  private ConfigurationProblem unlessHardSpace(ConfigurationProblem found) {
    Matcher space = HARD_SPACE.matcher(line(found.line() - 1));
    return space.find() ? at(found.line() - 1, space.end() - 1, Code.CONFIG_HARD_SPACE) : found;
  }

  /**
   * @param last before the fault; null if there is none
   * @param open where the innermost list or mapping began that had not ended; null if all had
   */
  private ConfigurationProblem explained(
      MarkedYAMLException e, @Nullable ScalarEvent last, @Nullable Mark open) {
    String problem = String.valueOf(e.getProblem());
    String doing = String.valueOf(e.getContext());
    Mark here = e.getProblemMark();
    Mark context = e.getContextMark() == null ? here : e.getContextMark();
    // What ends with the file was opened before.
    Mark begin = open != null && character(context).isEmpty() ? open : context;
    if (problem.contains("(TAB)")) {
      return at(here, Code.CONFIG_TAB);
    }
    if (doing.contains("quoted scalar")) {
      return problem.contains("escape")
          ? at(here.getLine(), upTo(here).lastIndexOf('\\'), Code.CONFIG_BACKSLASH)
          : at(begin, Code.CONFIG_OPEN_QUOTE);
    }
    if (last != null && !isPlain(last) && last.getEndMark().getLine() == here.getLine()) {
      if (spansLines(last)) {
        return at(last.getStartMark(), Code.CONFIG_OPEN_QUOTE);
      }
      if (problem.contains("<scalar>")) {
        return at(here, Code.CONFIG_AFTER_QUOTE);
      }
    }
    if (problem.contains("mapping values are not allowed")) {
      return colon(here, last);
    }
    Matcher glued = GLUED_BRACKET.matcher(line(here.getLine()));
    if (problem.contains("<block end>") && glued.find()) {
      return at(here.getLine(), glued.end(), Code.CONFIG_NO_SPACE, ":");
    }
    return structure(problem, doing, here, begin);
  }

  /** A colon in the wrong place: in a value, or after a line that was taken for a value. */
  private ConfigurationProblem colon(Mark here, @Nullable ScalarEvent last) {
    String before = upTo(here);
    if (KEY.matcher(before).find()) {
      return at(here, Code.CONFIG_COLON);
    }
    if (last != null && isPlain(last) && spansLines(last)) {
      Mark start = last.getStartMark();
      Matcher glued = GLUED.matcher(last.getValue());
      if (glued.lookingAt()) {
        String sign = glued.group().substring(glued.group().length() - 1);
        return at(start.getLine(), start.getColumn() + glued.end(), Code.CONFIG_NO_SPACE, sign);
      }
      if (LINE_START.matcher(upTo(start)).matches()) {
        return at(start, Code.CONFIG_NO_COLON);
      }
    }
    return at(here.getLine(), before.length() - before.stripLeading().length(), Code.CONFIG_INDENT);
  }

  private ConfigurationProblem structure(String problem, String context, Mark here, Mark begin) {
    if (context.contains("flow")) {
      Matcher sign = SIGN_IN_BRACES.matcher(line(here.getLine()));
      return sign.find() && sign.start() <= here.getColumn()
          ? at(here.getLine(), sign.start(), Code.CONFIG_NEEDS_QUOTES, sign.group())
          : at(begin, Code.CONFIG_BRACKET, character(begin));
    }
    Matcher glued = GLUED.matcher(line(here.getLine()).stripLeading());
    if (glued.lookingAt() && glued.group().equals("-")) {
      return at(here.getLine(), here.getColumn() + 1, Code.CONFIG_NO_SPACE, "-");
    }
    if (MISALIGNED.matcher(problem).find()) {
      return at(here, Code.CONFIG_INDENT);
    }
    Matcher braces = WORD_IN_BRACES.matcher(line(here.getLine()));
    if (problem.contains("<block end>") && braces.find()) {
      return at(here.getLine(), braces.start(1), Code.CONFIG_NEEDS_QUOTES, "{");
    }
    if (problem.contains("but found ']'") || problem.contains("but found '}'")) {
      return at(here, Code.CONFIG_BRACKET, character(here));
    }
    if (problem.contains("cannot start any token")) {
      return at(here, Code.CONFIG_NEEDS_QUOTES, character(here));
    }
    if (context.contains("an alias") || context.contains("an anchor")) {
      return problem(begin, Notice.of(Code.CONFIG_ALIAS));
    }
    return problem.contains("expected ':'")
        ? at(begin, Code.CONFIG_NO_COLON)
        : at(here, Code.CONFIG_SYNTAX);
  }

  private static boolean isPlain(ScalarEvent scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  private static boolean spansLines(ScalarEvent scalar) {
    return scalar.getStartMark().getLine() < scalar.getEndMark().getLine();
  }

  /** A character that no text contains, such as those left behind by another encoding. */
  private ConfigurationProblem character(String text, int position, int codePoint) {
    String before = text.substring(0, Math.min(position, text.length()));
    int line = (int) before.chars().filter(one -> one == '\n').count();
    int column = before.length() - before.lastIndexOf('\n') - 1;
    return at(line, column, Code.CONFIG_CHARACTER, "U+%04X".formatted(codePoint));
  }

  private ConfigurationProblem problem(Mark mark, Notice cause) {
    return new ConfigurationProblem(path, mark.getLine() + 1, mark.getColumn() + 1, "", cause);
  }

  private ConfigurationProblem at(Mark mark, Code code, Object... facts) {
    return at(mark.getLine(), mark.getColumn(), code, facts);
  }

  /**
   * @param line from 0
   * @param column from 0
   * @param facts arguments before the excerpt of the line
   */
  ConfigurationProblem at(int line, int column, Code code, Object... facts) {
    Object[] all = new Object[facts.length + 1];
    System.arraycopy(facts, 0, all, 0, facts.length);
    all[facts.length] = excerpt(line, column);
    return new ConfigurationProblem(path, line + 1, column + 1, "", Notice.of(code, all));
  }

  /** The surroundings of a position in a line, with tabs visible and secrets masked. */
  private String excerpt(int line, int column) {
    String whole = masked(line(line));
    int from = Math.max(0, Math.min(column, whole.length()) - LONGEST_EXCERPT / 2);
    int to = Math.min(whole.length(), from + LONGEST_EXCERPT);
    String part = whole.substring(from, to).replace("\t", "⇥").replace("\uFEFF", "").strip();
    return (from > 0 ? "…" : "") + part + (to < whole.length() ? "…" : "");
  }

  private String line(int line) {
    return line < lines.size() ? lines.get(line) : "";
  }

  private String upTo(Mark mark) {
    String line = line(mark.getLine());
    return line.substring(0, Math.min(mark.getColumn(), line.length()));
  }

  private String character(Mark mark) {
    String line = line(mark.getLine());
    return mark.getColumn() < line.length()
        ? line.substring(mark.getColumn(), mark.getColumn() + 1)
        : "";
  }
}
