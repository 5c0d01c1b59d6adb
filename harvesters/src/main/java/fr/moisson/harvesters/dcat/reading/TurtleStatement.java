package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.writing.Description;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Statements about one subject, on one line: a <a href="https://www.w3.org/TR/turtle/">Turtle</a>
 * sentence without abbreviations; a line of N-Triples is the shortest. Every word is followed by a
 * space and contains no line break, so that sentences can be sorted, stored and joined without
 * being parsed.
 *
 * <p>Words are made legal: Turtle, unlike RDF/XML, cannot be read back with a space in an IRI, nor
 * with an unpaired surrogate in a text.
 */
public final class TurtleStatement {

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*+");
  private static final String XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";

  private static final char NEXT_LINE = '\u0085';
  private static final char LINE_SEPARATOR = '\u2028';

  private final StringBuilder words = new StringBuilder();
  private final int subject;

  public TurtleStatement(Node about) {
    append(words, about);
    subject = words.length();
  }

  /** Adds a statement. */
  public TurtleStatement and(Node predicate, Node object) {
    if (words.length() > subject) {
      words.append("; ");
    }
    append(words, predicate);
    append(words, object);
    return this;
  }

  public int length() {
    return words.length();
  }

  @Override
  public String toString() {
    return words.append('.').toString();
  }

  /** A node as a word, without the space after it. */
  public static String word(Node node) {
    StringBuilder word = new StringBuilder();
    append(word, node);
    word.setLength(word.length() - 1);
    return word.toString();
  }

  private static void append(StringBuilder words, Node node) {
    if (node.isURI()) {
      words.append('<').append(Iris.encode(node.getURI())).append("> ");
    } else if (node.isLiteral()) {
      String text = node.getLiteralLexicalForm();
      quote(words, isPlain(text) ? text : Description.speakable(text));
      String language = node.getLiteralLanguage();
      if (language.isEmpty()) {
        if (!node.getLiteralDatatypeURI().equals(XSD_STRING)) {
          words.append("^^<").append(Iris.encode(node.getLiteralDatatypeURI())).append('>');
        }
      } else if (LANGUAGE.matcher(language).matches()) {
        words.append('@').append(language);
      }
      words.append(' ');
    } else {
      words.append(NodeFmtLib.strNT(node)).append(' ');
    }
  }

  /** Whether a text certainly has no characters to replace, as nearly always. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' || c == NEXT_LINE || c >= LINE_SEPARATOR) {
        return false;
      }
    }
    return true;
  }

  private static void quote(StringBuilder words, String text) {
    words.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        words.append("\\n");
      } else {
        if (c == '"' || c == '\\') {
          words.append('\\');
        }
        words.append(c);
      }
    }
    words.append('"');
  }

  /** The word for the subject of a sentence. */
  public static String subject(String sentence) {
    return sentence.substring(0, sentence.indexOf(' '));
  }

  /** Passes the words for each predicate and its object. */
  public static void read(String sentence, BiConsumer<String, String> said) {
    int start = sentence.indexOf(' ') + 1;
    char mark = ';';
    while (mark == ';') {
      int middle = sentence.indexOf(' ', start);
      int end = sentence.indexOf(' ', text(sentence, middle + 1));
      said.accept(sentence.substring(start, middle), sentence.substring(middle + 1, end));
      mark = sentence.charAt(end + 1);
      start = end + 3;
    }
  }

  /** Index of the end of the text that starts here; the same index if none does. */
  private static int text(String sentence, int start) {
    int at = start;
    if (sentence.charAt(at) == '"') {
      do {
        at = sentence.indexOf('"', at + 1);
      } while (isEscaped(sentence, at));
    }
    return at;
  }

  private static boolean isEscaped(String sentence, int quote) {
    int first = quote;
    while (sentence.charAt(first - 1) == '\\') {
      first--;
    }
    return (quote - first) % 2 == 1;
  }

  /** Whether a word is a node, which may be the subject of other statements. */
  public static boolean isThing(String word) {
    return word.charAt(0) != '"';
  }

  /** The node that a word stands for. */
  public static Node node(String word) {
    if (word.charAt(0) == '<') {
      return NodeFactory.createURI(word.substring(1, word.length() - 1));
    }
    if (word.charAt(0) == '_') {
      return NodeFactory.createBlankNode(word.substring(2));
    }
    int end = text(word, 0);
    String text = unquoted(word, end);
    if (end == word.length() - 1) {
      return NodeFactory.createLiteralString(text);
    }
    return word.charAt(end + 1) == '@'
        ? NodeFactory.createLiteralLang(text, word.substring(end + 2))
        : NodeFactory.createLiteralDT(
            text,
            TypeMapper.getInstance()
                .getSafeTypeByName(word.substring(end + "\"^^<".length(), word.length() - 1)));
  }

  private static String unquoted(String word, int end) {
    if (word.indexOf('\\') < 0) {
      return word.substring(1, end);
    }
    StringBuilder text = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      char c = word.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else {
        i++;
        text.append(word.charAt(i) == 'n' ? '\n' : word.charAt(i));
      }
    }
    return text.toString();
  }
}
