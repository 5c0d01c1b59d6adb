package fr.moisson.routes.web.explore;

import fr.moisson.harvesters.formats.features.ColumnCondition;
import fr.moisson.harvesters.formats.features.ColumnCondition.And;
import fr.moisson.harvesters.formats.features.ColumnCondition.Contains;
import fr.moisson.harvesters.formats.features.ColumnCondition.Missing;
import fr.moisson.harvesters.formats.features.ColumnCondition.Not;
import fr.moisson.harvesters.formats.features.ColumnCondition.Operator;
import fr.moisson.harvesters.formats.features.ColumnCondition.Or;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable.Property;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.routes.web.api.ColumnParameter;
import fr.moisson.routes.web.api.Problem;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a condition written in the <a
 * href="https://help.opendatasoft.com/apis/ods-explore-v2/#section/Opendatasoft-Query-Language-(ODSQL)/Where-clause">query
 * language of Opendatasoft</a>: comparisons, {@code in}, {@code like}, {@code is null}, {@code
 * search}, {@code startswith}, {@code and}, {@code or}, {@code not}. What else there is, such as
 * dates that are computed and distances, is a {@link Problem}.
 */
final class ExploreFilter {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')"
              + "|(?<number>-?\\d+(?:\\.\\d+)?+(?![\\p{L}\\d_.]))"
              + "|(?<name>`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_]*+)"
              + "|(?<sign>!=|<>|<=|>=|[=<>:(),]))\\s*");

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=", Operator.EQUAL,
          ":", Operator.EQUAL,
          "!=", Operator.DIFFERENT,
          "<>", Operator.DIFFERENT,
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.MORE,
          ">=", Operator.AT_LEAST);

  /** Conditions are read and applied by recursion. */
  private static final int DEEPEST = 20;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** A time of a day without its time zone. */
  private static final Pattern LOCAL =
      Pattern.compile(DAY + "T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?");

  private static final int MOST_TOKENS = 500;
  private static final int MOST_WORDS = 24;

  private final String written;
  private final ExploreColumns columns;
  private final ZoneId zone;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;
  private int words;

  /**
   * @param value without quotes
   * @param isText whether it is a literal
   */
  private record Token(String value, boolean isText, int start) {}

  private ExploreFilter(String written, ExploreColumns columns, ZoneId zone) {
    this.written = written;
    this.columns = columns;
    this.zone = zone;
    Matcher token = TOKEN.matcher(written);
    int end = 0;
    while (end < written.length()) {
      token.region(end, written.length());
      if (!token.lookingAt() || tokens.size() == MOST_TOKENS) {
        throw unreadable(end);
      }
      end = token.end();
      tokens.add(token(token));
    }
  }

  private static Token token(Matcher found) {
    String text = found.group("text");
    String value = text == null ? found.group().strip() : text.substring(1, text.length() - 1);
    return text == null
        ? new Token(value.replace("`", ""), found.group("number") != null, found.start())
        : new Token(value.replaceAll("\\\\(.)", "$1"), true, found.start());
  }

  /**
   * @param zone that of days and times in the condition
   */
  static ColumnCondition read(String written, ExploreColumns columns, ZoneId zone) {
    ExploreFilter filter = new ExploreFilter(written, columns, zone);
    ColumnCondition condition = filter.either();
    if (filter.next < filter.tokens.size()) {
      throw filter.unreadable();
    }
    return condition;
  }

  private ColumnCondition either() {
    if (++depth > DEEPEST) {
      throw unreadable();
    }
    List<ColumnCondition> parts = several("or", () -> new And(several("and", this::one)));
    depth--;
    return new Or(parts);
  }

  private List<ColumnCondition> several(String word, Supplier<ColumnCondition> part) {
    List<ColumnCondition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (takes(word));
    return parts;
  }

  private ColumnCondition one() {
    if (takes("not")) {
      return new Not(one());
    }
    if (inParentheses()) {
      return inside(this::either);
    }
    Token token = take();
    if (token.isText()) {
      return search(token.value());
    }
    return inParentheses() ? inside(() -> function(token)) : compared(token);
  }

  /** All words, each in any of the texts. */
  private ColumnCondition search(String text) {
    return new And(words(text).map(columns::search).toList());
  }

  private ColumnCondition contained(Property column, String text) {
    return new And(
        words(text)
            .map(word -> (ColumnCondition) new Contains(column.name(), word, false))
            .toList());
  }

  private Stream<String> words(String text) {
    String[] several = text.strip().split("\\s+");
    words += several.length;
    if (words > MOST_WORDS) {
      throw Problem.bad("api.words", MOST_WORDS);
    }
    return Stream.of(several);
  }

  private ColumnCondition function(Token name) {
    switch (name.value().toLowerCase(Locale.ROOT)) {
      case "search" -> {
        if (peek().isText()) {
          return search(take().value());
        }
        Property column = columns.find(take().value());
        expect(",");
        return contained(column, literal());
      }
      case "startswith" -> {
        Property column = columns.find(take().value());
        expect(",");
        return new Contains(column.name(), literal(), true);
      }
      default -> throw unreadable(name.start());
    }
  }

  private ColumnCondition compared(Token name) {
    if (takes("is")) {
      boolean isNegated = takes("not");
      expect("null");
      Missing missing = new Missing(columns.stored(name.value()));
      return isNegated ? new Not(missing) : missing;
    }
    Property column = columns.find(name.value());
    if (takes("not")) {
      return new Not(named(column));
    }
    Operator operator = OPERATORS.get(peek().value());
    if (operator == null || peek().isText()) {
      return named(column);
    }
    next++;
    String literal = literal();
    boolean isMoment = column.type() == ColumnType.DATETIME;
    return ColumnParameter.compared(
        column, operator, isMoment ? moment(column, operator, literal) : literal);
  }

  /**
   * A day stands for its beginning. No moment equals a day, and that of its beginning is not what
   * such a condition means.
   */
  private String moment(Property column, Operator operator, String literal) {
    boolean isOrder = operator != Operator.EQUAL && operator != Operator.DIFFERENT;
    boolean isDay = isOrder && DAY.matcher(literal).matches();
    if (!isDay && !LOCAL.matcher(literal).matches()) {
      return literal;
    }
    try {
      LocalDateTime local = LocalDateTime.parse(isDay ? literal + "T00:00" : literal);
      return local.atZone(zone).toInstant().toString();
    } catch (DateTimeParseException e) {
      throw ColumnParameter.invalid(column, literal);
    }
  }

  private ColumnCondition named(Property column) {
    if (takes("like")) {
      return contained(column, literal().replaceAll("^[*%]|[*%]$", ""));
    }
    expect("in");
    if (!inParentheses()) {
      throw unreadable();
    }
    return inside(
        () ->
            new Or(
                several(",", () -> ColumnParameter.compared(column, Operator.EQUAL, literal()))));
  }

  /** A text, a number, true, false or {@code date'2026-02-17'}. */
  private String literal() {
    Token token = take();
    if (token.isText() || Stream.of("true", "false").anyMatch(token.value()::equalsIgnoreCase)) {
      return token.value();
    }
    if (token.value().equalsIgnoreCase("date") && peek().isText()) {
      return take().value();
    }
    throw unreadable(token.start());
  }

  private boolean inParentheses() {
    return takes("(");
  }

  private ColumnCondition inside(Supplier<ColumnCondition> content) {
    ColumnCondition condition = content.get();
    expect(")");
    return condition;
  }

  private boolean takes(String word) {
    boolean isNext =
        next < tokens.size() && !peek().isText() && peek().value().equalsIgnoreCase(word);
    next += isNext ? 1 : 0;
    return isNext;
  }

  private void expect(String word) {
    if (!takes(word)) {
      throw unreadable();
    }
  }

  private Token peek() {
    if (next == tokens.size()) {
      throw unreadable();
    }
    return tokens.get(next);
  }

  private Token take() {
    Token token = peek();
    next++;
    return token;
  }

  private Problem unreadable() {
    return unreadable(next < tokens.size() ? tokens.get(next).start() : written.length());
  }

  private Problem unreadable(int start) {
    return Problem.bad("explore.where", written, written.substring(start).strip());
  }
}
