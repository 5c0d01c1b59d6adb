package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one dataset, as an export that stays in the file that the door made of it.
 *
 * <p>The dataset's own metadata must be read first: the compatibility layer of data-fair has none,
 * and reads {@code in_bbox} with longitude first.
 */
final class ExploreRows {

  /** Field that we add to the dataset's metadata, so that mapping needs no I/O. */
  private static final String FILE = "_file";

  private static final String BOX =
      "POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))";

  private static final String FORMAT = "_format";
  private static final String ORIGIN = "_origin";

  private final OpendatasoftSource source;
  private final String dataset;
  private final ExploreClient api;

  ExploreRows(OpendatasoftSource source, String dataset, ExploreClient api) {
    this.source = source;
    this.dataset = dataset;
    this.api = api;
  }

  Stream<RawItem> items(Run run) {
    String path = "/datasets/" + RequestUris.step(dataset);
    JsonNode entry = api.object(path);
    if (!(entry instanceof ObjectNode item) || !entry.hasNonNull("dataset_id")) {
      throw Refusals.unexpected(api.address(path, null), entry + " ≠ dataset_id");
    }
    TerritoryValues words = Scope.WHOLE.questions(run).get(0).padded();
    String where = ExploreClient.and(source.where(), within(entry).map(words::fill));
    if (isKnown(entry, run)) {
      return Stream.empty();
    }
    long announced = api.count(path + "/records", where);
    if (announced == 0) {
      return Stream.empty();
    }
    Table.Format format = isGeographic(entry) ? Table.Format.GEOJSON : Table.Format.JSON_LINES;
    String export = path + "/exports/" + (format == Table.Format.GEOJSON ? "geojson" : "jsonl");
    Door.Body body = api.get(export, where);
    refuseLess(body, format, announced);
    item.put(FILE, body.file().toString());
    item.put(FORMAT, format.name());
    item.put(ORIGIN, api.address(export, null).toString());
    return Stream.of(new RawItem(dataset, item));
  }

  private static boolean isKnown(JsonNode entry, Run run) {
    JsonNode metas = entry.path("metas").path("default");
    String data = metas.path("data_processed").asText("");
    return ListingMarks.isUnchanged(
        run, data.isEmpty() ? "" : data + " " + metas.path("metadata_processed").asText());
  }

  private static boolean isGeographic(JsonNode entry) {
    return field(entry, "geo_point_2d").or(() -> field(entry, "geo_shape")).isPresent();
  }

  private static Optional<String> field(JsonNode entry, String type) {
    return entry
        .path("fields")
        .valueStream()
        .filter(field -> field.path("type").asText().equals(type))
        .map(field -> field.path("name").asText())
        // Other names would need escaping in ODSQL.
        .filter(name -> name.matches("\\w+"))
        .findFirst();
  }

  /**
   * The condition that a row is in the territory's box: on shapes if there are any, since a shape
   * that reaches into the box may have its point outside.
   */
  private static Optional<String> within(JsonNode entry) {
    return field(entry, "geo_shape")
        .map(name -> "intersects(" + name + ", geom'" + BOX + "')")
        .or(
            () ->
                field(entry, "geo_point_2d")
                    .map(name -> "in_bbox(" + name + ", {south}, {west}, {north}, {east})"));
  }

  private static void refuseLess(Door.Body body, Table.Format format, long announced) {
    long rows = format == Table.Format.GEOJSON ? features(body) : lines(body);
    if (rows < announced) {
      throw new Unavailable(Notice.of(Code.FEWER_THAN_ANNOUNCED, body.uri(), announced, rows));
    }
  }

  private static long features(Door.Body body) {
    try (JsonPage page = JsonPage.of(body, "/features")) {
      long rows = 0;
      while (page.hasNext()) {
        page.next();
        rows++;
      }
      ExploreClient.refuseError(body.uri(), page.envelope());
      page.checkRows();
      return rows;
    }
  }

  private static long lines(Door.Body body) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(body.open(), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Table> table(JsonNode item, Table.@Nullable Place place) {
    if (!item.has(FILE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Table(
            Path.of(item.path(FILE).asText()),
            Table.Format.valueOf(item.path(FORMAT).asText()),
            "UTF-8",
            place == null ? Table.Place.GUESSED : place,
            URI.create(item.path(ORIGIN).asText())));
  }
}
