package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.reading.AccessLevels;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.PeriodText;
import fr.moisson.harvesters.values.RestrictionCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Dublin Core records, the <a href="https://docs.ogc.org/is/12-176r7/12-176r7.html">CSW</a>
 * schema that every server must support.
 */
final class DublinCore {

  static Dataset dataset(DatasetId id, XmlElement record) {
    String title =
        record.text("title").orElseThrow(() -> new BadItem(Notice.of(Notice.Code.NO_TITLE)));
    IsoScope.refuseTools(record.text("type").orElse(""), title);
    List<String> rights =
        Stream.of("license", "rights", "accessRights").flatMap(record::texts).distinct().toList();
    Optional<String> licence = licence(record, rights);
    DublinPlaces places = new DublinPlaces(record);
    DublinLinks links = new DublinLinks(record, identifier(record));
    String language = writtenIn(record);
    return Dataset.draft(id, title)
        .description(description(record))
        .keywords(keywords(record, places, language == null))
        .themes(topics(record).toList())
        .publisher(agent(record, "publisher").or(() -> agent(record, "creator")).orElse(null))
        .attributions(attributions(record))
        .licence(licence.map(Licence::stated).orElse(null))
        .access(access(record, rights).orElse(null))
        .rights(statements(rights, licence))
        .frequency(record.text("accrualPeriodicity").orElse(null))
        .issued(first(record, "issued", "created", "date").orElse(null))
        .modified(record.text("modified").orElse(null))
        .temporal(PeriodText.around(periods(record)).orElse(null))
        .coverage(places.coverage())
        .conformsTo(places.systems())
        .landingPage(links.landingPage().orElse(null))
        .provenance(provenance(record))
        .languages(languages(record))
        .identifiers(identifiers(record))
        .kind(kind(record))
        .distributions(links.links())
        .references(links.references())
        .wholes(record.texts("isPartOf").toList())
        .writtenIn(language)
        .build();
  }

  private static Optional<String> first(XmlElement record, String... names) {
    return Stream.of(names).flatMap(record::texts).findFirst();
  }

  /** The topics of ISO 19115 are among the subjects, as codes. */
  private static Set<String> keywords(XmlElement record, DublinPlaces places, boolean inFrench) {
    Set<String> words = new TreeSet<>(places.names());
    record
        .texts("subject")
        .map(subject -> IsoKeywords.inWords(subject, inFrench))
        .forEach(words::add);
    return words;
  }

  private static Stream<String> topics(XmlElement record) {
    return record.texts("subject").filter(IsoKeywords::isTopic).distinct();
  }

  /**
   * Empty if any statement on access cannot be understood. Only there do codes of restrictions mean
   * access: {@code dc:rights} has restrictions of use as well.
   */
  private static Optional<String> access(XmlElement record, List<String> rights) {
    return record.texts("accessRights").allMatch(text -> IsoConstraints.access(text).isPresent())
        ? AccessLevels.leastOpen(
            Stream.concat(
                    record.texts("accessRights").map(IsoConstraints::access),
                    rights.stream().map(AccessText::read))
                .flatMap(Optional::stream))
        : Optional.empty();
  }

  /** All but the licence; codes of restrictions are put into words, or dropped. */
  private static List<String> statements(List<String> rights, Optional<String> licence) {
    return rights.stream()
        .filter(text -> !licence.equals(Optional.of(text)))
        .flatMap(text -> RestrictionCodes.inWords(text).stream())
        .distinct()
        .toList();
  }

  private static List<Period> periods(XmlElement record) {
    return record.texts("temporal").flatMap(text -> PeriodText.read(text).stream()).toList();
  }

  private static List<String> provenance(XmlElement record) {
    return Stream.of(
            Stream.of("provenance", "source").flatMap(record::texts),
            record
                .texts("isPartOf")
                .filter(IsoSeries::isName)
                .map(whole -> "Fait partie de « " + whole + " »."),
            PeriodText.sentences(periods(record)),
            record
                .texts("temporal")
                .filter(text -> !EmptyNames.is(text) && PeriodText.read(text).isEmpty())
                .map(PeriodText::quoted))
        .flatMap(sentences -> sentences)
        .distinct()
        .toList();
  }

  static String identifier(XmlElement record) {
    return record.text("identifier").orElse("");
  }

  private static Set<String> identifiers(XmlElement record) {
    return new TreeSet<>(record.texts("identifier").toList());
  }

  static Kind kind(XmlElement record) {
    return IsoScope.kind(record.text("type").orElse(""));
  }

  private static Optional<String> licence(XmlElement record, List<String> rights) {
    return record
        .text("license")
        .or(() -> rights.stream().filter(text -> KnownLicence.named(text).isPresent()).findFirst());
  }

  private static Optional<Agent> agent(XmlElement record, String role) {
    Optional<String> siren =
        record.texts(role).flatMap(text -> Agent.sirenOf(text).stream()).findFirst();
    return names(record, role).findFirst().map(name -> new Agent(name, null, siren.orElse(null)));
  }

  /** Some catalogues write the SIREN of an organisation in place of its name, or beside it. */
  private static Stream<String> names(XmlElement record, String role) {
    return record.texts(role).filter(text -> Agent.sirenOf(text).isEmpty());
  }

  private static List<Attribution> attributions(XmlElement record) {
    List<Attribution> attributions = new ArrayList<>();
    agent(record, "creator").ifPresent(agent -> attributions.add(new Attribution("author", agent)));
    names(record, "contributor")
        .forEach(
            name -> attributions.add(new Attribution("contributor", new Agent(name, null, null))));
    return attributions;
  }

  /** Null if the record is in French, or does not state its language. */
  private static @Nullable String writtenIn(XmlElement record) {
    List<String> languages =
        record.texts("language").flatMap(text -> Languages.code(text).stream()).toList();
    return languages.contains(IsoReading.FRENCH)
        ? null
        : languages.stream()
            .findFirst()
            .filter(code -> !Languages.mayBeFrench(description(record), code))
            .flatMap(Languages::tag)
            .orElse(null);
  }

  private static String description(XmlElement record) {
    return record.text("abstract").or(() -> record.text("description")).orElse("");
  }

  private static Set<String> languages(XmlElement record) {
    Set<String> languages = new TreeSet<>();
    record.texts("language").flatMap(text -> Languages.code(text).stream()).forEach(languages::add);
    return languages;
  }

  private DublinCore() {}
}
