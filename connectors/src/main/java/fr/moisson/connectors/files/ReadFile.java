package fr.moisson.connectors.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.HttpDates;
import fr.moisson.connectors.http.Masking;
import fr.moisson.connectors.http.NextLink;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file on this machine, with what is known about its origin.
 *
 * @param name with extension
 * @param uri as configured, without secrets: the target of redirects may change at any time
 * @param modified in ISO 8601, if the server states it
 * @param isPage whether the server names a next page
 */
public record ReadFile(
    Path file,
    String name,
    URI uri,
    @Nullable String mediaType,
    @Nullable String charset,
    String sha256,
    @Nullable String modified,
    boolean isPage) {

  /** Downloads a web address. */
  public static ReadFile remote(Door door, URI url) {
    Door.Body body = door.get(Door.Request.get(url));
    return new ReadFile(
        body.file(),
        FileNames.sent(body).orElseGet(() -> FileNames.of(url)),
        Masking.masked(url),
        body.mediaType(),
        body.charset(),
        body.sha256(),
        HttpDates.read(body.headers().get("last-modified")).map(Instant::toString).orElse(null),
        NextLink.of(body).isPresent());
  }

  /**
   * A file that was copied to this machine.
   *
   * @param modified date of its last modification at its origin
   */
  static ReadFile local(Path file, String name, URI uri, Instant modified) {
    try (InputStream content = Files.newInputStream(file)) {
      return new ReadFile(
          file,
          name,
          uri,
          null,
          null,
          Hashes.sha256(content),
          modified.truncatedTo(ChronoUnit.SECONDS).toString(),
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SourceFile source() {
    return new SourceFile(file, name, mediaType, charset, uri, isPage);
  }

  /** The content of the item, so that mapping needs no I/O. */
  ObjectNode json(Table table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", table.file().toString());
    json.put("layer", table.layer());
    json.put("name", name);
    json.put("mediaType", mediaType);
    json.put("charset", charset);
    json.put("format", table.format().name());
    json.put("uri", uri.toString());
    json.put("sha256", sha256);
    json.put("bytes", bytes());
    json.put("lastModified", modified);
    return json;
  }

  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
