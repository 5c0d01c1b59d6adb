package fr.moisson.routes.web;

import fr.moisson.harvesters.formats.text.Characters;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Descriptions as people read them: CKAN's and udata's are <a
 * href="https://spec.commonmark.org/">Markdown</a>, and HTML has been turned into it.
 *
 * <p>Sources are not trusted: tags are text, and only what {@link Links} follows is a link. Text
 * that is indented is no code, since that is how XML lays it out.
 */
final class Markdown {

  /** Below the page's title and its section's. */
  private static final int HEADINGS_ABOVE = 2;

  private static final int LOWEST_HEADING = 6;
  private static final Pattern FOLLOWED = Pattern.compile("(?i)(?:https?://|mailto:)\\S+");

  /**
   * More than people write. Whoever walks through what is nested needs a stack as deep as it: each
   * quotation and list within another has its mark, or its share of the indent, before the text of
   * a line, and emphases and links within others have theirs in one paragraph. A long rule and an
   * indent without a mark behind it nest nothing.
   */
  private static final Pattern DEEP =
      Pattern.compile(
          "(?m)^(?:[ \\t]{150,}+NESTING|(?:[ \\t]*+NESTING){75})"
              .replace("NESTING", "(?:>|(?:[*+-]|\\d{1,9}[.)])(?=\\s))"));

  private static final int MOST_MARKS = 1000;
  private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
  private static final Pattern MARK = Pattern.compile("[\\[*_]");
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(
              Set.of(
                  Heading.class,
                  ListBlock.class,
                  BlockQuote.class,
                  FencedCodeBlock.class,
                  ThematicBreak.class))
          .extensions(List.of(AutolinkExtension.create()))
          .build();

  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).softbreak("<br>\n").build();

  private static final TextContentRenderer LINE =
      TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.COMPACT).build();

  /** For a page, with the line breaks of its author; empty for nothing. */
  static String html(String text) {
    // As in templates, so that no text could leave an attribute either.
    return HTML.render(parsed(text, false)).replace("'", "&#39;");
  }

  /** The text alone, in a line. */
  static String line(String text) {
    return LINE.render(parsed(text, true)).replaceAll("\\s+", " ").strip();
  }

  /** The beginning of that, up to a whole word. */
  static String excerpt(String text, int longest) {
    String line = line(text);
    if (line.length() <= longest) {
      return line;
    }
    int space = line.lastIndexOf(' ', longest - 1);
    return Characters.beginning(line, space > 0 ? space : longest - 1) + "…";
  }

  private static Node parsed(String text, boolean wantsNoLink) {
    Node all =
        PARSER.parse(isTangled(text) ? PUNCTUATION.matcher(text).replaceAll("\\\\$0") : text);
    all.accept(new Trimming(wantsNoLink));
    return all;
  }

  /** Whether it may be nested so deep that it is better shown as it is written. */
  private static boolean isTangled(String text) {
    return DEEP.matcher(text).find()
        || BETWEEN_PARAGRAPHS
            .splitAsStream(text)
            .anyMatch(paragraph -> MARK.matcher(paragraph).results().count() > MOST_MARKS);
  }

  /** Leaves out what must not be on a page: what loads or leads where it should not. */
  private static final class Trimming extends AbstractVisitor {

    private final boolean wantsNoLink;

    Trimming(boolean wantsNoLink) {
      this.wantsNoLink = wantsNoLink;
    }

    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + HEADINGS_ABOVE));
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (wantsNoLink || !FOLLOWED.matcher(link.getDestination()).matches()) {
        replaceByItsText(link);
      }
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      replaceByItsText(image);
    }

    private static void replaceByItsText(Node node) {
      for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
        node.insertBefore(child);
      }
      node.unlink();
    }
  }

  private Markdown() {}
}
