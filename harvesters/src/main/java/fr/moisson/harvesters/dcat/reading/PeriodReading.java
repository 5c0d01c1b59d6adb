package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.PeriodText;
import fr.moisson.harvesters.values.TimeStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The times in {@code dct:temporal}: periods of DCAT and of schema.org, of <a
 * href="https://www.w3.org/TR/owl-time/">OWL-Time</a>, of the <a
 * href="https://www.dublincore.org/specifications/dublin-core/dcmi-period/">DCMI</a>, and texts.
 *
 * @param words texts without dates
 * @param steps times between the data
 */
record PeriodReading(List<Period> periods, List<String> words, List<String> steps) {

  private static final String[] INSTANTS = {
    "inXSDDate", "inXSDDateTimeStamp", "inXSDDateTime", "inXSDgYearMonth", "inXSDgYear"
  };

  /**
   * @param distributions which often state the step, but no period
   */
  static PeriodReading of(Resource dataset, List<Resource> distributions) {
    List<RDFNode> values = Loose.values(dataset, "temporal");
    return new PeriodReading(
        values.stream()
            .flatMap(value -> period(value).stream())
            .distinct()
            .sorted(Comparator.comparing(Period::toString))
            .toList(),
        values.stream()
            .filter(value -> period(value).isEmpty())
            .flatMap(value -> Loose.text(value).stream())
            .toList(),
        Stream.concat(Stream.of(dataset), distributions.stream())
            .flatMap(one -> Loose.texts(one, "temporalResolution"))
            .toList());
  }

  /** From the earliest start to the latest end; open if any of the periods is open. */
  Optional<Period> whole() {
    return PeriodText.around(periods);
  }

  /** A sentence for each period, if there are several, for each text without dates and step. */
  Stream<String> sentences() {
    return Stream.of(
            PeriodText.sentences(periods),
            words.stream().map(PeriodText::quoted),
            steps.stream().flatMap(step -> TimeStep.sentence(step).stream()))
        .flatMap(sentences -> sentences);
  }

  private static Optional<Period> period(RDFNode value) {
    if (value.isLiteral()) {
      return PeriodText.read(value.asLiteral().getLexicalForm());
    }
    Resource node = value.asResource();
    String start = DcatReading.date(node, "startDate");
    String end = DcatReading.date(node, "endDate");
    Optional<Period> dated =
        start == null && end == null
            ? stated(instant(node, "hasBeginning"), instant(node, "hasEnd"))
            : stated(start, end);
    return dated.or(() -> Loose.text(value).flatMap(PeriodText::read));
  }

  private static @Nullable String instant(Resource period, String end) {
    Function<Resource, Stream<String>> dates =
        node ->
            Stream.of(INSTANTS).flatMap(name -> Stream.ofNullable(DcatReading.date(node, name)));
    return Loose.nodes(period, end).stream().flatMap(dates).findFirst().orElse(null);
  }

  private static Optional<Period> stated(@Nullable String start, @Nullable String end) {
    String first = start == null || start.isBlank() ? null : start;
    String last = end == null || end.isBlank() ? null : end;
    return first == null && last == null ? Optional.empty() : Optional.of(new Period(first, last));
  }
}
