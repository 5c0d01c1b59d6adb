package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of our fields in a record beyond CKAN's own. Names of texts follow <a
 * href="https://docs.ckan.org/projects/ckanext-dcat/en/latest/mapping/">ckanext-dcat's mapping for
 * plain sites</a>, those of structures its schemas for ckanext-scheming, so that a portal with that
 * extension exports our records as good DCAT.
 */
final class CkanExtras {

  /** Our key. It is also in {@code identifier}, but a site may use that for something else. */
  static final String GUID = "guid";

  static final String TAGS = "moisson_tags";
  static final String GROUPS = "moisson_groups";
  static final String STATUS = "source_status";
  static final String STATUS_REASON = "source_status_reason";
  static final String WITHDRAWN = "withdrawn";

  /** Fields in which other harvesters store the identifiers of a dataset. */
  static final List<String> IDENTIFIERS = List.of(GUID, "identifier", "uri");

  /** Fields of our own bookkeeping; edits by others are overwritten. */
  static final Set<String> BOOKS = Set.of(GUID, TAGS, GROUPS, STATUS, STATUS_REASON);

  /** The fields that describe the dataset. */
  static final List<String> STATEMENTS =
      List.of(
          "access_rights",
          "alternate_identifier",
          "applicable_legislation",
          "conforms_to",
          "contact",
          "contact_email",
          "contact_name",
          "contact_uri",
          "creator",
          "creator_email",
          "creator_identifier",
          "creator_name",
          "creator_url",
          "documentation",
          "frequency",
          "hvd_category",
          "identifier",
          "is_referenced_by",
          "issued",
          "language",
          "license_text",
          "modified",
          "moisson_source",
          "moisson_territory",
          "provenance",
          "publisher",
          "publisher_identifier",
          "publisher_name",
          "publisher_url",
          "qualified_attribution",
          "related_resource",
          "source",
          "source_id",
          "spatial",
          "spatial_coverage",
          "spatial_resolution_as_text",
          "spatial_resolution_in_meters",
          "spatial_text",
          "spatial_uri",
          "spatial_zones",
          "temporal_coverage",
          "temporal_end",
          "temporal_start",
          "theme");

  /** The fields that are ours alone; no other extra is ever touched. */
  static final Set<String> OWNED =
      Stream.concat(STATEMENTS.stream(), BOOKS.stream())
          .collect(Collectors.toCollection(TreeSet::new));

  static ObjectNode extra(String key, String value) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", key)
        .put("value", CkanValues.cut(value));
  }

  /** The value of an extra of a record on the portal. */
  static Optional<String> value(JsonNode held, String key) {
    for (JsonNode extra : held.path("extras")) {
      if (extra.path("key").asText().equals(key)) {
        return Optional.of(extra.path("value").asText());
      }
    }
    return Optional.empty();
  }

  private CkanExtras() {}
}
