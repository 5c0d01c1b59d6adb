package fr.moisson.routes.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers that read nothing, or ask nothing: the server cuts each of them after 30 seconds only.
 */
@Timeout(value = 25, unit = TimeUnit.SECONDS)
class SlowReadersTest {

  private static final int SMALL_BUFFER = 4096;
  private static final long LARGER_THAN_BUFFERS = 50_000_000;

  /** More than the threads of the server. */
  private static final int MANY = 270;

  private static final int TOO_MANY = 1_050;

  @TempDir Path folder;
  private final List<Socket> readers = new ArrayList<>();
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    try (RandomAccessFile file =
        new RandomAccessFile(site.files.resolve("releves.csv").toFile(), "rw")) {
      file.setLength(LARGER_THAN_BUFFERS);
    }
  }

  @AfterEach
  void leave() throws IOException {
    for (Socket reader : readers) {
      reader.close();
    }
  }

  @Test
  void readersOfLongFilesWhoDoNotReadLeaveRoomForPagesAndProbes() throws IOException {
    for (int i = 0; i < MANY; i++) {
      connected().getOutputStream().write(request("/files/releves.csv"));
    }
    // Those that are served have received the head of their answer.
    for (Socket reader : readers.subList(0, 50)) {
      assertThat(reader.getInputStream().read()).isEqualTo('H');
    }

    assertThat(site.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(site.get("/").statusCode()).isEqualTo(200);
    assertThat(site.get("/en/").statusCode()).isEqualTo(200);
  }

  @Test
  void idleConnectionsAreCutSoonWhenThereAreTooMany() throws IOException {
    for (int i = 0; i < TOO_MANY; i++) {
      connected();
    }

    assertThat(site.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(isCut(readers.get(0))).isTrue();
  }

  private static boolean isCut(Socket reader) throws IOException {
    try {
      return reader.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private Socket connected() throws IOException {
    Socket reader = new Socket();
    readers.add(reader);
    reader.setReceiveBufferSize(SMALL_BUFFER);
    reader.connect(new InetSocketAddress(site.root.getHost(), site.root.getPort()));
    return reader;
  }

  private static byte[] request(String address) {
    return ("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
  }
}
