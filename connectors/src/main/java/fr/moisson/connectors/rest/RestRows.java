package fr.moisson.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.json.Announced;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.rest.RestSource.Envelope;
import fr.moisson.connectors.rest.RestSource.Paging;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
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
    private final Announced announcedRows = new Announced();
    private final Announced announcedPages = new Announced();
    private long rows;
    private int pages;
    private int pagesWithRows;

    Listing(String scope, BufferedWriter out) {
      this.scope = scope;
      this.out = out;
    }

    long read() throws IOException {
      boolean byOffset = source.paging().style() == Paging.Style.OFFSET;
      URI first = address(byOffset ? 0 : source.paging().first());
      for (URI address = first; address != null; address = readPage(address)) {
        pages++;
        if (pages > MOST_PAGES) {
          throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, pages));
        }
      }
      refuseLess(first);
      return rows;
    }

    /** Writes the rows of a page, and says where the next one is. */
    private @Nullable URI readPage(URI address) throws IOException {
      Body body = run.door().get(Request.get(address).with("Accept", "application/json"));
      if (body.bytes() == 0 && source.envelope().emptyBody()) {
        return null;
      }
      long before = rows;
      MessageDigest content = Hashes.sha256();
      try (JsonPage page = JsonPage.of(body, source.envelope().rows())) {
        while (page.hasNext()) {
          String row = JSON.writeValueAsString(page.next());
          content.update(row.getBytes(StandardCharsets.UTF_8));
          out.write(row);
          out.write('\n');
          rows++;
        }
        refuseErrors(address, page.envelope());
        page.checkRows();
        // By their rows: a server that ignores the page number may well repeat it in its answer.
        if (rows > before && !visitedPages.add(Hashes.hex(content.digest()))) {
          throw new Unavailable(Notice.of(Code.ENDLESS_PAGING, address, pages));
        }
        pagesWithRows += rows > before ? 1 : 0;
        return next(address, page.envelope(), rows == before);
      }
    }

    private void refuseErrors(URI address, JsonNode envelope) {
      String pointer = source.envelope().error();
      JsonNode error = pointer == null ? MissingNode.getInstance() : envelope.at(pointer);
      boolean isNone =
          error.isContainerNode()
              ? error.isEmpty()
              : error.asText("").isEmpty() || error.isBoolean() && !error.asBoolean();
      if (!isNone) {
        // The whole of it, since the code stands beside the sentence that explains it.
        throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, address, envelope));
      }
    }

    private void refuseLess(URI address) {
      if (announcedRows.exceeds(rows)) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announcedRows.total(rows), rows));
      }
      // An empty listing may be announced as one page.
      int given = Math.max(1, pagesWithRows);
      if (announcedPages.exceeds(given)) {
        throw new Unavailable(
            Notice.of(Code.FEWER_THAN_ANNOUNCED, address, announcedPages.total(given), given));
      }
    }

    private @Nullable URI next(URI address, JsonNode envelope, boolean isEmpty) {
      Envelope shape = source.envelope();
      Paging paging = source.paging();
      announcedRows.hear(at(envelope, shape.total()));
      announcedPages.hear(at(envelope, shape.pages()));
      if (paging.style() == Paging.Style.NEXT) {
        return following(address, at(envelope, shape.next()).asText(""));
      }
      boolean isLast =
          paging.style() == Paging.Style.NONE
              || isEmpty
              || announcedRows.isReachedBy(rows)
              || announcedPages.isReachedBy(pages);
      if (isLast) {
        return null;
      }
      return address(
          paging.style() == Paging.Style.OFFSET ? Math.toIntExact(rows) : paging.first() + pages);
    }

    private JsonNode at(JsonNode envelope, @Nullable String pointer) {
      return pointer == null ? MissingNode.getInstance() : envelope.at(pointer);
    }

    private @Nullable URI following(URI address, String link) {
      if (link.isEmpty()) {
        return null;
      }
      URI next;
      try {
        next = address.resolve(new URI(link));
      } catch (URISyntaxException e) {
        throw new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, link), e);
      }
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
