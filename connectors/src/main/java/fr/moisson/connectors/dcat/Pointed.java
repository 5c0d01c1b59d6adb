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
 * Reads a dataset that its catalogue lists but does not describe, from its own address, as intended
 * by <a href="https://www.w3.org/DesignIssues/LinkedData">linked data</a>.
 *
 * <p>If the address fails, only that dataset is affected. Its item is still returned, without a
 * body, so that the existing dataset is kept.
 */
final class Pointed {

  /** A page that describes more datasets than this is not about a single one. */
  private static final int MOST_THINGS = 1000;

  /**
   * Reads the description at a dataset's address.
   *
   * @param isAtHome whether it is on the catalogue's host; other hosts are not contacted
   * @return an item named after the address, which is all that is known if reading fails
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

  /** The address without its fragment, which is not sent to servers. */
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
