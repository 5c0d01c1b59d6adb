package fr.moisson.harvesters.iso;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how the data were made, as sentences: statements, process steps, and sources. */
final class IsoLineage {

  private static final Pattern TIME_OF_DAY = Pattern.compile("(?<=\\d{4}-\\d\\d-\\d\\d)T.*");

  static List<String> sentences(XmlElement record) {
    List<String> sentences = new ArrayList<>();
    record
        .anywhere("LI_Lineage")
        .forEach(
            lineage -> {
              lineage.texts("statement").forEach(sentences::add);
              lineage.all("processStep", "*").flatMap(IsoLineage::step).forEach(sentences::add);
              Stream.of(lineage.all("source", "*"), lineage.all("processStep", "*", "source", "*"))
                  .flatMap(sources -> sources)
                  .flatMap(IsoLineage::source)
                  .forEach(sentences::add);
              lineage.all("source").flatMap(IsoLineage::elsewhere).forEach(sentences::add);
            });
    return sentences;
  }

  private static Stream<String> step(XmlElement step) {
    String when =
        Stream.of(
                step.texts("dateTime"),
                step.texts("stepDateTime", "TimeInstant", "timePosition"),
                step.texts("stepDateTime", "TimePeriod", "beginPosition"))
            .flatMap(dates -> dates)
            .map(date -> TIME_OF_DAY.matcher(date).replaceFirst(""))
            .findFirst()
            .orElse("");
    String why = step.text("rationale").map(reason -> "motif : " + reason).orElse("");
    return sentence(step.text("description").orElse(""), when, why);
  }

  private static Stream<String> source(XmlElement source) {
    String title = source.text("sourceCitation", "CI_Citation", "title").orElse("");
    String scale =
        Stream.of(
                source.texts("scaleDenominator", "MD_RepresentativeFraction", "denominator"),
                source.texts(
                    "sourceSpatialResolution",
                    "MD_Resolution",
                    "equivalentScale",
                    "MD_RepresentativeFraction",
                    "denominator"))
            .flatMap(scales -> scales)
            .map(denominator -> "1/" + denominator)
            .findFirst()
            .orElse("");
    return sentence(source.text("description").orElse(""), title, scale)
        .map(sentence -> "Source : " + sentence);
  }

  /** A source with its own record, of which only the title is given here. */
  private static Stream<String> elsewhere(XmlElement source) {
    return source.children().isEmpty()
        ? source.attribute("title").map(title -> "Source : " + title).stream()
        : Stream.empty();
  }

  /** The description, then all other details, in brackets; nothing if nothing is known. */
  private static Stream<String> sentence(String description, String... details) {
    List<String> known =
        Stream.concat(Stream.of(description), Stream.of(details))
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    if (known.size() < 2) {
      return known.stream();
    }
    String rest = known.stream().skip(1).collect(Collectors.joining(" ; "));
    return Stream.of(known.get(0).replaceFirst("\\.$", "") + " (" + rest + ").");
  }

  private IsoLineage() {}
}
