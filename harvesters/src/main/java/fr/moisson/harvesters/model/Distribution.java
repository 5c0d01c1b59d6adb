package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One way to obtain a dataset: somebody's file that we point at, or a file that we made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Distribution.Link.class, name = "link"),
  @JsonSubTypes.Type(value = Distribution.Extract.class, name = "extract")
})
public sealed interface Distribution {

  String title();

  /** Short name as in the European file-type list, upper case: {@code CSV}, {@code GEOJSON}… */
  @Nullable String format();

  /** IANA media type, e.g. {@code text/csv}. */
  @Nullable String mediaType();

  /** Size in bytes. */
  @Nullable Long bytes();

  /**
   * Where it can be fetched.
   *
   * @param files address of the folder of our files
   */
  default URI address(URI files) {
    return either(Link::url, extract -> files.resolve(extract.file()));
  }

  /** The service behind the address; null for a file or a page. */
  default @Nullable Service service() {
    return null;
  }

  /** The result of the function for its kind. */
  default <T> T either(
      Function<? super Link, ? extends T> ofLink,
      Function<? super Extract, ? extends T> ofExtract) {
    return this instanceof Link link ? ofLink.apply(link) : ofExtract.apply((Extract) this);
  }

  /**
   * Somebody else's file or service.
   *
   * @param id the source's own name for it, stable across runs; the address when it has none
   * @param schema the data schema it follows
   * @param service the service behind the address; null for a file or a page
   * @param checksum {@code md5:…}, {@code sha1:…} or one of SHA-2 such as {@code sha256:…}, lower
   *     case
   * @param modified ISO 8601 date or date-time
   * @param licence its own, if it is another than the dataset's
   * @param details what few sources say; null if this one says none of it
   */
  record Link(
      String id,
      String title,
      @Nullable String description,
      URI url,
      @Nullable String format,
      @Nullable String mediaType,
      @Nullable Long bytes,
      @Nullable String checksum,
      @Nullable String modified,
      @Nullable URI schema,
      @Nullable Service service,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Licence licence,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LinkDetails details)
      implements Distribution {

    /** What readers call a file that neither its record nor its address names. */
    public static final String DOWNLOAD = "Téléchargement";

    public Link {
      details = LinkDetails.NONE.equals(details) ? null : details;
    }

    /** A file or a page, not a service, under the dataset's licence. */
    public Link(
        String id,
        String title,
        @Nullable String text,
        URI url,
        @Nullable String format,
        @Nullable String media,
        @Nullable Long bytes,
        @Nullable String sum,
        @Nullable String time,
        @Nullable URI schema) {
      this(id, title, text, url, format, media, bytes, sum, time, schema, null, null, null);
    }

    /** The details, possibly empty. */
    public LinkDetails more() {
      return details == null ? LinkDetails.NONE : details;
    }

    /** A copy with these details. */
    public Link detailed(@Nullable LinkDetails value) {
      return but(id, title, description, url, format, mediaType, modified, service, licence, value);
    }

    /** A copy with a licence of its own. */
    public Link licensed(@Nullable Licence value) {
      return but(id, title, description, url, format, mediaType, modified, service, value, details);
    }

    /** A copy that is provided by a service. */
    public Link through(@Nullable Service value) {
      return but(id, title, description, url, format, mediaType, modified, value, licence, details);
    }

    /** A copy with the source's own name and description. */
    public Link named(String name, @Nullable String text) {
      return but(name, title, text, url, format, mediaType, modified, service, licence, details);
    }

    /** A copy with another title and description. */
    public Link described(String head, @Nullable String text) {
      return but(id, head, text, url, format, mediaType, modified, service, licence, details);
    }

    /** A copy with another address. */
    public Link at(URI address) {
      return but(
          id, title, description, address, format, mediaType, modified, service, licence, details);
    }

    /** A copy with another format and media type. */
    public Link typed(@Nullable String type, @Nullable String media) {
      return but(id, title, description, url, type, media, modified, service, licence, details);
    }

    /** A copy with another date of modification. */
    public Link dated(@Nullable String time) {
      return but(id, title, description, url, format, mediaType, time, service, licence, details);
    }

    /** A copy with a size in bytes, and a checksum. */
    public Link sized(@Nullable Long size, @Nullable String sum) {
      return new Link(id, title, description, url, format, mediaType, size, sum, modified, schema)
          .through(service)
          .licensed(licence)
          .detailed(details);
    }

    private Link but(
        String name,
        String head,
        @Nullable String text,
        URI address,
        @Nullable String type,
        @Nullable String media,
        @Nullable String time,
        @Nullable Service behind,
        @Nullable Licence own,
        @Nullable LinkDetails more) {
      return new Link(
          name, head, text, address, type, media, bytes, checksum, time, schema, behind, own, more);
    }

    /** A link of which no more is known; its address identifies it. */
    public static Link to(String title, URI url) {
      return new Link(url.toString(), title, null, url, null, null, null, null, null, null);
    }
  }

