package fr.moisson.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A door with scripted answers; a request for any other address fails the test. */
public final class ScriptedDoor implements Door {

  private final Path folder;
  private final Map<URI, Function<URI, Body>> script = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private @Nullable Function<URI, Body> otherwise;

  /**
   * @param folder where bodies are kept
   */
  public ScriptedDoor(Path folder) {
    this.folder = folder;
  }

  public ScriptedDoor serve(String address, String json) {
    return serve(address, uri -> body(uri, "application/json", null, json.getBytes(UTF_8)));
  }

  /** Serves an answer of any type, as its header states it. */
  public ScriptedDoor serve(String address, @Nullable String mediaType, String content) {
    return serve(address, uri -> body(uri, mediaType, null, content.getBytes(UTF_8)));
  }

  /** Serves an answer that declares its charset. */
  public ScriptedDoor serve(String address, String json, Charset charset) {
    return serve(
        address, uri -> body(uri, "application/json", charset.name(), json.getBytes(charset)));
  }

  public ScriptedDoor serve(String address, Function<URI, Body> answer) {
    script.put(URI.create(address), answer);
    return this;
  }

  /** Serves an answer computed from the address for every other address. */
  public ScriptedDoor otherwise(Function<URI, String> json) {
    otherwise = uri -> body(uri, "application/json", null, json.apply(uri).getBytes(UTF_8));
    return this;
  }

  /** The addresses requested so far. */
  public List<String> asked() {
    return asked;
  }

  /** A folder in which runs may keep files too. */
  public Path folder() {
    return folder;
  }

  @Override
  public Body get(Request request) {
    asked.add(request.uri().toString());
    Function<URI, Body> answer = script.getOrDefault(request.uri(), otherwise);
    if (answer == null) {
      throw new AssertionError("nothing is scripted for " + request.uri());
    }
    return answer.apply(request.uri());
  }

  @Override
  public Reply send(Request request) {
    throw new AssertionError("a source writes nothing");
  }

  public Body body(URI uri, @Nullable String mediaType, @Nullable String charset, byte[] content) {
    return written(uri, mediaType, charset, out -> out.write(content));
  }

  /** Writes to a stream, so that a large answer takes no memory. */
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  public Body written(
      URI uri, @Nullable String mediaType, @Nullable String charset, Writing content) {
    try {
      Path file = Files.createTempFile(folder, "answer", null);
      try (OutputStream out = Files.newOutputStream(file)) {
        content.to(out);
      }
      return new Body(uri, file, mediaType, charset, Map.of(), sha256(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return Hashes.sha256(content);
    }
  }
}
