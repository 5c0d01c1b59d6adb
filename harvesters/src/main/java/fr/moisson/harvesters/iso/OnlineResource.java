package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.values.FileType;
import fr.moisson.harvesters.values.UrlName;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One address of a record, {@code CI_OnlineResource} or {@code dct:references}.
 *
 * @param function code of ISO 19115: {@code download}, {@code information}…; empty if not stated
 * @param bytes size of the file at the address
 */
public record OnlineResource(
    URI url,
    Optional<LinkedText> protocol,
    String name,
    String description,
    String function,
    @Nullable String mediaType,
    @Nullable Long bytes) {

  private static final Pattern RECORD =
      Pattern.compile("(?i).*(/metadata/|/records?/|uuid=|getrecordbyid|metadata\\.(show|get)).*");

  private static final Pattern DOWNLOAD_OF = Pattern.compile("(?i)^WWW:DOWNLOAD:(?:OGC:)?");
  private static final Pattern LANDING_PAGE = Pattern.compile("(?i).*\\blanding[_ -]?page");

  private static final Pattern DOI = Pattern.compile("(?i)https?://(?:dx\\.)?doi\\.org/10\\..+");

  /** Other links to a DOI are to publications. */
  private static final Pattern OF_DATA = Pattern.compile("(?i)doi|.*--metadata-url");

  /** GeoNetwork keeps files of data under the address of their record. */
  private static final Pattern ATTACHED =
      Pattern.compile("(?i).*(/attachments/|resources\\.get).*");

  private static final Pattern RECORD_AS_DATA =
      Pattern.compile(
          "(?i).*(?:getrecordbyid|formatters/xml|xml\\.metadata\\.get|format=xml).*|.*\\.xml");

  private static final Pattern LAYER = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:-]*");

  /** A list of layers in one link does not tell its layer, and is no title. */
  private static final Pattern LAYERS = Pattern.compile(LAYER + "(?: ?, ?" + LAYER + ")*+");

  /** Géo-IDE links the page of the standard that the data follow, without a function. */
  private static final Pattern OF_STANDARD =
      Pattern.compile("(?iu)standards? de données (?:covadis|cnig)\\b");

  private static final Set<String> WITH_LAYERS = Set.of("WMS", "WFS", "WMTS", "WCS");
  private static final Pattern NO_LAYER =
      Pattern.compile("(?i)(ogc:)?(wms|wfs|wmts|wcs|getcapabilities)");
  private static final Set<String> SERVICE_FORMATS = Set.of("WMS", "WFS", "WCS");
  static final Set<String> DOCUMENTS = Set.of("HTML", "PDF", "DOC", "DOCX", "ODT", "PPT");
  private static final int LONGEST_TITLE = 200;

  /**
   * An address of a record in another encoding than XML.
   *
   * @param protocol in the catalogue's words; blank if it states none
   */
  public static OnlineResource of(
      URI url,
      @Nullable String protocol,
      String name,
      String description,
      String function,
      @Nullable String mediaType,
      @Nullable Long bytes) {
    Optional<LinkedText> stated =
        Optional.ofNullable(protocol)
            .filter(words -> !words.isBlank())
            .map(words -> new LinkedText(words.strip(), null));
    return new OnlineResource(url, stated, name, description, function, mediaType, bytes);
  }

  /** Empty if there is no address. */
  static Optional<OnlineResource> of(XmlElement resource, @Nullable Long bytes) {
    return resource
        .text("linkage")
        .flatMap(address -> WebAddress.read(address).or(() -> Iris.parse(address)))
        .map(
            url ->
                new OnlineResource(
                    url,
                    resource.phrases("protocol").findFirst(),
                    resource.text("name").filter(name -> !isRepeated(name, resource)).orElse(""),
                    resource.text("description").orElse(""),
                    resource.codes("function", "CI_OnLineFunctionCode").findFirst().orElse(""),
                    mediaType(resource),
                    bytes));
  }

  /** A name that only repeats the address or the protocol. */
  private static boolean isRepeated(String name, XmlElement resource) {
    return Stream.of("linkage", "protocol")
        .flatMap(property -> resource.text(property).stream())
        .anyMatch(name::equals);
  }

  private static @Nullable String mediaType(XmlElement resource) {
    return resource
        .all("name", "MimeFileType")
        .flatMap(type -> type.attribute("type").stream())
        .filter(type -> !type.endsWith("octet-stream"))
        .findFirst()
        .orElse(null);
  }

  boolean isPublic() {
    return !WebAddress.isWithinTheState(url);
  }

  /** Whether this is the record itself in another form, and no data. */
  boolean isRecord(String identifier) {
    String address = url.toString();
    return function.equals("completeMetadata")
        || (!identifier.isEmpty()
            && address.contains(identifier)
            && RECORD.matcher(address).matches()
            && !ATTACHED.matcher(address).matches());
  }

  boolean isPageOfRecord(String identifier) {
    return isRecord(identifier) && !RECORD_AS_DATA.matcher(url.toString()).matches();
  }

  /** What calls itself so, or is the DOI of the data as GeoNetwork links it. */
  boolean isLandingPage() {
    boolean isDoi = DOI.matcher(url.toString()).matches();
    return protocol
        .map(LinkedText::text)
        .filter(
            stated ->
                LANDING_PAGE.matcher(stated).matches()
                    || isDoi && OF_DATA.matcher(stated).matches())
        .isPresent();
  }

  /** Whether this is a page or document about the data, and no data file. */
  boolean isInformation() {
    return (function.equals("information") || OF_STANDARD.matcher(name).lookingAt())
        && protocols().isEmpty()
        && !isCalledDownload()
        && Stream.concat(Stream.ofNullable(mediaType), protocol.stream().map(LinkedText::text))
            .filter(stated -> stated.contains("/"))
            .flatMap(stated -> FileType.named(stated).stream())
            .allMatch(type -> DOCUMENTS.contains(type.code()))
        && UrlName.format(url).filter(format -> !DOCUMENTS.contains(format)).isEmpty();
  }

  boolean isDownload() {
    return protocols().isEmpty() && (function.equals("download") || isCalledDownload());
  }

  private boolean isCalledDownload() {
    return protocol
        .filter(stated -> stated.text().toUpperCase(Locale.ROOT).contains("DOWNLOAD"))
        .isPresent();
  }

  /** The protocols of the services at the address; empty for a file or a page. */
  public List<String> protocols() {
    return Protocol.of(protocol, url, name);
  }

  /** A link for a file or page, or one for each service. */
  Stream<Link> links() {
    List<String> protocols = protocols();
    String title = title(protocols);
    String text = description.equals(title) || description.isEmpty() ? null : description;
    if (protocols.isEmpty()) {
      Long size = isInformation() ? null : bytes;
      return Stream.of(
          Link.to(title, url).described(title, text).typed(type(), mediaType).sized(size, null));
    }
    boolean one = protocols.size() == 1;
    return protocols.stream()
        .map(known -> service(known, one ? title : "%s (%s)".formatted(title, known), text));
  }

  /**
   * Many catalogues give the file type as protocol: « CSV », or {@code
   * WWW:DOWNLOAD:application/geo+json} from GeoNetwork.
   */
  private @Nullable String type() {
    return protocol
        .map(stated -> DOWNLOAD_OF.matcher(stated.text()).replaceFirst(""))
        .flatMap(FileType::named)
        .filter(type -> !type.isPackage())
        .map(FileType::code)
        .orElse(null);
  }

  private Link service(String known, String title, @Nullable String text) {
    URI whole = Protocol.completed(url, known);
    String layer = layer(known);
    String id = layer == null ? whole.toString() : whole + "#" + layer;
    boolean isEntrance = Protocol.isEntrance(url, known);
    String format = EndpointAddress.asksForData(url) ? null : format(known);
    return Link.to(title, whole)
        .named(id, text)
        .typed(isEntrance ? "REST" : format, isEntrance ? null : mediaType)
        .sized(bytes, null)
        .through(new Service(EndpointAddress.endpoint(url), known, layer));
  }

  private static @Nullable String format(String protocol) {
    if (SERVICE_FORMATS.contains(protocol)) {
      return protocol + "_SRVC";
    }
    return Protocols.isApi(protocol) ? null : protocol;
  }

  /** Catalogues give the layer as the name of the link. */
  private @Nullable String layer(String known) {
    if (!WITH_LAYERS.contains(known)) {
      return null;
    }
    String asked = Protocol.layer(url);
    return asked != null || !isLayer() ? asked : name;
  }

  private boolean isLayer() {
    return LAYER.matcher(name).matches() && !NO_LAYER.matcher(name).matches();
  }

  private boolean isListOfLayers() {
    return LAYERS.matcher(name).matches() && !NO_LAYER.matcher(name).matches();
  }

  /** The title; null if there is none. */
  @Nullable String shown() {
    String title = title(protocols());
    return title.isEmpty() ? null : title;
  }

  private String title(List<String> protocols) {
    boolean told = !description.isEmpty() && description.length() <= LONGEST_TITLE;
    boolean named = !name.isEmpty() && (protocols.isEmpty() || !isListOfLayers());
    // The address of a program that serves files, such as Prodige's, does not name the file.
    boolean isNameless = name.isEmpty() && isDownload() && url.getRawQuery() != null;
    return !named && told ? description : isNameless ? Link.DOWNLOAD : name;
  }
}
