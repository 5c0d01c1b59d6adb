package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;

/** Reads statements of rights other than the licence. */
final class RightsReading {

  private static final Property POLICY =
      ResourceFactory.createProperty("http://www.w3.org/ns/odrl/2/hasPolicy");

  /**
   * All statements of rights that fit no other field: those of the dataset, those of its
   * distributions that do not just repeat them, and which of these are less open than the dataset.
   * What only one of several says names it.
   *
   * @param licences what was already read as licences
   * @param access the {@linkplain AccessReading#access access right} of the dataset
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
                    .filter(one -> AccessReading.codeOf(one).equals(Optional.of(code)))
                    .flatMap(one -> name(one, distributions).stream()));
    return Stream.of(whole.stream(), parts, lessOpen)
        .flatMap(statements -> statements)
        .sorted()
        .distinct()
        .toList();
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
            .filter(value -> !AccessReading.isNoMoreThanACode(value))
            .filter(value -> !isNameOf(known, value));
    Stream<RDFNode> licences =
        Loose.values(from, "license").stream()
            .filter(
                value ->
                    AccessReading.codeInPlaceOfLicence(value).isEmpty()
                        || !AccessReading.isNoMoreThanACode(value))
            .filter(value -> known.isEmpty() || !LicenceReading.name(value).equals(known));
    return Stream.of(
            Stream.concat(other, licences)
                .filter(value -> !LicenceReading.words(value).equals(Optional.of(licence)))
                .flatMap(value -> Loose.text(value).or(() -> Loose.words(value)).stream()),
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
                Loose.text(policy)
                    .or(() -> Optional.of(Loose.iri(policy)).filter(iri -> iri.startsWith("http")))
                    .map(
                        words -> "Politique d’usage : " + Endings.without(words.strip(), ".") + ".")
                    .orElse("Politique d’usage en ODRL, à lire à la source."))
        .sorted();
  }

  /** Who is to be named, in which words: of German licences, and of statements of ODRS. */
  private static Stream<String> mentions(Resource from) {
    return Stream.concat(
            Loose.texts(from, "licenseAttributionByText"),
            Loose.nodes(from, "rights").stream()
                .flatMap(rights -> Loose.texts(rights, "attributionText")))
        .map(text -> "À citer : « " + text + " ».");
  }

  /** data.gouv.fr repeats the name of the licence as the rights. */
  private static boolean isNameOf(Optional<KnownLicence> licence, RDFNode value) {
    return licence
        .filter(
            known ->
                Loose.text(value)
                    .filter(text -> text.strip().equalsIgnoreCase(known.label()))
                    .isPresent())
        .isPresent();
  }

  private RightsReading() {}
}
