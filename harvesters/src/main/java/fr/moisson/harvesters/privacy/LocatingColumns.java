package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.values.DateText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of a table tell of the place of a row. Only columns that are known not to locate
 * it are kept in all rows: any other text may be « au pied du chêne de la ferme », a photograph
 * contains its position, and the number of a visit leads to the other rows of that visit.
 */
final class LocatingColumns {

  private static final int LONGEST_NAME = 60;

  /** They say nothing alone: « nom » may be the name of the place, and « obs » a remark. */
  private static final Set<String> LINKS =
      Set.of(
          ("de du des d la le les l nom noms name names cd code lb lib libelle label"
                  + " type min max maximum minimum debut fin niveau niv valeur precision version"
                  + " nature obs occ observation observed on is est has verbatim accepted 0 1 2"
                  + " 3 4 5 6 7 8 9")
              .split(" "));

  /** Of taxa, days, counts, states, evidence, origin, rules, and departments. */
  private static final Set<String> PLACELESS =
      Set.of(
          ("taxon taxons taxa taxref taxonomique taxo regne kingdom phylum"
                  + " embranchement classe class ordre order famille family genre genus rang"
                  + " rank groupe group inpn espece especes species scientifique scientific"
                  + " vernaculaire vernacular latin francais commun common valide ref"
                  + " date dates jour jours day mois month annee year heure time eventdate"
                  + " eventtime transformation derniere modification creation maj"
                  + " count nb nombre individual individu individus effectif effectifs"
                  + " denombrement denbr comptage quantite quantity objetdenombrement"
                  + " sex sexe age ages stade stage life vie etat biologique bio biogeographique"
                  + " statut statuts status stat comportement behavior behaviour naturalite"
                  + " establishment means nidification reproduction atlas"
                  + " validation validateur validateurs certitude determination determinateur"
                  + " determinateurs identification identified verification observateur"
                  + " observateurs observer observers recorded by methode method technique"
                  + " protocole protocol sampling basis of record preuveexistante"
                  + " source sources dataset jdd jeu donnee donnees data metadonnee metadonnees"
                  + " metadata dee institution collection organisme organismes org producteur"
                  + " gestionnaire licence license rights holder dspublique cadre acquisition id"
                  + " ids uuid identifiant permanent perm unique origine sinp occtax occurrence"
                  + " synthes synthese sighting gbif key entitysourcepkvalue fid gid objectid"
                  + " catalog number"
                  + " protection protections protege protegee menace liste rouge uicn iucn"
                  + " national nationale regional regionale patrimonial patrimoniale"
                  + " determinante directive sensi sensible sensibles sensibilite sensitivity"
                  + " sensitive diffusion floutage geoprivacy generalizations information"
                  + " withheld"
                  + " departement departements dept dep region regions pays country state"
                  + " province")
              .split(" "));

  /** In the names of days, whatever else these are about: « date_visite », « Observé le ». */
  private static final Set<String> DAY_STEMS =
      Set.of("date", "jour", "observedon", "observedat", "observele");

  /** About as precise as a commune: a protected area, a water body, a postcode. */
  private static final Set<String> COMMUNE_WORDS =
      Set.of(
          ("commune communes codecommune nomcommune codecom nomcom com insee municipality municipalite"
                  + " ville city cp postal"
                  + " codepostal epci gadm znieff natura2000 codeen codeme nomen riviere rivieres"
                  + " coursdeau plandeau masseeau massedeau etang lac")
              .split(" "));

  private static final Set<String> CELL_WORDS =
      Set.of(
          "maille",
          "mailles",
          "codemaille",
          "codemailles",
          "maille10",
          "cell",
          "carre",
          "carres",
          "quadrat");

  /** Precision of the position, which would be wrong for a coarser place. */
  private static final Set<String> UNCERTAINTY_WORDS =
      Set.of("uncertainty", "accuracy", "precision", "incertitude");

  private static final Set<String> UNCERTAINTY_KEYS =
      Set.of("precisgeo", "precgeo", "precisiongeometrie");

  /** About how precisely the place may be shown, or the precision of counts, days and names. */
  private static final Set<String> OTHERWISE_PRECISE =
      Set.of(
          ("niveau diffusion date jour heure time comptage denombrement effectif nombre count"
                  + " quantite altitude hauteur determination identification lieu lieux localite")
              .split(" "));

