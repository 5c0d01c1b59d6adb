package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Marks;
import java.text.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text that is fit to be shown: no HTML, no invisible characters, composed accents (NFC), single
 * spaces, 100,000 characters at most. Cleaning a clean text changes nothing.
 *
 * @param repaired whether wrongly decoded characters were repaired
 * @param wasHtml whether tags or entities were removed
 * @param isCut whether it was too long
 */
public record PlainText(String text, boolean repaired, boolean wasHtml, boolean isCut) {

  /** HTML that is escaped more often than this is an attack, not an accident. */
  private static final int DEEPEST_ESCAPING = 5;

  /** Maximum length of a description in udata; a longer text is a file in the wrong field. */
  private static final int LONGEST = 100_000;

  /** HTML is longer than its text, but reading it must end in seconds. */
  private static final int LONGEST_READ = 5 * LONGEST;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF]+");
  private static final Pattern LINE_ENDS = Pattern.compile("\\R");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LIST_ITEM =
      Pattern.compile("( {1,8}) *(?=(?:[-*+]|\\d{1,3}[.)]) ).*");

  /** One line, without links: titles, names, keywords. */
  public static PlainText line(String raw) {
    return clean(raw, PlainText::onOneLine, false);
  }

  /** Paragraphs of light Markdown: descriptions. */
  public static PlainText paragraphs(String raw) {
    return clean(raw, PlainText::inParagraphs, true);
  }

  private static PlainText clean(String raw, UnaryOperator<String> layout, boolean keepLinks) {
    boolean isCut = raw.length() > LONGEST_READ;
    PlainText clean =
        new PlainText(cut(raw, LONGEST_READ), false, false, isCut).cleaned(layout, keepLinks);
    while (clean.text.length() > LONGEST) {
      String shorter = cut(clean.text, LONGEST);
      clean =
          new PlainText(shorter, clean.repaired, clean.wasHtml, true).cleaned(layout, keepLinks);
    }
    return clean;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private PlainText cleaned(UnaryOperator<String> layout, boolean keepLinks) {
    PlainText clean = settled(layout);
    for (int round = 1; Html.isIn(clean.text); round++) {
      String text =
          round <= DEEPEST_ESCAPING ? Html.toText(clean.text, keepLinks) : Html.defused(clean.text);
      clean = new PlainText(text, clean.repaired, true, isCut).settled(layout);
    }
    return clean;
  }

  /** Each step may uncover work for another, such as a zero-width space inside {@code Ã©}. */
  private PlainText settled(UnaryOperator<String> layout) {
    String before = text;
    boolean changed = repaired;
    while (true) {
      String visible =
          Marks.normalized(INVISIBLE.matcher(before).replaceAll(""), Normalizer.Form.NFC);
      String decoded = Mojibake.repair(visible);
      changed |= !decoded.equals(visible);
      String lines = LINE_ENDS.matcher(decoded).replaceAll("\n");
      String after = layout.apply(CONTROLS.matcher(lines).replaceAll(""));
      if (after.equals(before)) {
        return new PlainText(after, changed, wasHtml, isCut);
      }
      before = after;
    }
  }

  private static String onOneLine(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static String inParagraphs(String text) {
    return text.lines()
        .map(PlainText::withSingleSpaces)
        .collect(Collectors.joining("\n"))
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** Nested list items keep their indentation, which Markdown reads. */
  private static String withSingleSpaces(String line) {
    Matcher item = LIST_ITEM.matcher(line.replace("\t", "  "));
    return (item.matches() ? item.group(1) : "") + onOneLine(line);
  }
}
