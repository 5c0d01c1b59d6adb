package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.Shapes;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.PeriodText;
import fr.moisson.harvesters.values.TimeStep;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The spatial and temporal coverage of a package, under all the names that sites use. */
record CkanPlace(CkanFields fields) {

  /** Names with hyphens are ckanext-spatial's, the last ones Austria's. */
  private static final String[] STARTS = {
    "temporal_start",
    "temporal_coverage_from",
    "temporal_coverage-from",
    "temporal-extent-begin",
    "begin_datetime"
  };

  private static final String[] ENDS = {
    "temporal_end",
    "temporal_coverage_to",
    "temporal_coverage-to",
    "temporal-extent-end",
    "end_datetime"
  };

  Coverage coverage() {
    Box box = box();
    List<String> zones = zones();
    List<URI> elsewhere =
        zones.stream().flatMap(zone -> Zones.elsewhere(zone).stream()).distinct().toList();
    zones.removeIf(zone -> Zones.elsewhere(zone).isPresent());
    return Coverage.over(zones, box == null ? boxes() : List.of(box)).elsewhere(elsewhere);
  }

  /** For each place its box or geometry, else its centroid, else the place itself as a geometry. */
  private List<Box> boxes() {
    return fields
        .items("spatial_coverage")
        .flatMap(
            place ->
                Stream.concat(
                        Stream.of("bbox", "geom", "centroid").map(place::path), Stream.of(place))
                    .flatMap(shape -> Stream.ofNullable(JsonFields.box(shape)))
                    .limit(1))
        .toList();
  }

  @Nullable Period period() {
    return PeriodText.around(periods()).orElse(null);
  }

  /** A sentence for each of several periods, texts in which no dates are found, and the step. */
  Stream<String> sentences() {
    return Stream.concat(
        periods().isEmpty() ? words().map(PeriodText::quoted) : PeriodText.sentences(periods()),
        fields.texts("temporal_resolution").stream()
            .flatMap(step -> TimeStep.sentence(step).stream()));
  }

  private List<Period> periods() {
    JsonNode stated = fields.value("temporal_coverage", "temporals");
    List<Period> structured =
        (stated.isArray() ? stated.valueStream() : Stream.of(stated))
            .flatMap(
                one ->
                    period(
                        JsonFields.text(one, "start", "start_date"),
                        JsonFields.text(one, "end", "end_date")))
            .distinct()
            .toList();
    if (!structured.isEmpty()) {
      return structured;
    }
    List<Period> flat = period(fields.text(STARTS), fields.text(ENDS)).toList();
    return flat.isEmpty()
        ? words().flatMap(text -> PeriodText.read(text).stream()).distinct().toList()
        : flat;
  }

  private Stream<String> words() {
    return fields.texts("temporal_coverage", "temporal").stream();
  }

  private static Stream<Period> period(@Nullable String start, @Nullable String end) {
    return start == null && end == null ? Stream.of() : Stream.of(new Period(start, end));
  }

  private List<String> zones() {
    List<String> zones = new ArrayList<>(fields.texts("spatial_zones"));
    zones.addAll(named(fields.texts("spatial_text", "spatial-text")));
    zones.addAll(fields.texts("spatial-name", "geographic_toponym"));
    zones.addAll(fields.texts("spatial_uri", "spatial-uri"));
    // Simple sites write the name of a place where others have a geometry.
    fields.texts("spatial").stream()
        .filter(text -> fields.value("spatial").isTextual() && shape(text) == null)
        .forEach(zones::add);
    fields
        .value("spatial_coverage")
        .forEach(
            place -> {
              zones.addAll(JsonFields.texts(place.path("uri")));
              zones.addAll(named(JsonFields.texts(place.path("text"))));
              zones.addAll(JsonFields.texts(place.path("label")));
            });
    return zones;
  }

  /** In our own records, all names stand in one text. */
  private List<String> named(List<String> texts) {
    return fields.text("moisson_territory") == null
        ? texts
        : texts.stream().flatMap(text -> Stream.of(text.split(", "))).toList();
  }

  /** Reads WKT, or the sides of a box. */
  private static @Nullable Box shape(String text) {
    return Shapes.envelope(text).map(Box::of).orElse(null);
  }

  private @Nullable Box box() {
    JsonNode place = fields.value("spatial_bbox", "spatial", "geographic_bbox");
    Box drawn = place.isTextual() ? shape(place.asText()) : JsonFields.box(place);
    return drawn == null
        ? JsonFields.box(
            fields.extras(), "bbox-west-long", "bbox-south-lat", "bbox-east-long", "bbox-north-lat")
        : drawn;
  }
}
