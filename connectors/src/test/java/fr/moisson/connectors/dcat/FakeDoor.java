package fr.moisson.connectors.dcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A door that serves the given answers and nothing else. */
final class FakeDoor implements Door {

  private final Path folder;
  private final Map<URI, Body> answers = new LinkedHashMap<>();
  final List<URI> asked = new ArrayList<>();

  FakeDoor(Path folder) {
    this.folder = folder;
  }

  /** A folder in which runs may keep files too. */
  Path folder() {
    return folder;
  }

  FakeDoor serving(String uri, @Nullable String mediaType, String content) {
    String sha256 = Hashes.sha256(content);
    Path file = folder.resolve(sha256);
    try {
      Files.write(file, content.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return serving(uri, uri, mediaType, file, sha256);
  }

  FakeDoor serving(String uri, byte[] content) {
    try {
      return serving(URI.create(uri), Files.write(Files.createTempFile(folder, "", ""), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeDoor serving(URI uri, Path file) {
    return serving(uri.toString(), uri.toString(), null, file, file.toString());
  }

  FakeDoor redirecting(String from, String to) {
    answers.put(URI.create(from), answers.get(URI.create(to)));
    return this;
  }

  private FakeDoor serving(
      String uri, String finalUri, @Nullable String mediaType, Path file, String sha256) {
    answers.put(
        URI.create(uri), new Body(URI.create(finalUri), file, mediaType, null, Map.of(), sha256));
    return this;
  }

  /** The datasets of a feed served by this door. */
  List<Dataset> datasets(String feed) {
    return DcatSourceTest.fetch(this, feed).stream().map(DcatSourceTest::map).toList();
  }

  @Override
  public Body get(Request request) {
    asked.add(request.uri());
    Body body = answers.get(request.uri());
    if (body == null) {
      throw Refusals.of(String.valueOf(request.uri()), 404, "not in this test");
    }
    return body;
  }

  @Override
  public Reply send(Request request) {
    throw new AssertionError("a source never writes");
  }
}
