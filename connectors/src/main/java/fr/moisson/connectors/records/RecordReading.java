package fr.moisson.connectors.records;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.Concepts;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.iso.IsoScope;
import fr.moisson.harvesters.iso.ResponsibleParties;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.TimeStep;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record as a dataset (<a
 * href="https://docs.ogc.org/is/20-004r1/20-004r1.html#core-properties-table">OGC API – Records,
 * Part 1, tables 8 and 9</a>), or in the names of its drafts, as ldproxy does. Values stay as
 * written there, to be normalised later.
 */
final class RecordReading {

  /** What stands in the place of a licence that has no identifier. */
  private static final Set<String> VAGUE_LICENCES = Set.of("other", "various", "proprietary");

  private final JsonNode record;
  private final JsonNode properties;

  /**
   * @param record a GeoJSON feature
   */
  RecordReading(JsonNode record) {
    this.record = record;
    this.properties = record.path("properties");
  }

  Kind kind() {
    return IsoScope.kind(Objects.requireNonNullElse(text("type"), ""));
  }

  /**
   * @throws BadItem if the record has no title, or describes a tool
   */
  Dataset dataset(DatasetId id) {
    String title = text("title");
    if (title == null) {
      throw new BadItem(Notice.of(Notice.Code.NO_TITLE));
    }
    IsoScope.refuseTools(Objects.requireNonNullElse(text("type"), ""), title);
    String description = Objects.requireNonNullElse(text("description"), "");
    Concepts concepts = Concepts.of(properties);
    RecordLinks links = new RecordLinks(record);
    ResponsibleParties parties = new ResponsibleParties(RecordParties.of(properties), List.of());
    Licence licence = licence(links);
    List<String> rights = rights(links, licence);
    return Dataset.draft(id, title)
        .description(description)
        .keywords(concepts.keywords())
        .themes(concepts.themes())
        .hvdCategories(concepts.highValue())
        .publisher(parties.publisher().orElse(null))
        .contact(parties.contact().orElse(null))
        .attributions(parties.attributions())
        .licence(licence)
        .rights(rights)
        .access(
            rights.stream().flatMap(one -> AccessText.read(one).stream()).findFirst().orElse(null))
        .issued(text("created", "recordCreated"))
        .modified(text("updated", "recordUpdated"))
        .temporal(period(record.path("time")))
        .provenance(
            JsonFields.texts(record.at("/time/resolution")).stream()
                .flatMap(step -> TimeStep.sentence(step).stream())
                .toList())
        .coverage(Coverage.of(List.of(), JsonFields.box(record.path("geometry"))))
        .landingPage(links.landingPage())
        .distributions(links.distributions())
        .references(links.references())
        .kind(kind())
        .identifiers(identifiers())
        .languages(JsonFields.languageCodes(properties.path("resourceLanguages")))
        .writtenIn(JsonFields.writtenIn(properties.path("language"), title + " " + description))
        .build();
  }

  private @Nullable String text(String... names) {
    return JsonFields.text(properties, names);
  }

  /** Only one of several linked licences could be told, and not which data it is that of. */
  private @Nullable Licence licence(RecordLinks links) {
    List<Licence> linked = links.licences();
    String stated =
        Optional.ofNullable(text("license")).filter(RecordReading::isLicence).orElse(null);
    Licence only = linked.size() == 1 ? linked.get(0) : null;
    return stated == null ? only : Licence.of(stated, only == null ? null : only.uri());
  }

  /** Catalogues of ISO 19115 put all their constraints there. */
  private static boolean isLicence(String stated) {
    return !VAGUE_LICENCES.contains(stated.toLowerCase(Locale.ROOT))
        && (KnownLicence.named(stated).isPresent() || AccessText.read(stated).isEmpty());
  }

  private List<String> rights(RecordLinks links, @Nullable Licence licence) {
    String license = text("license");
    boolean isRight =
        license != null
            && !isLicence(license)
            && !VAGUE_LICENCES.contains(license.toLowerCase(Locale.ROOT));
    return Stream.of(
            JsonFields.texts(properties.path("rights")).stream().flatMap(String::lines),
            Stream.ofNullable(isRight ? license : null),
            links.licences().stream()
                .filter(one -> licence == null)
                .map(
                    one ->
                        "Licence d’une partie : "
                            + (one.label().isEmpty() ? one.uri() : one.label())))
        .flatMap(statements -> statements)
        .filter(statement -> !statement.isBlank())
        .distinct()
        .toList();
  }

  /** An instant is the time of the data, too; {@code ..} is an open end. */
  private static @Nullable Period period(JsonNode time) {
    JsonNode interval = time.path("interval");
    String instant = JsonFields.text(time, "timestamp", "date");
    String start = interval.isArray() ? end(interval.path(0)) : instant;
    String end = interval.isArray() ? end(interval.path(1)) : instant;
    return start == null && end == null ? null : new Period(start, end);
  }

  private static @Nullable String end(JsonNode stated) {
    String text = JsonFields.scalar(stated);
    return "..".equals(text) ? null : text;
  }

  private Set<String> identifiers() {
    return JsonFields.identifiers(
        Stream.concat(
            Stream.ofNullable(JsonFields.text(record, "id")),
            JsonFields.items(properties.path("externalIds"))
                .flatMap(one -> Stream.ofNullable(JsonFields.text(one, "value")))));
  }
}
