package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place and the time that a package is about, under any of the names that sites give them. */
record CkanPlace(CkanFields fields) {

  Coverage coverage() {
    return Coverage.of(zones(), box());
  }

  @Nullable Period period() {
    JsonNode structured = fields.object("temporal_coverage");
    String start = JsonFields.text(structured, "start");
    String end = JsonFields.text(structured, "end");
    if (start == null && end == null) {
      start = fields.text("temporal_start", "temporal_coverage_from", "temporal-extent-begin");
      end = fields.text("temporal_end", "temporal_coverage_to", "temporal-extent-end");
    }
    return start == null && end == null ? null : new Period(start, end);
  }

  private List<String> zones() {
    List<String> zones = new ArrayList<>(fields.texts("spatial_zones"));
    zones.addAll(fields.texts("spatial_text", "spatial-text"));
    zones.addAll(fields.texts("spatial_uri"));
    fields
        .value("spatial_coverage")
        .forEach(place -> zones.addAll(JsonFields.texts(place.path("uri"))));
    return zones;
  }

  private @Nullable Box box() {
    Box drawn = JsonFields.box(fields.value("spatial_bbox", "spatial"));
    if (drawn == null) {
      drawn = JsonFields.box(fields.value("spatial_coverage"));
    }
    return drawn == null
        ? JsonFields.box(
            fields.extras(), "bbox-west-long", "bbox-south-lat", "bbox-east-long", "bbox-north-lat")
        : drawn;
  }
}
