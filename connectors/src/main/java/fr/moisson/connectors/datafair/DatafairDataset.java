package fr.moisson.connectors.datafair;

import static fr.moisson.connectors.json.JsonFields.address;
import static fr.moisson.connectors.json.JsonFields.first;
import static fr.moisson.connectors.json.JsonFields.size;
import static fr.moisson.connectors.json.JsonFields.text;
import static fr.moisson.connectors.json.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a dataset of data-fair's API v1. Values stay as written there, to be normalised later. */
final class DatafairDataset {

  private static final Set<String> HIDDEN = Set.of("private", "protected");

  /**
   * @param datasets address of the collection
   * @throws BadItem if the dataset is not public
   */
  static Dataset map(DatasetId id, JsonNode body, String datasets) {
    String title = Objects.requireNonNullElse(text(body, "title"), "");
    if (HIDDEN.contains(body.path("visibility").asText()) || "draft".equals(text(body, "status"))) {
      throw new BadItem(Notice.of(Code.NOT_PUBLIC, title));
    }
    return Dataset.draft(id, title)
        .description(Objects.requireNonNullElse(text(body, "description", "summary"), ""))
        .keywords(keywords(body))
        .publisher(publisher(body))
        .licence(licence(body.path("license")))
        .frequency(text(body, "frequency"))
        .issued(text(body, "createdAt"))
        .modified(text(body, "modified", "dataUpdatedAt", "finalizedAt", "updatedAt"))
        .temporal(period(body))
        .coverage(Coverage.of(texts(body.path("spatial")), JsonFields.bbox(body.path("bbox"))))
        .landingPage(address(body, "page", "origin"))
        .identifiers(JsonFields.identifiers(texts(body.path("page")).stream()))
        .sources(Stream.ofNullable(address(body, "origin")).toList())
        .conformsTo(standards(body))
        .access("public".equals(text(body, "visibility")) ? "PUBLIC" : null)
        .distributions(links(body, datasets, id.remoteId()))
        .build();
  }

  private static Set<String> keywords(JsonNode body) {
    Set<String> keywords = new TreeSet<>(texts(body.path("keywords")));
    body.path("topics").forEach(topic -> keywords.addAll(texts(topic.path("title"))));
    return keywords;
  }

  /** The creator is only a text; the account's owner is used if it is missing. */
  private static @Nullable Agent publisher(JsonNode body) {
    String creator = text(body, "creator");
    String name = creator == null ? text(body.path("owner"), "name") : creator;
    return name == null ? null : new Agent(name, null, null);
  }

  private static @Nullable Licence licence(JsonNode licence) {
    return Licence.of(text(licence, "title"), address(licence, "href"));
  }

  /** The schema that the data follow, and the coordinate system. */
  private static List<Standard> standards(JsonNode body) {
    JsonNode stated = body.path("conformsTo");
    return Stream.concat(
            Stream.ofNullable(text(stated, "title", "url"))
                .map(title -> new Standard(title, address(stated, "url"))),
            EpsgCode.standard(text(body.path("projection"), "code")).stream())
        .toList();
  }

  private static @Nullable Period period(JsonNode body) {
    JsonNode stated = body.path("temporal");
    JsonNode measured = body.path("timePeriod");
    String start = first(text(stated, "start"), text(measured, "startDate"));
    String end = first(text(stated, "end"), text(measured, "endDate"));
    return start == null && end == null ? null : new Period(start, end);
  }

  private static List<Link> links(JsonNode body, String datasets, String id) {
    URI own = address(body, "href");
    String href = own == null ? datasets + "/" + RequestUris.step(id) : own.toString();
    String updated = text(body, "dataUpdatedAt", "finalizedAt", "updatedAt");
    List<Link> links = new ArrayList<>();
    JsonNode file =
        body.path("originalFile").isObject() ? body.path("originalFile") : body.path("file");
    if (file.hasNonNull("name")) {
      links.add(original(file, URI.create(href + "/raw"), updated));
    }
    // A dataset without columns and rows only describes its attachments.
    if (!body.path("schema").isEmpty() || body.hasNonNull("count")) {
      URI lines = URI.create(href + "/lines");
      links.add(
          Link.to("API data-fair", lines)
              .named("lines", null)
              .typed("REST", "application/json")
              .dated(updated)
              .through(new Service(URI.create(href), "API", null)));
    }
    for (JsonNode attachment : body.path("attachments")) {
      URI url = JsonFields.stated(attachment, "url");
      String name = text(attachment, "name");
      if (url != null) {
        links.add(attached(attachment, url));
      } else if (name != null) {
        // The file of an attachment is stored with the dataset, even if the answer gives no
        // address.
        links.add(
            attached(
                attachment, URI.create(href + "/metadata-attachments/" + RequestUris.step(name))));
      }
    }
    return links;
  }

  private static Link original(JsonNode file, URI url, @Nullable String updated) {
    String md5 = text(file, "md5");
    String name = file.path("name").asText();
    return Link.to(name, url)
        .named("raw", null)
        .typed(extension(name), text(file, "mimetype"))
        .sized(size(file, "size"), md5 == null ? null : "md5:" + md5)
        .dated(updated);
  }

  /** A file, or the address of anything, such as a service. */
  private static Link attached(JsonNode attachment, URI url) {
    String title = Objects.requireNonNullElse(text(attachment, "title", "name"), "");
    Link link =
        Link.to(title, url)
            .described(title, text(attachment, "description"))
            .typed(null, text(attachment, "mimetype"))
            .sized(size(attachment, "size"), null)
            .dated(text(attachment, "updatedAt"));
    return ServedLinks.of(link, null, ServedLinks.layer(link.title())).orElse(link);
  }

  private static @Nullable String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? null : name.substring(dot + 1);
  }

  private DatafairDataset() {}
}
