package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.SchemaAddress;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.rules.UrlName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resource of udata as links. What nobody stated is what its crawler has found. */
final class UdataResource {

  private static final String TABULAR = "https://tabular-api.data.gouv.fr/api/resources/";

  /** Its file, page or service, and its rows by the tabular API; nothing if it has no address. */
  static Stream<Link> links(JsonNode resource, URI portal) {
    URI original = JsonFields.address(resource, "url");
    // The permalink outlives the file that it leads to today.
    URI lasting = JsonFields.stated(resource, "latest", "url");
    if (lasting == null) {
      return Stream.empty();
    }
    Link plain = link(resource, lasting);
    Link whole =
        original == null || "file".equals(JsonFields.text(resource, "filetype"))
            ? plain
            : service(resource, link(resource, original)).orElse(plain);
    return Stream.concat(Stream.of(whole), tabular(resource, portal).stream());
  }

  private static Link link(JsonNode resource, URI url) {
    JsonNode extras = resource.path("extras");
    Long stated = size(resource, "filesize");
    String type = JsonFields.text(resource, "mime");
    String modified = JsonFields.text(resource, "last_modified");
    Link link =
        new Link(
            resource.path("id").asText(url.toString()),
            resource.path("title").asText(""),
            JsonFields.text(resource, "description"),
            url,
            format(resource),
            type == null ? JsonFields.text(extras, "analysis:mime-type") : type,
            stated == null ? size(extras, "analysis:content-length") : stated,
            checksum(resource.path("checksum")),
            modified == null ? JsonFields.text(extras, "analysis:last-modified-at") : modified,
            schema(resource.path("schema")));
    String issued = JsonFields.text(resource.path("harvest"), "issued_at", "created_at");
    return link.licensed(new UdataRights(resource).licence())
        .detailed(
            new LinkDetails(
                issued == null ? JsonFields.text(resource, "created_at") : issued,
                null,
                null,
                List.of(),
                List.of()));
  }

  /** Of a file that nobody gave a format, that of its own address: the permalink shows none. */
  private static @Nullable String format(JsonNode resource) {
    String stated = JsonFields.text(resource, "format");
    URI original = JsonFields.address(resource, "url");
    return stated == null && original != null ? UrlName.format(original).orElse(null) : stated;
  }

  /** Nobody publishes an empty file: 0 is what a crawler writes that was told no size. */
  private static @Nullable Long size(JsonNode of, String name) {
    Long size = JsonFields.size(of, name);
    return size == null || size == 0 ? null : size;
  }

  /** At its own address: a permalink takes no parameters. */
  private static Optional<Link> service(JsonNode resource, Link link) {
    Optional<Link> known = ServedLinks.of(link, link.format(), ServedLinks.layer(link.title()));
    boolean isApi =
        "api".equals(JsonFields.text(resource, "type")) || "api".equalsIgnoreCase(link.format());
    return known.or(() -> isApi ? Optional.of(ServedLinks.api(link)) : Optional.empty());
  }

  private static @Nullable URI schema(JsonNode schema) {
    URI stated = JsonFields.address(schema, "url");
    return stated == null
        ? SchemaAddress.of(JsonFields.text(schema, "name"), JsonFields.text(schema, "version"))
        : stated;
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
    URI rows = URI.create(TABULAR + RequestUris.step(id) + "/data/");
    Link plain = Link.to(resource.path("title").asText("") + " (API tabulaire)", rows);
    return Optional.of(
        plain
            .named(id + " API", null)
            .through(new Service(URI.create(TABULAR + RequestUris.step(id) + "/"), "API", null)));
  }

  private static @Nullable String checksum(JsonNode checksum) {
    return JsonFields.text(checksum, "type") != null && JsonFields.text(checksum, "value") != null
        ? checksum.path("type").asText().toLowerCase(Locale.ROOT)
            + ":"
            + checksum.path("value").asText()
        : null;
  }

  private UdataResource() {}
}
