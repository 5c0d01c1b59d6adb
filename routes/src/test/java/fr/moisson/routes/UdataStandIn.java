package fr.moisson.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A udata in this process, whose datasets change on demand. */
public final class UdataStandIn implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-01-01T00:00:00+00:00");

  private final HttpServer server;
  private final Map<String, Known> datasets = new TreeMap<>();
  private final Semaphore heard = new Semaphore(0);
  private volatile Duration latency = Duration.ZERO;
  private int changes;

  private record Known(String title, OffsetDateTime updated) {}

  private UdataStandIn(HttpServer server) {
    this.server = server;
  }

  public static UdataStandIn start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      UdataStandIn udata = new UdataStandIn(server);
      server.createContext("/api/1/datasets/", udata::answer);
      server.start();
      return udata;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes a dataset, or changes its title. */
  public synchronized void put(String id, String title) {
    datasets.put(id, new Known(title, START.plusMinutes(++changes)));
  }

  public synchronized void remove(String id) {
    datasets.remove(id);
  }

  /** Titles by identifier. */
  public synchronized Map<String, String> titles() {
    Map<String, String> titles = new TreeMap<>();
    datasets.forEach((id, known) -> titles.put(id, known.title()));
    return titles;
  }

  public void forgetRequests() {
    heard.drainPermits();
  }

  /**
   * Waits for a request unless one has come since they were forgotten; returns false if none comes.
   */
  public boolean hears(long time, TimeUnit unit) throws InterruptedException {
    return heard.tryAcquire(time, unit);
  }

  /** Delays answers by this time. */
  public void latency(Duration time) {
    latency = time;
  }

  /** A preset that reads all of its datasets. */
  public String preset() {
    return """
    source: udata
    title: Un portail udata
    producer: plusieurs
    keep: all
    options: { url: "http://127.0.0.1:%d", searches: [ { q: eau } ], pageSize: 20 }
    """
        .formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    heard.release();
    pause();
    String query = exchange.getRequestURI().getQuery();
    byte[] body = page(number(query, "page"), number(query, "page_size"));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void pause() {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized byte[] page(int page, int size) {
    List<Map.Entry<String, Known>> all =
        datasets.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Known> entry) -> entry.getValue().updated())
                    .reversed())
            .toList();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode rows = answer.putArray("data");
    all.stream().skip((page - 1L) * size).limit(size).forEach(entry -> row(rows, entry));
    answer.put("total", all.size()).put("page", page).put("page_size", size);
    answer.put("next_page", page * size < all.size() ? "http://elsewhere.example/" : null);
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void row(ArrayNode rows, Map.Entry<String, Known> entry) {
    String id = entry.getKey();
    ObjectNode row = rows.addObject();
    row.put("id", id).put("title", entry.getValue().title()).put("description", "Des mesures.");
    row.put("last_update", entry.getValue().updated().toString());
    row.putObject("internal").put("last_modified_internal", entry.getValue().updated().toString());
    row.put("license", "lov2").put("private", false);
    row.putArray("tags").add("eau");
    row.putObject("organization").put("name", "Syndicat des eaux");
    ArrayNode resources = row.putArray("resources");
    for (String format : List.of("csv", "json")) {
      resources
          .addObject()
          .put("id", id + "-" + format)
          .put("title", "Mesures")
          .put("format", format)
          .put("url", "https://donnees.example.org/" + id + "." + format);
    }
  }

  private static int number(String query, String parameter) {
    Matcher matcher = Pattern.compile("(?:^|&)" + parameter + "=(\\d+)").matcher(query);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
