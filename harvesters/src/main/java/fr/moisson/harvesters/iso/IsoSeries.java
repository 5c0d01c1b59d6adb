package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the data are a part of, by title or by a name that people know, and other related resources.
 */
final class IsoSeries {

  private static final Set<String> PART_OF = Set.of("largerWorkCitation", "partOfSeamlessDatabase");

  /** Names that only mean something to a catalogue: an address, or a code that contains a UUID. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)(?:[a-z]+://|www\\.|urn:)\\S*"
              + "|\\S*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\S*");

  static List<String> of(XmlElement record) {
    return Stream.of(
            record.texts("parentIdentifier"),
            record.all("parentMetadata").flatMap(IsoSeries::cited),
            IsoReading.citation(record)
                .flatMap(citation -> citation.texts("series", "CI_Series", "name")),
            aggregates(record))
        .flatMap(names -> names)
        .filter(IsoSeries::isName)
        .distinct()
        .toList();
  }

  /** Every identifier of the records and of the data that the data are a part of. */
  static Stream<String> names(XmlElement record) {
    return Stream.of(
            record.texts("parentIdentifier"),
            record.all("parentMetadata").flatMap(IsoSeries::references),
            wholes(record).flatMap(IsoSeries::identifiers).flatMap(IsoSeries::code),
            wholes(record)
                .flatMap(whole -> whole.all("metadataReference"))
                .flatMap(IsoSeries::references))
        .flatMap(names -> names);
  }

  private static Stream<String> references(XmlElement reference) {
    return Stream.concat(
        reference.attribute("uuidref").stream(),
        reference.all("CI_Citation", "identifier", "*").flatMap(IsoSeries::code));
  }

  private static Stream<XmlElement> identifiers(XmlElement associated) {
    return Stream.of(
            associated.all("aggregateDataSetIdentifier", "*"),
            associated.all("aggregateDataSetName", "CI_Citation", "identifier", "*"),
            associated.all("name", "CI_Citation", "identifier", "*"))
        .flatMap(identifiers -> identifiers);
  }

  /** In its code space: the bare code may be another producer's. */
  private static Stream<String> code(XmlElement identifier) {
    String space = identifier.text("codeSpace").orElse("");
    return identifier.texts("code").map(code -> IsoReading.inSpace(code, space));
  }

  /** Whether a name means something to people. */
  static boolean isName(String name) {
    return !NO_NAME.matcher(name).matches();
  }

  private static Stream<String> cited(XmlElement reference) {
    return Stream.of(
            reference.texts("CI_Citation", "title"),
            reference.texts("CI_Citation", "identifier", "*", "code"),
            reference.attribute("title").stream(),
            reference.attribute("uuidref").stream())
        .flatMap(names -> names)
        .filter(IsoSeries::isName)
        .limit(1);
  }

  private static Stream<XmlElement> associated(XmlElement record) {
    return Stream.concat(
        record.all("identificationInfo", "*", "aggregationInfo", "MD_AggregateInformation"),
        record.all("identificationInfo", "*", "associatedResource", "MD_AssociatedResource"));
  }

  /** Other related resources that have an address: reports, sources, wholes. */
  static List<Reference> related(XmlElement record) {
    return associated(record)
        .flatMap(
            one -> {
              String title =
                  one.text("aggregateDataSetName", "CI_Citation", "title")
                      .or(() -> one.text("name", "CI_Citation", "title"))
                      .or(() -> one.all("metadataReference").flatMap(IsoSeries::cited).findFirst())
                      .orElse(null);
              return Stream.concat(
                      identifiers(one).flatMap(identifier -> identifier.phrases("code")),
                      one.phrases("metadataReference").filter(other -> other.href() != null))
                  .flatMap(IsoSeries::address)
                  .filter(IsoSeries::isReachable)
                  .map(address -> new Reference(Reference.Part.RELATED, address, title));
            })
        .toList();
  }

  private static Stream<URI> address(LinkedText code) {
    return Stream.concat(Stream.ofNullable(code.href()), Stream.of(code.text()))
        .flatMap(stated -> WebAddress.read(stated.toString()).stream())
        .limit(1);
  }

  /** Not on a network of its own: {@code http://localhost:8080/geonetwork} of a careless set-up. */
  private static boolean isReachable(URI address) {
    return !WebAddress.isWithinTheState(address)
        && address.getHost() != null
        && address.getHost().contains(".");
  }

  private static Stream<XmlElement> wholes(XmlElement record) {
    return associated(record)
        .filter(
            aggregate ->
                aggregate
                    .codes("associationType", "DS_AssociationTypeCode")
                    .anyMatch(PART_OF::contains));
  }

  private static Stream<String> aggregates(XmlElement record) {
    return wholes(record)
        .flatMap(
            aggregate ->
                Stream.of(
                        aggregate.texts("aggregateDataSetName", "CI_Citation", "title"),
                        aggregate.texts("name", "CI_Citation", "title"),
                        aggregate.texts("aggregateDataSetIdentifier", "*", "code"),
                        aggregate.all("metadataReference").flatMap(IsoSeries::cited))
                    .flatMap(names -> names)
                    .filter(IsoSeries::isName)
                    .limit(1));
  }

  private IsoSeries() {}
}
