package fr.moisson.connectors.records;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Iris;
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
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record as a dataset (<a
 * href="https://docs.ogc.org/is/20-004r1/20-004r1.html#core-properties-table">OGC API – Records,
 * Part 1, tables 8 and 9</a>), or in the names of its drafts, as ldproxy does. Values stay as
 * written there, to be normalised later.
 */
final class RecordReading {

  private static final String FRENCH = "FRA";

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
    Set<String> keywords = new TreeSet<>(JsonFields.texts(properties.path("keywords")));
    Set<String> themes = new TreeSet<>();
    List<JsonNode> concepts =
        items(properties.path("themes")).flatMap(theme -> items(theme.path("concepts"))).toList();
    concepts.stream()
        .filter(concept -> highValue(concept).isEmpty())
        .forEach(concept -> learn(concept, keywords, themes));
    RecordLinks links = new RecordLinks(record);
    ResponsibleParties parties = new ResponsibleParties(RecordParties.of(properties), List.of());
    Licence licence = licence(links);
    List<String> rights = rights(links, licence);
    return Dataset.draft(id, title)
        .description(description)
        .keywords(keywords)
        .themes(themes)
        .hvdCategories(concepts.stream().flatMap(one -> highValue(one).stream()).toList())
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
        .coverage(Coverage.of(List.of(), JsonFields.box(record.path("geometry"))))
        .landingPage(links.landingPage())
        .distributions(links.distributions())
        .references(links.references())
        .kind(kind())
        .identifiers(identifiers())
        .languages(languages("resourceLanguages"))
        .writtenIn(writtenIn(title + " " + description))
        .build();
  }

  private @Nullable String text(String... names) {
    return JsonFields.text(properties, names);
  }

  /** The items of a list; the value itself if it is none. */
  static Stream<JsonNode> items(JsonNode value) {
    return value.isArray()
        ? value.valueStream()
        : Stream.of(value).filter(one -> !one.isMissingNode() && !one.isNull());
  }

  /**
   * A concept for which the rules know the European theme is a theme. Its title, or else its name
   * in words, is a keyword too, as in ISO 19115, except if it is that of a European theme.
   */
  private static void learn(JsonNode concept, Set<String> keywords, Set<String> themes) {
    List<String> names =
        Stream.of("url", "id", "title")
            .flatMap(name -> Stream.ofNullable(named(concept, name)))
            .toList();
    Optional<String> european =
        names.stream().flatMap(name -> EuropeanCodes.code("data-theme", name).stream()).findFirst();
    european
        .or(() -> names.stream().flatMap(name -> theme(name).stream()).findFirst())
        .ifPresent(themes::add);
    Stream.ofNullable(named(concept, "title", "id"))
        .filter(word -> european.isEmpty() && !word.contains("://"))
        .filter(word -> !StatedWords.isThemeCode(word))
        .forEach(keywords::add);
  }

  /** The category of high-value datasets that a concept is, by its address. */
  private static Optional<URI> highValue(JsonNode concept) {
    return Stream.of("url", "id")
        .flatMap(name -> Stream.ofNullable(named(concept, name)))
        .filter(HighValue::isCategory)
        .flatMap(iri -> Iris.parse(iri).stream())
        .findFirst();
  }

  /** Drafts of the standard have concepts that are only a text. */
  private static @Nullable String named(JsonNode concept, String... names) {
    return concept.isTextual() ? JsonFields.scalar(concept) : JsonFields.text(concept, names);
  }

  private static Optional<String> theme(String name) {
    boolean isKnown = InspireCodes.isTheme(name) || StatedWords.THEMES.knows(name);
    return InspireCodes.theme(name).or(() -> Optional.of(name).filter(word -> isKnown));
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
            items(properties.path("externalIds"))
                .flatMap(one -> Stream.ofNullable(JsonFields.text(one, "value")))));
  }

  private Set<String> languages(String name) {
    return JsonFields.languages(
        items(properties.path(name))
            .map(one -> one.isObject() ? one.path("code") : one)
            .flatMap(one -> Stream.ofNullable(JsonFields.scalar(one))));
  }

  /** Null if the record is in French, or does not state its language; templates say English. */
  private @Nullable String writtenIn(String texts) {
    return languages("language").stream()
        .filter(code -> !code.equals(FRENCH) && !Languages.mayBeFrench(texts, code))
        .flatMap(code -> Languages.tag(code).stream())
        .findFirst()
        .orElse(null);
  }
}
