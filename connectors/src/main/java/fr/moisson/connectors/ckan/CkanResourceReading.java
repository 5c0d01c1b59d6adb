package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.json.JsonFields.address;
import static fr.moisson.connectors.json.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource of CKAN as a link. */
final class CkanResourceReading {

  /** Empty if it leads nowhere. */
  static Optional<Link> link(JsonNode resource) {
    URI url = address(resource, "download_url", "url", "access_url");
    if (url == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
            Objects.requireNonNullElse(text(resource, "id", "uri"), url.toString()),
            Objects.requireNonNullElse(text(resource, "name", "description"), nameOf(url)),
            text(resource, "description"),
            url,
            text(resource, "format"),
            mediaType(text(resource, "mimetype")),
            JsonFields.size(resource, "size"),
            checksum(resource),
            text(resource, "modified", "last_modified", "metadata_modified"),
            schema(resource)));
  }

  private static String nameOf(URI url) {
    String path = Objects.requireNonNullElse(url.getPath(), "");
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.isBlank() ? url.toString() : file;
  }

  /** DKAN writes « xlsx » there. */
  private static @Nullable String mediaType(@Nullable String stated) {
    return stated == null || !stated.contains("/") ? null : stated;
  }

  /** The algorithm by its name, else by the length of what it makes. */
  private static @Nullable String checksum(JsonNode resource) {
    String hash = Objects.requireNonNullElse(text(resource, "hash"), "").toLowerCase(Locale.ROOT);
    if (!hash.matches("[0-9a-f]+")) {
      return null;
    }
    String named = Objects.requireNonNullElse(text(resource, "hash_algorithm"), "");
    String algorithm = named.toLowerCase(Locale.ROOT).replaceFirst("^.*[_#/]", "").replace("-", "");
    return switch (hash.length()) {
      case 32 -> algorithm.isEmpty() || algorithm.equals("md5") ? "md5:" + hash : null;
      case 40 -> algorithm.isEmpty() || algorithm.equals("sha1") ? "sha1:" + hash : null;
      case 64 -> algorithm.isEmpty() || algorithm.equals("sha256") ? "sha256:" + hash : null;
      default -> null;
    };
  }

  private static @Nullable URI schema(JsonNode resource) {
    return JsonFields.texts(resource.path("conforms_to")).stream()
        .flatMap(text -> WebAddress.read(text).stream())
        .findFirst()
        .orElse(null);
  }

  private CkanResourceReading() {}
}
