package fr.moisson.connectors.udata;

import static fr.moisson.connectors.portal.RecordFields.listed;
import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.model.Reference.Part;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A dataset in udata's terms, in the parts in which it is written.
 *
 * <ul>
 *   <li>{@link #FIELDS}: fields of the record, as {@link UdataView} reads them.
 *   <li>{@link #EXTRAS}: our key and, in DCAT's terms, values that have no field.
 *   <li>{@link #RESOURCES}: see {@link UdataFiles}.
 *   <li>{@link #BOX}: the extent, for a site that does not know its zones.
 *   <li>{@link #LOST}: values that have no place.
 * </ul>
 */
final class UdataRecord {

  static final String FIELDS = "fields";
  static final String EXTRAS = "extras";
  static final String RESOURCES = "resources";
  static final String BOX = "box";
  static final String LOST = "lost";

  /** The extra that marks a record, or a resource, as ours. */
  static final String ID = "moisson:id";

  static final String PREFIX = "moisson:";

  /**
   * A key of our own, since {@code dcat} belongs to udata's harvester, and editors cannot edit it.
   */
  static final String DCAT = PREFIX + "dcat";

  private static final int LONGEST_TITLE = 350;
  private static final int LONGEST_DESCRIPTION = 100_000;
  private static final int LONGEST_NAME = 255;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Dataset dataset;
  private final ArrayNode lost = JSON.arrayNode();

  private UdataRecord(Dataset dataset) {
    this.dataset = dataset;
  }

  static ObjectNode render(Dataset dataset, URI files, boolean uploads) {
    return new UdataRecord(dataset).whole(files, uploads);
  }

  private ObjectNode whole(URI files, boolean uploads) {
    ObjectNode record = JSON.objectNode();
    record.set(FIELDS, fields());
    record.set(EXTRAS, extras());
    record.set(RESOURCES, new UdataFiles(dataset, files, uploads, this::cutTitle).render());
    if (!dataset.coverage().zones().isEmpty() && !dataset.coverage().boxes().isEmpty()) {
      record.set(BOX, boxes());
    }
    record.set(LOST, lost);
    return record;
  }

  private ObjectNode fields() {
    ObjectNode fields = JSON.objectNode();
    String title = dataset.title().strip();
    fields.put("title", cut(PortalFields.TITLE_TOO_LONG, title, LONGEST_TITLE));
    // udata refuses a record without a description.
    String text = dataset.description().isBlank() ? title : dataset.description().strip();
    fields.put("description", cut(PortalFields.DESCRIPTION_TOO_LONG, text, LONGEST_DESCRIPTION));
    if (isLimited()) {
      fields.put(UdataView.ACCESS, "restricted");
      put(fields, UdataView.REASON, UdataRights.reason(dataset.rights()).orElse(null));
      put(fields, UdataView.REQUEST, UdataRights.request(dataset.rights()).orElse(null));
    }
    licenceId().ifPresent(licence -> fields.put("license", licence));
    Optional.ofNullable(dataset.frequency())
        .flatMap(UdataWords::frequency)
        .ifPresent(frequency -> fields.put("frequency", frequency));
    fields.set("tags", RecordFields.list(tags()));
    temporal().ifPresent(period -> fields.set("temporal_coverage", period));
    Coverage coverage = dataset.coverage();
    // One or the other: udata refuses a record with both.
    if (!coverage.zones().isEmpty()) {
      List<String> zones = coverage.zones().stream().map(UdataWords::zone).sorted().toList();
      ObjectNode spatial = fields.putObject("spatial");
      spatial.set("zones", RecordFields.list(zones));
      spatial.put("granularity", UdataWords.granularity(zones));
    } else if (!coverage.boxes().isEmpty()) {
      fields.set("spatial", boxes());
    }
    fields.set("contact_points", contacts());
    return fields;
  }

  private boolean isLimited() {
    return dataset.access() != null && !dataset.access().equals("PUBLIC");
  }

  /** udata removes the licence of data that are not open to all. */
  private Optional<String> licenceId() {
    return Optional.ofNullable(dataset.licence())
        .filter(licence -> !isLimited())
        .flatMap(UdataWords::licence);
  }

  private SortedSet<String> tags() {
    SortedSet<String> tags = UdataWords.tags(dataset.keywords());
    if (!dataset.hvdCategories().isEmpty()) {
      tags.add("hvd");
    }
    dataset.hvdCategories().stream()
        .flatMap(category -> UdataWords.highValueTag(category).stream())
        .forEach(tags::add);
    return tags;
  }

  private Optional<ObjectNode> temporal() {
    Period period = dataset.temporal();
    if (period == null) {
      return Optional.empty();
    }
    Optional<LocalDate> start = LegalTime.firstDay(period.start());
    if (start.isEmpty()) {
      lost.add("temporal.without_start");
      return Optional.empty();
    }
    ObjectNode coverage = JSON.objectNode().put("start", start.get().toString());
    LegalTime.lastDay(period.end()).ifPresent(end -> coverage.put("end", end.toString()));
    return Optional.of(coverage);
  }

  private ObjectNode boxes() {
    ArrayNode polygons = JSON.arrayNode();
    // The site's database index refuses polygons without area.
    dataset
        .coverage()
        .boxes()
        .forEach(box -> polygons.addArray().add(GeoJson.ring(box.withArea())));
    ObjectNode spatial = JSON.objectNode();
    spatial.putObject("geom").put("type", "MultiPolygon").set("coordinates", polygons);
    return spatial;
  }

  /** The contact and other parties; the record itself is published by the organisation. */
  private ArrayNode contacts() {
    ArrayNode contacts = JSON.arrayNode();
    Contact contact = dataset.contact();
    if (contact != null && (contact.email() != null || contact.url() != null)) {
      ObjectNode one = contacts.addObject();
      one.put("name", name(contact.name() == null ? "Contact" : contact.name()));
      if (contact.email() != null) {
        one.put("email", contact.email());
      }
      if (contact.url() != null) {
        one.put("contact_form", contact.url().toString());
      }
      one.put("role", "contact");
    }
    if (dataset.publisher() != null) {
      contacts.addObject().put("name", name(dataset.publisher().name())).put("role", "publisher");
    }
    for (Attribution party : dataset.attributions()) {
      // udata's roles have the same names as DCAT's.
      Optional<String> role = Vocabulary.part(party.role());
      if (role.isPresent()) {
        ObjectNode one = contacts.addObject().put("name", name(party.agent().name()));
        if (party.email() != null) {
          one.put("email", party.email());
        }
        one.put("role", role.get());
      }
    }
    return contacts;
  }

  /** udata refuses names with addresses in them. */
  private static String name(String name) {
    String plain = name.replaceAll("https?://\\S+|www\\.\\S+", "").strip();
    String some = plain.isEmpty() ? "Contact" : plain;
    return Beginning.of(some, LONGEST_NAME);
  }

  private ObjectNode extras() {
    ObjectNode extras = JSON.objectNode();
    extras.put(ID, dataset.id().key());
    extras.put(PREFIX + "territory", dataset.id().territory());
    extras.put(PREFIX + "source", dataset.id().source());
    extras.put(PREFIX + "source-id", dataset.id().remoteId());
    extras.put(PREFIX + "tags", String.join(",", tags()));
    ObjectNode dcat = JSON.objectNode();
    put(dcat, "theme", listed("data-theme", dataset.themes().stream()));
    put(dcat, "language", listed("language", dataset.languages().stream()));
    put(dcat, "landingPage", Stream.ofNullable(dataset.landingPage()).toList());
    put(dcat, "page", RecordFields.addresses(dataset, Part.DOCUMENTATION));
    put(dcat, "relation", RecordFields.addresses(dataset, Part.RELATED));
    put(dcat, "isReferencedBy", RecordFields.addresses(dataset, Part.REFERENCED_BY));
    put(dcat, "issued", Stream.ofNullable(dataset.issued()).toList());
    put(dcat, "modified", Stream.ofNullable(dataset.modified()).toList());
    put(dcat, "provenance", dataset.provenance());
    put(dcat, "rights", dataset.rights());
    put(dcat, UdataView.ACCESS_RIGHTS, listed("access-right", Stream.ofNullable(dataset.access())));
    put(dcat, "identifier", dataset.identifiers());
    Period period = dataset.temporal();
    if (period != null && period.start() == null && period.end() != null) {
      put(dcat, "temporal", List.of("../" + period.end()));
    }
    put(dcat, "source", dataset.sources());
    put(
        dcat,
        "spatial",
        Stream.concat(
                dataset.coverage().places().stream(),
                dataset.coverage().elsewhere().stream().map(URI::toString))
            .toList());
    put(dcat, "spatialResolutionInMeters", Stream.ofNullable(dataset.resolution()).toList());
    put(dcat, "spatialResolutionAsText", dataset.resolutions());
    put(dcat, "applicableLegislation", dataset.legislation());
    put(
        dcat,
        "qualifiedAttribution",
        RecordFields.parties(dataset, party -> Vocabulary.part(party.role()).isEmpty()));
    Licence licence = dataset.licence();
    if (licence != null && licenceId().isEmpty()) {
      put(
          dcat,
          "license",
          Stream.of(licence.label(), String.valueOf(licence.uri()))
              .filter(text -> !text.isBlank() && !text.equals("null"))
              .toList());
    }
    String frequency = dataset.frequency();
    if (frequency != null && UdataWords.frequency(frequency).isEmpty()) {
      put(dcat, "accrualPeriodicity", listed("frequency", Stream.of(frequency)));
    }
    put(dcat, "conformsTo", RecordFields.standards(dataset));
    Agent publisher = dataset.publisher();
    if (publisher != null) {
      put(dcat, "publisher", Stream.ofNullable(publisher.homepage()).toList());
      put(dcat, "publisherIdentifier", Stream.ofNullable(publisher.siren()).toList());
    }
    extras.set(DCAT, dcat);
    return extras;
  }

  private String cutTitle(String ofResource) {
    return cut("file (" + PortalFields.TITLE_TOO_LONG + ")", ofResource, LONGEST_TITLE);
  }

  private String cut(String loss, String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length <= longest) {
      return text;
    }
    lost.add(loss);
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
