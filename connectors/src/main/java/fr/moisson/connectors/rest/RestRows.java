package fr.moisson.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.rest.RestSource.Envelope;
import fr.moisson.connectors.rest.RestSource.Paging;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads every page of an interface for one territory, row by row, into a file of JSON lines. */
final class RestRows {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_PAGES = 100_000;

  private final RestSource source;
  private final Run run;

  RestRows(RestSource source, Run run) {
    this.source = source;
    this.run = run;
  }

  /** How many rows were written. */
  long spoolTo(Path file) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      long rows = 0;
      for (String scope : scopes()) {
        rows += new Listing(scope, out).read();
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of the territory's parameter, one a listing. */
  private List<String> scopes() {
    Territory territory = run.territory();
    return switch (source.scope().by()) {
      case NONE -> List.of("");
      case EPCI -> List.of(territory.code());
      case DEPARTEMENTS ->
          territory.communes().stream().map(Territory.Commune::departement).distinct().toList();
      case COMMUNES -> chunks(territory.communeCodes(), source.scope().chunk());
    };
  }

  private static List<String> chunks(List<String> codes, int size) {
    List<String> chunks = new ArrayList<>();
    for (int from = 0; from < codes.size(); from += size) {
      chunks.add(String.join(",", codes.subList(from, Math.min(codes.size(), from + size))));
    }
    return chunks;
  }

  private final class Listing {
    private final String scope;
    private final BufferedWriter out;
    private final Set<String> visitedPages = new HashSet<>();
    private long rows;

    Listing(String scope, BufferedWriter out) {
      this.scope = scope;
      this.out = out;
    }

    long read() throws IOException {
      int pages = 0;
      boolean byOffset = source.paging().style() == Paging.Style.OFFSET;
      URI address = address(byOffset ? 0 : source.paging().first());
      while (address != null) {
        pages++;
        address = readPage(address, pages);
      }
      return rows;
    }

    /** Writes the rows of a page, and says where the next one is. */
    private @Nullable URI readPage(URI address, int pages) throws IOException {
      Body body = run.door().get(Request.get(address).with("Accept", "application/json"));
      if (body.bytes() == 0 && source.envelope().emptyBody()) {
        return null;
      }
      long before = rows;
      JsonNode envelope;
      try (JsonPage page = JsonPage.of(body, source.envelope().rows())) {
        while (page.hasNext()) {
          out.write(JSON.writeValueAsString(page.next()));
          out.write('\n');
          rows++;
        }
        envelope = page.envelope();
        refuseErrors(address, envelope);
        if (!page.hasRows()) {
          throw new Unavailable(
              Notice.of(Code.UNEXPECTED_ANSWER, address, "≠ " + source.envelope().rows()));
        }
      }
      if (!visitedPages.add(body.sha256()) && rows > before || pages > MOST_PAGES) {
        throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, pages));
      }
      return next(address, envelope, pages, rows - before);
    }

    private void refuseErrors(URI address, JsonNode envelope) {
      String pointer = source.envelope().error();
      JsonNode error = pointer == null ? null : envelope.at(pointer);
      if (error != null && !error.isMissingNode() && !error.isNull()) {
        throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, address, error));
      }
    }

    private @Nullable URI next(URI address, JsonNode envelope, int pages, long received) {
      Envelope shape = source.envelope();
      Paging paging = source.paging();
      if (paging.style() == Paging.Style.NEXT) {
        return following(address, shape.next() == null ? null : envelope.at(shape.next()));
      }
      long total = number(envelope, shape.total(), -1);
      long allPages = number(envelope, shape.pages(), -1);
      boolean isLast =
          paging.style() == Paging.Style.NONE
              || received == 0
              || (total >= 0 && rows >= total)
              || (allPages >= 0 && pages >= allPages);
      if (!isLast) {
        return address(
            paging.style() == Paging.Style.OFFSET ? Math.toIntExact(rows) : paging.first() + pages);
      }
      if (rows < total || (allPages >= 0 && pages < allPages)) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, address, Math.max(total, allPages), rows));
      }
      return null;
    }

    private long number(JsonNode envelope, @Nullable String pointer, long otherwise) {
      return pointer == null ? otherwise : envelope.at(pointer).asLong(otherwise);
    }

    private @Nullable URI following(URI address, @Nullable JsonNode link) {
      if (link == null || link.asText("").isEmpty()) {
        return null;
      }
      URI next = address.resolve(link.asText());
      if (!address.getAuthority().equals(next.getAuthority())
          || !address.getScheme().equals(next.getScheme())) {
        throw new Unavailable(Notice.of(Code.FOREIGN_NEXT_PAGE, address.getHost(), next));
      }
      return next;
    }

    /** The address of a page: by its number, or by the number of rows before it. */
    private URI address(int position) {
      Map<String, String> query = new LinkedHashMap<>(new TreeMap<>(source.parameters()));
      if (source.scope().parameter() != null) {
        query.put(source.scope().parameter(), scope);
      }
      Paging paging = source.paging();
      if (paging.parameter() != null) {
        query.put(paging.parameter(), String.valueOf(position));
      }
      if (paging.sizeParameter() != null) {
        query.put(paging.sizeParameter(), String.valueOf(paging.size()));
      }
      String text =
          query.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
              .collect(Collectors.joining("&"));
      return URI.create(source.url() + (text.isEmpty() ? "" : "?" + text));
    }
  }

  /** A comma separates codes and is legal in a query; services compare it unencoded. */
  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
  }
}
