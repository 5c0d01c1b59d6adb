package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.DistributionCodes;
import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.dcat.writing.ReceiptText;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.ResourceIds;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The distributions of a dataset as CKAN resources. Each has a {@code moisson_id}, a name that
 * stays the same if its address changes, since a resource sent without the portal's id counts as
 * new.
 */
final class CkanResources {

  static final String ID = "moisson_id";

  /**
   * The checksum that we sent; the tool that loads tables into the DataStore overwrites {@code
   * hash}.
   */
  static final String SENT_HASH = "moisson_hash";

  /** Path of a file of ours that the portal is to store itself; this field is never sent. */
  static final String UPLOAD = "upload";

  /** As in our feeds: records that we send and those that a portal harvests must not differ. */
  private static final String SPDX = "https://spdx.org/rdf/terms#checksumAlgorithm_";

  private static final DateTimeFormatter CKAN_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final Dataset dataset;
  private final URI files;
  private final long uploadBelow;
  private final ResourceIds ids = new ResourceIds();

  /**
   * @param uploadBelow size in bytes from which an extract is linked to instead of sent
   */
  CkanResources(Dataset dataset, URI files, long uploadBelow) {
    this.dataset = dataset;
    this.files = files;
    this.uploadBelow = uploadBelow;
  }

  ArrayNode render() {
    ArrayNode resources = JsonNodeFactory.instance.arrayNode();
    for (Distribution distribution : dataset.distributions()) {
      resources.add(distribution.<ObjectNode>either(this::render, this::render));
    }
    return resources;
  }

  private ObjectNode render(Distribution.Link link) {
    ObjectNode resource = common(link);
    put(resource, "description", link.description());
    put(resource, "last_modified", ckanTime(link.modified()));
    if (link.checksum() != null) {
      int colon = link.checksum().indexOf(':');
      hash(resource, link.checksum().substring(colon + 1));
      put(
          resource,
          "hash_algorithm",
          colon < 0 ? null : SPDX + link.checksum().substring(0, colon));
    }
    schema(resource, link.schema());
    details(resource, link);
    if (link.service() != null) {
      service(resource.putArray("access_services").addObject(), link, link.service());
    }
    return resource;
  }

  private static void details(ObjectNode resource, Distribution.Link link) {
    LinkDetails details = link.more();
    put(resource, "issued", details.issued());
    put(resource, "status", DistributionCodes.STATUS.iri(details.status()).orElse(null));
    put(
        resource,
        "availability",
        DistributionCodes.AVAILABILITY.iri(details.availability()).orElse(null));
    put(resource, "documentation", details.documentation());
    if (!details.access().isEmpty()) {
      put(resource, "access_url", details.access().get(0)); // ckanext-dcat takes one
      put(resource, "download_url", link.url());
    }
  }

  /** As in our feeds, so that ckanext-dcat exports it as a {@code dcat:DataService}. */
  private void service(ObjectNode service, Distribution.Link link, Service behind) {
    put(service, "title", Objects.requireNonNullElse(behind.title(), link.title()).strip());
    service.putArray("endpoint_url").add(behind.endpoint().toString());
    boolean isDescribed =
        !behind.endpoint().equals(link.url())
            && EndpointAddress.describes(link.url(), behind.endpoint());
    put(
        service,
        "endpoint_description",
        Stream.concat(
                behind.descriptions().stream(),
                isDescribed ? Stream.of(link.url()) : Stream.empty())
            .findFirst()
            .orElse(null));
    put(service, "identifier", behind.layer());
    Protocols.standard(behind).ifPresent(standard -> service.putArray("conforms_to").add(standard));
  }

  private ObjectNode render(Distribution.Extract extract) {
    ObjectNode resource = common(extract);
    put(resource, "description", ReceiptText.summary(extract));
    hash(resource, extract.sha256());
    put(resource, "hash_algorithm", SPDX + "sha256");
    put(resource, "source_url", extract.derivedFrom());
    put(resource, UPLOAD, extract.bytes() < uploadBelow ? extract.file() : null);
    if (extract.assessment() != null) {
      schema(resource, extract.assessment().followed());
    }
    return resource;
  }

  private static void hash(ObjectNode resource, String hash) {
    put(resource, "hash", hash);
    put(resource, SENT_HASH, hash);
  }

  private static void schema(ObjectNode resource, @Nullable URI address) {
    if (address != null) {
      resource.putArray("conforms_to").add(address.toString());
    }
  }

  private ObjectNode common(Distribution distribution) {
    Licence licence = dataset.licenceOf(distribution);
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    put(resource, ID, ids.of(distribution));
    put(resource, "url", distribution.address(files));
    put(resource, "name", distribution.title().strip());
    put(resource, "format", distribution.format());
    put(resource, "mimetype", distribution.mediaType());
    if (distribution.bytes() != null) {
      resource.put("size", distribution.bytes());
    }
    put(resource, "license", licence == null ? null : licence.uri());
    put(resource, "rights", String.join("\n", dataset.rights()));
    return resource;
  }

  /**
   * CKAN refuses dates with a time zone, and returns seconds without one: UTC without a zone. CKAN
   * does not accept a year alone as a date.
   */
  private static @Nullable String ckanTime(@Nullable String iso) {
    if (iso == null) {
      return null;
    }
    try {
      LocalDateTime time =
          !iso.contains("T")
              ? LocalDate.parse(iso).atStartOfDay()
              : iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                  ? OffsetDateTime.parse(iso)
                      .withOffsetSameInstant(ZoneOffset.UTC)
                      .toLocalDateTime()
                  : LocalDateTime.parse(iso);
      return CKAN_TIME.format(time);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
