package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one dataset within the territory, page after page, in a file of JSON lines. */
final class DatafairLines {

  private static final Paging PAGING =
      new Paging(Paging.Style.NEXT, null, 1, "size", 10_000, false, null);
  private static final Envelope ENVELOPE =
      Envelope.of("/results").withTotal("/total").withNext("/next");

  private static final String COMMUNE = "http://rdf.insee.fr/def/geo#codeCommune";
  private static final String GEOMETRY = "https://purl.org/geojson/vocab#geometry";

  /** Fields that the engine adds to a row, and changes at every indexing. */
  private static final Set<String> ENGINE = Set.of("_score", "_rand", "_i");

  /** Field that we add to the dataset's metadata, so that mapping needs no I/O. */
  private static final String SPOOL = "_spool";

  private static final String POINTS = "_points";

  private final DatafairSource source;
  private final String lines;
  private final String dataset;
  private final Run run;
  private boolean hasPoints;

  DatafairLines(DatafairSource source, String dataset, Run run) {
    this.source = source;
    this.dataset = dataset;
    this.run = run;
    this.lines = source.datasets() + "/" + RequestUris.step(dataset) + "/lines";
  }

  Stream<RawItem> items() {
    ObjectNode entry = entry();
    Map<String, String> filters = filters(entry);
    if (isKnown(entry)) {
      return Stream.empty();
    }
    URI address = URI.create(lines);
    try (Spool spool = new Spool(run, dataset, address)) {
      new Listing(run, Question.of(address, filters), PAGING, ENVELOPE)
          .read(line -> spool.add(cleaned(line)));
      if (spool.rows() == 0) {
        run.foundEmpty(dataset);
        return Stream.empty();
      }
      entry.put(POINTS, hasPoints).set(SPOOL, spool.item().body());
      return Stream.of(new RawItem(dataset, entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode entry() {
    URI address = URI.create(source.datasets() + "/" + RequestUris.step(dataset));
    Body body = run.door().get(Request.get(address).with("Accept", "application/json"));
    if (JsonPage.object(body) instanceof ObjectNode entry
        && entry.hasNonNull("id")
        && entry.path("schema").isArray()) {
      return entry;
    }
    throw Refusals.unexpected(address, "≠ { id, schema }");
  }

  private Map<String, String> filters(JsonNode entry) {
    Map<String, String> query = new TreeMap<>(source.filters());
    Optional<String> commune = column(entry, COMMUNE);
    if (commune.isPresent()) {
      query.put(commune.get() + "_in", codes());
    } else if (entry.path("bbox").size() == 4) {
      TerritoryValues words = Scope.WHOLE.questions(run).get(0).padded();
      query.put("bbox", words.fill("{west},{south},{east},{north}"));
    }
    return query;
  }

  /** Data name Paris, Lyon and Marseille as a whole, or just as often by their arrondissements. */
  private String codes() {
    Scope scope = new Scope(Scope.By.WHOLE, 1, ",", Scope.Arrondissements.BOTH, 1);
    return scope.questions(run).get(0).values().getOrDefault("codes", "");
  }

  private static Optional<String> column(JsonNode entry, String concept) {
    return entry
        .path("schema")
        .valueStream()
        .filter(column -> column.path("x-refersTo").asText().equals(concept))
        .map(column -> column.path("key").asText())
        .findFirst();
  }

  private boolean isKnown(JsonNode entry) {
    String finalized = entry.path("finalizedAt").asText("");
    String updated = entry.path("dataUpdatedAt").asText() + " " + entry.path("updatedAt").asText();
    return ListingMarks.isUnchanged(run, finalized.isEmpty() ? "" : finalized + " " + updated);
  }

  private JsonNode cleaned(JsonNode line) {
    if (line instanceof ObjectNode object) {
      object.remove(ENGINE);
      hasPoints |= object.hasNonNull("_geopoint");
    }
    return line;
  }

  static Optional<Table> table(JsonNode item, Table.@Nullable Place place) {
    if (!item.has(SPOOL)) {
      return Optional.empty();
    }
    return Optional.of(Spool.table(item.path(SPOOL), place == null ? place(item) : place));
  }

  /** The engine's own point is in WGS 84, whatever the coordinate system of the columns. */
  private static Table.Place place(JsonNode item) {
    String geometry =
        column(item, GEOMETRY)
            .or(() -> Optional.of("_geopoint").filter(name -> item.path(POINTS).asBoolean()))
            .orElse(null);
    return new Table.Place(null, null, geometry, null, column(item, COMMUNE).orElse(null), false);
  }
}
