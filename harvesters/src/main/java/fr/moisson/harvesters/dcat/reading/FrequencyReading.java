package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.rules.StatedWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/** Reads how often data are updated, from codes, words and periods. */
final class FrequencyReading {

  /** Properties of an OWL-Time {@code time:DurationDescription}, and their letters in ISO 8601. */
  private static final Map<String, String> DAYS = inOrder("years", "months", "weeks", "days");

  private static final Pattern INTERVAL = Pattern.compile("R\\d*/P\\w+");

  private static final Map<String, String> TIMES = inOrder("hours", "minutes");

  /**
   * The first known frequency among the addresses (by their last part) or texts, values, periods
   * and labels; or else the first text of any kind.
   */
  static Optional<String> frequency(Resource dataset) {
    List<String> stated =
        Stream.concat(
                Loose.values(dataset, "accrualPeriodicity").stream()
                    .flatMap(FrequencyReading::stated),
                Loose.texts(dataset, "modified").filter(FrequencyReading::isInterval))
            .toList();
    return stated.stream()
        .filter(StatedWords.FREQUENCY::knows)
        .findFirst()
        .or(() -> stated.stream().findFirst());
  }

  /** For data that change all the time, DCAT-US 1.1 allows an interval in place of the date. */
  static boolean isInterval(String date) {
    return INTERVAL.matcher(date).matches();
  }

  /** The value of a node comes before its label, which may be in any language. */
  private static Stream<String> stated(RDFNode value) {
    Stream<String> name =
        Loose.iriOrText(value)
            .map(text -> text.startsWith("http") ? Iris.lastName(text) : text)
            .stream();
    if (value.isLiteral()) {
      return name;
    }
    Resource node = value.asResource();
    Stream<String> within =
        Stream.of(Loose.texts(node, "value"), period(node).stream(), Loose.text(value).stream())
            .flatMap(texts -> texts);
    return Stream.concat(name, within).map(String::strip);
  }

  /** The period of the node, or of the node that is its value. */
  private static Optional<String> period(Resource node) {
    return Stream.concat(Stream.of(node), Loose.nodes(node, "value").stream())
        .map(one -> "P" + counted(one, DAYS) + "T" + counted(one, TIMES))
        .map(period -> Endings.without(period, "T"))
        .filter(period -> period.length() > 1)
        .findFirst();
  }

  private static String counted(Resource duration, Map<String, String> units) {
    return units.entrySet().stream()
        .flatMap(
            unit ->
                Loose.texts(duration, unit.getKey())
                    .map(count -> count.replaceFirst("\\.0*$", ""))
                    .filter(count -> count.matches("[1-9]\\d*"))
                    .limit(1)
                    .map(count -> count + unit.getValue()))
        .collect(Collectors.joining());
  }

  private static Map<String, String> inOrder(String... properties) {
    Map<String, String> letters = new LinkedHashMap<>();
    for (String property : properties) {
      letters.put(property, property.substring(0, 1).toUpperCase(Locale.ROOT));
    }
    return letters;
  }

  private FrequencyReading() {}
}
