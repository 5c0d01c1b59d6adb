package fr.moisson.harvesters.rules;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads just enough of udata's JSON to test the rules with real metadata. */
final class UdataJson {

  static Dataset dataset(JsonNode dataset, JsonNode organization, JsonNode resources) {
    JsonNode contact = dataset.path("contact_points").path(0);
    JsonNode period = dataset.path("temporal_coverage");
    return Dataset.draft(
            new DatasetId("79191", "udata", dataset.path("id").asText()),
            dataset.path("title").asText())
        .description(dataset.path("description").asText())
        .keywords(texts(dataset.path("tags")))
        .publisher(
            organization.isObject()
                ? new Agent(organization.path("name").asText(), null, null)
                : null)
        .contact(
            contact.isObject()
                ? new Contact(text(contact, "name"), text(contact, "email"), null)
                : null)
        .licence(Optional.ofNullable(text(dataset, "license")).map(Licence::stated).orElse(null))
        .frequency(text(dataset, "frequency"))
        .issued(text(dataset, "created_at"))
        .modified(text(dataset, "last_modified"))
        .temporal(period.isObject() ? new Period(text(period, "start"), text(period, "end")) : null)
        .coverage(
            Coverage.of(
                texts(dataset.path("spatial").path("zones")),
                box(dataset.path("spatial").path("geom").path("coordinates"))))
        .landingPage(Optional.ofNullable(text(dataset, "page")).map(URI::create).orElse(null))
        .distributions(links(resources))
        .build();
  }

  private static List<Link> links(JsonNode resources) {
    List<Link> links = new ArrayList<>();
    for (JsonNode resource : resources) {
      JsonNode sum = resource.path("checksum");
      WebAddress.read(resource.path("url").asText())
          .ifPresent(
              url ->
                  links.add(
                      new Link(
                          resource.path("id").asText(),
                          resource.path("title").asText(),
                          text(resource, "description"),
                          url,
                          text(resource, "format"),
                          text(resource, "mime"),
                          resource.path("filesize").isNumber()
                              ? resource.path("filesize").asLong()
                              : null,
                          sum.isObject()
                              ? sum.path("type").asText() + ":" + sum.path("value").asText()
                              : null,
                          text(resource, "last_modified"),
                          null)));
    }
    return links;
  }

  /** The first and third corners of the first ring, unordered: ordering them is the rules' task. */
  private static @Nullable Box box(JsonNode polygons) {
    JsonNode ring = polygons.path(0).path(0);
    return ring.size() < 4
        ? null
        : new Box(
            ring.path(0).path(0).asDouble(),
            ring.path(0).path(1).asDouble(),
            ring.path(2).path(0).asDouble(),
            ring.path(2).path(1).asDouble());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).asText() : null;
  }

  private UdataJson() {}
}