  /** A cell of 10 km of the Lambert-93 grid: {@code E043N648}, {@code 10kmL93E043N648}. */
  private static final Pattern CELL = Pattern.compile("(?:10kmL93)?E\\d{3}N\\d{3}");

  private static final Pattern BETWEEN = Pattern.compile("[,;|\\s]+");

  private final List<String> placeless = new ArrayList<>();
  private final List<String> days = new ArrayList<>();
  private final List<String> communes = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final List<String> uncertainties = new ArrayList<>();

  /**
   * @param statements columns that say how precisely a row may be shown
   */
  LocatingColumns(List<String> columns, Collection<String> statements) {
    for (String column : columns) {
      ColumnWords name = ColumnWords.of(column);
      if (statements.contains(column)) {
        placeless.add(column);
      } else if (isUncertainty(name)) {
        uncertainties.add(column);
      } else if (name.hasAny(CELL_WORDS)) {
        cells.add(column);
      } else if (name.hasAny(COMMUNE_WORDS) || COMMUNE_WORDS.contains(name.key())) {
        communes.add(column);
      } else if (isPlaceless(name)) {
        placeless.add(column);
      } else if (name.holdsAny(DAY_STEMS)) {
        days.add(column);
      }
    }
  }

  private static boolean isPlaceless(ColumnWords name) {
    boolean isShort = name.key().length() <= LONGEST_NAME;
    return Taxa.isFullName(name) || (isShort && isMadeOfSuchWords(name.key()));
  }

  /** Whether a name is such words and links and nothing else, together or apart. */
  private static boolean isMadeOfSuchWords(String key) {
    boolean[] isMade = new boolean[key.length() + 1]; // up to there
    boolean[] hasWord = new boolean[key.length() + 1];
    isMade[0] = true;
    for (int from = 0; from < key.length(); from++) {
      for (int to = from + 1; isMade[from] && to <= key.length(); to++) {
        String part = key.substring(from, to);
        boolean isWord = PLACELESS.contains(part);
        if (isWord || LINKS.contains(part)) {
          isMade[to] = true;
          hasWord[to] |= isWord || hasWord[from];
        }
      }
    }
    return isMade[key.length()] && hasWord[key.length()];
  }

  private static boolean isUncertainty(ColumnWords name) {
    return UNCERTAINTY_KEYS.contains(name.key())
        || (name.hasAny(UNCERTAINTY_WORDS) && !name.hasAny(OTHERWISE_PRECISE));
  }

  boolean nameACommune(Map<String, String> values) {
    return communes.stream().anyMatch(column -> !values.getOrDefault(column, "").isBlank());
  }

  /** Whether another column would have to say how precise a position is. */
  boolean hasUncertainty() {
    return uncertainties.stream().anyMatch(LocatingColumns::isDistance);
  }

  /**
   * The values without those that are more precise than allowed. Under the name of a day, nothing
   * but a date stays.
   */
  Map<String, String> only(Precision precision, Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    left.replaceAll((column, value) -> "");
    placeless.forEach(
        column -> {
          String value = values.getOrDefault(column, "");
          left.put(column, PositionColumns.holdsPosition(value) ? "" : value);
        });
    days.forEach(
        column -> {
          String value = values.getOrDefault(column, "");
          left.put(column, DateText.read(value).isPresent() ? value : "");
        });
    if (precision == Precision.COMMUNE) {
      communes.forEach(column -> left.put(column, values.getOrDefault(column, "")));
    }
    if (precision != Precision.DEPARTMENT) {
      cells.forEach(column -> left.put(column, wideCells(values.getOrDefault(column, ""))));
    }
    return left;
  }

  /** Writes the names of the cells into the first column for cells. */
  void name(List<String> names, Map<String, String> values) {
    if (!cells.isEmpty() && !names.isEmpty()) {
      values.put(cells.get(0), String.join(", ", names));
    }
  }

  /** Sets the uncertainty to the distance from the centre of the cell. */
  void within(String metres, Map<String, String> values) {
    uncertainties.stream()
        .filter(LocatingColumns::isDistance)
        .forEach(column -> values.put(column, metres));
  }

  /** Otherwise it is in degrees. */
  private static boolean isDistance(String uncertainty) {
    return !ColumnNames.key(uncertainty).equals("coordinateprecision");
  }

  private static String wideCells(String value) {
    boolean wide =
        BETWEEN.splitAsStream(value.strip()).allMatch(one -> CELL.matcher(one).matches());
    return wide ? value : "";
  }
}
