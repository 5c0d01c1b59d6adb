package fr.moisson.harvesters.dcat.reading;

import static java.util.Comparator.comparingInt;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.values.UrlName;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Reads the pages that show and document a dataset, files among them, and related resources. */
final class PageReading {

  private static final Pattern FRENCH =
      Pattern.compile("(?i)https?://[^?#]*/fr[ae]?(?:[/?#].*)?|[^?]*\\?(?:.*&)?lang\\w*=fr.*");

  /** Addresses of services, which GeoNetwork gives as pages. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "(?i)[^?#]*/(?:cgi-bin|ows|wms|wfs|wmts)\\b.*|[^?]*\\?(?:.*&)?service=\\w+.*");

  /** Of files that hold data, and no text or picture; a page may also end in JSON or XML. */
  private static final Set<String> DATA =
      Set.of(
          ("CSV TSV NDJSON GEOJSON GML KML KMZ GPX SHP DBF GPKG GDB MDB TAB DXF DWG FGB PARQUET"
                  + " SQLITE XLS XLSX XLSM ODS GTFS NETCDF LAS LAZ ZIP GZIP TAR_GZ 7Z")
              .split(" "));

  /** In DCMI, all of these are subproperties of relation; DCAT has the link to a series. */
  private static final String[] RELATIONS = {
    "relation",
    "references",
    "hasVersion",
    "isVersionOf",
    "hasCurrentVersion",
    "previousVersion",
    "replaces",
    "isReplacedBy",
    "requires",
    "hasPart",
    "isPartOf",
    "inSeries",
    "prev",
    "next"
  };

  private final Resource dataset;
  private final List<RDFNode> landingPages;
  private final List<RDFNode> files;

  PageReading(Resource dataset) {
    this.dataset = dataset;
    // As VoID, and feeds from before DCAT had a word for it, call it.
    this.landingPages =
        Stream.of(pages(dataset, "landingPage"), pages(dataset, "homepage"), ownPages(dataset))
            .filter(pages -> !pages.isEmpty())
            .findFirst()
            .orElse(List.of());
    this.files = Loose.values(dataset, "page").stream().filter(PageReading::isFile).toList();
  }

  /** Zenodo states the DOI, by which it names the dataset, as its page. */
  private static List<RDFNode> ownPages(Resource dataset) {
    return pages(dataset, "page").stream().filter(dataset::equals).toList();
  }

  private static List<RDFNode> pages(Resource dataset, String name) {
    return Loose.values(dataset, name).stream()
        .filter(page -> address(page).isPresent())
        .sorted(comparingInt(PageReading::distance))
        .toList();
  }

  /** Of several pages the French one; a service only if there is no page. */
  Optional<URI> landingPage() {
    return landingPages.stream().findFirst().flatMap(PageReading::address);
  }

  /** All other pages and resources; {@code foaf:page} is the wider term for landing pages. */
  Set<Reference> references() {
    Set<Reference> references = new TreeSet<>();
    add(references, Part.DOCUMENTATION, landingPages.stream().skip(1));
    // GeoNetwork repeats the standards that the data conform to as pages.
    List<RDFNode> standards = Loose.values(dataset, "conformsTo");
    add(
        references,
        Part.DOCUMENTATION,
        Loose.values(dataset, "page", "documentation").stream()
            .filter(page -> !standards.contains(page) && !files.contains(page)));
    add(
        references,
        Part.RELATED,
        Stream.concat(Stream.of(dataset), Loose.nodes(dataset, "qualifiedRelation").stream())
            .flatMap(one -> Loose.values(one, RELATIONS).stream())
            .filter(related -> !isCatalogue(related)));
    add(
        references,
        Part.RELATED,
        Loose.values(dataset, "distribution").stream().filter(PageReading::isNameOnly));
    add(references, Part.REFERENCED_BY, Loose.values(dataset, "isReferencedBy").stream());
    return references;
  }

