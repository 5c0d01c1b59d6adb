package fr.moisson.harvesters.dcat.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackReader;
import java.io.Writer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts into the terms of Turtle what templates write into its texts as it is (the feeds of GBIF’s
 * IPT did): line breaks, quotation marks and backslashes; and languages such as {@code fr_FR}. A
 * mark ends a text only if Turtle can go on behind it. Dates without marks get them, and the usual
 * prefixes are declared, which a document may do again.
 */
public final class TurtleRepair {

  private static final int AHEAD = 200;

  private static final String ESCAPED = "tbnrf\"'\\uU";

  /** What may follow a text: its language or type, a further value, predicate or subject. */
  private static final Pattern BEHIND_TEXT =
      Pattern.compile(
          "(?s)(?:@[A-Za-z]|\\^\\^|\\s*(?:$|[\\])}#]|,\\s*(?:[\"'<\\[(_+\\d-]|[\\w-]*:\\w)"
              + "|;\\s*(?:[;.\\]<#]|a\\s|[\\w-]*:[\\w-])"
              + "|\\.\\s*(?:$|[<\\[_@#}]|[\\w-]*:|(?i:prefix|base)\\s))).*");

  /** A line that says something of the same subject, so that the text before it was not ended. */
  private static final Pattern STATEMENT =
      Pattern.compile("(?s)\\s*(?:<[^<>\\s]*>|[\\w-]*:[\\w-]+|a)\\s+(?:[\"'<\\[]|[\\w-]*:\\w).*");

  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
              + "(?=[\\s.,;\\])}^]|$)");

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final PushbackReader in;
  private final Writer out;

  private TurtleRepair(PushbackReader in, Writer out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Repairs a document of any size; what cannot be repaired stays as it is.
   *
   * @param content in UTF-8
   */
  public static void copy(InputStream content, OutputStream repaired) throws IOException {
    PushbackReader in =
        new PushbackReader(new BufferedReader(new InputStreamReader(content, UTF_8)), AHEAD);
    try (Writer out = new BufferedWriter(new OutputStreamWriter(repaired, UTF_8))) {
      new TurtleRepair(in, out).copy();
    }
  }

  private void copy() throws IOException {
    for (Map.Entry<String, String> prefix : UsualPrefixes.NAMESPACES.entrySet()) {
      out.write("@prefix " + prefix.getKey() + ": <" + prefix.getValue() + "> . ");
    }
    int before = ' ';
    for (int read = in.read(); read >= 0; read = in.read()) {
      if (Character.isWhitespace(before) && read >= '0' && read <= '9') {
        copyNumber(read);
      } else if (read != BYTE_ORDER_MARK) {
        copy(read);
      }
      before = read;
    }
  }

  /** Or a date, of which only the beginning would be a number. */
  private void copyNumber(int first) throws IOException {
    String rest = ahead(AHEAD);
    Matcher date = DATE.matcher(Character.toString(first) + rest);
    if (date.lookingAt()) {
      out.write('"' + date.group() + '"');
      in.skip(date.end() - 1L);
    } else {
      out.write(first);
    }
  }

  private void copy(int read) throws IOException {
    out.write(read);
    switch (read) {
      case '#' -> copyUntil("\n");
      case '<' -> copyUntil(">");
      case '"', '\'' -> copyText(Character.toString(read));
      default -> {
        // Punctuation, names and numbers.
      }
    }
  }

  private void copyUntil(String end) throws IOException {
    int read = in.read();
    while (read >= 0) {
      out.write(read);
      read = end.indexOf(read) >= 0 ? -1 : in.read();
    }
  }

  /** Copies a text after its first mark. */
  private void copyText(String mark) throws IOException {
    String more = ahead(2);
    boolean isLong = more.equals(mark + mark);
    if (isLong) {
      out.write(more);
      in.skip(more.length());
    }
    boolean ended = false;
    while (!ended) {
      int read = in.read();
      if (read < 0) {
        return;
      }
      ended = isLong ? copyLong(read, mark) : copyShort(read, mark);
    }
    copyLanguage();
  }

  private boolean copyLong(int read, String mark) throws IOException {
    if (read == '\\') {
      escape();
      return false;
    }
    out.write(read);
    boolean ends = read == mark.charAt(0) && ahead(2).equals(mark + mark);
    if (ends) {
      out.write(mark + mark);
      in.skip(2);
    }
    return ends;
  }

  private boolean copyShort(int read, String mark) throws IOException {
    boolean isMark = read == mark.charAt(0);
    boolean ends = isMark && BEHIND_TEXT.matcher(ahead(AHEAD)).matches();
    if (read == '\\') {
      escape();
    } else if (isMark && !ends) {
      out.write("\\" + mark);
    } else if (read == '\n' && !STATEMENT.matcher(ahead(AHEAD)).matches()) {
      out.write("\\n");
    } else if (read != '\r') {
      out.write(read);
    }
    return ends;
  }

  private void escape() throws IOException {
    int next = in.read();
    boolean isEscape = next >= 0 && ESCAPED.indexOf(next) >= 0;
    out.write(isEscape ? "\\" + (char) next : "\\\\");
    if (!isEscape && next >= 0) {
      in.unread(next);
    }
  }

  private void copyLanguage() throws IOException {
    int read = in.read();
    boolean isLanguage = read == '@';
    while (isLanguage
        && read >= 0
        && (read == '@' || read == '-' || read == '_' || Character.isLetterOrDigit(read))) {
      out.write(read == '_' ? '-' : read);
      read = in.read();
    }
    if (read >= 0) {
      in.unread(read);
    }
  }

  private String ahead(int length) throws IOException {
    char[] ahead = new char[length];
    int known = 0;
    for (int read = 0; read >= 0 && known < length; known += Math.max(0, read)) {
      read = in.read(ahead, known, length - known);
    }
    in.unread(ahead, 0, known);
    return new String(ahead, 0, known);
  }
}
