package fr.moisson.connectors.opendatasoft;

import static fr.moisson.connectors.portal.RecordFields.places;
import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as values of Opendatasoft's metadata fields. Templates, and the hashes of licences and
 * themes, are specific to each domain (see {@link OpendatasoftDomain}).
 */
final class OpendatasoftRecord {

  /** The field without which there is no dataset. */
  static final String TITLE = "title";

  static final String LANGUAGE = "language";
  static final String MODIFIED = "modified";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The inverse of what {@link ExploreDataset} reads. */
  private static final Map<String, String> LEVELS =
      Map.of(
          "region",
          "fr_40_",
          "departement",
          "fr_60_",
          "epci",
          "fr_70_",
          "commune",
          "fr_80_",
          "country",
          "world_");

  /** The languages that the API supports. */
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("FRA", "fr"),
          Map.entry("ENG", "en"),
          Map.entry("NLD", "nl"),
          Map.entry("POR", "pt"),
          Map.entry("ITA", "it"),
          Map.entry("ARA", "ar"),
          Map.entry("DEU", "de"),
          Map.entry("SPA", "es"),
          Map.entry("CAT", "ca"),
          Map.entry("EUS", "eu"),
          Map.entry("SWE", "sv"));

  static ObjectNode render(Dataset dataset, URI files, boolean uploads) {
    OpendatasoftTable table = OpendatasoftTable.of(dataset, files, uploads);
    ObjectNode record = JSON.objectNode();
    record.set("main", main(dataset, OpendatasoftText.html(dataset, files, table)));
    record.set("dcat", dcat(dataset));
    Licence licence = dataset.licence();
    if (licence != null) {
      ObjectNode node = record.putObject("licence").put("label", licence.label());
      put(node, "uri", licence.uri());
    }
    put(record, "themes", dataset.themes());
    table.writeTo(record);
    return record;
  }

  private static ObjectNode main(Dataset dataset, String description) {
    ObjectNode fields = JSON.objectNode();
    put(fields, TITLE, dataset.title());
    put(fields, "description", description);
    put(fields, "keyword", dataset.keywords());
    put(fields, "publisher", dataset.publisher() == null ? null : dataset.publisher().name());
    put(fields, "references", dataset.landingPage());
    put(fields, LANGUAGE, language(dataset.languages()));
    String modified = dateTime(dataset.modified());
    put(fields, MODIFIED, modified);
    if (modified != null) {
      // Otherwise the portal writes its own date there, which looks like an edit.
      fields.put("modified_updates_on_metadata_change", false);
      fields.put("modified_updates_on_data_change", false);
    }
    List<String> places =
        dataset.coverage().zones().stream().flatMap(zone -> place(zone).stream()).toList();
    if (!places.isEmpty()) {
      fields.put("geographic_reference_auto", false);
      put(fields, "geographic_reference", places);
    }
    return fields;
  }

  private static ObjectNode dcat(Dataset dataset) {
    Contact contact = dataset.contact();
    Period temporal = dataset.temporal();
    ObjectNode fields = JSON.objectNode();
    put(fields, "issued", LegalTime.firstDay(dataset.issued()).orElse(null));
    put(fields, "creator", creator(dataset));
    put(fields, "contact_name", contact == null ? null : contact.name());
    put(fields, "contact_email", contact == null ? null : contact.email());
    put(
        fields,
        "accrualperiodicity",
        EuropeanCodes.frequency(dataset.frequency()).orElse(dataset.frequency()));
    put(fields, "spatial", places(dataset.coverage()));
    if (temporal != null) {
      String start = Objects.requireNonNullElse(temporal.start(), "");
      String end = Objects.requireNonNullElse(temporal.end(), "");
      put(fields, "temporal", start + "/" + end);
      put(fields, "temporal_coverage_start", start);
      put(fields, "temporal_coverage_end", end);
    }
    put(
        fields,
        "granularity",
        dataset.resolution() == null
            ? String.join(", ", dataset.resolutions())
            : dataset.resolution() + " m");
    put(fields, "conforms_to", RecordFields.standards(dataset));
    return fields;
  }

  private static @Nullable String creator(Dataset dataset) {
    return dataset.creators().stream().map(Agent::name).findFirst().orElse(null);
  }

  private static Optional<String> place(String zone) {
    String[] parts = zone.split(":", 2);
    return parts.length < 2
        ? Optional.empty()
        : Optional.ofNullable(LEVELS.get(parts[0]))
            .map(level -> level + parts[1].toLowerCase(Locale.ROOT));
  }

  private static String language(Collection<String> codes) {
    return codes.stream()
        .flatMap(code -> Stream.ofNullable(LANGUAGES.get(code)))
        .findFirst()
        .orElse("fr");
  }

  /** The API requires a time. */
  private static @Nullable String dateTime(@Nullable String iso) {
    if (iso != null && iso.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
      return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? iso : iso + "Z";
    }
    return LegalTime.firstDay(iso).map(day -> day + "T00:00:00Z").orElse(null);
  }

  private OpendatasoftRecord() {}
}
