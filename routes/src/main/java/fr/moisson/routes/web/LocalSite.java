package fr.moisson.routes.web;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/** A web server that answers within this program only, without a port. */
public final class LocalSite implements AutoCloseable {

  private static final int LONGEST_WAIT_SECONDS = 60;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Javalin javalin;
  private final LocalConnector connector;

  /**
   * @param javalin not started; stopped with the site
   */
  LocalSite(Javalin javalin) {
    this.javalin = javalin;
    Server server = javalin.jettyServer().server();
    this.connector = new LocalConnector(server);
    server.addConnector(connector);
    javalin.start();
  }

  /**
   * An answer.
   *
   * @param body as served, not compressed
   */
  public record Answer(int status, boolean isPage, byte[] body) {

    public boolean isFound() {
      return status == 200;
    }

    public boolean isMissing() {
      return status == 404;
    }

    /**
     * @throws IOException if the bytes are no answer
     */
    private static Answer of(String address, byte[] bytes) throws IOException {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int end = text.indexOf(END_OF_HEAD);
      if (end < 0 || !text.startsWith("HTTP/1.")) {
        throw new IOException("no answer from " + address);
      }
      String head = text.substring(0, end).toLowerCase(Locale.ROOT);
      return new Answer(
          Integer.parseInt(head.split(" ", 3)[1]),
          head.contains("\r\ncontent-type: text/html"),
          Arrays.copyOfRange(bytes, end + END_OF_HEAD.length(), bytes.length));
    }
  }

  public Answer get(String address) throws IOException {
    LocalConnector.LocalEndPoint asking = connector.connect();
    // HTTP/1.0, because its answers come in one piece, and then the connection ends.
    asking.addInputAndExecute(
        ByteBuffer.wrap(
            ("GET " + address + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    asking.waitUntilClosedOrIdleFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    ByteBuffer output = asking.takeOutput();
    byte[] bytes = new byte[output.remaining()];
    output.get(bytes);
    return Answer.of(address, bytes);
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
