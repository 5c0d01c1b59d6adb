package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.jspecify.annotations.Nullable;

/** Reads access rights, and statements of rights other than the licence. */
final class RightsReading {

  private static final Property POLICY =
      ResourceFactory.createProperty("http://www.w3.org/ns/odrl/2/hasPolicy");

  /**
   * Words of the European list, which has more codes than DCAT-AP uses, the American profile and
   * ArcGIS Hub, the Netherlands, and the lists of research repositories (eprints, COAR, OpenAIRE).
   */
  private static final Map<String, String> ACCESS_WORDS =
      Stream.of(
              Map.entry(
                  "PUBLIC",
                  List.of(
                      "public",
                      "publiek",
                      "ouvert",
                      "open",
                      "open access",
                      "openaccess",
                      "c_abf2")),
              Map.entry(
                  "RESTRICTED",
                  List.of(
                      "restricted",
                      "restricted public",
                      "onder_voorwaarden",
                      "restricted access",
                      "restrictedaccess",
                      "embargoed access",
                      "embargoedaccess",
                      "c_16ec",
                      "c_f1cf")),
              Map.entry(
                  "NON_PUBLIC",
                  List.of(
                      "non_public",
                      "non-public",
                      "non public",
                      "confidential",
                      "confidentiel",
                      "données confidentielles",
                      "sensitive",
                      "niet_publiek",
                      "closed access",
                      "closedaccess",
                      "c_14cb")))
          .flatMap(right -> right.getValue().stream().map(word -> Map.entry(word, right.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final String PUBLIC = "PUBLIC";
  private static final String OPENAIRE = "info:eu-repo/semantics/";

  private static final String LIMITATIONS = "LimitationsOnPublicAccess";
  private static final String NO_LIMITATIONS = "noLimitations";

  /**
   * The access rights of the dataset, also if stated among its rights and conditions; or else those
   * of its distributions, if all of them state any: the least open, since an open one may be a
   * preview.
   */
  static Optional<String> access(Resource from, List<Resource> distributions) {
    return access(from)
        .or(
            () -> {
              List<String> stated =
                  distributions.stream()
                      .flatMap(
                          one ->
                              AccessLevels.leastOpen(
                                  EndpointReading.withServices(one)
                                      .flatMap(node -> access(node).stream()))
                                  .stream())
                      .toList();
              return stated.size() == distributions.size()
                  ? AccessLevels.leastOpen(stated.stream())
                  : Optional.empty();
            });
  }

  private static Optional<String> access(Resource node) {
    return Stream.of("accessRights", "rights")
        .flatMap(name -> Loose.values(node, name).stream())
        .flatMap(value -> accessOf(value).stream())
        .findFirst()
        .or(
            () ->
                // A licence that is called open permits reuse, and says nothing of access.
                Loose.values(node, "license").stream()
                    .filter(value -> LicenceReading.known(value).isEmpty())
                    .flatMap(
                        value ->
                            LicenceReading.accessCode(value)
                                .or(() -> accessOf(value).filter(code -> !code.equals(PUBLIC)))
                                .stream())
                    .findFirst());
  }

  /**
   * The access right that stands for a code or word of one of the known lists, for a limitation
   * from INSPIRE's list, or for the words in a code of another list.
   */
  static Optional<String> accessCode(RDFNode value) {
    String iri = Endings.without(Loose.iri(value), "/");
    String last = Iris.lastName(iri);
    return Stream.concat(DcatReading.words(value).stream(), Stream.of(last))
        .flatMap(
            text ->
                Stream.ofNullable(
                    ACCESS_WORDS.get(text.strip().toLowerCase(Locale.ROOT).replace(OPENAIRE, ""))))
        .findFirst()
        .or(
            () ->
                InspireCodes.code(LIMITATIONS, iri)
                    .map(code -> code.equals(NO_LIMITATIONS) ? "PUBLIC" : "RESTRICTED"))
        .or(() -> AccessText.read(last.replace('-', ' ')));
  }

  /** The access right from a code, or else from the words of the statement. */
  static Optional<String> accessOf(RDFNode value) {
    return accessCode(value).or(() -> Loose.text(List.of(value)).flatMap(AccessText::read));
  }

  /** Whether a statement adds nothing to its code; a limitation does: users want to know it. */
  static boolean isNoMoreThanACode(RDFNode value) {
    return accessCode(value).isPresent()
        && InspireCodes.code(LIMITATIONS, Loose.iri(value))
            .filter(code -> !code.equals(NO_LIMITATIONS))
            .isEmpty();
  }

  /**
   * All statements of rights that fit no other field: those of the dataset, those of its
   * distributions that do not just repeat them, and which of these are less open than the dataset.
   * What only one of several says names it.
   *
   * @param licences what was already read as licences
   * @param access the {@link #access} of the dataset
   */
  static List<String> rights(
      Resource from,
      List<Resource> distributions,
      LicenceReading licences,
      Optional<String> access) {
    List<String> whole =
        rights(from, licences.whole().orElse("")).filter(words -> !licences.took(words)).toList();
    Map<String, List<Resource>> saying = new TreeMap<>();
    for (Resource one : distributions) {
      EndpointReading.withServices(one)
          .flatMap(node -> rights(node, licences.stated(one).orElse("")))
          .distinct()
          .filter(words -> !licences.took(words) && !repeats(words, whole))
          .forEach(words -> saying.computeIfAbsent(words, it -> new ArrayList<>()).add(one));
    }
    Stream<String> parts =
        saying.entrySet().stream()
            .map(
                said ->
                    said.getValue().size() == 1 && distributions.size() > 1
                        ? ofFile(said.getValue().get(0), distributions, said.getKey())
                        : said.getKey());
    Stream<String> lessOpen =
        AccessLevels.lessOpen(
            access,
            code ->
                distributions.stream()
                    .filter(one -> code.equals(ownCode(one)))
                    .flatMap(one -> name(one, distributions).stream()));
    return Stream.of(whole.stream(), parts, lessOpen)
        .flatMap(statements -> statements)
        .sorted()
        .distinct()
        .toList();
  }

  private static @Nullable String ownCode(Resource distribution) {
    return AccessLevels.leastOpen(
            EndpointReading.withServices(distribution)
                .flatMap(
                    node ->
                        Loose.values(node, "accessRights", "rights").stream()
                            .flatMap(value -> accessCode(value).stream())
                            .limit(1)))
        .orElse(null);
  }

  private static String ofFile(Resource one, List<Resource> all, String words) {
    return name(one, all).map(name -> "« " + name + " » : ").orElse("") + words;
  }

  /** The title that one distribution has alone, or else its address. */
  private static Optional<String> name(Resource one, List<Resource> all) {
    return title(one)
        .filter(title -> all.stream().filter(other -> title(other).equals(title(one))).count() == 1)
        .or(() -> Loose.address(one, "downloadURL", "accessURL").map(URI::toString))
        .or(() -> title(one));
  }

  private static Optional<String> title(Resource distribution) {
    return Loose.text(distribution, "title", "label").map(String::strip);
  }

  private static boolean repeats(String words, List<String> statements) {
    String left = words;
    for (String statement : statements) {
      left = left.replace(statement, "");
    }
    return left.isBlank();
  }

  private static Stream<String> rights(Resource from, String licence) {
    Optional<KnownLicence> known = KnownLicence.named(licence);
    Stream<RDFNode> other =
        Loose.values(from, "rights", "accessRights").stream()
            .filter(value -> !LicenceReading.isLicence(value))
            .filter(value -> !isNoMoreThanACode(value))
            .filter(value -> !isNameOf(known, value));
    Stream<RDFNode> licences =
        Loose.values(from, "license").stream()
            .filter(
                value -> LicenceReading.accessCode(value).isEmpty() || !isNoMoreThanACode(value))
            .filter(value -> known.isEmpty() || !LicenceReading.name(value).equals(known));
    return Stream.of(
            Stream.concat(other, licences)
                .filter(value -> !LicenceReading.words(value).equals(Optional.of(licence)))
                .flatMap(
                    value ->
                        Loose.text(List.of(value)).or(() -> DcatReading.words(value)).stream()),
            mentions(from),
            policies(from))
        .flatMap(statements -> statements);
  }

  /** In ODRL, whose rules are for machines: its words or its address, unless it is the licence. */
  private static Stream<String> policies(Resource from) {
    List<RDFNode> licences = Loose.values(from, "license");
    return from.listProperties(POLICY).toList().stream()
        .map(Statement::getObject)
        .filter(policy -> !licences.contains(policy))
        .map(
            policy ->
                Loose.text(List.of(policy))
                    .or(() -> Optional.of(Loose.iri(policy)).filter(iri -> iri.startsWith("http")))
                    .map(
                        words -> "Politique d’usage : " + Endings.without(words.strip(), ".") + ".")
                    .orElse("Politique d’usage en ODRL, à lire à la source."))
        .sorted();
  }

  /** Who is to be named, in which words: of German licences, and of statements of ODRS. */
  private static Stream<String> mentions(Resource from) {
    Stream<RDFNode> stated =
        DcatReading.nodes(from, "rights").stream()
            .flatMap(rights -> Loose.values(rights, "attributionText").stream());
    return Loose.literals(
            Stream.concat(Loose.values(from, "licenseAttributionByText").stream(), stated).toList())
        .map(text -> text.getLexicalForm().strip())
        .filter(text -> !text.isEmpty())
        .map(text -> "À citer : « " + text + " ».");
  }

  /** data.gouv.fr repeats the name of the licence as the rights. */
  private static boolean isNameOf(Optional<KnownLicence> licence, RDFNode value) {
    return licence
        .filter(
            known ->
                Loose.text(List.of(value))
                    .filter(text -> text.strip().equalsIgnoreCase(known.label()))
                    .isPresent())
        .isPresent();
  }

  private RightsReading() {}
}
