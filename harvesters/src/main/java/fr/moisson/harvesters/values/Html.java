package fr.moisson.harvesters.values;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Converts HTML, as portals' editors leave it in descriptions, to light Markdown: paragraphs,
 * {@code - } before list items, {@code [text](address)} for links.
 *
 * <p>Only known tags count as HTML, so that {@code pH < 7 et > 5} and Markdown's {@code
 * <https://…>} survive.
 */
final class Html {

  private static final String BLOCKS =
      "p|ul|ol|dl|table|h[1-6]|blockquote|pre|section|article|header|footer";
  private static final String LINES = "div|li|tr|dt|dd|hr";
  private static final String INLINE =
      "br|a|b|i|u|s|em|strong|span|font|small|big|sub|sup|abbr|cite|code|q|del|ins|strike|img|o:p|"
          + "td|th|tbody|thead|tfoot|caption|center|html|body|nav|main|figure|figcaption|label|mark";
  private static final String REMOVED =
      "script|style|iframe|noscript|template|object|embed|head|meta|link|svg|form|input|button";

  private static final Pattern TAG =
      Pattern.compile(
          "<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->|</?(?:"
              + String.join("|", BLOCKS, LINES, INLINE, REMOVED)
              + ")(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'<>]++))*+\\s*+/?>",
          Pattern.CASE_INSENSITIVE);

  /** If the text has one of these, line breaks are only layout; otherwise they are the author's. */
  private static final Pattern BLOCK_TAG =
      Pattern.compile("<(?:" + BLOCKS + "|" + LINES + ")[\\s/>]", Pattern.CASE_INSENSITIVE);

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

  private static final Pattern FOLLOWED = Pattern.compile("(?i)(?:https?|ftp)://\\S+|mailto:\\S+");

  /** {@code <a href=\"…\">}, escaped twice for JSON. */
  private static final Pattern ESCAPED_QUOTES =
      Pattern.compile("<\\w{1,10}\\s[^<>]{0,200}?=\\\\[\"'][^<>]*>");

  static boolean isIn(String text) {
    return (text.indexOf('<') >= 0
            && (TAG.matcher(text).find() || ESCAPED_QUOTES.matcher(text).find()))
        || (text.indexOf('&') >= 0 && !withoutEntities(text).equals(text));
  }

  /** The text, with links as Markdown if they are to be kept. */
  static String toText(String written, boolean keepLinks) {
    String html =
        ESCAPED_QUOTES
            .matcher(written)
            .replaceAll(
                tag -> Matcher.quoteReplacement(tag.group().replaceAll("\\\\([\"'])", "$1")));
    if (!TAG.matcher(html).find()) {
      return withoutEntities(html);
    }
    Writer writer = new Writer(keepLinks, !BLOCK_TAG.matcher(html).find());
    Element body = Jsoup.parseBodyFragment(onlyKnownTags(html)).body();
    body.select(REMOVED.replace('|', ',')).remove();
    body.traverse(writer);
    return writer.out.toString();
  }

  /** For text that stays HTML however often it is decoded, as in an attack. */
  static String defused(String text) {
    return text.replaceAll("[<&]+", " ");
  }

  private static String withoutEntities(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            entity -> Matcher.quoteReplacement(Parser.unescapeEntities(entity.group(), true)));
  }

  private static String onlyKnownTags(String html) {
    StringBuilder out = new StringBuilder(html.length() + 16);
    Matcher tag = TAG.matcher(html);
    int from = 0;
    while (tag.find()) {
      out.append(escaped(html.substring(from, tag.start()))).append(tag.group());
      from = tag.end();
    }
    return out.append(escaped(html.substring(from))).toString();
  }

  private static String escaped(String text) {
    return withoutEntities(text).replace("&", "&amp;").replace("<", "&lt;");
  }

  private static final class Writer implements NodeVisitor {
    private static final Set<String> PARAGRAPHS =
        Set.of("p", "dl", "table", "blockquote", "pre", "section", "article");

    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> links = new ArrayDeque<>();
    private final Set<String> written = new HashSet<>();
    private final boolean keepLinks;
    private final boolean keepLineBreaks;
    private int lists;

    Writer(boolean keepLinks, boolean keepLineBreaks) {
      this.keepLinks = keepLinks;
      this.keepLineBreaks = keepLineBreaks;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        write(text.getWholeText());
      } else if (node instanceof Element element) {
        String tag = element.normalName();
        lists += isList(tag) ? 1 : 0;
        breakLines(breaks(tag));
        out.append(mark(tag));
        if (tag.equals("a")) {
          links.push(out.length());
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        String tag = element.normalName();
        if (tag.equals("a")) {
          close(links.pop(), element.attr("href").strip());
        }
        breakLines(breaks(tag));
        lists -= isList(tag) ? 1 : 0;
      }
    }

    private void write(String text) {
      if (keepLineBreaks) {
        out.append(text);
        return;
      }
      String flowing = text.replaceAll("[ \\t\\r\\n\\f]+", " ");
      out.append(trailingBreaks() > 0 ? flowing.stripLeading() : flowing);
    }

    private String mark(String tag) {
      return switch (tag) {
        case "br" -> "\n";
        case "li" -> "  ".repeat(Math.min(Math.max(lists - 1, 0), 4)) + "- ";
        case "td", "th" -> " ";
        default -> "";
      };
    }

    private int breaks(String tag) {
      return switch (tag) {
        case "div", "li", "tr", "dt", "dd", "hr" -> 1;
        case "ul", "ol" -> lists > 1 ? 1 : 2;
        default -> isParagraph(tag) ? 2 : 0;
      };
    }

    private void breakLines(int wanted) {
      for (int i = trailingBreaks(); i < wanted; i++) {
        out.append('\n');
      }
    }

    private int trailingBreaks() {
      int count = 0;
      while (count < 2 && count < out.length() && out.charAt(out.length() - 1 - count) == '\n') {
        count++;
      }
      return count;
    }

    private static boolean isList(String tag) {
      return tag.equals("ul") || tag.equals("ol");
    }

    private static boolean isParagraph(String tag) {
      return PARAGRAPHS.contains(tag) || tag.matches("h[1-6]|header|footer");
    }

    /** Each address is written once: broken HTML repeats its links, and could fill the memory. */
    private void close(int start, String address) {
      String label = out.substring(start).strip();
      boolean follow = keepLinks && FOLLOWED.matcher(address).matches() && written.add(address);
      if (!follow || label.equals(address)) {
        return;
      }
      String target = address.replace("(", "%28").replace(")", "%29");
      String shown =
          target.toLowerCase(Locale.ROOT).startsWith("mailto:") ? address.substring(7) : target;
      out.setLength(start);
      if (label.isEmpty() || label.equals(shown)) {
        out.append(shown);
      } else if (label.matches("[^\\n\\[\\]]*")) {
        out.append('[').append(label).append("](").append(target).append(')');
      } else {
        out.append(label).append(" (").append(shown).append(')');
      }
    }
  }

  private Html() {}
}
