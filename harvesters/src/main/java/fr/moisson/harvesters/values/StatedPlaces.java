package fr.moisson.harvesters.values;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads places from a text: one in « 79000 Niort », two in « Niort / Chauray » and in « Communes :
 * Niort, Chauray ». Codes before a name are kept, since they tell namesakes apart.
 */
public final class StatedPlaces {

  /** A longer text is prose, or an attack. */
  private static final int LONGEST = 2_000;

  /** Names of the fields of forms. With « communes », a list follows. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?iU)(?:commune|ville|epci|territoire|lieu|localité|localisation|emprise"
              + "|emprise géographique)(?<several>s|x|\\(s\\))?\\s*:\\s*(?<places>.*)");

  /** Commas between names are those of « Niort, France »: one place. */
  private static final Pattern SEPARATOR = Pattern.compile("[;|/]|\\s>\\s");

  private static final Pattern IN_A_LIST = Pattern.compile("[;|/,]|\\s>\\s|\\set\\s");

  /** Addresses, codes with colons or slashes, JSON, markup, and shapes in WKT. */
  private static final Pattern OF_MACHINES =
      Pattern.compile(
          "(?i).*://.*|www\\..*|urn:.*|\\S*:\\S*|\\S+/\\P{L}+|\\[.*|.*[{}<=].*"
              + "|.*\\(\\s*(?:\\(|[-+]?\\d+(?:\\.\\d*)?[\\s,]).*");

  /** A word, in any place: « 3e arrondissement », but not « 46.3 N 0.4 W ». */
  private static final Pattern NAME =
      Pattern.compile("(?=[(\\p{L}\\p{N}].{1,199}$).*\\p{L}[\\p{L}\\p{M}'’].*");

  /** Names and zones; none in an address, a code of no zone, a number or a shape. */
  public static Stream<String> in(String text) {
    String line = PlainText.line(text).text();
    if (Zone.read(line).isPresent()) {
      return Stream.of(line);
    }
    if (line.length() > LONGEST) {
      return Stream.empty();
    }
    Matcher label = LABEL.matcher(line);
    if (label.matches()) {
      Pattern separator = label.group("several") == null ? SEPARATOR : IN_A_LIST;
      return separator.splitAsStream(label.group("places")).flatMap(StatedPlaces::in);
    }
    if (OF_MACHINES.matcher(line).matches()) {
      return Stream.empty();
    }
    return SEPARATOR.matcher(line).find()
        ? SEPARATOR.splitAsStream(line).flatMap(StatedPlaces::in)
        : Stream.of(line).filter(NAME.asMatchPredicate());
  }

  private StatedPlaces() {}
}
