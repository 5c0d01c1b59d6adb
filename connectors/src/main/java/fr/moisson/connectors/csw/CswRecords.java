package fr.moisson.connectors.csw;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.dcat.syntax.RdfFault;
import fr.moisson.harvesters.dcat.syntax.RdfXmlRepair;
import fr.moisson.harvesters.dcat.syntax.Strictness;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shared.JenaException;
import org.apache.jena.vocabulary.RDF;

/**
 * Converts the records of a page to items: ISO 19115 and Dublin Core unchanged, DCAT by dataset.
 */
final class CswRecords {

  /** Field of an item's body with the XML of a record. */
  static final String RECORD = "record";

  /** Field of an item's body with the links to services that state that they provide it. */
  static final String LINKS = "links";

  private static final JsonMapper JSON = new JsonMapper();

  /** Field of an item's body with a dataset's part of a DCAT graph. */
  static final String EXCERPT = "excerpt";

  private static final Pattern RDF_ROOT = Pattern.compile("^<(?:[\\w.-]+:)?RDF[\\s>]");

  private final Set<Kind> kinds;
  private final URI service;
  private final Services services;

  CswRecords(Set<Kind> kinds, URI service, Services services) {
    this.kinds = kinds;
    this.service = service;
    this.services = services;
  }

  /**
   * The content of a record.
   *
   * @param identifier empty if the record has none, or is a graph
   * @param items empty if the kind of the record is not wanted
   */
  record Content(String identifier, List<RawItem> items) {}

  /**
   * @throws BadItem if the format of the record is not known
   */
  Content read(String record) {
    if (RDF_ROOT.matcher(record).find()) {
      return new Content("", datasets(record));
    }
    IsoReading.Head head = IsoReading.head(record);
    return new Content(
        head.identifier(), kinds.contains(head.kind()) ? List.of(item(head, record)) : List.of());
  }

  private RawItem item(IsoReading.Head head, String record) {
    RawItem item = item(head.identifier(), RECORD, record);
    List<Link> links = services.giving(head.names());
    if (!links.isEmpty()) {
      ArrayNode array = ((ObjectNode) item.body()).putArray(LINKS);
      links.forEach(link -> array.add(JSON.<JsonNode>valueToTree(link)));
    }
    return item;
  }

  private List<RawItem> datasets(String rdf) {
    Model graph = graph(rdf);
    return Excerpt.DATASETS.stream()
        .flatMap(type -> graph.listSubjectsWithProperty(RDF.type, type).toList().stream())
        .distinct()
        .filter(dataset -> !Excerpt.isMention(dataset))
        .map(CswRecords::dataset)
        .toList();
  }

  /** Read again after repair if necessary; the first error has the right position. */
  private Model graph(String rdf) {
    byte[] bytes = rdf.getBytes(UTF_8);
    try {
      return parse(new ByteArrayInputStream(bytes));
    } catch (JenaException | RuntimeIOException | IllegalArgumentException complaint) {
      try {
        return parse(RdfXmlRepair.of(new ByteArrayInputStream(bytes)));
      } catch (JenaException | RuntimeIOException | IllegalArgumentException e) {
        complaint.addSuppressed(e);
        throw new BadItem(RdfFault.of(service, complaint, Code.UNEXPECTED_ANSWER), complaint);
      }
    }
  }

  /** The links in the body of an item. */
  static List<Link> links(JsonNode body) {
    List<Link> links = new ArrayList<>();
    body.path(LINKS).forEach(link -> links.add(JSON.convertValue(link, Link.class)));
    return links;
  }

  private Model parse(InputStream rdf) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.source(rdf)
        .forceLang(Lang.RDFXML)
        .base(service.toString())
        .checking(false)
        .errorHandler(new Strictness())
        .parse(model);
    return model;
  }

  private static RawItem dataset(Resource dataset) {
    return item(DcatReading.identifier(dataset).orElse(""), EXCERPT, Excerpt.of(dataset));
  }

  private static RawItem item(String id, String kind, String content) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return new RawItem(id, body.put(kind, content));
  }
}
