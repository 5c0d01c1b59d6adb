package fr.moisson.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.access.Authentication;
import fr.moisson.connectors.access.Authentication.Credentials;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Parts;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Rate;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.connectors.paging.Tiles;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.harvesters.values.DateText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run over the endpoints of an interface. */
final class RestRun {

  static final String ENTRY = "entry";

  /** When the data changed last, as the document says that tells of changes. */
  static final String CHANGED = "changed";

  /** At least a month. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(?!\\d)");

  private static final int INTERNAL_ERROR = 500;

  private final RestSource source;
  private final Run run;
  private final Parts parts;
  private @Nullable Credentials credentials;

  RestRun(RestSource source, Run run) {
    this.source = source;
    this.run = run;
    this.parts = new Parts(run);
  }

  Stream<RawItem> items() {
    Rate.pace(run.door(), source.url(), source.rate());
    return parts.read(source.endpoints(), this::read);
  }

  private Stream<RawItem> read(String name, Endpoint endpoint) throws IOException {
    List<TerritoryValues> questions = endpoint.scope().questions(run);
    if (isUnchanged(name, endpoint, questions)) {
      run.stopEarly();
      return Stream.empty();
    }
    URI origin = URI.create(address(endpoint, questions.get(0)));
    try (Spool spool = new Spool(run, name, origin)) {
      RowFilter check = new RowFilter(endpoint, spool);
      for (TerritoryValues words : questions) {
        ask(endpoint, words, check);
      }
      check.finish(run);
      return items(name, endpoint, spool);
    }
  }

  private void ask(Endpoint endpoint, TerritoryValues words, RowFilter check) throws IOException {
    Integer most = endpoint.paging().most();
    if (endpoint.scope().by() == Scope.By.TILES && most != null) {
      new Tiles(most, area -> listing(endpoint, area), check::of)
          .read(words, run.territory().contour());
    } else {
      listing(endpoint, words).read(check.of(words));
    }
  }

  private Listing listing(Endpoint endpoint, TerritoryValues words) {
    Listing listing =
        new Listing(run, question(endpoint, words), endpoint.paging(), endpoint.envelope());
    return endpoint.entries() == null ? listing : listing.ofMany();
  }

  /**
   * A service that refuses this question may still deliver the rows. GeoNature answers 500 if the
   * export lacks the column.
   */
  private boolean isUnchanged(String name, Endpoint endpoint, List<TerritoryValues> asked)
      throws IOException {
    Changes changes = endpoint.changes();
    if (changes == null) {
      return false;
    }
    try {
      return isUnchanged(name, endpoint, changes, asked);
    } catch (Misconfigured | Unavailable e) {
      boolean isRefusal =
          e instanceof Misconfigured
              ? Refusals.isByServer(e)
              : Refusals.hasStatus(e, Set.of(INTERNAL_ERROR));
      if (!isRefusal) {
        throw e;
      }
      String reason = Refusals.reason(e);
      run.tell(Notice.of(Notice.Code.CHANGES_UNKNOWN, endpoint.path(), reason));
      return false;
    }
  }

  private boolean isUnchanged(
      String name, Endpoint endpoint, Changes changes, List<TerritoryValues> asked)
      throws IOException {
    String now = changes.mark(run, asked.get(0), question(endpoint, asked.get(0)));
    if (changes.isOfAll()) {
      return parts.isUnchanged(name, now);
    }
    String then = parts.remember(name, now);
    if (then == null) {
      return false;
    }
    List<Question> questions = asked.stream().map(words -> question(endpoint, words)).toList();
    return changes.none(then, run, questions, endpoint.paging(), endpoint.envelope());
  }

  private Question question(Endpoint endpoint, TerritoryValues words) {
    Map<String, String> parameters = new TreeMap<>(words.fill(source.parameters()));
    parameters.putAll(words.fill(endpoint.parameters()));
    Map<String, String> headers = new TreeMap<>(credentials().headers());
    headers.put("Accept", "application/json");
    return new Question(
        URI.create(address(endpoint, words)), parameters, headers, credentials().parameters());
  }

  private String address(Endpoint endpoint, TerritoryValues words) {
    return source.url() + words.fill(endpoint.path()).replace(" ", "%20");
  }

  private Credentials credentials() {
    if (credentials == null) {
      credentials = Authentication.of(source.authentication(), run);
    }
    return credentials;
  }

  private Stream<RawItem> items(String name, Endpoint endpoint, Spool spool) throws IOException {
    if (spool.rows() == 0) {
      run.foundEmpty(name);
      return Stream.empty();
    }
    RawItem rows = spool.item();
    Entries entries = endpoint.entries();
    if (entries == null) {
      ObjectNode body = (ObjectNode) rows.body();
      body.put(RestSource.ENDPOINT, name);
      Changes changes = endpoint.changes();
      if (changes != null && changes.isOfAll()) {
        parts.mark(name).filter(this::isDate).ifPresent(mark -> body.put(CHANGED, mark));
      }
      return Stream.of(rows);
    }
    return Files.lines(Spool.table(rows, endpoint.place()).file())
        .map(line -> entry(name, entries, line));
  }

  /** A number of four digits may count anything, and no change is yet to come. */
  private boolean isDate(String mark) {
    return DATE.matcher(mark).lookingAt()
        && DateText.read(mark)
            .filter(date -> !date.isAfter(run.at(), LegalTime.FRANCE))
            .isPresent();
  }

  private static RawItem entry(String name, Entries entries, String line) {
    JsonNode entry = JsonPage.row(line);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(RestSource.ENDPOINT, name);
    body.set(ENTRY, entry);
    return new RawItem(entries.idOf(entry), body);
  }
}
