package fr.moisson.harvesters.schemas.report;

import fr.moisson.harvesters.model.Bundles;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns findings into sentences that tell the reader what is expected, in the reader's language. In
 * the bundle, {0} is the column, {1} the value, and {2}, {3}… the further arguments.
 */
public final class FindingMessages {

  private static final int FORMAT = 2;
  private static final Pattern DIRECTIVE = Pattern.compile("%(\\p{Alpha})");

  /** In French or English; any other locale gets French. */
  public static String of(Finding finding, Locale locale) {
    if (finding.code().isOfNotice()) {
      List<String> notice = finding.args();
      Notice.Code code = Notice.Code.valueOf(notice.get(0));
      return Messages.of(Notice.of(code, notice.subList(1, notice.size()).toArray()), locale);
    }
    ResourceBundle bundle = Bundles.of(FindingMessages.class, "findings", locale);
    String key =
        keys(finding).filter(bundle::containsKey).findFirst().orElseGet(finding.code()::text);
    List<String> args = new ArrayList<>();
    args.add(Objects.requireNonNullElse(finding.column(), ""));
    args.add(Objects.requireNonNullElse(finding.value(), ""));
    args.addAll(finding.args());
    if (finding.code() == Finding.Code.TYPE_ERROR && !finding.args().isEmpty()) {
      args.set(FORMAT, worded(finding.args().get(0), bundle));
    }
    return Sentence.of(bundle.getString(key), locale, args.toArray());
  }

  /**
   * The message about a table as a whole, in the only cell for it, that of the first line.
   *
   * @param ofLine the messages about that line; may be empty
   */
  public static String ofTable(String ofTable, String ofLine, Locale locale) {
    ResourceBundle bundle = Bundles.of(FindingMessages.class, "findings", locale);
    String key = ofLine.isEmpty() ? "whole-table" : "whole-table.line";
    return Sentence.of(bundle.getString(key), locale, ofTable, ofLine);
  }

  /** A pattern for programs in the letters that readers know: {@code %d/%m/%Y} as jj/mm/aaaa. */
  private static String worded(String pattern, ResourceBundle bundle) {
    return DIRECTIVE
        .matcher(pattern)
        .replaceAll(
            found -> {
              String key = "directive." + found.group(1);
              return Matcher.quoteReplacement(
                  bundle.containsKey(key) ? bundle.getString(key) : found.group());
            });
  }

  /** Keys of the bundle, the most specific first: for a format, without example, for a detail. */
  private static Stream<String> keys(Finding finding) {
    String detailed = finding.code().text() + "." + finding.detail();
    List<String> args = finding.args();
    String format = args.isEmpty() ? "" : args.get(0);
    boolean isBare = !args.isEmpty() && args.get(args.size() - 1).isEmpty();
    return Stream.of(detailed + "." + format, isBare ? detailed + ".bare" : detailed, detailed);
  }

  private FindingMessages() {}
}
