package fr.moisson.harvesters.dcat.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurtleStatementTest {

  private static final Node DATASET = NodeFactory.createURI("https://x.fr/1");
  private static final Node SAYS = NodeFactory.createURI("https://x.fr/dit");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Arbres",
        "dit \"vert\"",
        "\"",
        "\\",
        "\\\"",
        "fin \\",
        "deux\nlignes\n",
        "\\n",
        "a \" ; <x> <y> \" .",
        "tab\tet 🌳 à 3 €"
      })
  void aTextIsReadBackAsItWasSaid(String text) {
    List<Node> said =
        List.of(
            NodeFactory.createLiteralString(text),
            NodeFactory.createLiteralLang(text, "fr-FR"),
            NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate),
            NodeFactory.createURI("https://x.fr/2#a"),
            NodeFactory.createBlankNode("n1"));
    TurtleStatement sentence = new TurtleStatement(DATASET);
    said.forEach(object -> sentence.and(SAYS, object));
    String line = sentence.toString();
    List<Node> read = new ArrayList<>();

    TurtleStatement.read(line, (predicate, object) -> read.add(TurtleStatement.node(object)));

    assertThat(line).doesNotContain("\n");
    assertThat(TurtleStatement.node(TurtleStatement.subject(line))).isEqualTo(DATASET);
    assertThat(read.subList(0, 4)).isEqualTo(said.subList(0, 4));
    assertThat(read.get(4).isBlank()).isTrue();
  }

  @Test
  void aSentenceIsTurtle() {
    String sentence =
        new TurtleStatement(DATASET)
            .and(SAYS, NodeFactory.createLiteralLang("un \"mot\"\\", "fr"))
            .and(SAYS, NodeFactory.createURI("https://x.fr/a b"))
            .toString();

    Graph read = RDFParser.fromString(sentence, Lang.TURTLE).toGraph();

    assertThat(read.find().toList())
        .containsExactlyInAnyOrder(
            Triple.create(DATASET, SAYS, NodeFactory.createLiteralLang("un \"mot\"\\", "fr")),
            Triple.create(DATASET, SAYS, NodeFactory.createURI("https://x.fr/a%20b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u000b", "\f", "\r", "\r\n", "\u0085", "\u2028", "\u2029"})
  void whatEndsALineGluesNoWordsTogether(String end) {
    Node pasted = NodeFactory.createLiteralString("Haies" + end + "et bosquets");

    assertThat(TurtleStatement.word(pasted)).isEqualTo("\"Haies\\net bosquets\"");
  }

  @Test
  void whatCannotBeWrittenIsLeftOut() {
    Node odd = NodeFactory.createLiteralLang("a\u0000b\uD800\r\n", "1fr");

    assertThat(TurtleStatement.word(odd)).isEqualTo("\"ab\\n\"");
  }
}
