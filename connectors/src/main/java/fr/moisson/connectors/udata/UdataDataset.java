package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dataset of the udata API v1 as ours. Values stay as udata wrote them; the rules come after. */
final class UdataDataset {

  private static final String TABULAR = "https://tabular-api.data.gouv.fr/api/resources/";

  static Dataset map(DatasetId id, JsonNode body, URI portal) {
    String title = body.path("title").asText("");
    if (JsonFields.text(body, "deleted") != null
        || JsonFields.text(body, "archived") != null
        || body.path("private").asBoolean()) {
      throw new BadItem(Notice.of(Code.NOT_PUBLIC, title));
    }
    return Dataset.draft(id, title)
        .description(body.path("description").asText(""))
        .keywords(JsonFields.texts(body.path("tags")))
        .publisher(publisher(body))
        .contact(contact(body))
        .licence(Licence.stated(body.path("license").asText("")))
        .frequency(JsonFields.text(body, "frequency"))
        .issued(date(body, "issued_at", "created_at"))
        .modified(date(body, "modified_at", "last_update", "last_modified"))
        .temporal(period(body.path("temporal_coverage")))
        .coverage(coverage(body.path("spatial")))
        .landingPage(landingPage(body, portal))
        .identifiers(identifiers(body))
        .sources(Stream.ofNullable(JsonFields.address(body.path("harvest"), "remote_url")).toList())
        .distributions(links(body.path("resources"), portal))
        .build();
  }

  /** That of its origin, for a harvested one. */
  private static @Nullable String date(JsonNode body, String atOrigin, String... here) {
    String origin = JsonFields.text(body.path("harvest"), atOrigin);
    return origin == null ? JsonFields.text(body, here) : origin;
  }

  /**
   * By which names the dataset is known elsewhere: a harvested one keeps those of its origin, and
   * some are twins of a dataset of the Géoplateforme.
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
      String siret = organization.path("business_number_id").asText("");
      return new Agent(
          organization.path("name").asText(),
          JsonFields.address(organization, "url", "page"),
          siret.matches("\\d{14}") ? siret.substring(0, 9) : null);
    }
    JsonNode owner = body.path("owner");
    String name = owner.path("first_name").asText("") + " " + owner.path("last_name").asText("");
    return name.isBlank() ? null : new Agent(name.strip(), JsonFields.address(owner, "page"), null);
  }

  private static @Nullable Contact contact(JsonNode body) {
    JsonNode point = body.path("contact_points").path(0);
    return point.isMissingNode()
        ? null
        : new Contact(
            JsonFields.text(point, "name"),
            JsonFields.text(point, "email"),
            JsonFields.address(point, "contact_form"));
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
        ? portal.resolve("/fr/datasets/" + body.path("slug").asText() + "/")
        : page;
  }

  private static List<Link> links(JsonNode resources, URI portal) {
    List<Link> links = new ArrayList<>();
    for (JsonNode resource : resources) {
      // The permalink outlives the file that it leads to today.
      URI url = JsonFields.address(resource, "latest", "url");
      if (url != null) {
        links.add(
            new Link(
                resource.path("id").asText(url.toString()),
                resource.path("title").asText(""),
                JsonFields.text(resource, "description"),
                url,
                JsonFields.text(resource, "format"),
                JsonFields.text(resource, "mime"),
                JsonFields.size(resource, "filesize"),
                checksum(resource.path("checksum")),
                JsonFields.text(resource, "last_modified"),
                JsonFields.address(resource.path("schema"), "url")));
        tabular(resource, portal).ifPresent(links::add);
      }
    }
    return links;
  }

  /**
   * What data.gouv.fr's tabular API gives of a file that its crawler could read: rows that can be
   * filtered, even when the server of the file is down.
   */
  private static Optional<Link> tabular(JsonNode resource, URI portal) {
    JsonNode extras = resource.path("extras");
    boolean isRead =
        JsonFields.text(extras, "analysis:parsing:parsing_table") != null
            || JsonFields.text(extras, "analysis:parsing:finished_at") != null
                && JsonFields.text(extras, "analysis:parsing:error") == null;
    String id = resource.path("id").asText("");
    if (!isRead || id.isEmpty() || !String.valueOf(portal.getHost()).endsWith("data.gouv.fr")) {
      return Optional.empty();
    }
    URI rows = URI.create(TABULAR + Addresses.step(id) + "/data/");
    Link plain = Link.to(resource.path("title").asText("") + " (API tabulaire)", rows);
    return Optional.of(
        plain
            .named(id + " API", null)
            .through(new Service(URI.create(TABULAR + Addresses.step(id) + "/"), "API", null)));
  }

  private static @Nullable String checksum(JsonNode checksum) {
    return JsonFields.text(checksum, "type") != null && JsonFields.text(checksum, "value") != null
        ? checksum.path("type").asText().toLowerCase(Locale.ROOT)
            + ":"
            + checksum.path("value").asText()
        : null;
  }

  private UdataDataset() {}
}
