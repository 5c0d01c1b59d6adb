package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads reference systems, specifications that the data conform to, and their precision. */
final class IsoStandards {

  /** « 25 000 », « 1/25000 », « 1:25 000 » for the denominator 25000. */
  private static final Pattern SCALE =
      Pattern.compile(
          "(?:1 ?[/:] ?)?([1-9]\\d{0,9}|[1-9]\\d{0,2}(?:[ .\\u00A0\\u202F]\\d{3}){1,3})");

  /**
   * Explanations that conformity was not evaluated, since « false » is the default of forms. One
   * that says more, such as what was left out after a failure, does not match.
   */
  private static final Pattern UNTRIED =
      Pattern.compile(
          "(?iU)(?:(?:la |the )?(?:conformité|conformity|conformance|compliance)"
              + "(?: (?:d[ue]s?|à|aux?|of|with|to) [^.,;:()]{1,40}?)? "
              + "|(?:les? |the |this |ces? )?(?:jeu(?: de données)?|données|data ?set|data) )?"
              + "(?:(?:n['’](?:a|ont|est|sont)|has|have|is|are|est|reste) )?"
              + "(?:(?:non|pas|jamais|not|never)(?: (?:été|encore|yet|been)){0,2}"
              + " (?:(?:évalué|testé|vérifié)e?s?|evaluated|tested|verified)"
              + "|à (?:évaluer|tester|vérifier))"
              + "(?: (?:à ce jour|pour l['’]instant|pour le moment|yet|so far))?\\.?");

  /** The default explanation of forms. */
  private static final Pattern OF_FORM =
      Pattern.compile(
          "(?iU)(?:see the referenced specification"
              + "|(?:voir|cf\\.?) la spécification (?:référencée|citée|mentionnée)"
              + "|degré de conformité (?:de la ressource|des données|du jeu de données)\\b.*"
              + "|se (?:référer|reporter) (?:à la|aux) spécifications?\\b.*)\\.?");

  private static final String USABILITY = "QE_Usability";

  /** Distinguishes names of specifications from those of methods. */
  private static final Pattern SPECIFICATION =
      Pattern.compile(
          "(?iU)\\b(?:inspire|covadis|cnig|iso|règlement|regulation|directive|standards?|normes?"
              + "|sp[ée]cifications?|\\d+/\\d{4})\\b");

  /** The Gregorian calendar, which some records give as the temporal system INSPIRE requires. */
  private static final Pattern CALENDAR = Pattern.compile("(?iU)\\bgr[ée]gori(?:en|an)");

  private final XmlElement record;

  IsoStandards(XmlElement record) {
    this.record = record;
  }

  List<Standard> all() {
    return Stream.concat(
            record
                .all("referenceSystemInfo", "*", "referenceSystemIdentifier", "*")
                .flatMap(IsoCrs::read)
                .filter(system -> !CALENDAR.matcher(system.title()).find()),
            results().flatMap(result -> conformity(result).stream()))
        .distinct()
        .toList();
  }

  private Stream<XmlElement> results() {
    return record
        .descendants()
        .flatMap(report -> results(report).filter(result -> method(report, result).isEmpty()));
  }

  private static Stream<XmlElement> results(XmlElement report) {
    return report.all("result", "DQ_ConformanceResult");
  }

  /** How a survey was made; records of the SINP state it in place of a specification. */
  Stream<String> methods() {
    return record
        .anywhere(USABILITY)
        .flatMap(report -> results(report).flatMap(result -> method(report, result).stream()));
  }

  /** The method and its step; a title with the address or name of a specification is none. */
  private static Optional<String> method(XmlElement report, XmlElement result) {
    return report.name().equals(USABILITY)
        ? report
            .text("nameOfMeasure")
            .flatMap(
                step ->
                    specification(result)
                        .filter(title -> page(result, title) == null)
                        .filter(title -> !SPECIFICATION.matcher(title.text()).find())
                        .map(title -> step + " : " + title.text() + "."))
        : Optional.empty();
  }

