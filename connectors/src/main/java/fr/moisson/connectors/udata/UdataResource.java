package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.SchemaAddress;
import fr.moisson.harvesters.iso.ServedLinks;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.values.UrlName;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a udata resource as links. Values that nobody stated are taken from its crawler. */
final class UdataResource {

  private static final String TABULAR = "https://tabular-api.data.gouv.fr/api/resources/";

  /** Its file, page or service, and its rows in the tabular API; empty if it has no address. */
  static Stream<Link> links(JsonNode resource, URI portal) {
    URI original = JsonFields.address(resource, "url");
    // The permalink also leads to later versions of the file.
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
            LinkDetails.NONE.issuedAt(
                issued == null ? JsonFields.text(resource, "created_at") : issued));
  }

  /** The stated format, else that of the original address: the permalink has no extension. */
  private static @Nullable String format(JsonNode resource) {
    String stated = JsonFields.text(resource, "format");
    URI original = JsonFields.address(resource, "url");
    return stated == null && original != null ? UrlName.format(original).orElse(null) : stated;
  }

  /** Ignores 0, which crawlers write for an unknown size: nobody publishes an empty file. */
  private static @Nullable Long size(JsonNode of, String name) {
    Long size = JsonFields.size(of, name);
    return size == null || size == 0 ? null : size;
  }

  /** For the original address: a permalink accepts no parameters. */
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
   * The rows that data.gouv.fr's tabular API has of a file that its crawler could read; they can be
   * filtered, and are available even if the file's server is down.
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