  /** Every name of what the dataset is a part of. */
  Set<String> wholes() {
    return Loose.values(dataset, "inSeries", "isPartOf").stream()
        .filter(whole -> !whole.equals(dataset) && !isCatalogue(whole))
        .flatMap(
            whole ->
                whole.isResource()
                    ? GeographicReading.identifiers(whole.asResource()).stream()
                    : Loose.iriOrText(whole).filter(GeographicReading::isUnique).stream())
        .collect(Collectors.toSet());
  }

  /** Files among the pages, as GeoNetwork writes them. */
  Stream<Distribution.Link> files() {
    return files.stream()
        .flatMap(
            page ->
                address(page).stream()
                    .map(url -> Distribution.Link.to("", url))
                    .map(
                        link ->
                            link.described(
                                Objects.requireNonNullElse(title(page), ""), description(page))));
  }

  /** Catalogues write to which of them a dataset belongs. */
  private static boolean isCatalogue(RDFNode related) {
    return related.isResource() && related.asResource().hasProperty(RDF.type, DCAT.Catalog);
  }

  /** Of a distribution that no statement describes and that is no file, only the name is left. */
  private static boolean isNameOnly(RDFNode distribution) {
    return distribution.isURIResource()
        && !distribution
            .asResource()
            .listProperties()
            .filterDrop(statement -> statement.getPredicate().equals(RDF.type))
            .hasNext()
        && !isFile(distribution);
  }

  /** The address that a thing is named by, if it shows a file. */
  static Optional<URI> file(RDFNode thing) {
    return Optional.of(thing).filter(PageReading::isFile).flatMap(PageReading::address);
  }

  private static boolean isFile(RDFNode page) {
    return address(page)
        .filter(url -> !WebAddress.isWithinTheState(url))
        .filter(
            url ->
                EndpointAddress.asksForData(url)
                    ? isRequestForFile(EndpointAddress.parameters(url))
                    : UrlName.format(url).filter(DATA::contains).isPresent())
        .isPresent();
  }

  private static boolean isRequestForFile(Map<String, String> parameters) {
    return "GetFeature".equalsIgnoreCase(parameters.get("request"))
        && parameters.containsKey("outputformat");
  }

  private void add(Set<Reference> references, Part part, Stream<RDFNode> values) {
    Optional<URI> landingPage = landingPage();
    values
        .filter(value -> !value.equals(dataset))
        .forEach(
            value ->
                address(value)
                    // A relation may be a name that is no web address: urn:uuid:…, doi:…
                    .flatMap(address -> WebAddress.read(address.toString()))
                    .filter(address -> !landingPage.equals(Optional.of(address)))
                    .map(address -> new Reference(part, address, title(value)))
                    .ifPresent(references::add));
  }

  private static int distance(RDFNode page) {
    boolean isService = SERVICE.matcher(Loose.iriOrText(page).orElse("")).matches();
    return isService ? 2 : isFrench(page) ? 0 : 1;
  }

  private static boolean isFrench(RDFNode page) {
    return FRENCH.matcher(Loose.iriOrText(page).orElse("")).matches()
        || page.isResource()
            && GeographicReading.languages(page.asResource()).equals(Set.of("FRA"));
  }

  /** ArcGIS Hub writes the address of a page in a property with the name of its class. */
  private static Optional<URI> address(RDFNode value) {
    return value.isAnon()
        ? Loose.address(value.asResource(), "Document", "accessURL")
        : Loose.iriOrText(value).flatMap(Iris::parse).filter(URI::isAbsolute);
  }

  private static @Nullable String description(RDFNode page) {
    return page.isResource()
        ? Loose.text(page.asResource(), "description").map(String::strip).orElse(null)
        : null;
  }

  private static @Nullable String title(RDFNode value) {
    return value.isResource()
        ? Loose.text(value.asResource(), "title", "label", "name").map(String::strip).orElse(null)
        : null;
  }
}