  private static Optional<LinkedText> specification(XmlElement result) {
    return result.phrases("specification", "CI_Citation", "title").findFirst();
  }

  /** Only what passed: data that were never evaluated are not said to conform. */
  private static Optional<Standard> conformity(XmlElement result) {
    boolean passed =
        result.text("pass").filter(pass -> pass.equals("true") || pass.equals("1")).isPresent();
    return passed
        ? specification(result).map(title -> Standard.named(title.shown(), page(result, title)))
        : Optional.empty();
  }

  private static @Nullable URI page(XmlElement result, LinkedText title) {
    return title.href() != null
        ? title.href()
        : result.phrases("specification").map(LinkedText::href).findFirst().orElse(null);
  }

  /** What did not pass is no standard that the data follow, but is still worth knowing. */
  Stream<String> refusals() {
    return results()
        .filter(result -> result.text("pass").filter(pass -> pass.matches("false|0")).isPresent())
        .filter(result -> result.text("explanation").filter(IsoStandards::isUntried).isEmpty())
        .flatMap(
            result ->
                result
                    .phrases("specification", "CI_Citation", "title")
                    .map(LinkedText::shown)
                    .map(
                        title ->
                            "Non conforme à « %s »%s."
                                .formatted(
                                    title,
                                    result
                                        .text("explanation")
                                        .filter(why -> !OF_FORM.matcher(why).matches())
                                        .map(why -> " (" + why.replaceFirst("\\.$", "") + ")")
                                        .orElse(""))));
  }

  private static boolean isUntried(String explanation) {
    return UNTRIED.matcher(explanation.strip()).matches();
  }

  /** The finest distance, in metres. */
  Optional<Double> resolution() {
    return distances()
        .flatMap(distance -> Lengths.metres(distance).stream())
        .filter(metres -> metres > 0)
        .min(Comparator.naturalOrder());
  }

  /** The stated distances, else the cell sizes of a grid. */
  private Stream<XmlElement> distances() {
    List<XmlElement> stated =
        Stream.of("distance", "angularDistance")
            .flatMap(
                kind ->
                    record.all(
                        "identificationInfo", "*", "spatialResolution", "MD_Resolution", kind, "*"))
            .toList();
    return stated.isEmpty()
        ? record.all(
            "spatialRepresentationInfo",
            "*",
            "axisDimensionProperties",
            "MD_Dimension",
            "resolution",
            "*")
        : stated.stream();
  }

  /** Scales, and distances that are not in metres: angles, pixels. */
  List<String> resolutions() {
    Stream<String> inWords =
        distances()
            .filter(distance -> Lengths.metres(distance).isEmpty())
            .flatMap(
                distance ->
                    IsoExtents.number(distance.text()).stream()
                        .map(value -> (value + " " + Lengths.unit(distance)).strip()));
    Stream<String> levels =
        record.texts(
            "identificationInfo", "*", "spatialResolution", "MD_Resolution", "levelOfDetail");
    return Stream.of(scales().stream().map(scale -> "1/" + scale), inWords, levels)
        .flatMap(texts -> texts)
        .distinct()
        .sorted()
        .toList();
  }

  /** Denominators of the scales that the data are made for. */
  List<String> scales() {
    return record
        .all(
            "identificationInfo",
            "*",
            "spatialResolution",
            "MD_Resolution",
            "equivalentScale",
            "MD_RepresentativeFraction",
            "denominator")
        .flatMap(denominator -> LinkedText.of(denominator).stream())
        .map(phrase -> SCALE.matcher(phrase.text()))
        .filter(Matcher::matches)
        .map(scale -> scale.group(1).replaceAll("\\D", ""))
        // The default value of a form.
        .filter(scale -> !scale.equals("1"))
        .distinct()
        .toList();
  }
}
