package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.values.ZoneNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the communes of a territory by their names in a row: « Niort », « NIORT (79) », « 79000
 * Niort ». Communes in other départements may have the same name, so a code next to the name, or in
 * a column of its own, must begin like those of the commune, and a département that is named must
 * be its own.
 *
 * @param columns with names
 * @param codes columns of postal codes and of codes or names of départements
 * @param addresses columns of whole addresses, « 3 rue Basse, 79000 Niort »
 * @param communes by the key of their names, without those that share a name
 */
public record CommuneNames(
    List<String> columns,
    List<String> codes,
    List<String> addresses,
    Map<String, Commune> communes) {

  private static final List<String> USUAL =
      List.of(
          "commune",
          "communes",
          "nomcommune",
          "communenom",
          "nomdelacommune",
          "libellecommune",
          "libellecom",
          "libcommune",
          "libcom",
          "nomcom",
          "comnom",
          "commnom",
          "nomcomm",
          "ville",
          "nomville",
          "municipalite",
          "municipality");

  /** Other names of columns with names, « Commune d’implantation » or « nomcommuneprinc ». */
  private static final Pattern LIKE = Pattern.compile("(?:nom|lib|libelle)?(?:dela)?commune.*");

  /** About a former commune, one nearby, or somebody's seat. */
  private static final Pattern OTHER =
      Pattern.compile(
          ".*(?:ancien|delegue|associe|voisin|limitrophe|siege|exploitant|gestion|propriet|naissance).*");

  private static final List<String> CODES =
      List.of(
          "codepostal",
          "cp",
          "codedepartement",
          "departement",
          "coddep",
          "codedep",
          "numdep",
          "dep",
          "dept",
          "nomdepartement",
          "departementnom",
          "libelledepartement",
          "nomdep",
          "libdep",
          "nomdept");

  /** Without seats of owners or managers, who may be anywhere. */
  private static final List<String> ADDRESSES =
      List.of("adresse", "adressecomplete", "adressepostale", "adressesite", "address");

  /** Anything longer is a text, in which the search for the end of an address would be slow. */
  private static final int LONGEST_ADDRESS = 500;

  /** The end of an address, from its postal code on. */
  private static final Pattern POSTAL =
      Pattern.compile("(?s).*\\b(\\d{5}\\b.*?)(?i:[, ]+france)?\\s*");

  private static final Pattern DIGITS =
      Pattern.compile("[^\\d]*\\b(\\d[\\dABab](?:\\d{1,3})?)\\b.*");

  /** Corsica’s codes have a letter. */
  private static final Pattern NOT_LETTERS = Pattern.compile("(?i)\\b2[AB]\\d*\\b|[\\d()]");

  /** « 18EME ARRONDISSEMENT », « 20E ARRDT », « CEDEX », « Ville de » are no part of the name. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?iu)\\b\\d{1,2} *(?:er|[eè]me|e)\\b(?:[ -]*arr\\w*)?|\\bcedex\\b"
              + "|^(?:ville|commune|mairie) d(?:e |['’])");

  /** « Ville du Havre », whose article is a part of the name. */
  private static final Pattern CONTRACTED =
      Pattern.compile("(?i)^(?:ville|commune|mairie) d(?:u|e(s)) ");

  /** « Niort (Deux-Sèvres) ». */
  private static final Pattern IN_BRACKETS = Pattern.compile("(.*)\\(([^()]+)\\)\\s*");

  /** « FOYE-MONJAULT (LA) », as formerly in INSEE's list. */
  private static final Pattern ARTICLE_LAST =
      Pattern.compile("(?i)^(.*\\S) *\\((l(?:[ae]|es|['’]))\\)$");

  private static final Pattern SAINT = Pattern.compile("(?i)\\bst(e?)[ .-]+");

  /** « La Roche s/ Yon ». */
  private static final Pattern UPON = Pattern.compile("(?i)\\bs/ *");

  static CommuneNames of(List<String> columns, @Nullable String stated, List<Commune> communes) {
    Map<String, Commune> byName = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Commune commune : communes) {
      String key = key(commune.name());
      if (isCommune(commune.code()) && byName.put(key, commune) != null) {
        twice.add(key);
      }
    }
    twice.forEach(byName::remove);
    return new CommuneNames(
        stated == null ? named(columns) : found(columns, List.of(stated)),
        found(columns, CODES),
        stated == null ? found(columns, ADDRESSES) : List.of(),
        Map.copyOf(byName));
  }

  /** A quarter may be called like a commune, and arrondissements differ by their numbers only. */
  private static boolean isCommune(String code) {
    return Territory.isCommuneCode(code) && CommuneCodes.commune(code).equals(code);
  }

  private static List<String> named(List<String> columns) {
    List<String> usual = found(columns, USUAL);
    return usual.isEmpty() ? columns.stream().filter(CommuneNames::isLikeUsual).toList() : usual;
  }

  private static boolean isLikeUsual(String column) {
    String key = ColumnNames.key(column);
    return LIKE.matcher(key).matches() && !isOfAnother(key);
  }

  /** Whether a column is about another commune than that of the row. */
  static boolean isOfAnother(String key) {
    return OTHER.matcher(key).matches();
  }

  private static List<String> found(List<String> columns, List<String> names) {
    return ColumnNames.found(columns, names).distinct().toList();
  }

  /**
   * The INSEE code of the commune; empty if the row names none of the territory. Addresses are only
   * used for rows without a position.
   */
  Optional<String> of(Row row) {
    Stream<String> ends =
        addresses.stream()
            .filter(column -> row.geometry() == null)
            .map(row::value)
            .filter(address -> address.length() <= LONGEST_ADDRESS)
            .map(POSTAL::matcher)
            .filter(Matcher::matches)
            .map(end -> end.group(1));
    return Stream.concat(columns.stream().map(row::value), ends)
        .map(cell -> of(row, coded(cell)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** « Niort (Deux-Sèvres) » as « Niort 79 ». */
  private static String coded(String cell) {
    Matcher bracket = IN_BRACKETS.matcher(cell);
    return bracket.matches()
        ? ZoneNames.departement(bracket.group(2)).map(bracket.group(1)::concat).orElse(cell)
        : cell;
  }

  private Optional<String> of(Row row, String cell) {
    Commune commune = cell.isEmpty() ? null : named(cell);
    if (commune == null || isElsewhere(commune, cell)) {
      return Optional.empty();
    }
    boolean elsewhere =
        codes.stream()
            .map(row::value)
            .anyMatch(said -> isElsewhere(commune, said) || isOfAnother(commune, said));
    return elsewhere ? Optional.empty() : Optional.of(commune.code());
  }

  /** « Ville d’Avray » is a commune, while « Ville de Niort » is another form of Niort. */
  private @Nullable Commune named(String cell) {
    Commune commune = communes.get(key(cell));
    if (commune != null) {
      return commune;
    }
    String name = CONTRACTED.matcher(cell).replaceFirst("le$1 ");
    return communes.get(key(BESIDE.matcher(name).replaceAll(" ")));
  }

  /** Whether a text has digits that do not begin like the postal codes of the commune. */
  private static boolean isElsewhere(Commune commune, String text) {
    var digits = DIGITS.matcher(text);
    if (!digits.matches()) {
      return false;
    }
    String code = digits.group(1);
    boolean isArrondissement =
        code.length() == 2 && CommuneCodes.arrondissements(commune.code()).findAny().isPresent();
    if (isArrondissement) {
      return false; // « Paris 18 »
    }
    // Spreadsheets drop the zero of 01000.
    String whole = (code.length() == 4 ? "0" + code : code).toUpperCase(Locale.ROOT);
    return PostalCodes.beginnings(commune).noneMatch(whole::startsWith);
  }

  /** Whether a cell names another département than the commune's. */
  private static boolean isOfAnother(Commune commune, String said) {
    return ZoneNames.departement(said)
        .filter(code -> PostalCodes.beginnings(commune).noneMatch(code::equals))
        .isPresent();
  }

  private static String key(String name) {
    String article = ARTICLE_LAST.matcher(name.strip()).replaceFirst("$2 $1");
    String words = NOT_LETTERS.matcher(article).replaceAll(" ");
    String whole = UPON.matcher(SAINT.matcher(words).replaceAll("saint$1 ")).replaceAll("sur ");
    return ColumnNames.key(PlainLetters.of(whole));
  }
}
