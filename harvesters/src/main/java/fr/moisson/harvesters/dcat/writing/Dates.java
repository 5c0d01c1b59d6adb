package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.model.LegalTime;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 texts as typed literals. A year stays a year, since making it the 1st of January would
 * invent a date; only the start or end of a period is completed to a day.
 */
final class Dates {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TO_THE_MINUTE =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(Z|[+-]\\d\\d:\\d\\d)?$");

  private static final int ISO_DAY = "2026-11-25".length();

  /** Empty if the text is not a date, such as the empty literals in real feeds. */
  static Optional<Node> literal(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    // java.time omits zero seconds; XML Schema requires them.
    String full = TO_THE_MINUTE.matcher(text.strip()).replaceFirst("$1:00$2");
    XSDDatatype type = typeOf(full);
    return type.isValid(full)
        ? Optional.of(NodeFactory.createLiteralDT(full, type))
        : Optional.empty();
  }

  /** The day of a date, or of an instant in France; empty for anything less exact. */
  static Optional<LocalDate> day(@Nullable String text) {
    return literal(text)
        .map(Node::getLiteralLexicalForm)
        .filter(date -> date.length() >= ISO_DAY)
        .map(LegalTime::day);
  }

  /**
   * The first day of a period. udata completes a year with the month and day of today, and would
   * thus read another period every day.
   */
  static Optional<Node> firstDay(@Nullable String text) {
    return literal(text).flatMap(date -> completed(date, LegalTime::firstDay));
  }

  /** The last day of a period, which is part of it. */
  static Optional<Node> lastDay(@Nullable String text) {
    return literal(text).flatMap(date -> completed(date, LegalTime::lastDay));
  }

  private static Optional<Node> completed(Node date, Function<String, Optional<LocalDate>> day) {
    String text = date.getLiteralLexicalForm();
    return text.length() < ISO_DAY
        ? day.apply(text).flatMap(complete -> literal(complete.toString()))
        : Optional.of(date);
  }

  private static XSDDatatype typeOf(String text) {
    if (YEAR.matcher(text).matches()) {
      return XSDDatatype.XSDgYear;
    }
    if (MONTH.matcher(text).matches()) {
      return XSDDatatype.XSDgYearMonth;
    }
    return DAY.matcher(text).matches() ? XSDDatatype.XSDdate : XSDDatatype.XSDdateTime;
  }

  private Dates() {}
}
