package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Less common properties of a link, named as in DCAT-AP.
 *
 * @param issued ISO 8601 date or date-time
 * @param status code of the European list of distribution states: {@code COMPLETED}…
 * @param availability code of the European list of planned availability: {@code STABLE}…
 * @param access pages that lead to the file, if they differ from its address; the address itself,
 *     if only the source says that it is a file
 * @param documentation pages about it
 * @param compressed media type of what the file is compressed as, if the source says so: {@code
 *     application/gzip}
 * @param packaged media type of the archive that it is in: {@code application/zip}
 */
public record LinkDetails(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String issued,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String availability,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> access,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> documentation,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String compressed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String packaged) {

  public static final LinkDetails NONE = new LinkDetails(null, null, null, List.of(), List.of());

  public LinkDetails {
    access = access == null ? List.of() : List.copyOf(access);
    documentation = documentation == null ? List.of() : List.copyOf(documentation);
  }

  /** Of a file of which nobody says that it is packed. */
  public LinkDetails(
      @Nullable String issued,
      @Nullable String status,
      @Nullable String availability,
      List<URI> access,
      List<URI> documentation) {
    this(issued, status, availability, access, documentation, null, null);
  }

  /** A copy with what it is said to be packed as. */
  public LinkDetails packedAs(@Nullable String compression, @Nullable String archive) {
    return new LinkDetails(
        issued, status, availability, access, documentation, compression, archive);
  }

  /** A copy with another date of issue. */
  public LinkDetails issuedAt(@Nullable String time) {
    return new LinkDetails(time, status, availability, access, documentation, compressed, packaged);
  }

  /** A copy with other pages that lead to the file. */
  public LinkDetails reachedFrom(List<URI> pages) {
    return new LinkDetails(
        issued, status, availability, pages, documentation, compressed, packaged);
  }

  /** A copy with other pages about it. */
  public LinkDetails documentedBy(List<URI> pages) {
    return new LinkDetails(issued, status, availability, access, pages, compressed, packaged);
  }

  /** A copy completed by the other details, where these say nothing. */
  public LinkDetails or(LinkDetails other) {
    return new LinkDetails(
        issued == null ? other.issued : issued,
        status == null ? other.status : status,
        availability == null ? other.availability : availability,
        access.isEmpty() ? other.access : access,
        documentation.isEmpty() ? other.documentation : documentation,
        compressed == null ? other.compressed : compressed,
        packaged == null ? other.packaged : packaged);
  }
}
