package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.DatasetStatus;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.DateText;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.harvesters.values.Languages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads datasets from records of ISO 19139 ({@code gmd}, {@code gmi}), ISO 19115-3 ({@code mdb})
 * and Dublin Core ({@code csw:Record}). Values are left as in the record. What has no place in a
 * dataset, and why, is listed in {@code docs/iso-to-dcat.md}.
 *
 * <p>Seen in real catalogues: dates and languages that are empty, no {@code identificationInfo}, no
 * hierarchy level, protocols that are missing or that are anchors, addresses of a WFS without a
 * request, boxes from east to west, one wrapper too many around a record.
 */
public final class IsoReading {

  private static final Set<String> ISO = Set.of("MD_Metadata", "MI_Metadata");
  private static final Set<String> DUBLIN_CORE = Set.of("Record", "SummaryRecord", "BriefRecord");

  /** Codes that say less than a period given with them. Forms send a period of zero by default. */
  private static final Set<String> VAGUE = Set.of("userDefined", "periodic", "unknown");

  static final String FRENCH = "FRA";

  private static final Pattern BLANK = Pattern.compile("\\s");

  private static final Pattern NON_ZERO = Pattern.compile("[1-9]");

  /** Shorter codes are not unique outside their own list. */
  private static final int SHORTEST_NAME = 6;

  /**
   * Maps one record.
   *
   * @throws BadItem if the document is no such record, or has no title
   */
  public static Dataset dataset(DatasetId id, String xml) {
    XmlElement record = record(XmlElement.parse(xml));
    return DUBLIN_CORE.contains(record.name()) ? DublinCore.dataset(id, record) : iso(id, record);
  }

  /**
   * The parts of a record that are needed before it is mapped.
   *
   * @param identifier empty if the record has none
   * @param names all identifiers of the record and of its data
   * @param serves names of the datasets that a service serves, to layers; empty if not stated
   */
  public record Head(String identifier, Kind kind, Set<String> names, Map<String, String> serves) {}

  /**
   * Reads the head of a record, without mapping the record.
   *
   * @throws BadItem if the document is no such record
   */
  public static Head head(String xml) {
    XmlElement record = record(XmlElement.parse(xml));
    return DUBLIN_CORE.contains(record.name())
        ? new Head(DublinCore.identifier(record), DublinCore.kind(record), Set.of(), Map.of())
        : new Head(
            identifier(record), IsoScope.kind(record), identifiers(record), IsoCoupling.of(record));
  }

  private static XmlElement record(XmlElement root) {
    return Stream.concat(
            Stream.of(root).filter(element -> isRecord(element.name())),
            root.children().stream().filter(element -> isRecord(element.name())))
        .findFirst()
        .orElseThrow(
            () -> new BadItem(Notice.of(Notice.Code.UNEXPECTED_ANSWER, root.name(), "ISO 19115")));
  }

  private static boolean isRecord(String name) {
    return ISO.contains(name) || DUBLIN_CORE.contains(name);
  }

  private static Dataset iso(DatasetId id, XmlElement record) {
    String title =
        citation(record)
            .flatMap(citation -> citation.texts("title"))
            .findFirst()
            .orElseThrow(() -> new BadItem(Notice.of(Notice.Code.NO_TITLE)));
    IsoScope.refuseTools(record, title);
    List<String> status =
        DatasetStatus.sentences(
            title, record.codes("identificationInfo", "*", "status", "MD_ProgressCode"));
    IsoKeywords about = new IsoKeywords(record);
    IsoStandards standards = new IsoStandards(record);
    IsoExtents extents = new IsoExtents(record, about.zones(), standards.all());
    IsoTimes times = new IsoTimes(record);
    ResponsibleParties parties = IsoParties.of(record);
    IsoConstraints constraints = new IsoConstraints(record);
    IsoDistributions distributions = new IsoDistributions(record, identifier(record));
    String language = writtenIn(record);
    Set<String> keywords = about.keywords(language == null);
    keywords.addAll(extents.places());
    return Dataset.draft(id, title)
        .description(description(record))
        .keywords(keywords)
        .themes(about.themes())
        .publisher(parties.publisher().orElse(null))
        .contact(parties.contact().orElse(null))
        .licence(constraints.licence().orElse(null))
        .frequency(frequency(record).orElse(null))
        .issued(issued(record))
        .modified(
            DateText.latest(dates(record, "revision", "lastRevision", "lastUpdate")).orElse(null))
        .temporal(times.period().orElse(null))
        .coverage(extents.coverage())
        .landingPage(distributions.landingPage().orElse(null))
        .provenance(
            Stream.concat(status.stream(), provenance(record, standards, times).stream()).toList())
        .distributions(distributions.links())
        .kind(IsoScope.kind(record))
        .identifiers(identifiers(record))
        .languages(languages(record))
        .conformsTo(standards.all())
        .resolution(standards.resolution().orElse(null))
        .access(constraints.access().orElse(null))
        .rights(constraints.rights())
        .attributions(parties.attributions())
        .resolutions(standards.resolutions())
        .legislation(
            Stream.concat(about.addresses(HighValue::isLaw).stream(), constraints.legislation())
                .collect(Collectors.toCollection(TreeSet::new)))
        .hvdCategories(about.highValueCategories())
        .references(
            Stream.concat(distributions.references().stream(), IsoSeries.related(record).stream())
                .toList())
        .wholes(IsoSeries.names(record).toList())
        .writtenIn(language)
        .build();
  }

