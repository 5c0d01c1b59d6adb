package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CKAN package as a dataset. Values stay as the site wrote them, to be normalised later.
 */
final class CkanPackage {

  /** States of packages that are not public; DKAN writes « Active » for active. */
  private static final Set<String> HIDDEN = Set.of("deleted", "draft");

  /** Types that extensions add: what was made with data, and harvest sources. */
  private static final Set<String> NO_DATA = Set.of("showcase", "application", "harvest");

  private static final String UNSAID = "notspecified";

  private final JsonNode record;
  private final CkanFields fields;
  private final CkanHarvested harvested;
  private final CkanParties parties;
  private final CkanFileRights fileRights;

  private CkanPackage(JsonNode record) {
    this.record = record;
    this.fields = new CkanFields(record);
    this.harvested = new CkanHarvested(fields);
    this.parties = new CkanParties(record, fields, harvested);
    this.fileRights = new CkanFileRights(files().toList());
  }

  /**
   * @throws BadItem if the package is deleted, a draft, withdrawn by a Moisson, or no data. {@code
   *     private} is ignored: anonymous users never see private packages, and DKAN sets it on all it
   *     shows
   */
  static Dataset map(DatasetId id, JsonNode held, URI site) {
    JsonNode record = CkanTranslations.french(held);
    String title = Objects.requireNonNullElse(JsonFields.text(record, "title", "name"), "");
    CkanPackage read = new CkanPackage(record);
    boolean isWithdrawn =
        CkanExtras.WITHDRAWN.equals(read.fields.extras().path(CkanExtras.STATUS).asText());
    if (isWithdrawn || HIDDEN.contains(record.path("state").asText().toLowerCase(Locale.ROOT))) {
      throw new BadItem(Notice.of(Code.NOT_PUBLIC, title));
    }
    if (NO_DATA.contains(record.path("type").asText())) {
      throw new BadItem(Notice.of(Code.NOT_DATA, title));
    }
    return read.dataset(id, title, site);
  }

  private Dataset dataset(DatasetId id, String title, URI site) {
    CkanPages pages = new CkanPages(record, fields);
    String description = Objects.requireNonNullElse(fields.text("notes", "description"), "");
    Set<String> languages = JsonFields.languages(fields.called("language", "uri").stream());
    return Dataset.draft(id, title)
        .description(description)
        .keywords(keywords())
        .themes(themes())
        .publisher(parties.publisher())
        .contact(parties.contact())
        .licence(licence())
        .frequency(
            fields.text(
                "frequency",
                "accrual_periodicity",
                "frequency-of-update",
                "update_frequency",
                "update_freq"))
        .issued(
            JsonFields.first(
                fields.text("issued"),
                harvested.date("publication", "creation"),
                fields.text(
                    "dataset_publication_date",
                    "date_released",
                    "dataset_creation_date",
                    "metadata_created")))
        .modified(
            JsonFields.first(
                fields.text("modified"),
                harvested.date("revision"),
                fields.text("dataset_modification_date", "date_updated", "metadata_modified")))
        .temporal(new CkanPlace(fields).period())
        .coverage(new CkanPlace(fields).coverage())
        .landingPage(pages.landingPage(site))
        .provenance(
            Stream.of(provenance().stream(), version(), series(), new CkanPlace(fields).sentences())
                .flatMap(Function.identity())
                .toList())
        .kind(
            "dataset_series".equals(record.path("type").asText()) ? Kind.SERIES : harvested.kind())
        .identifiers(identifiers())
        .sources(sources())
        .languages(languages)
        .writtenIn(Languages.ofText(languages, description).orElse(null))
        .conformsTo(standards())
        .resolution(resolution())
        .resolutions(fields.texts("spatial_resolution_as_text"))
        .access(access().orElse(null))
        .rights(
            Stream.concat(rights().stream(), fileRights.statements(access())).distinct().toList())
        .attributions(parties.attributions())
        .legislation(addresses("applicable_legislation"))
        .hvdCategories(addresses("hvd_category"))
        .references(pages.references())
        .wholes(fields.called("in_series", "identifier", "id"))
        .distributions(links(site))
        .build();
  }

  private Set<String> keywords() {
    Set<String> keywords = new TreeSet<>(fields.texts("keywords"));
    // If they differ, the name is a form for addresses.
    keywords.addAll(fields.called("tags", "display_name", "name"));
    keywords.addAll(fields.called("free_tags", "display_name", "name"));
    return keywords;
  }

  private Set<String> themes() {
    Set<String> themes = new TreeSet<>(fields.called("theme", "uri"));
    themes.addAll(fields.called("category", "theme", "uri"));
    if (!fields.groupsPublish()) {
      themes.addAll(fields.groups());
    }
    return themes;
  }

