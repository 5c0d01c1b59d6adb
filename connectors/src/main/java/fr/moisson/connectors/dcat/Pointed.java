package fr.moisson.connectors.dcat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.harvesters.dcat.reading.TurtleStatement;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;

/**
 * A dataset that its catalogue names and does not describe: what its own address says of it, as <a
 * href="https://www.w3.org/DesignIssues/LinkedData">linked data</a> should.
 *
 * <p>An address that leads to nothing costs that dataset alone. It is given all the same, without a
 * body, so that what we hold of it stays.
 */
final class Pointed {

  /** A page of a dataset that speaks of more than these is not about one. */
  private static final int MOST_THINGS = 1000;

  /**
   * Reads what a dataset's address says of it.
   *
   * @param isAtHome whether it lies with the catalogue; nothing elsewhere is asked for
   * @return under its address, which is all that is known of it on a bad day
   */
  static RawItem read(URI dataset, boolean isAtHome, Run run) {
    Optional<String> found = isAtHome ? described(dataset, run) : Optional.empty();
    JsonNode body = found.<JsonNode>map(TextNode::valueOf).orElse(NullNode.getInstance());
    return new RawItem(dataset.toString(), body);
  }

  private static Optional<String> described(URI dataset, Run run) {
    try {
      Door.Body body =
          run.door().get(Door.Request.get(document(dataset)).with("Accept", DcatPages.ACCEPT));
      return choose(dataset, body, run);
    } catch (Misconfigured e) {
      return Optional.empty();
    }
  }

  private static Optional<String> choose(URI dataset, Door.Body body, Run run) {
    List<String> datasets;
    try {
      datasets = DcatPage.of(body, run).feed().datasets(true).limit(MOST_THINGS).toList();
    } catch (Unavailable e) {
      return Optional.empty();
    }
    String word = TurtleStatement.word(NodeFactory.createURI(dataset.toString()));
    return datasets.stream()
        .filter(excerpt -> TurtleStatement.subject(excerpt).equals(word))
        .findFirst()
        .or(() -> datasets.size() == 1 ? Optional.of(datasets.get(0)) : Optional.empty());
  }

  /** A fragment is not for the server. */
  private static URI document(URI dataset) {
    try {
      String address = dataset.toString();
      int fragment = address.indexOf('#');
      return fragment < 0 ? dataset : new URI(address.substring(0, fragment));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Pointed() {}
}
