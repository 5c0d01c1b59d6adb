package fr.moisson.harvesters.iso;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the data are a part of, by title or by identifier. */
final class IsoSeries {

  private static final Set<String> PART_OF = Set.of("largerWorkCitation", "partOfSeamlessDatabase");

  static List<String> of(XmlElement record) {
    return Stream.of(
            record.texts("parentIdentifier"),
            record.all("parentMetadata").flatMap(IsoSeries::cited),
            citations(record).flatMap(citation -> citation.texts("series", "CI_Series", "name")),
            aggregates(record))
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  private static Stream<XmlElement> citations(XmlElement record) {
    return record.all("identificationInfo", "*", "citation", "CI_Citation");
  }

  private static Stream<String> cited(XmlElement reference) {
    return Stream.of(
            reference.texts("CI_Citation", "title"),
            reference.texts("CI_Citation", "identifier", "*", "code"),
            reference.attribute("title").stream(),
            reference.attribute("uuidref").stream())
        .flatMap(names -> names)
        .limit(1);
  }

  private static Stream<String> aggregates(XmlElement record) {
    return Stream.concat(
            record.all("identificationInfo", "*", "aggregationInfo", "MD_AggregateInformation"),
            record.all("identificationInfo", "*", "associatedResource", "MD_AssociatedResource"))
        .filter(
            aggregate ->
                aggregate
                    .codes("associationType", "DS_AssociationTypeCode")
                    .anyMatch(PART_OF::contains))
        .flatMap(
            aggregate ->
                Stream.of(
                        aggregate.texts("aggregateDataSetName", "CI_Citation", "title"),
                        aggregate.texts("name", "CI_Citation", "title"),
                        aggregate.texts("aggregateDataSetIdentifier", "*", "code"),
                        aggregate.all("metadataReference").flatMap(IsoSeries::cited))
                    .flatMap(names -> names)
                    .limit(1));
  }

  private IsoSeries() {}
}