  private static String description(XmlElement record) {
    return record.text("identificationInfo", "*", "abstract").orElse("");
  }

  static Stream<XmlElement> citation(XmlElement record) {
    return record.all("identificationInfo", "*", "citation", "CI_Citation");
  }

  private static String identifier(XmlElement record) {
    return Stream.of(
            record.texts("fileIdentifier"),
            record.texts("metadataIdentifier", "MD_Identifier", "code"),
            record.texts("metadataIdentifier"),
            record.attribute("uuid").stream())
        .flatMap(names -> names)
        .findFirst()
        .orElse("");
  }

  /** Identifiers of the record and of the data, both bare and prefixed with their code space. */
  private static Set<String> identifiers(XmlElement record) {
    Set<String> names = new TreeSet<>();
    names.add(identifier(record));
    citation(record)
        .flatMap(citation -> citation.all("identifier", "*"))
        .forEach(
            identifier ->
                identifier
                    .phrases("code")
                    .forEach(code -> learn(names, code, identifier.text("codeSpace").orElse(""))));
    names.removeIf(name -> name.length() < SHORTEST_NAME || EmptyNames.is(name));
    return names;
  }

  private static void learn(Set<String> names, LinkedText code, String space) {
    if (code.href() != null) {
      names.add(code.href().toString());
    }
    // If a linked identifier has several words, they are a title, which is not unique.
    String name = code.href() != null && BLANK.matcher(code.text()).find() ? "" : code.text();
    names.add(name);
    names.add(inSpace(name, space));
  }

  /** A name with its code space, unless there is none or it has it already. */
  static String inSpace(String name, String space) {
    if (space.isEmpty() || name.isEmpty() || name.startsWith(space)) {
      return name;
    }
    String link = space.startsWith("http") ? (space.endsWith("/") ? "" : "/") : ":";
    return space + link + name;
  }

  private static Set<String> languages(XmlElement record) {
    Set<String> ofData = new TreeSet<>();
    Stream.of(
            record.codes("identificationInfo", "*", "language", "*"),
            record.codes("identificationInfo", "*", "defaultLocale", "PT_Locale", "language", "*"),
            record.codes("identificationInfo", "*", "otherLocale", "PT_Locale", "language", "*"))
        .flatMap(codes -> codes)
        .flatMap(code -> Languages.code(code).stream())
        .forEach(ofData::add);
    return ofData;
  }

  /**
   * Null if the texts are in French, or their language is not stated. Templates leave a language in
   * the header that is neither that of French data nor of their texts.
   */
  private static @Nullable String writtenIn(XmlElement record) {
    boolean isInFrench =
        Stream.concat(
                citation(record).flatMap(citation -> citation.all("title")),
                record.all("identificationInfo", "*", "abstract"))
            .anyMatch(LinkedText::isInFrench);
    Set<String> ofData = languages(record);
    return isInFrench
        ? null
        : Stream.concat(
                record.codes("language", "*"),
                record.codes("defaultLocale", "PT_Locale", "language", "*"))
            .flatMap(code -> Languages.code(code).stream())
            .findFirst()
            .filter(code -> ofData.contains(code) || !ofData.contains(FRENCH))
            .filter(code -> !Languages.mayBeFrench(description(record), code))
            .flatMap(Languages::tag)
            .filter(tag -> !tag.equals("fr"))
            .orElse(null);
  }

  /** The first publication, or else the creation. */
  private static @Nullable String issued(XmlElement record) {
    return DateText.earliest(dates(record, "publication", "released"))
        .or(() -> DateText.earliest(dates(record, "creation")))
        .orElse(null);
  }

  private static Stream<String> dates(XmlElement record, String... types) {
    return citation(record)
        .flatMap(citation -> citation.all("date", "CI_Date"))
        .filter(
            date -> date.codes("dateType", "CI_DateTypeCode").anyMatch(List.of(types)::contains))
        .flatMap(date -> date.texts("date"));
  }

  private static Optional<String> frequency(XmlElement record) {
    return record
        .all("identificationInfo", "*", "resourceMaintenance", "MD_MaintenanceInformation")
        .flatMap(
            maintenance ->
                Stream.concat(
                    maintenance.codes(
                        "maintenanceAndUpdateFrequency", "MD_MaintenanceFrequencyCode"),
                    maintenance
                        .texts("userDefinedMaintenanceFrequency")
                        .filter(period -> NON_ZERO.matcher(period).find())))
        .min(Comparator.comparing(VAGUE::contains));
  }

  /** The lineage of the data, the scales that they are for, and what they are a part of. */
  private static List<String> provenance(
      XmlElement record, IsoStandards standards, IsoTimes times) {
    List<String> sentences = new ArrayList<>(IsoLineage.sentences(record));
    standards.methods().forEach(sentences::add);
    standards.refusals().forEach(sentences::add);
    standards.scales().forEach(scale -> sentences.add("Échelle d’utilisation : 1/" + scale + "."));
    IsoSeries.of(record).forEach(series -> sentences.add("Fait partie de « " + series + " »."));
    sentences.addAll(times.sentences());
    return sentences.stream().distinct().toList();
  }

  private IsoReading() {}
}
