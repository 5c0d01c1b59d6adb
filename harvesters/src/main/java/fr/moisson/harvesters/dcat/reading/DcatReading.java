package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.DatasetStatus;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.harvesters.values.DateText;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCTerms;
import org.jspecify.annotations.Nullable;

/**
 * Reads datasets from DCAT graphs of any profile and version. Values are left as in the feed; lists
 * are sorted, because a graph has no order and equal feeds must give equal datasets.
 *
 * <p>Seen in real feeds: publishers as texts, datasets without an IRI, empty dates, media types as
 * formats, licences as sentences, keywords in three languages.
 */
public final class DcatReading {

  private static final Set<String> LATEST = Set.of("modified", "updated", "endDate");

  /**
   * @throws BadItem if the dataset has no title, or is withdrawn
   */
  public static Dataset dataset(DatasetId id, Resource from) {
    TextsReading texts = new TextsReading(from);
    String title = texts.title().orElseThrow(() -> new BadItem(Notice.of(Notice.Code.NO_TITLE)));
    List<String> status =
        DatasetStatus.sentences(
            title.strip(),
            Loose.values(from, "status").stream().flatMap(value -> Loose.words(value).stream()));
    List<Resource> distributions = Loose.nodes(from, "distribution");
    PeriodReading times = PeriodReading.of(from, distributions);
    LicenceReading licence = LicenceReading.of(from, distributions);
    Kind kind = GeographicReading.kind(from);
    PageReading pages = new PageReading(from);
    Set<URI> landing = GeographicReading.addresses(from, "landingPage");
    Optional<Agent> publisher = PartyReading.publisher(from);
    Optional<Contact> contact = ContactReading.contact(from);
    Optional<String> access = AccessReading.access(from, distributions);
    return Dataset.draft(id, title.strip())
        .description(texts.description())
        .keywords(texts.keywords())
        .themes(themes(from))
        .publisher(publisher.orElse(null))
        .contact(contact.orElse(null))
        .licence(licence.whole().map(Licence::stated).orElse(null))
        .frequency(FrequencyReading.frequency(from).orElse(null))
        // As in records of ISO 19115 that have no other date.
        .issued(Optional.ofNullable(date(from, "issued")).orElseGet(() -> date(from, "created")))
        // GeoNetwork 3 writes dct:updated, which is no term of DCMI.
        .modified(
            Optional.ofNullable(date(from, "modified")).orElseGet(() -> date(from, "updated")))
        .temporal(times.whole().orElse(null))
        .coverage(new PlaceReading(Loose.values(from, "spatial", "location")).coverage())
        .landingPage(pages.landingPage().orElse(null))
        .provenance(Stream.concat(status.stream(), provenance(from, times).stream()).toList())
        .distributions(
            sorted(
                Stream.of(
                        distributions.stream().flatMap(node -> links(node, landing, licence)),
                        services(from, kind == Kind.SERVICE && distributions.isEmpty(), landing),
                        EndpointReading.ofLinkedData(from),
                        pages.files())
                    .flatMap(links -> links)))
        .kind(kind)
        .identifiers(GeographicReading.identifiers(from))
        .sources(GeographicReading.addresses(from, "source", "wasDerivedFrom"))
        .languages(GeographicReading.languages(from, distributions))
        .conformsTo(GeographicReading.standards(from, distributions))
        .resolution(GeographicReading.resolution(from, distributions).orElse(null))
        .access(access.orElse(null))
        .rights(RightsReading.rights(from, distributions, licence, access))
        .attributions(PartyReading.attributions(from, publisher, contact))
        .resolutions(GeographicReading.resolutions(from))
        .legislation(addresses(from, "applicableLegislation", HighValue::isLaw))
        .hvdCategories(addresses(from, "hvdCategory", HighValue::isCategory))
        .references(pages.references())
        .wholes(pages.wholes())
        .writtenIn(texts.language())
        .build();
  }

  /**
   * The feed's own name for a dataset. Without an identifier or an IRI, it is the page or else the
   * title, because the label of a blank node changes on every reading. Empty if there is none.
   */
  public static Optional<String> identifier(Resource dataset) {
    // An adms:identifier, which is an identifier elsewhere, is a node, or comes after.
    return Stream.concat(
            dataset.listProperties(DCTerms.identifier).toList().stream()
                .map(Statement::getObject)
                .sorted(Comparator.comparing(RDFNode::toString)),
            Loose.values(dataset, "identifier").stream())
        .filter(value -> GeographicReading.notation(value).isEmpty())
        .flatMap(value -> Loose.iriOrText(value).stream())
        .filter(name -> !EmptyNames.isNoIdentifier(name))
        .findFirst()
        .or(() -> Loose.iriOrText(dataset))
        .or(() -> Loose.address(dataset, "landingPage").map(URI::toString))
        .or(() -> Loose.text(dataset, "title", "label").map(String::strip));
  }

  /** Whether a name is globally unique: an address, a URN, a DOI, or text with a UUID. */
  public static boolean isUnique(String name) {
    return GeographicReading.isUnique(name);
  }

  /** Access rights, from a code of a known list or from words. */
  public static Optional<String> access(String stated) {
    return AccessReading.read(node(stated));
  }

  /** Whether a statement says no more than {@link #access} does. */
  public static boolean isAccessCode(String stated) {
    return AccessReading.isNoMoreThanACode(node(stated));
  }

  private static RDFNode node(String stated) {
    Model model = ModelFactory.createDefaultModel();
    return stated.startsWith("http") ? model.createResource(stated) : model.createLiteral(stated);
  }

