package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.rules.HighValueRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a dataset of the udata API v1. Values stay as udata wrote them, to be normalised later. */
final class UdataDataset {

  static Dataset map(DatasetId id, JsonNode body, URI portal) {
    String title = body.path("title").asText("");
    if (JsonFields.text(body, "deleted") != null
        || JsonFields.text(body, "archived") != null
        || body.path("private").asBoolean()) {
      throw new BadItem(Notice.of(Code.NOT_PUBLIC, title));
    }
    UdataRights rights = new UdataRights(body);
    JsonNode harvest = body.path("harvest");
    return Dataset.draft(id, title)
        .description(body.path("description").asText(""))
        .keywords(JsonFields.texts(body.path("tags")))
        .publisher(publisher(body))
        .contact(contact(body))
        .licence(rights.licence())
        .frequency(JsonFields.text(body, "frequency"))
        .issued(date(JsonFields.text(harvest, "issued_at", "created_at"), body, "created_at"))
        .modified(
            date(JsonFields.text(harvest, "modified_at"), body, "last_update", "last_modified"))
        .temporal(period(body.path("temporal_coverage")))
        .coverage(coverage(body.path("spatial")))
        .landingPage(landingPage(body, portal))
        .identifiers(identifiers(body))
        .provenance(rights.harvested("provenance"))
        .access(rights.access())
        .rights(rights.statements())
        .attributions(attributions(body))
        .sources(Stream.ofNullable(JsonFields.address(harvest, "remote_url")).toList())
        .legislation(isHighValue(body) ? List.of(HighValueRule.REGULATION) : List.of())
        .hvdCategories(highValueCategories(body))
        .distributions(links(body.path("resources"), portal))
        .build();
  }

  private static boolean isHighValue(JsonNode body) {
    return body.path("badges").findValuesAsText("kind").contains("hvd");
  }

  /** Tags that many other datasets have too; they are categories only if the badge is present. */
  private static List<URI> highValueCategories(JsonNode body) {
    return isHighValue(body)
        ? JsonFields.texts(body.path("tags")).stream()
            .flatMap(tag -> UdataWords.highValueCategory(tag).stream())
            .toList()
        : List.of();
  }

  /** The date at the origin for a harvested dataset, else the portal's. */
  private static @Nullable String date(@Nullable String origin, JsonNode body, String... here) {
    return origin == null ? JsonFields.text(body, here) : origin;
  }

  /**
   * The identifiers of the dataset elsewhere: harvested datasets keep those of their origin, and
   * some are copies of a dataset of the Géoplateforme.
   */
  private static List<String> identifiers(JsonNode body) {
    JsonNode harvest = body.path("harvest");
    return Stream.of(
            JsonFields.text(body, "id"),
            JsonFields.text(body, "uri"),
            JsonFields.text(harvest, "uri"),
            JsonFields.text(harvest, "remote_id"),
            JsonFields.text(harvest, "dct_identifier"),
            JsonFields.text(body.path("extras"), "geop:dataset_id"))
        .filter(Objects::nonNull)
        .toList();
  }

  static @Nullable Agent publisher(JsonNode body) {
    JsonNode organization = body.path("organization");
    if (organization.hasNonNull("name")) {
      return new Agent(
          organization.path("name").asText(),
          JsonFields.address(organization, "url", "page"),
          Agent.sirenOf(organization.path("business_number_id").asText("")).orElse(null));
    }
    JsonNode owner = body.path("owner");
    String name = owner.path("first_name").asText("") + " " + owner.path("last_name").asText("");
    return name.isBlank() ? null : new Agent(name.strip(), JsonFields.address(owner, "page"), null);
  }

  /** Points with another role are not contacts. */
  private static @Nullable Contact contact(JsonNode body) {
    return points(body)
        .filter(point -> "contact".equals(role(point)))
        .map(
            point ->
                new Contact(
                    JsonFields.text(point, "name"),
                    JsonFields.text(point, "email"),
                    JsonFields.address(point, "contact_form")))
        .min(Contact.EASIEST_FIRST)
        .orElse(null);
  }

  private static List<Attribution> attributions(JsonNode body) {
    return points(body)
        .filter(point -> !"contact".equals(role(point)))
        .flatMap(
            point ->
                Stream.ofNullable(JsonFields.text(point, "name"))
                    .map(
                        name ->
                            new Attribution(
                                Vocabulary.role(role(point)).orElse(role(point)),
                                new Agent(name, JsonFields.address(point, "contact_form"), null),
                                JsonFields.text(point, "email"))))
        .toList();
  }

  /** Before version 10, udata had only one contact point. */
  private static Stream<JsonNode> points(JsonNode body) {
    return Stream.concat(
        body.path("contact_points").valueStream(),
        Stream.of(body.path("contact_point")).filter(JsonNode::isObject));
  }

  private static String role(JsonNode point) {
    return Objects.requireNonNullElse(JsonFields.text(point, "role"), "contact");
  }

  private static @Nullable Period period(JsonNode coverage) {
    String start = JsonFields.text(coverage, "start");
    String end = JsonFields.text(coverage, "end");
    return start == null && end == null ? null : new Period(start, end);
  }

  static Coverage coverage(JsonNode spatial) {
    List<String> zones = new ArrayList<>();
    for (JsonNode zone : spatial.path("zones")) {
      zones.add(zone.isTextual() ? zone.asText() : zone.path("id").asText());
    }
    return Coverage.of(zones, JsonFields.box(spatial.path("geom")));
  }

  private static @Nullable URI landingPage(JsonNode body, URI portal) {
    URI page = JsonFields.address(body, "page", "uri");
    return page == null && JsonFields.text(body, "slug") != null
        ? portal.resolve("/fr/datasets/" + RequestUris.step(body.path("slug").asText()) + "/")
        : page;
  }

  private static List<Link> links(JsonNode resources, URI portal) {
    return resources
        .valueStream()
        .flatMap(resource -> UdataResource.links(resource, portal))
        .toList();
  }

  private UdataDataset() {}
}
