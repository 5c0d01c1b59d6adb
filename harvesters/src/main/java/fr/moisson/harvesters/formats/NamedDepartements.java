package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;

/**
 * The départements that the rows of a table name, by INSEE codes of communes, postal codes or their
 * own codes: rough, but enough to distinguish Toulouse from the place with the same numbers in
 * another system.
 */
final class NamedDepartements {

  private static final Set<String> COLUMNS =
      Set.of(
          "codeinsee",
          "insee",
          "ninsee",
          "inseecom",
          "cominsee",
          "codecommune",
          "codecommuneinsee",
          "communeinsee",
          "codecom",
          "depcom",
          "commune",
          "codepostal",
          "cp",
          "postalcode",
          "departement",
          "codedepartement",
          "codedep",
          "dep",
          "dept",
          "numdep");

  /** No département extends farther from its centre, in degrees. */
  private static final double REACH = 1.5;

  /** A postal code of Corsica does not tell which half. */
  private static final Pattern CODE =
      Pattern.compile("(97\\d|2[AB]|\\d\\d)(?:\\d{2,3}|\\d[AB]\\d)?");

  /**
   * File names also contain numbers of versions, days and pages, though seldom in such places; but
   * numbered files do, hence 01 to 09 only count after the word, or in the code of a commune.
   */
  private static final Pattern FILE =
      Pattern.compile(
          "^(?:(97\\d|2[AB]|[1-9]\\d)|(97\\d)\\d\\d|(2[AB]|\\d\\d)\\d{3})[-_ ]"
              + "|(?<![a-z])(?:d[eé]p(?:t|artement)?|dpt)[-_ ]?(97\\d|2[AB]|\\d\\d)(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  /** Centres: longitude, latitude. */
  private static final String MIDDLES =
      """
      01=5.3,46.1 02=3.6,49.6 03=3.2,46.4 04=6.2,44.1 05=6.3,44.7 06=7.1,43.9 07=4.4,44.8
      08=4.6,49.6 09=1.5,42.9 10=4.2,48.3 11=2.4,43.1 12=2.7,44.3 13=5.1,43.5 14=-0.4,49.1
      15=2.7,45.1 16=0.2,45.7 17=-0.7,45.8 18=2.5,47.1 19=1.9,45.4 20=9.1,42.2 21=4.8,47.4
      22=-2.9,48.4 23=2.0,46.1 24=0.7,45.1 25=6.4,47.2 26=5.2,44.7 27=1.0,49.1 28=1.4,48.4
      29=-4.1,48.3 2A=9.0,41.9 2B=9.2,42.4 30=4.2,44.0 31=1.2,43.4 32=0.5,43.7 33=-0.6,44.8
      34=3.4,43.6 35=-1.6,48.2 36=1.6,46.8 37=0.7,47.3 38=5.6,45.3 39=5.7,46.7 40=-0.8,44.0
      41=1.4,47.6 42=4.2,45.7 43=3.8,45.1 44=-1.7,47.3 45=2.3,47.9 46=1.6,44.6 47=0.5,44.4
      48=3.5,44.5 49=-0.6,47.4 50=-1.3,49.1 51=4.2,48.9 52=5.2,48.1 53=-0.7,48.1 54=6.2,48.8
      55=5.4,49.0 56=-2.8,47.8 57=6.7,49.0 58=3.5,47.1 59=3.2,50.4 60=2.4,49.4 61=0.1,48.6
      62=2.3,50.5 63=3.1,45.7 64=-0.8,43.3 65=0.2,43.1 66=2.5,42.6 67=7.6,48.7 68=7.3,47.9
      69=4.6,45.9 70=6.1,47.6 71=4.5,46.6 72=0.2,48.0 73=6.4,45.5 74=6.4,46.0 75=2.3,48.9
      76=1.0,49.7 77=2.9,48.6 78=1.8,48.8 79=-0.3,46.6 80=2.3,50.0 81=2.2,43.8 82=1.3,44.1
      83=6.2,43.5 84=5.2,44.0 85=-1.3,46.7 86=0.5,46.6 87=1.2,45.9 88=6.4,48.2 89=3.6,47.8
      90=6.9,47.6 91=2.2,48.5 92=2.2,48.8 93=2.5,48.9 94=2.5,48.8 95=2.1,49.1 971=-61.5,16.2
      972=-61.0,14.6 973=-53.2,3.9 974=55.5,-21.1 975=-56.3,46.9 976=45.1,-12.8
      977=-62.8,17.9 978=-63.1,18.1 988=165.5,-21.3
      """;

  private static final Map<String, Coordinate> BY_CODE =
      Stream.of(MIDDLES.strip().split("\\s+"))
          .map(pair -> pair.split("[=,]"))
          .collect(
              Collectors.toUnmodifiableMap(
                  parts -> parts[0],
                  parts ->
                      new CoordinateXY(
                          Double.parseDouble(parts[1]), Double.parseDouble(parts[2]))));

  private final Set<Coordinate> named = new HashSet<>();

  static NamedDepartements of(Row row) {
    NamedDepartements named = new NamedDepartements();
    named.add(row);
    return named;
  }

  /** Adds the départements that a row names. */
  void add(Row row) {
    row.values().forEach((column, cell) -> middle(column, cell).ifPresent(named::add));
  }

  /** Adds the département that a file is named after: « 79_arbres.csv », « pprn-dep69.zip ». */
  void addFile(String name) {
    Matcher matcher = FILE.matcher(name);
    if (matcher.find()) {
      IntStream.rangeClosed(1, matcher.groupCount())
          .mapToObj(matcher::group)
          .flatMap(Stream::ofNullable)
          .flatMap(code -> Stream.ofNullable(BY_CODE.get(code.toUpperCase(Locale.ROOT))))
          .forEach(named::add);
    }
  }

  private static Optional<Coordinate> middle(String column, String cell) {
    String code = cell.strip().toUpperCase(Locale.ROOT);
    if (code.isEmpty() || code.length() > 5 || !COLUMNS.contains(ColumnNames.key(column))) {
      return Optional.empty();
    }
    Matcher matcher = CODE.matcher(code);
    return matcher.matches()
        ? Optional.ofNullable(BY_CODE.get(matcher.group(1)))
        : Optional.empty();
  }

  boolean isEmpty() {
    return named.isEmpty();
  }

  /** Whether most positions, in degrees, lie in one of these départements. */
  boolean bearOut(List<Coordinate> degrees) {
    long near = degrees.stream().filter(this::isNear).count();
    return 2 * near > degrees.size();
  }

  /** Whether one of these départements may reach into a box in degrees. */
  boolean isAround(Envelope box) {
    return named.stream().anyMatch(middle -> box.distance(new Envelope(middle)) < REACH);
  }

  private boolean isNear(Coordinate place) {
    return named.stream().anyMatch(middle -> middle.distance(place) < REACH);
  }
}
