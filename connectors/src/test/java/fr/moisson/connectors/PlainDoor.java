package fr.moisson.connectors;

import fr.moisson.connectors.http.Form;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.HttpEntity;

/** A door without limits, retries or cache, for tests with a stand-in on this machine. */
public final class PlainDoor implements Door {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Duration patience;

  public PlainDoor() {
    this(Duration.ofSeconds(10));
  }

  /**
   * @param patience how long to wait for an answer
   */
  public PlainDoor(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Body get(Request request) {
    Reply reply = send(request);
    if (!reply.isSuccess()) {
      throw Refusals.of(String.valueOf(request.uri()), reply.status(), reply.text());
    }
    try {
      Path file = Files.createTempFile("moisson", ".body");
      file.toFile().deleteOnExit();
      Files.write(file, reply.body());
      String sha256 = Hashes.hex(Hashes.sha256().digest(reply.body()));
      String mediaType = reply.headers().getOrDefault("content-type", "").split(";")[0];
      return new Body(request.uri(), file, mediaType, null, reply.headers(), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request flat(Request request) {
    HttpEntity form = Form.entity(request.parts());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      form.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Request(request.method(), request.uri(), request.headers(), bytes.toByteArray())
        .with("Content-Type", form.getContentType());
  }

  @Override
  public Reply send(Request request) {
    if (!request.parts().isEmpty()) {
      return send(flat(request));
    }
    HttpRequest.BodyPublisher body =
        request.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(request.body());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri()).timeout(patience).method(request.method(), body);
    request.headers().forEach(builder::header);
    try {
      HttpResponse<byte[]> response =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new TreeMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return new Reply(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new Unavailable(Notice.of(Notice.Code.UNREACHABLE, request.uri(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Notice.of(Notice.Code.UNREACHABLE, request.uri(), e), e);
    }
  }
}
