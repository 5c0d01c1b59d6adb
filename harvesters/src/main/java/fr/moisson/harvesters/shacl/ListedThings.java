package fr.moisson.harvesters.shacl;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.harvesters.values.Themes;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * A feed together with the class that the controlled vocabularies of <a
 * href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/#controlled-vocs">DCAT-AP</a> give to each
 * of their codes. The official validators import these vocabularies; few feeds repeat them.
 */
final class ListedThings extends GraphBase {

  private static final String EU = EuropeanCodes.AUTHORITY;
  private static final String INSPIRE = "http://inspire.ec.europa.eu/";
  private static final String ACCESS_RIGHTS = EU + "access-right/";
  private static final String FREQUENCIES = EU + "frequency/";
  private static final String THEMES = EU + "data-theme/";
  private static final Node CONCEPT = SKOS.Concept.asNode();
  private static final Node PLACE = DCTerms.Location.asNode();
  private static final Node FORMAT = DCTerms.MediaTypeOrExtent.asNode();
  private static final Node MEDIA_TYPE = DCTerms.MediaType.asNode();
  private static final Node RIGHTS = DCTerms.RightsStatement.asNode();
  private static final Node STANDARD = DCTerms.Standard.asNode();

  /** Classes of the codes of a vocabulary, by the beginning of their addresses. */
  private static final Map<String, List<Node>> CLASSES =
      Map.ofEntries(
          Map.entry(ACCESS_RIGHTS, List.of(RIGHTS)),
          Map.entry(EU + "atu/", List.of(PLACE)),
          Map.entry(EU + "continent/", List.of(PLACE)),
          Map.entry(EU + "country/", List.of(PLACE)),
          Map.entry(THEMES, List.of(CONCEPT)),
          Map.entry(EU + "dataset-status/", List.of(CONCEPT)),
          Map.entry(EU + "dataset-type/", List.of(CONCEPT)),
          Map.entry(EU + "distribution-status/", List.of(CONCEPT)),
          Map.entry(EU + "file-type/", List.of(FORMAT)),
          Map.entry(FREQUENCIES, List.of(DCTerms.Frequency.asNode())),
          Map.entry(EU + "language/", List.of(DCTerms.LinguisticSystem.asNode())),
          Map.entry(EU + "licence/", List.of(DCTerms.LicenseDocument.asNode())),
          Map.entry(EU + "place/", List.of(PLACE)),
          Map.entry(EU + "planned-availability/", List.of(CONCEPT)),
          Map.entry("http://data.europa.eu/bna/", List.of(CONCEPT)),
          Map.entry("http://eurovoc.europa.eu/", List.of(CONCEPT)),
          Map.entry(
              INSPIRE + "metadata-codelist/LimitationsOnPublicAccess/", List.of(RIGHTS, CONCEPT)),
          Map.entry(INSPIRE + "metadata-codelist/ResourceType/", List.of(CONCEPT)),
          Map.entry(INSPIRE + "metadata-codelist/ResponsiblePartyRole/", List.of(CONCEPT)),
          Map.entry(INSPIRE + "metadata-codelist/SpatialDataServiceCategory/", List.of(CONCEPT)),
          Map.entry(INSPIRE + "metadata-codelist/SpatialDataServiceType/", List.of(CONCEPT)),
          Map.entry(INSPIRE + "metadata-codelist/SpatialRepresentationType/", List.of(CONCEPT)),
          Map.entry(INSPIRE + "metadata-codelist/TopicCategory/", List.of(CONCEPT)),
          Map.entry(INSPIRE + "theme/", List.of(CONCEPT)),
          Map.entry("http://purl.org/adms/licencetype/", List.of(CONCEPT)),
          Map.entry("http://purl.org/adms/publishertype/", List.of(CONCEPT)),
          Map.entry("http://purl.org/adms/status/", List.of(CONCEPT)),
          Map.entry("http://www.iana.org/assignments/media-types/", List.of(MEDIA_TYPE, FORMAT)),
          Map.entry("https://www.iana.org/assignments/media-types/", List.of(MEDIA_TYPE, FORMAT)),
          Map.entry("http://www.opengis.net/def/crs/EPSG/0/", List.of(STANDARD, CONCEPT)),
          Map.entry("http://sws.geonames.org/", List.of(PLACE)),
          Map.entry("https://sws.geonames.org/", List.of(PLACE)));

  /** Media types have two parts, and addresses of Geonames a slash after their number. */
  private static final Pattern CODE = Pattern.compile("[\\w.+-]+(/[\\w.+-]*)?");

  /** In the list too, though no theme that one could search for. */
  private static final String PROVISIONAL = "OP_DATPRO";

  private final Graph feed;

  ListedThings(Graph feed) {
    this.feed = feed;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    ExtendedIterator<Triple> said = feed.find(pattern);
    Node thing = pattern.getSubject();
    boolean isAboutTypes = pattern.predicateMatches(RDF.Nodes.type);
    if (!thing.isURI() || !isAboutTypes) {
      return said;
    }
    Predicate<Node> isAsked = type -> pattern.objectMatches(type);
    return said.andThen(
        WrappedIterator.create(
            classes(thing.getURI()).stream()
                .filter(isAsked)
                .map(type -> Triple.create(thing, RDF.Nodes.type, type))
                .filter(triple -> !feed.contains(triple))
                .iterator()));
  }

  /** Checked for the short lists, whose codes are typed by hand; the others have thousands. */
  private static boolean isListed(String vocabulary, String code) {
    return switch (vocabulary) {
      case FREQUENCIES -> KnownFrequency.of(code).isPresent();
      case ACCESS_RIGHTS -> EuropeanCodes.access(code).isPresent();
      case THEMES -> Themes.name(code).isPresent() || code.equals(PROVISIONAL);
      default -> CODE.matcher(code).matches();
    };
  }

  private static List<Node> classes(String address) {
    return CLASSES.entrySet().stream()
        .filter(list -> address.startsWith(list.getKey()))
        .filter(list -> isListed(list.getKey(), address.substring(list.getKey().length())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }
}
