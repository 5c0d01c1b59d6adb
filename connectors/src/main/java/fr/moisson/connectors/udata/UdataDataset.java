package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
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
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A dataset of the udata API v1 as ours. Values stay as udata wrote them; the rules come after. */
final class UdataDataset {

  private static final String TABULAR = "https://tabular-api.data.gouv.fr/api/resources/";

  static Dataset map(DatasetId id, JsonNode body, URI portal) {
    String title = body.path("title").asText("");
    if (isSet(body, "deleted") || isSet(body, "archived") || body.path("private").asBoolean()) {
      throw new BadItem(Notice.of(Code.NOT_PUBLIC, title));
    }
    JsonNode harvest = body.path("harvest");
    return Dataset.draft(id, title)
        .description(body.path("description").asText(""))
        .keywords(texts(body.path("tags")))
        .publisher(publisher(body))
        .contact(contact(body))
        .licence(Licence.stated(body.path("license").asText("")))
        .frequency(text(body, "frequency"))
        .issued(first(text(harvest, "issued_at"), text(body, "created_at")))
        .modified(
            first(
                text(harvest, "modified_at"),
                text(body, "last_update"),
                text(body, "last_modified")))
        .temporal(period(body.path("temporal_coverage")))
        .coverage(coverage(body.path("spatial")))
        .landingPage(landingPage(body, portal))
        .identifiers(identifiers(body))
        .distributions(links(body.path("resources"), portal))
        .build();
  }

  /**
   * By which names the dataset is known elsewhere: a harvested one keeps those of its origin, and
   * some are twins of a dataset of the Géoplateforme.
   */
  private static List<String> identifiers(JsonNode body) {
    JsonNode harvest = body.path("harvest");
    return Stream.of(
            text(body, "id"),
            text(body, "uri"),
            text(harvest, "uri"),
            text(harvest, "remote_id"),
            text(harvest, "dct_identifier"),
            text(body.path("extras"), "geop:dataset_id"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean isSet(JsonNode node, String field) {
    return node.hasNonNull(field) && !node.path(field).asText().isEmpty();
  }

  private static @Nullable String text(JsonNode node, String field) {
    return isSet(node, field) ? node.path(field).asText() : null;
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  static @Nullable Agent publisher(JsonNode body) {
    JsonNode organization = body.path("organization");
    if (organization.hasNonNull("name")) {
      String siret = organization.path("business_number_id").asText("");
      return new Agent(
          organization.path("name").asText(),
          uri(first(text(organization, "url"), text(organization, "page"))),
          siret.matches("\\d{14}") ? siret.substring(0, 9) : null);
    }
    JsonNode owner = body.path("owner");
    String name = owner.path("first_name").asText("") + " " + owner.path("last_name").asText("");
    return name.isBlank() ? null : new Agent(name.strip(), uri(text(owner, "page")), null);
  }

  private static @Nullable Contact contact(JsonNode body) {
    JsonNode point = body.path("contact_points").path(0);
    return point.isMissingNode()
        ? null
        : new Contact(text(point, "name"), text(point, "email"), uri(text(point, "contact_form")));
  }

  private static @Nullable Period period(JsonNode coverage) {
    String start = text(coverage, "start");
    String end = text(coverage, "end");
    return start == null && end == null ? null : new Period(start, end);
  }

  static Coverage coverage(JsonNode spatial) {
    List<String> zones = new ArrayList<>();
    for (JsonNode zone : spatial.path("zones")) {
      zones.add(zone.isTextual() ? zone.asText() : zone.path("id").asText());
    }
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    widen(box, spatial.path("geom").path("coordinates"));
    return Coverage.of(zones, box[0] > box[2] ? null : new Box(box[0], box[1], box[2], box[3]));
  }

  /** Nesting is bounded by the reader of the page. */
  private static void widen(double[] box, JsonNode coordinates) {
    if (coordinates.path(0).isNumber() && coordinates.path(1).isNumber()) {
      box[0] = Math.min(box[0], coordinates.get(0).asDouble());
      box[1] = Math.min(box[1], coordinates.get(1).asDouble());
      box[2] = Math.max(box[2], coordinates.get(0).asDouble());
      box[3] = Math.max(box[3], coordinates.get(1).asDouble());
    } else {
      coordinates.forEach(part -> widen(box, part));
    }
  }

  private static @Nullable URI landingPage(JsonNode body, URI portal) {
    URI page = uri(first(text(body, "page"), text(body, "uri")));
    return page == null && isSet(body, "slug")
        ? portal.resolve("/fr/datasets/" + body.path("slug").asText() + "/")
        : page;
  }

  private static List<Link> links(JsonNode resources, URI portal) {
    List<Link> links = new ArrayList<>();
    for (JsonNode resource : resources) {
      // The permalink outlives the file that it leads to today.
      URI url = uri(first(text(resource, "latest"), text(resource, "url")));
      if (url != null) {
        links.add(
            new Link(
                resource.path("id").asText(url.toString()),
                resource.path("title").asText(""),
                text(resource, "description"),
                url,
                text(resource, "format"),
                text(resource, "mime"),
                resource.path("filesize").isNumber() ? resource.path("filesize").asLong() : null,
                checksum(resource.path("checksum")),
                text(resource, "last_modified"),
                uri(text(resource.path("schema"), "url"))));
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
        isSet(extras, "analysis:parsing:parsing_table")
            || isSet(extras, "analysis:parsing:finished_at")
                && !isSet(extras, "analysis:parsing:error");
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
    return isSet(checksum, "type") && isSet(checksum, "value")
        ? checksum.path("type").asText().toLowerCase(Locale.ROOT)
            + ":"
            + checksum.path("value").asText()
        : null;
  }

  /** Addresses come with spaces and accents; those are encoded, what is not an address is null. */
  private static @Nullable URI uri(@Nullable String address) {
    if (address == null) {
      return null;
    }
    return WebAddress.read(address).orElse(null);
  }

  private UdataDataset() {}
}
