package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * Conditions of reuse: those of the dataset, else those of its page or those of all distributions
 * if they agree, else any statement on rights. Distributions with other conditions of their own, or
 * of the service behind them, keep them, and do not pass them on to others.
 *
 * @param whole conditions of the dataset
 * @param parts conditions of distributions
 */
record LicenceReading(Optional<String> whole, Map<Resource, String> parts) {

  /** What leads from a portal's own description of a licence, or of rights, to the licence. */
  private static final String[] ELSEWHERE = {
    "identifier",
    "notation",
    "page",
    "homepage",
    "exactMatch",
    "sameAs",
    "seeAlso",
    "source",
    "dataLicense"
  };

  private static final Pattern AROUND_PLACE = Pattern.compile("^https?://|/$");

  /** Where some feeds put a licence among other statements. */
  private static final String ACCESS = "accessRights";

  static LicenceReading of(Resource dataset, List<Resource> distributions) {
    return Stream.of("license", "rights", ACCESS)
        .map(name -> of(name, dataset, distributions))
        .filter(found -> found.whole.isPresent() || !found.parts.isEmpty())
        .findFirst()
        .orElse(new LicenceReading(Optional.empty(), Map.of()));
  }

  private static LicenceReading of(String name, Resource dataset, List<Resource> distributions) {
    Optional<String> whole = stated(dataset, name);
    Map<Resource, String> parts = new HashMap<>();
    distributions.forEach(
        one ->
            EndpointReading.withServices(one)
                .flatMap(node -> stated(node, name).stream())
                .findFirst()
                .ifPresent(words -> parts.put(one, words)));
    Set<String> different = new TreeSet<>(parts.values());
    if (whole.isEmpty()) {
      whole = ofPage(dataset, distributions, parts);
    }
    boolean agreed =
        whole.isEmpty() && different.size() == 1 && parts.size() == distributions.size();
    return new LicenceReading(agreed ? different.stream().findFirst() : whole, parts);
  }

  /**
   * The licence of the dataset's page, which ArcGIS Hub lists among the distributions, applies to
   * all; not if a portal gives the page as the address of several files with different licences.
   */
  private static Optional<String> ofPage(
      Resource dataset, List<Resource> distributions, Map<Resource, String> parts) {
    Set<URI> pages = GeographicReading.addresses(dataset, "landingPage");
    Set<String> stated =
        distributions.stream()
            .filter(one -> Loose.values(one, "downloadURL").isEmpty())
            .filter(one -> Loose.addresses(one, "accessURL").anyMatch(pages::contains))
            .filter(one -> Loose.addresses(one, "accessURL").allMatch(pages::contains))
            .map(one -> parts.getOrDefault(one, ""))
            .collect(Collectors.toSet());
    return stated.size() == 1
        ? stated.stream().filter(words -> !words.isEmpty()).findFirst()
        : Optional.empty();
  }

  /**
   * Values that name a licence that we know come first, then those of the licence type.
   *
   * <p>Converters of INSPIRE records state conditions of use as the licence, and what names the
   * licence as rights.
   */
  private static Optional<String> stated(Resource node, String name) {
    List<RDFNode> own = Loose.values(node, name);
    Stream<RDFNode> quoted =
        name.equals("license")
            ? Loose.values(node, "rights").stream()
                .filter(value -> isLicence(value) || name(value).isPresent())
            : Stream.empty();
    return Stream.concat(own.stream(), quoted)
        .sorted(
            Comparator.comparing((RDFNode value) -> known(value).isEmpty())
                .thenComparing(value -> !isLicence(value))
                .thenComparing(value -> !own.contains(value))
                .thenComparing(value -> words(value).orElse("")))
        .filter(value -> name.equals(ACCESS) ? known(value).isPresent() : !isOfAccess(name, value))
        .flatMap(value -> words(value).stream())
        .findFirst();
  }

  /** The licence that a statement names, if it says nothing else. */
  static Optional<KnownLicence> name(RDFNode value) {
    return words(value).flatMap(KnownLicence::alone);
  }

  /** Access rights are no conditions of reuse. */
  private static boolean isOfAccess(String name, RDFNode value) {
    Optional<String> code =
        name.equals("license")
            ? AccessReading.codeInPlaceOfLicence(value)
            : AccessReading.code(value);
    return code.isPresent() && known(value).isEmpty();
  }

  /** The licence that a value names unambiguously. */
  static Optional<KnownLicence> known(RDFNode value) {
    return words(value).flatMap(KnownLicence::named);
  }

  /**
   * The address or the words of a licence. If a portal describes it under an address of its own:
   * the words that name a known licence, or else its label with that address.
   */
  static Optional<String> words(RDFNode value) {
    Optional<String> bare = Loose.words(value);
    if (value.isLiteral() || bare.flatMap(KnownLicence::named).isPresent()) {
      return bare;
    }
    Resource node = value.asResource();
    Optional<String> label = Loose.text(node, "title", "label", "prefLabel", "name");
    String whole =
        Stream.concat(label.stream(), Loose.irisAndTexts(node, ELSEWHERE))
            .collect(Collectors.joining(" "));
    return Optional.of(whole)
        .filter(words -> KnownLicence.named(words).isPresent())
        .or(
            () ->
                label.flatMap(
                    it ->
                        address(node)
                            .filter(page -> !place(it).equals(place(page)))
                            .map(page -> it + " (" + page + ")")))
        .or(() -> bare);
  }

  /** Of a description, or else of the page that it names. */
  private static Optional<String> address(Resource licence) {
    return licence.isURIResource()
        ? Optional.of(licence.getURI())
        : Loose.addresses(licence, "page", "homepage", "seeAlso", "source")
            .map(URI::toString)
            .min(Comparator.naturalOrder());
  }

  /** An address as people compare it: without its scheme and last slash. */
  private static String place(String address) {
    return AROUND_PLACE.matcher(address.strip()).replaceAll("");
  }

  static boolean isLicence(RDFNode value) {
    return value.isResource() && value.asResource().hasProperty(RDF.type, DCTerms.LicenseDocument);
  }

  /** The licence of a distribution, if it differs from that of the dataset. */
  Optional<String> of(Resource distribution) {
    return stated(distribution).filter(words -> !whole.equals(Optional.of(words)));
  }

  /** The licence that a distribution itself states. */
  Optional<String> stated(Resource distribution) {
    return Optional.ofNullable(parts.get(distribution));
  }

  /** Whether these words are already used as the licence of the dataset or of a distribution. */
  boolean took(String words) {
    return whole.equals(Optional.of(words)) || parts.containsValue(words);
  }
}
