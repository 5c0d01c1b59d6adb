package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.portal.RecordFields.listed;
import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference.Part;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A dataset as a CKAN record, with our fields only. What CKAN has no field for stands under {@link
 * #FIELDS}, in ckanext-dcat's structures, until {@link CkanShaping} converts it to a site's form.
 */
final class CkanRecord {

  static final String FIELDS = "fields";

  static final String LICENCE = "license_id";

  /** As CKAN shows them; {@link CkanShaping} replaces them by what the site takes. */
  static final String LICENCE_TITLE = "license_title";

  static final String LICENCE_ADDRESS = "license_url";

  /** The ISO 19115 role of {@code dct:creator}. */
  static final String AUTHOR = "author";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static ObjectNode render(
      Dataset dataset, CkanResources resources, CkanLicences licences, Map<String, String> groups) {
    Licence licence = dataset.licence();
    ObjectNode record = JSON.objectNode();
    record.put("title", dataset.title().strip());
    record.put("notes", dataset.description().strip());
    if (licence != null) {
      licences.idOf(licence).ifPresent(id -> record.put(LICENCE, id));
      put(record, LICENCE_TITLE, licence.label());
      put(record, LICENCE_ADDRESS, licence.uri());
    }
    put(record, "url", dataset.landingPage());
    named(record, "tags", CkanTags.of(dataset.keywords()).stream());
    named(
        record,
        "groups",
        dataset.themes().stream().filter(groups::containsKey).map(groups::get).distinct());
    ObjectNode fields = record.putObject(FIELDS);
    describe(dataset, fields);
    record.set("resources", resources.render());
    return record;
  }

  private static void describe(Dataset dataset, ObjectNode fields) {
    put(fields, CkanExtras.GUID, dataset.id().key());
    put(fields, "identifier", dataset.id().key());
    put(fields, "alternate_identifier", dataset.identifiers());
    put(fields, "moisson_territory", dataset.id().territory());
    put(fields, "moisson_source", dataset.id().source());
    put(fields, "source_id", dataset.id().remoteId());
    put(fields, "theme", listed("data-theme", dataset.themes().stream()));
    Collection<String> languages = dataset.languages();
    put(
        fields,
        "language",
        listed("language", languages.isEmpty() ? Stream.of("FRA") : languages.stream()));
    put(
        fields,
        "frequency",
        EuropeanCodes.frequency(dataset.frequency()).orElse(dataset.frequency()));
    put(fields, "issued", dataset.issued());
    put(fields, "modified", dataset.modified());
    put(fields, "provenance", String.join("\n", dataset.provenance()));
    put(fields, "conforms_to", RecordFields.standards(dataset));
    put(fields, "spatial_resolution_in_meters", dataset.resolution());
    put(fields, "spatial_resolution_as_text", dataset.resolutions());
    put(
        fields,
        "access_rights",
        dataset.access() == null
            ? null
            : EuropeanCodes.AUTHORITY + "access-right/" + dataset.access());
    put(fields, "applicable_legislation", dataset.legislation());
    put(fields, "hvd_category", dataset.hvdCategories());
    put(fields, "source", dataset.sources());
    put(fields, "documentation", RecordFields.addresses(dataset, Part.DOCUMENTATION));
    put(fields, "related_resource", RecordFields.addresses(dataset, Part.RELATED));
    put(fields, "is_referenced_by", RecordFields.addresses(dataset, Part.REFERENCED_BY));
    parties(dataset, fields);
    placeAndTime(dataset, fields);
  }

  private static void parties(Dataset dataset, ObjectNode fields) {
    Agent publisher = dataset.publisher();
    if (publisher != null) {
      agent(fields.putArray("publisher").addObject(), publisher);
    }
    List<Attribution> parties = new ArrayList<>(dataset.attributions());
    parties.stream()
        .filter(one -> one.role().equals(AUTHOR))
        .findFirst() // ckanext-dcat's forms take one
        .ifPresent(
            author -> {
              party(fields.putArray("creator").addObject(), author);
              parties.remove(author);
            });
    ArrayNode attributions = JSON.arrayNode();
    parties.forEach(one -> attribution(attributions, one));
    if (!attributions.isEmpty()) {
      fields.set("qualified_attribution", attributions);
    }
    Contact contact = dataset.contact();
    if (contact != null) {
      ObjectNode one = fields.putArray("contact").addObject();
      put(one, "name", contact.name());
      put(one, "email", contact.email());
      put(one, "url", contact.url());
    }
  }

  /** Skips attributions without a known role: CKAN 2.11 would refuse the whole record. */
  private static void attribution(ArrayNode attributions, Attribution attribution) {
    InspireCodes.role(attribution.role())
        .ifPresent(
            role -> {
              ObjectNode qualified = attributions.addObject();
              party(qualified.putArray("agent").addObject(), attribution);
              qualified.put("role", role);
            });
  }

  private static void party(ObjectNode party, Attribution attribution) {
    agent(party, attribution.agent());
    put(party, "email", attribution.email());
  }

  private static void agent(ObjectNode party, Agent agent) {
    put(party, "name", agent.name());
    put(party, "url", agent.homepage());
    put(party, "identifier", agent.siren());
  }

  private static void placeAndTime(Dataset dataset, ObjectNode fields) {
    Period temporal = dataset.temporal();
    if (temporal != null) {
      ObjectNode one = fields.putArray("temporal_coverage").addObject();
      put(one, "start", temporal.start());
      put(one, "end", temporal.end());
    }
    Coverage coverage = dataset.coverage();
    put(fields, "spatial_zones", coverage.zones());
    List<String> zones =
        Stream.concat(
                coverage.zones().stream().flatMap(zone -> Zones.iri(zone).stream()),
                coverage.elsewhere().stream().map(URI::toString))
            .toList();
    List<String> names =
        Stream.concat(
                coverage.zones().stream().flatMap(zone -> Zones.name(zone, dataset).stream()),
                coverage.places().stream())
            .distinct()
            .toList();
    Box box = coverage.bbox();
    if (box == null && zones.isEmpty() && names.isEmpty()) {
      return;
    }
    ArrayNode places = fields.putArray("spatial_coverage");
    ObjectNode whole = places.addObject();
    put(whole, "uri", zones.isEmpty() ? null : zones.get(0));
    put(whole, "text", String.join(", ", names));
    put(whole, "bbox", box == null ? null : polygon(box));
    put(whole, "geom", coverage.parts().isEmpty() ? null : polygons(coverage.parts()));
    zones.stream().skip(1).forEach(zone -> places.addObject().put("uri", zone));
  }

  /** A GeoJSON geometry as text, for ckanext-spatial; a box without area becomes a point. */
  private static String polygon(Box box) {
    ObjectNode geometry = JSON.objectNode();
    if (box.isPoint()) {
      geometry.put("type", "Point").putArray("coordinates").add(box.west()).add(box.south());
    } else {
      geometry.put("type", "Polygon").putArray("coordinates").add(GeoJson.ring(box));
    }
    return geometry.toString();
  }

  private static String polygons(List<Box> boxes) {
    ObjectNode geometry = JSON.objectNode().put("type", "MultiPolygon");
    ArrayNode polygons = geometry.putArray("coordinates");
    boxes.forEach(box -> polygons.addArray().add(GeoJson.ring(box.withArea())));
    return geometry.toString();
  }

  private static void named(ObjectNode record, String field, Stream<String> names) {
    ArrayNode nodes = record.putArray(field);
    names.forEach(name -> nodes.addObject().put("name", name));
  }

  private CkanRecord() {}
}
