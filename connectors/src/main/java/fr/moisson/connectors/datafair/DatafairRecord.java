package fr.moisson.connectors.datafair;

import static fr.moisson.connectors.portal.RecordFields.places;
import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.KnownFrequency;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as data-fair's fields. The server refuses a record with any unknown key, so values
 * without a field go into {@code extras}, which only programs read.
 */
final class DatafairRecord {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String REFERENCE_SYSTEM = "http://www.opengis.net/def/crs/";

  /** Frequencies of udata that data-fair lacks; it knows all others. */
  private static final Set<String> NO_FREQUENCIES =
      Set.of("hourly", "semidaily", "quinquennial", "punctual");

  static ObjectNode render(Dataset dataset, URI files, DatafairPortal options) {
    DatafairFiles attached = new DatafairFiles(dataset, files, options.uploads());
    ObjectNode record = JSON.objectNode();
    record.set("fields", fields(dataset, attached));
    put(record, "themes", dataset.themes());
    put(record, "sites", options.sites());
    record.set("attachments", attached.attachments());
    attached.writeTo(record);
    record.set("extras", extras(dataset));
    return record;
  }

  private static ObjectNode fields(Dataset dataset, DatafairFiles attached) {
    Licence licence = dataset.licence();
    Agent publisher = dataset.publisher();
    ObjectNode fields = JSON.objectNode();
    put(fields, "title", dataset.title());
    put(fields, "description", description(dataset));
    put(fields, "keywords", dataset.keywords());
    if (licence != null && licence.uri() != null) {
      fields
          .putObject("license")
          .put("title", licence.label())
          .put("href", licence.uri().toString());
    }
    put(fields, "origin", dataset.landingPage());
    put(fields, "creator", publisher == null ? null : publisher.name());
    put(fields, "spatial", places(dataset.coverage()));
    ObjectNode temporal = temporal(dataset.temporal());
    if (!temporal.isEmpty()) {
      fields.set("temporal", temporal);
    }
    String frequency =
        KnownFrequency.of(dataset.frequency())
            .map(KnownFrequency::udata)
            .filter(word -> !NO_FREQUENCIES.contains(word))
            .orElse(null);
    put(fields, "frequency", frequency);
    put(fields, "modified", LegalTime.firstDay(dataset.modified()).orElse(null));
    ObjectNode standard = attached.standard().orElseGet(() -> standard(dataset));
    if (!standard.isEmpty()) {
      fields.set("conformsTo", standard);
    }
    return fields;
  }

  /** Markdown, in which blank lines separate paragraphs. */
  private static String description(Dataset dataset) {
    Stream<String> provenance =
        dataset.provenance().isEmpty()
            ? Stream.empty()
            : Stream.of("Provenance : " + String.join(" ", dataset.provenance()));
    return String.join(
        "\n\n",
        Stream.concat(Stream.of(dataset.description().strip()), provenance)
            .filter(text -> !text.isBlank())
            .toList());
  }

  private static ObjectNode temporal(@Nullable Period period) {
    ObjectNode temporal = JSON.objectNode();
    if (period != null) {
      put(temporal, "start", LegalTime.firstDay(period.start()).orElse(null));
      put(temporal, "end", LegalTime.lastDay(period.end()).orElse(null));
    }
    return temporal;
  }

  /** The first standard that is not a coordinate system, since there is only one field. */
  private static ObjectNode standard(Dataset dataset) {
    ObjectNode node = JSON.objectNode();
    for (Standard one : dataset.conformsTo()) {
      boolean isProjection = one.uri() != null && one.uri().toString().startsWith(REFERENCE_SYSTEM);
      if (!isProjection && node.isEmpty()) {
        put(node, "title", one.title());
        put(node, "url", one.uri());
      }
    }
    return node;
  }

  private static ObjectNode extras(Dataset dataset) {
    Agent publisher = dataset.publisher();
    Contact contact = dataset.contact();
    Box box = dataset.coverage().bbox();
    ObjectNode extras = JSON.objectNode();
    extras.put("key", dataset.id().key());
    put(extras, "territory", dataset.id().territory());
    put(extras, "source", dataset.id().source());
    put(extras, "identifier", dataset.id().remoteId());
    put(extras, "identifiers", dataset.identifiers());
    put(extras, "issued", dataset.issued());
    put(extras, "frequency", dataset.frequency());
    put(extras, "languages", dataset.languages());
    put(extras, "themes", dataset.themes());
    put(extras, "zones", dataset.coverage().zones());
    // As a text: a number returned without its decimals would look different.
    put(
        extras,
        "bbox",
        box == null ? null : box.west() + "," + box.south() + "," + box.east() + "," + box.north());
    put(extras, "publisherUrl", publisher == null ? null : publisher.homepage());
    put(extras, "publisherSiren", publisher == null ? null : publisher.siren());
    put(extras, "contactName", contact == null ? null : contact.name());
    put(extras, "contactEmail", contact == null ? null : contact.email());
    put(extras, "contactUrl", contact == null ? null : contact.url());
    put(extras, "licence", dataset.licence() == null ? null : dataset.licence().label());
    put(extras, "access", dataset.access());
    put(extras, "rights", dataset.rights());
    put(extras, "legislation", dataset.legislation());
    put(extras, "hvdCategories", dataset.hvdCategories());
    put(extras, "sources", dataset.sources());
    put(extras, "references", dataset.references().stream().map(Reference::address).toList());
    put(extras, "conformsTo", RecordFields.standards(dataset));
    put(extras, "resolution", dataset.resolution());
    put(extras, "resolutions", dataset.resolutions());
    put(extras, "parties", RecordFields.parties(dataset, party -> true));
    return extras;
  }

  private DatafairRecord() {}
}