  /** A site's own id means nothing elsewhere: its title is used, or the extras of the record. */
  private @Nullable Licence licence() {
    JsonNode stated = UNSAID.equals(fields.text("license_id")) ? fields.extras() : record;
    String id = JsonFields.text(stated, "license_id");
    boolean isKnown = id != null && KnownLicence.named(id).isPresent();
    URI document = JsonFields.address(stated, "license_url", "license_title", "license");
    // Many records of ISO 19115 name it among their other constraints, as harvesters call these.
    Stream<String> constraints =
        fields.texts("access_constraints").stream()
            .filter(constraint -> KnownLicence.alone(constraint).isPresent());
    String words =
        Stream.concat(
                Stream.of("license_text", "licence").flatMap(name -> fields.texts(name).stream()),
                constraints)
            .findFirst()
            .orElse(null);
    return Licence.of(
        isKnown ? id : JsonFields.first(JsonFields.text(stated, "license_title"), words, id),
        document == null
            ? JsonFields.address(fields.extras(), "licence_url", "licence-url", "license_url")
            : document);
  }

  /** A harvested package keeps the identifiers of its origin. */
  private Set<String> identifiers() {
    return JsonFields.identifiers(
        Stream.of("id", "uri", "identifier", "guid", "alternate_identifier", "doi")
            .flatMap(name -> fields.texts(name).stream()));
  }

  private List<URI> sources() {
    return addresses("source", "harvest_dataset_url");
  }

  private List<URI> addresses(String... names) {
    return Stream.of(names)
        .flatMap(name -> fields.texts(name).stream())
        .flatMap(text -> WebAddress.read(text).stream())
        .toList();
  }

  private List<String> provenance() {
    List<String> provenance = fields.called("provenance", "title", "label", "description");
    return provenance.isEmpty()
        ? fields.texts("lineage", "methodologie", "lineage_quality")
        : provenance;
  }

  private Stream<String> version() {
    Stream<String> version =
        Stream.ofNullable(fields.text("version"))
            .flatMap(stated -> DcatReading.version(stated).stream());
    return Stream.concat(fields.texts("version_notes").stream(), version);
  }

  /** Only series with a title: an identifier alone would tell readers nothing. */
  private Stream<String> series() {
    return fields
        .items("in_series")
        .flatMap(series -> Stream.ofNullable(JsonFields.text(series, "title")))
        .map(title -> "Fait partie de « " + title + " ».");
  }

  private List<Standard> standards() {
    Stream<Standard> specifications =
        fields.items("conforms_to").flatMap(item -> specification(item).stream());
    Stream<Standard> systems =
        fields.called("crs", "uri").stream().map(CkanHarvested::referenceSystem);
    return Stream.of(specifications, systems, harvested.referenceSystem())
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  private static Optional<Standard> specification(JsonNode item) {
    return Optional.ofNullable(
            item.isObject() ? JsonFields.text(item, "title", "uri") : JsonFields.scalar(item))
        .map(
            title ->
                new Standard(
                    title,
                    item.isObject()
                        ? JsonFields.address(item, "uri")
                        : WebAddress.read(title).orElse(null)));
  }

  private @Nullable Double resolution() {
    String metres = fields.text("spatial_resolution_in_meters");
    return metres != null && metres.matches("\\d{1,7}(\\.\\d{1,7})?")
        ? Double.valueOf(metres)
        : null;
  }

  private Optional<String> access() {
    return fields.called("access_rights", "uri", "label").stream()
        .flatMap(stated -> DcatReading.access(stated).stream())
        .findFirst()
        .or(() -> rights().stream().flatMap(words -> AccessText.read(words).stream()).findFirst())
        .or(fileRights::access);
  }

  private List<String> rights() {
    return Stream.of(
            "access_rights",
            "rights",
            "access_constraints",
            "limitations-on-public-access",
            "use-constraints")
        .flatMap(fields::items)
        .filter(item -> !DcatReading.isAccessCode(item.path("uri").asText()))
        .flatMap(item -> JsonFields.texts(item.isObject() ? item.path("label") : item).stream())
        .filter(text -> !DcatReading.isAccessCode(text))
        .distinct()
        .toList();
  }

  private List<Link> links(URI site) {
    // Files are often given with all services for the data.
    Licence whole = licence();
    return files()
        .flatMap(file -> CkanResourceReading.links(file, site, whole))
        .distinct()
        .toList();
  }

  private Stream<JsonNode> files() {
    return record
        .path("resources")
        .valueStream()
        .filter(resource -> !HIDDEN.contains(resource.path("state").asText()));
  }
}