  /**
   * A service that gives data on request ({@code dcat:DataService}).
   *
   * @param endpoint its address without a request
   * @param protocol {@code WMS}, {@code WFS}, {@code WMTS}, {@code WCS}, {@code CSW}, {@code ATOM},
   *     {@code STAC}, {@code OGC API Features} and its like, or {@code API}
   * @param layer what the service calls the data: a layer, a feature type
   * @param title its own name, if it is another than that of the link
   * @param descriptions documents for programs that describe it, if the link does not lead to them
   * @param documentation pages for people about it, if they are not those of the dataset
   * @param standards what else it conforms to: conformance classes, profiles
   */
  record Service(
      URI endpoint,
      String protocol,
      @Nullable String layer,
      // Left out of the JSON when empty, so that datasets stored by older versions still compare
      // equal.
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> descriptions,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> documentation,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> standards) {

    public Service {
      descriptions = descriptions == null ? List.of() : List.copyOf(descriptions);
      documentation = documentation == null ? List.of() : List.copyOf(documentation);
      standards = standards == null ? List.of() : List.copyOf(standards);
    }

    /** A service of which no more is known. */
    public Service(URI endpoint, String protocol, @Nullable String layer) {
      this(endpoint, protocol, layer, null, List.of(), List.of(), List.of());
    }
  }

  /**
   * A file that Moisson made: the part of somebody's data that lies in a territory.
   *
   * @param territory code of the territory it was cut to
   * @param file path under the data folder's {@code files/}, made of its hash: content never
   *     changes under a path
   * @param sha256 of the content, lower-case hexadecimal
   * @param derivedFrom where the rows came from
   * @param assessment of its rows against a schema; null if they were held against none
   * @param descriptor path under {@code files/} of the Frictionless Data Package that describes it
   *     and its other formats; null if it was made before there were any
   */
  record Extract(
      String territory,
      String title,
      String file,
      String format,
      String mediaType,
      Long bytes,
      String sha256,
      URI derivedFrom,
      Receipt receipt,
      // Left out of the JSON when null, so that extracts stored by older versions still compare
      // equal.
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Assessment assessment,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String descriptor)
      implements Distribution {

    /** The territory in texts for people: its name, or else its code. */
    public String place() {
      return Objects.requireNonNullElse(receipt.place(), territory);
    }

    /** The title that the same rows have in every format. */
    public String commonTitle() {
      return title.replace(" (" + format + ")", "").replace(", " + format + ")", ")");
    }

    /** Short name of the schema whose columns it has; empty if it has the producer's. */
    public String schema() {
      return assessment == null ? "" : assessment.conformity().schema();
    }

    /**
     * The ending of its file name, such as {@code .csv} or {@code .shp.zip}; empty if it has none.
     */
    public String ending() {
      return file.replaceFirst("^.*?((\\.[a-z0-9]{1,8}){0,3})$", "$1");
    }
  }

  /**
   * The result of validating an extract against a schema.
   *
   * @param mappingConfidence from 0 to 1, how surely the columns were recognised; null if they were
   *     not mapped
   * @param report path under {@code files/} of the report, in JSON; null if none was kept
   * @param corrections path under {@code files/} of a CSV copy of the table that lists the errors
   *     of each row; null if there is nothing to correct
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Assessment(
      Conformity conformity,
      @Nullable Double mappingConfidence,
      @Nullable String report,
      @Nullable String corrections) {

    /**
     * Where the schema is published, so that readers can search for data that follow it; null if it
     * is not published, or if no row follows it.
     */
    public @Nullable URI followed() {
      return conformity.isFollowed() ? conformity.address() : null;
    }

    /** The schema with its version, as people write it: {@code arbres-urbains 0.3.1}. */
    public String standard() {
      String version = conformity.version();
      return version.isEmpty() ? conformity.schema() : conformity.schema() + " " + version;
    }
  }
}
