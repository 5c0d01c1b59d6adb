package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What few sources say of a link, in the words of DCAT-AP.
 *
 * @param issued ISO 8601 date or date-time
 * @param status code of the European list of distribution states: {@code COMPLETED}…
 * @param availability code of the European list of planned availability: {@code STABLE}…
 * @param access pages that lead to the file, where its own address is another; its own, where only
 *     the source tells that it is a file
 * @param documentation pages about it
 */
public record LinkDetails(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String issued,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String availability,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> access,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<URI> documentation) {

  static final LinkDetails NONE = new LinkDetails(null, null, null, List.of(), List.of());

  public LinkDetails {
    access = access == null ? List.of() : List.copyOf(access);
    documentation = documentation == null ? List.of() : List.copyOf(documentation);
  }

  /** These, but issued at another time. */
  public LinkDetails issuedAt(@Nullable String time) {
    return new LinkDetails(time, status, availability, access, documentation);
  }

  /** These, with what only the other says. */
  public LinkDetails or(LinkDetails other) {
    return new LinkDetails(
        issued == null ? other.issued : issued,
        status == null ? other.status : status,
        availability == null ? other.availability : availability,
        access.isEmpty() ? other.access : access,
        documentation.isEmpty() ? other.documentation : documentation);
  }
}