  /** Of a kind that converters of INSPIRE records leave among the themes. */
  private static Set<URI> addresses(Resource from, String name, Predicate<String> isOne) {
    Set<URI> addresses = new TreeSet<>(GeographicReading.addresses(from, name));
    GeographicReading.addresses(from, "theme").stream()
        .filter(theme -> isOne.test(theme.toString()))
        .forEach(addresses::add);
    return addresses;
  }

  private static Set<String> themes(Resource from) {
    Set<String> themes = new TreeSet<>();
    Loose.values(from, "theme").forEach(theme -> euTheme(theme).ifPresent(themes::add));
    // The rules map these, and many themes of portals, to European themes.
    Loose.values(from, "theme").stream()
        .map(Loose::iri)
        .filter(iri -> iri.startsWith("http") && EuropeanCodes.code("data-theme", iri).isEmpty())
        .filter(iri -> InspireCodes.isTheme(iri) || StatedWords.THEMES.knows(iri))
        .forEach(themes::add);
    // One of a portal's own may be made of several: « Citoyenneté / Institution ».
    Loose.values(from, "theme").stream()
        .filter(theme -> euTheme(theme).isEmpty() && !HighValue.isCategory(Loose.iri(theme)))
        .flatMap(theme -> Loose.text(theme).stream())
        .filter(label -> label.contains("/") || label.contains(","))
        .forEach(themes::add);
    Loose.values(from, "subject").stream()
        .map(Loose::iri)
        .filter(InspireCodes::isTheme)
        .forEach(themes::add);
    Loose.values(from, "topicCategory", "subject").stream()
        .flatMap(topic -> InspireCodes.code("TopicCategory", Loose.iri(topic)).stream())
        .forEach(themes::add);
    return themes;
  }

  static Optional<String> euTheme(RDFNode theme) {
    return Loose.iriOrText(theme).flatMap(iri -> EuropeanCodes.code("data-theme", iri));
  }

  /** The end points of the dataset itself, if it is a service, and of services that serve it. */
  private static Stream<Distribution.Link> services(Resource from, boolean itself, Set<URI> pages) {
    // The services behind distributions are read with those.
    List<Resource> own =
        Loose.nodes(from, "distribution").stream()
            .flatMap(node -> Loose.nodes(node, "accessService").stream())
            .toList();
    Stream<Resource> serving =
        from.listProperties(Excerpt.SERVED_BY).toList().stream()
            .map(Statement::getObject)
            .filter(RDFNode::isResource)
            .map(RDFNode::asResource)
            .filter(service -> !own.contains(service));
    return Stream.concat(
        itself ? EndpointReading.ofItself(from) : Stream.empty(),
        serving.flatMap(node -> EndpointReading.links(node, pages)));
  }

  private static Stream<Distribution.Link> links(
      Resource node, Set<URI> pages, LicenceReading licence) {
    return DistributionReading.links(node, pages)
        .map(link -> link.licensed(licence.of(node).map(Licence::stated).orElse(null)));
  }

  /** The earliest of several dates of issue, and the latest of several dates of change or end. */
  static @Nullable String date(Resource from, String name) {
    Stream<String> dates =
        Loose.texts(from, name).filter(text -> !FrequencyReading.isInterval(text));
    return (LATEST.contains(name) ? DateText.latest(dates) : DateText.earliest(dates)).orElse(null);
  }

  private static List<String> provenance(Resource from, PeriodReading times) {
    // GeoNetwork writes the lineage as dcat:dataQuality and adms:versionNotes.
    return Stream.concat(
            Loose.values(from, "provenance", "dataQuality", "versionNotes").stream()
                .flatMap(value -> Loose.text(value).stream()),
            Stream.of(times.sentences(), series(from), versions(from)).flatMap(one -> one))
        .sorted()
        .distinct()
        .toList();
  }

  /**
   * The named series or works that the data are part of, worded as for records of ISO 19115; their
   * addresses are among the references.
   */
  private static Stream<String> series(Resource from) {
    return Loose.values(from, "inSeries", "isPartOf").stream()
        .flatMap(value -> Loose.text(value).stream())
        .filter(name -> WebAddress.read(name).isEmpty())
        .map(name -> "Fait partie de « " + name.strip() + " ».");
  }

  /** Which version the data are, and which data came before or come after them. */
  private static Stream<String> versions(Resource from) {
    Stream<String> version =
        Loose.texts(from, "version", "versionInfo").flatMap(text -> version(text).stream());
    return Stream.of(
            version,
            others(from, "replaces").map(other -> "Remplace « " + other + " »."),
            others(from, "isReplacedBy").map(other -> "Remplacé par « " + other + " »."))
        .flatMap(sentences -> sentences);
  }

  /** The sentence on the version of data; empty for a blank. */
  public static Optional<String> version(String stated) {
    return Optional.of(stated.strip().replaceFirst("\\.$", ""))
        .filter(text -> !text.isEmpty())
        .map(text -> "Version : " + text + ".");
  }

  /** Names, or else addresses on the web: other identifiers mean nothing to people. */
  private static Stream<String> others(Resource from, String relation) {
    return Loose.values(from, relation).stream()
        .flatMap(
            other ->
                Loose.text(other)
                    .map(String::strip)
                    .or(() -> WebAddress.read(Loose.iri(other)).map(URI::toString))
                    .stream());
  }

  private static List<Distribution.Link> sorted(Stream<Distribution.Link> links) {
    return links
        .sorted(
            Comparator.comparing(Distribution.Link::title)
                .thenComparing(Distribution.Link::id)
                .thenComparing(Distribution.Link::url))
        .distinct()
        .toList();
  }

  private DcatReading() {}
}
