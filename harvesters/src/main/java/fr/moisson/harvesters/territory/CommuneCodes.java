package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Territory.Commune;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The communes that a row names. The columns are the one that the officer states, or those with a
 * usual name for INSEE codes; without a code, the commune's name counts.
 *
 * @param split the two columns that hold the code together, if any
 * @param epci column of the SIREN of an intercommunality
 */
public record CommuneCodes(
    List<String> columns, Optional<SplitCode> split, CommuneNames names, Optional<String> epci) {

  /** The communes of a square of INSEE, one code after the other: 7919179003. */
  private static final String SQUARES = "lcoggeo";

  private static final Pattern EACH_OF_SQUARE = Pattern.compile("(?<=\\G\\w{5})");

  private static final List<String> USUAL =
      List.of(
          "codeinsee",
          "inseecom",
          "codeinseecommune",
          "codeinseedelacommune",
          "codecommuneinsee",
          "communeinsee",
          "inseecommune",
          "comminsee",
          "inseecomm",
          "codinsee",
          "cdinsee",
          "numinsee",
          "codeinseecom",
          "codecommune",
          "codcommune",
          "communecode",
          "insee",
          "ninsee",
          "codecom",
          "codcom",
          "numcom",
          "comcode",
          "codgeo",
          "codegeo",
          "codegeographique",
          "codeofficielgeographique",
          "cog",
          "depcom",
          "citycode",
          "idcom",
          "codeinseeban",
          "codecommuneetablissement",
          "com",
          "comm",
          "codeiris",
          "codiris",
          "iris",
          "dcomiris",
          "dciris",
          SQUARES,
          MelodiPlace.COLUMN,
          "commune");

  /** The place of an index of air quality or pollen, whose kind or name stands beside it. */
  private static final String ZONE = "codezone";

  private static final List<String> OF_ZONE = List.of("typezone", "libzone");

  /** Without one of these, zones are of restrictions, of plans, or of anything else. */
  private static final List<String> OF_INDEX = List.of("dateech", "codequal", "libqual");

  /** Columns with codes of parts of communes (IRIS), which begin with the code of the commune. */
  private static final Set<String> IRIS =
      Set.of("codeiris", "codiris", "iris", "dcomiris", "dciris");

  private static final int IRIS_LENGTH = 9;

  /** « 79 191 », as spreadsheets group the digits of a number. */
  private static final Pattern GROUPED = Pattern.compile("^(\\d{1,2})[ \\u00A0\\u202F](\\d{3})$");

  /**
   * Other names of columns with codes, « inseecommuneprinc » or « code_commune_station »; but not
   * of another area, of a former commune, or of somebody's seat.
   */
  private static final Pattern LIKE =
      Pattern.compile(
          "(?!.*(?:canton|epci|depart|region|bureau|nom|lib|dep$|reg$)).*(?:insee|co?de?(?:officiel)?commune|citycode).*");

  /** INSEE's names with the year of the list of communes. */
  private static final Pattern DATED = Pattern.compile("(?:codgeo|depcom|cog)(?:19|20)\\d\\d");

  private static final List<String> OF_EPCI =
      List.of(
          "codeepci",
          "sirenepci",
          "codesirenepci",
          "epcicode",
          "epcisiren",
          "codeepcisiren",
          "epci");

  /** INSEE's own names. */
  private static final Set<String> OF_INSEE = Set.of("codgeo", "depcom");

  /** Names in files of INSEE and of building permits; elsewhere a number of shops, or a remark. */
  private static final Set<String> SHORT_NAMES = Set.of("com", "comm", "numcom");

  private static final int LENGTH = 5;

  private static final Pattern CODE = Pattern.compile("(\\d[\\dABab]\\d{2,3}|\\d{9})(?:\\.0+)?");

  /** Lists may be written as in JSON. */
  private static final Pattern SEPARATOR = Pattern.compile("[,;|/()\\[\\]\"'\\s]+");

  /** No other commune has one of these names. */
  private static final List<Commune> WITH_ARRONDISSEMENTS =
      List.of(
          new Commune("75056", "Paris", "75", "11"),
          new Commune("69123", "Lyon", "69", "84"),
          new Commune("13055", "Marseille", "13", "93"));

  /**
   * @param communes that may be named in words
   */
  static CommuneCodes of(List<String> columns, @Nullable String stated, List<Commune> communes) {
    CommuneNames names = CommuneNames.of(columns, stated, communes);
    Optional<String> column = ColumnNames.find(columns, stated);
    if (column.isPresent()) {
      return new CommuneCodes(List.of(column.get()), Optional.empty(), names, Optional.empty());
    }
    List<String> found = new ArrayList<>(ColumnNames.found(columns, USUAL).toList());
    columns.stream()
        .filter(CommuneCodes::isDated)
        .sorted(Comparator.comparing(CommuneCodes::year).reversed())
        .forEach(found::add);
    if (isAny(OF_ZONE, columns) && isAny(OF_INDEX, columns)) {
      ColumnNames.find(columns, ZONE).ifPresent(found::add);
    }
    // A column « commune » contains names more often than codes.
    if (found.stream().allMatch(name -> ColumnNames.key(name).equals("commune"))) {
      found.addAll(0, columns.stream().filter(CommuneCodes::isLikeUsual).toList());
    }
    columns.stream().filter(ParcelNumber::isIn).forEach(found::add);
    Optional<String> epci = ColumnNames.found(columns, OF_EPCI).findFirst();
    return new CommuneCodes(List.copyOf(found), SplitCode.among(columns), names, epci);
  }

  /**
   * For rows that may be in any commune of the country: digits with an unknown name could be its
   * postal code, and are not read.
   */
  static CommuneCodes anywhere(List<String> columns, @Nullable String stated) {
    CommuneCodes all = of(columns, stated, WITH_ARRONDISSEMENTS);
    List<String> bare =
        all.columns.stream().filter(column -> !all.names.columns().contains(column)).toList();
    return new CommuneCodes(bare, all.split, all.names, all.epci);
  }

  /** Whether a column's name says that it has INSEE codes: « code commune » may be a Swiss one. */
  public static boolean isOfInsee(String column) {
    String key = ColumnNames.key(column);
    return OF_INSEE.contains(key)
        || isDated(column)
        || (key.contains("insee") && (USUAL.contains(key) || isLikeUsual(column)));
  }

  private static boolean isAny(List<String> names, List<String> columns) {
    return ColumnNames.found(columns, names).findFirst().isPresent();
  }

  private static boolean isDated(String column) {
    return DATED.matcher(ColumnNames.key(column)).matches();
  }

  /** Of a dated name. */
  private static String year(String column) {
    String key = ColumnNames.key(column);
    return key.substring(key.length() - "2024".length());
  }

  private static boolean isLikeUsual(String column) {
    String key = ColumnNames.key(column);
    return LIKE.matcher(key).matches() && !CommuneNames.isOfAnother(key);
  }

  /** The communes of a row, which may be several, and municipal arrondissements. */
  List<String> of(Row row) {
    for (String column : columns) {
      List<String> codes =
          SEPARATOR
              .splitAsStream(cell(row, column))
              .map(cell -> code(column, cell))
              .flatMap(Optional::stream)
              .toList();
      // « Niort (79000) » is a postal code with a name.
      if (!codes.isEmpty() && !(names.columns().contains(column) && names.of(row).isPresent())) {
        return codes;
      }
    }
    List<String> joined = split.stream().flatMap(halves -> halves.of(row)).toList();
    return joined.isEmpty() ? names.of(row).map(List::of).orElse(List.of()) : joined;
  }

  /** The intercommunality that a row is about as a whole, for rows that name no commune. */
  List<String> ofEpci(Row row) {
    return epci.flatMap(column -> code(row.value(column))).stream().toList();
  }

  private static String cell(Row row, String column) {
    String key = ColumnNames.key(column);
    return switch (key) {
      case MelodiPlace.COLUMN -> MelodiPlace.code(row, column);
      case SQUARES -> EACH_OF_SQUARE.matcher(row.value(column)).replaceAll(" ");
      default ->
          SHORT_NAMES.contains(key) // which may count something
              ? row.value(column)
              : GROUPED.matcher(row.value(column).strip()).replaceFirst("$1$2");
    };
  }

  private static Optional<String> code(String column, String cell) {
    String key = ColumnNames.key(column);
    if (IRIS.contains(key)) {
      // Spreadsheets drop the zero of 010040101 too, and add decimals; INSEE also writes
      // 01004_0101.
      String digits = cell.strip().replaceFirst("\\.0+$", "").replace("_", "");
      String iris = digits.length() == IRIS_LENGTH - 1 ? "0" + digits : digits;
      return iris.length() == IRIS_LENGTH || iris.length() == LENGTH
          ? code(iris.substring(0, LENGTH))
          : Optional.empty();
    }
    if (ParcelNumber.isIn(column)) {
      return ParcelNumber.commune(cell).flatMap(CommuneCodes::code);
    }
    boolean isOther = SHORT_NAMES.contains(key) && cell.length() != LENGTH;
    return isOther ? Optional.empty() : code(cell);
  }

  /**
   * The INSEE code in a cell, or the SIREN of an intercommunality. Spreadsheets drop the zero of
   * 01004 and add decimals to numbers.
   */
  public static Optional<String> code(String cell) {
    Matcher code = CODE.matcher(cell.strip());
    if (!code.matches()) {
      return Optional.empty();
    }
    String upper = code.group(1).toUpperCase(Locale.ROOT);
    if (upper.length() == 4) {
      boolean zeroLost = upper.chars().allMatch(Character::isDigit);
      return zeroLost ? Optional.of("0" + upper) : Optional.empty();
    }
    return Optional.of(upper);
  }

  /** The commune of a municipal arrondissement of Paris, Lyon or Marseille; others unchanged. */
  public static String commune(String insee) {
    if (insee.matches("751\\d\\d")) {
      return "75056";
    }
    if (insee.matches("6938\\d")) {
      return "69123";
    }
    return insee.matches("132\\d\\d") ? "13055" : insee;
  }

  /** The municipal arrondissements of Paris, Lyon or Marseille; none for other communes. */
  public static Stream<String> arrondissements(String insee) {
    return switch (insee) {
      case "75056" -> numbered(75101, 75120);
      case "69123" -> numbered(69381, 69389);
      case "13055" -> numbered(13201, 13216);
      default -> Stream.of();
    };
  }

  private static Stream<String> numbered(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(String::valueOf);
  }
}
