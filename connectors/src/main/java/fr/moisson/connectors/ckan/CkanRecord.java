package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dataset as a CKAN record: the fields that are ours, and no others. */
final class CkanRecord {

  private static final String EU = "http://publications.europa.eu/resource/authority/";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static ObjectNode render(Dataset dataset, URI files, CkanLicences licences) {
    Licence licence = dataset.licence();
    Optional<String> licenceId = Optional.ofNullable(licence).flatMap(licences::idOf);
    Set<String> tags = CkanTags.of(dataset.keywords());

    ObjectNode record = JSON.objectNode();
    record.put("title", dataset.title().strip());
    record.put("notes", dataset.description().strip());
    licenceId.ifPresent(id -> record.put("license_id", id));
    if (dataset.landingPage() != null) {
      record.put("url", dataset.landingPage().toString());
    }
    ArrayNode tagNodes = record.putArray("tags");
    tags.forEach(tag -> tagNodes.addObject().put("name", tag));
    CkanExtras extras = extras(dataset).put(CkanExtras.TAGS, tags);
    if (licence != null && licenceId.isEmpty()) {
      extras.put("license_text", licence.label());
    }
    record.set("extras", extras.toJson());
    record.set("resources", new CkanResources(dataset, files).render());
    return record;
  }

  private static CkanExtras extras(Dataset dataset) {
    Agent publisher = dataset.publisher();
    Contact contact = dataset.contact();
    Period temporal = dataset.temporal();
    return new CkanExtras()
        .put(CkanExtras.GUID, dataset.id().key())
        .put("identifier", dataset.id().key())
        .put("moisson_territory", dataset.id().territory())
        .put("moisson_source", dataset.id().source())
        .put("source_id", dataset.id().remoteId())
        .put("theme", dataset.themes().stream().map(theme -> EU + "data-theme/" + theme).toList())
        .put("language", List.of(EU + "language/FRA"))
        .put("frequency", frequency(dataset.frequency()))
        .put("issued", dataset.issued())
        .put("modified", dataset.modified())
        .put("temporal_start", temporal == null ? null : temporal.start())
        .put("temporal_end", temporal == null ? null : temporal.end())
        .put("spatial", spatial(dataset.coverage().bbox()))
        .put("spatial_zones", dataset.coverage().zones())
        .put("publisher_name", publisher == null ? null : publisher.name())
        .put("publisher_url", publisher == null ? null : publisher.homepage())
        .put("publisher_identifier", publisher == null ? null : publisher.siren())
        .put("contact_name", contact == null ? null : contact.name())
        .put("contact_email", contact == null ? null : contact.email())
        .put("contact_uri", contact == null ? null : contact.url())
        .put("provenance", String.join("\n", dataset.provenance()));
  }

  private static @Nullable String frequency(@Nullable String frequency) {
    boolean isCode = frequency != null && frequency.matches("[A-Z0-9_]+");
    return isCode ? EU + "frequency/" + frequency : frequency;
  }

  /**
   * A GeoJSON geometry, the only thing that ckanext-spatial takes; a box without area is a point.
   */
  private static @Nullable String spatial(@Nullable Box box) {
    if (box == null) {
      return null;
    }
    ObjectNode geometry = JSON.objectNode();
    if (box.west() == box.east() && box.south() == box.north()) {
      geometry.put("type", "Point").putArray("coordinates").add(box.west()).add(box.south());
      return geometry.toString();
    }
    ArrayNode ring = geometry.put("type", "Polygon").putArray("coordinates").addArray();
    ring.addArray().add(box.west()).add(box.south());
    ring.addArray().add(box.east()).add(box.south());
    ring.addArray().add(box.east()).add(box.north());
    ring.addArray().add(box.west()).add(box.north());
    ring.addArray().add(box.west()).add(box.south());
    return geometry.toString();
  }

  private CkanRecord() {}
}
