package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Beginning;
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
 * Renders descriptions: those of CKAN and udata are <a
 * href="https://spec.commonmark.org/">Markdown</a>, and HTML has been converted to it.
 *
 * <p>Sources are not trusted: tags are shown as text, and only addresses of the web and mailboxes
 * become links. Indented text is not code, since XML is laid out with indents.
 */
public final class Markdown {

  /** The levels of the page's title and its section's, on ours and on those of portals. */
  private static final int HEADINGS_ABOVE = 2;

  private static final int LOWEST_HEADING = 6;
  private static final Pattern FOLLOWED = Pattern.compile("(?i)(?:https?://|mailto:)\\S+");

  /**
   * Matches text nested deeper than people write, since visiting it takes a stack as deep as the
   * nesting. Each nested quotation or list has a mark, or its share of the indent, before the text
   * of a line; nested emphases and links have theirs in one paragraph. A long rule, or an indent
   * without a mark after it, nests nothing.
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

  /**
   * HTML for a page, whether ours or a portal's, with the author's line breaks; empty for an empty
   * text.
   */
  public static String html(String text) {
    // Quotes are escaped as in templates, so that no text can end an attribute.
    return HTML.render(parsed(text, false)).replace("'", "&#39;");
  }

  /** The text without markup, in one line. */
  public static String line(String text) {
    return LINE.render(parsed(text, true)).replaceAll("\\s+", " ").strip();
  }

  /** The beginning of {@link #line}, cut after a whole word. */
  public static String excerpt(String text, int longest) {
    String line = line(text);
    if (line.length() <= longest) {
      return line;
    }
    int space = line.lastIndexOf(' ', longest - 1);
    return Beginning.of(line, space > 0 ? space : longest - 1) + "…";
  }

  private static Node parsed(String text, boolean wantsNoLink) {
    Node all =
        PARSER.parse(isTangled(text) ? PUNCTUATION.matcher(text).replaceAll("\\\\$0") : text);
    all.accept(new Trimming(wantsNoLink));
    return all;
  }

  /** Whether the text may be nested so deeply that it is better shown as written. */
  private static boolean isTangled(String text) {
    return DEEP.matcher(text).find()
        || BETWEEN_PARAGRAPHS
            .splitAsStream(text)
            .anyMatch(paragraph -> MARK.matcher(paragraph).results().count() > MOST_MARKS);
  }

  /** Removes what must not be on a page: images, and links that must not be followed. */
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
