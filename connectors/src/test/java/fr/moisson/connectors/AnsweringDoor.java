package fr.moisson.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Door;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A door whose answers are computed from the whole request, including its body. */
public final class AnsweringDoor implements Door {

  private final ScriptedDoor bodies;
  private final Function<Request, String> reads;
  private final Function<Request, Reply> writes;
  private final List<String> asked = new ArrayList<>();

  /**
   * A door that refuses to send anything.
   *
   * @param folder where bodies are stored
   * @param reads computes the answer to a read
   */
  public AnsweringDoor(Path folder, Function<Request, String> reads) {
    this(
        folder,
        reads,
        request -> {
          throw new AssertionError("nothing is to be sent: " + shown(request));
        });
  }

  public AnsweringDoor(
      Path folder, Function<Request, String> reads, Function<Request, Reply> writes) {
    this.bodies = new ScriptedDoor(folder);
    this.reads = reads;
    this.writes = writes;
  }

  /** Method, address and body of each request so far; form bodies are decoded. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public Body get(Request request) {
    asked.add(shown(request));
    String answer = reads.apply(request);
    String mediaType = answer.startsWith("<") ? "text/html" : "application/json";
    return bodies.body(request.uri(), mediaType, null, answer.getBytes(UTF_8));
  }

  @Override
  public Reply send(Request request) {
    asked.add(shown(request));
    return writes.apply(request);
  }

  private static String shown(Request request) {
    String body = body(request);
    return request.method() + " " + request.uri() + (body.isEmpty() ? "" : " " + body);
  }

  /** The body as text; a form is decoded. */
  public static String body(Request request) {
    byte[] body = request.body();
    if (body == null) {
      return "";
    }
    String text = new String(body, UTF_8);
    return request.headers().getOrDefault("Content-Type", "").contains("form")
        ? URLDecoder.decode(text, UTF_8)
        : text;
  }
}
