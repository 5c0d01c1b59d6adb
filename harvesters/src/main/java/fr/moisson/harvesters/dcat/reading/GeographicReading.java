package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.Languages;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Reads the properties that GeoDCAT-AP adds to the core, from graphs of any profile. */
final class GeographicReading {

  /** A globally unique name: an address, a URN, a DOI, a UUID, or INSPIRE's for France. */
  private static final Pattern UNIQUE =
      Pattern.compile(
          "(?i)https?://.+|urn:.+|doi:.+|10\\.\\d{4,9}/.+|fr-\\d{9}[-_/.:].+"
              + "|.*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.*");

  private static final Pattern SYSTEM = Pattern.compile("[/:]def[/:]crs[/:]");

  private static final Pattern POSITIVE_NUMBER = Pattern.compile("\\+?\\d+(\\.\\d*)?([eE]-?\\d+)?");

  static Kind kind(Resource from) {
    if (from.hasProperty(RDF.type, DCAT.DataService)) {
      return Kind.SERVICE;
    }
    if (from.hasProperty(RDF.type, Vocabulary.DATASET_SERIES)) {
      return Kind.SERIES;
    }
    return Loose.values(from, "type").stream()
        .flatMap(type -> InspireCodes.code("ResourceType", Loose.iri(type)).stream())
        .flatMap(
            code ->
                Stream.of(Kind.values())
                    .filter(kind -> InspireCodes.resourceType(kind).equals(code)))
        .findFirst()
        .orElse(Kind.DATASET);
  }

  /**
   * The dataset's own IRI, {@code adms:identifier} values, and globally unique identifiers, also of
   * the record about it.
   */
  static Set<String> identifiers(Resource from) {
    Set<String> identifiers = new TreeSet<>();
    Loose.nodes(from, "isPrimaryTopicOf").stream()
        .flatMap(record -> Loose.texts(record, "identifier"))
        .filter(GeographicReading::isUnique)
        .forEach(identifiers::add);
    for (RDFNode value : Loose.values(from, "identifier", "sameAs")) {
      Optional<String> notation = notation(value);
      if (notation.isPresent() || value.isAnon()) {
        notation.filter(name -> !EmptyNames.isNoIdentifier(name)).ifPresent(identifiers::add);
      } else {
        Loose.iriOrText(value).filter(GeographicReading::isUnique).ifPresent(identifiers::add);
      }
    }
    Loose.iriOrText(from).filter(GeographicReading::isUnique).ifPresent(identifiers::add);
    return identifiers;
  }

  /** The identifier that an {@code adms:Identifier} holds. */
  static Optional<String> notation(RDFNode value) {
    return value.isResource()
        ? Loose.text(value.asResource(), "notation", "value").map(String::strip)
        : Optional.empty();
  }

  static boolean isUnique(String name) {
    return UNIQUE.matcher(name).matches() && !EmptyNames.isNoIdentifier(name);
  }

  /** Those of the dataset, or else of its distributions. */
  static Set<String> languages(Resource from, List<Resource> distributions) {
    Set<String> own = languages(from);
    return own.isEmpty()
        ? distributions.stream()
            .flatMap(one -> languages(one).stream())
            .collect(Collectors.toCollection(TreeSet::new))
        : own;
  }

  static Set<String> languages(Resource from) {
    Set<String> languages = new TreeSet<>();
    Loose.values(from, "language").stream()
        .flatMap(value -> Loose.words(value).stream())
        .flatMap(text -> Languages.code(text).stream())
        .forEach(languages::add);
    return languages;
  }

  /** Those of the dataset, and the coordinate systems of its distributions. */
  static List<Standard> standards(Resource from, List<Resource> distributions) {
    Stream<Standard> systems =
        distributions.stream()
            .flatMap(GeographicReading::standards)
            .filter(one -> SYSTEM.matcher(String.valueOf(one.uri())).find());
    return Stream.concat(standards(from), systems)
        .sorted(Comparator.comparing(Standard::toString))
        .distinct()
        .toList();
  }

  private static Stream<Standard> standards(Resource from) {
    return Loose.values(from, "conformsTo", "referenceSystem").stream()
        .flatMap(value -> standard(value).stream());
  }

  private static Optional<Standard> standard(RDFNode value) {
    URI uri = Loose.iriOrText(value).flatMap(Iris::parse).filter(URI::isAbsolute).orElse(null);
    return Loose.text(value)
        .or(
            () ->
                value.isResource()
                    ? Loose.text(value.asResource(), "identifier")
                    : Optional.empty())
        .or(() -> Optional.ofNullable(uri).map(URI::toString))
        .map(String::strip)
        .map(
            title ->
                title.startsWith(Standard.EPSG)
                    ? new Standard("EPSG:" + title.substring(Standard.EPSG.length()), uri)
                    : Standard.named(title, uri == null ? referenceSystem(value, title) : uri));
  }

  /** The address of a reference system that has a name only, if the name tells the code. */
  private static @Nullable URI referenceSystem(RDFNode value, String title) {
    boolean isSystem =
        value.isResource()
            && Loose.values(value.asResource(), "type").stream()
                .anyMatch(type -> Loose.iri(type).endsWith("/SpatialReferenceSystem"));
    return isSystem ? EpsgCode.standard(title).map(Standard::uri).orElse(null) : null;
  }

  /** In metres, of the dataset or else of its distributions; the finest, as for a series. */
  static Optional<Double> resolution(Resource from, List<Resource> distributions) {
    return resolution(from)
        .or(
            () ->
                distributions.stream()
                    .flatMap(one -> resolution(one).stream())
                    .min(Comparator.naturalOrder()));
  }

  private static Optional<Double> resolution(Resource from) {
    return Loose.texts(from, "spatialResolutionInMeters")
        .filter(text -> POSITIVE_NUMBER.matcher(text).matches())
        .map(Double::valueOf)
        .filter(metres -> metres > 0 && !metres.isInfinite())
        .min(Comparator.naturalOrder());
  }

  /** In words, and the scales that GeoDCAT-AP measures: {@code 0.0001} is {@code 1/10000}. */
  static List<String> resolutions(Resource from) {
    Stream<String> words = Loose.texts(from, "spatialResolutionAsText");
    Stream<String> scales =
        Loose.nodes(from, "hasQualityMeasurement").stream()
            .filter(
                node ->
                    Loose.values(node, "isMeasurementOf").stream()
                        .anyMatch(of -> Loose.iri(of).endsWith("/spatialResolutionAsScale")))
            .flatMap(node -> Loose.texts(node, "value"))
            .filter(text -> POSITIVE_NUMBER.matcher(text).matches())
            .map(Double::valueOf)
            .filter(scale -> scale > 0 && scale < 1)
            .map(scale -> "1/" + Math.round(1 / scale));
    return Stream.concat(words, scales).sorted().distinct().toList();
  }

  /** The addresses in properties whose values are always addresses. */
  static Set<URI> addresses(Resource from, String... properties) {
    return Loose.addresses(from, properties).collect(Collectors.toCollection(TreeSet::new));
  }

  private GeographicReading() {}
}
