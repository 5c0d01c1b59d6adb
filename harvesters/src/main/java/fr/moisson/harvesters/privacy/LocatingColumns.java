package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.text.ColumnNames;
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
  private static final String LINKS =
      "de|du|des|d|la|le|les|l|noms?|names?|cd|code|lb|lib|libelle|label|type|min|max"
          + "|maximum|minimum|debut|fin|niveau|niv|valeur|precision|version|nature|obs|occ"
          + "|observation|observed|on|is|est|has|verbatim|accepted|\\d";

  private static final String TAXON =
      "taxons?|taxa|taxref|taxonomique|taxo|regne|kingdom|phylum|embranchement|classe|class|ordre"
          + "|order|famille|family|genre|genus|rang|rank|groupe|group|inpn|especes?|species"
          + "|scientifique|scientific|vernaculaire|vernacular|latin|francais|commun|common"
          + "|valide|ref";

  private static final String TIME =
      "dates?|jours?|day|mois|month|annee|year|heure|time|event(?:date|time)"
          + "|transformation|derniere|modification|creation|maj";

  private static final String COUNT =
      "count|nb|nombre|individual|individus?|effectifs?|denombrement|denbr|comptage"
          + "|quantite|quantity|objetdenombrement";

  private static final String STATE =
      "sexe?|ages?|stade|stage|life|vie|etat|biologique|bio|biogeographique|statuts?|status|stat"
          + "|comportement|behaviou?r|naturalite|establishment|means|nidification|reproduction|atlas";

  private static final String EVIDENCE =
      "validation|validateurs?|certitude|determination|determinateurs?|identification"
          + "|identified|verification|observateurs?|observers?|recorded|by|methode|method|technique"
          + "|protocole|protocol|sampling|basis|of|record|preuveexistante";

  private static final String ORIGIN =
      "sources?|dataset|jdd|jeu|donnees?|data|metadonnees?|metadata|dee|institution|collection"
          + "|organismes?|org|producteur|gestionnaire|licen[cs]e|rights|holder|dspublique|cadre"
          + "|acquisition|ids?|uuid|identifiant|permanent|perm|unique|origine|sinp|occtax"
          + "|occurrence|synthese?|sighting|gbif|key|entitysourcepkvalue|fid|gid|objectid"
          + "|catalog|number";

  private static final String RULES =
      "protections?|protegee?|menace|liste|rouge|uicn|iucn|nationale?|regionale?|patrimoniale?"
          + "|determinante|directive|sensi|sensibles?|sensibilite|sensitivity|sensitive|diffusion"
          + "|floutage|geoprivacy|generalizations|information|withheld";

  private static final String DEPARTMENT =
      "departements?|dept|dep|regions?|pays|country|state|province";

  /** Names made of such words and links, with at least one such word, together or apart. */
  private static final Pattern PLACELESS =
      Pattern.compile(
          String.join(
              "|",
              "(?:(?:" + LINKS + ")*(?:" + TAXON,
              TIME,
              COUNT,
              STATE,
              EVIDENCE,
              ORIGIN,
              RULES,
              DEPARTMENT + "))+(?:" + LINKS + ")*"));

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

  private static final Set<String> UNCERTAINTY_KEYS = Set.of("precisgeo", "precgeo");

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
      }
    }
  }

  private static boolean isPlaceless(ColumnWords name) {
    boolean isShort = name.key().length() <= LONGEST_NAME;
    return Taxa.isFullName(name) || (isShort && PLACELESS.matcher(name.key()).matches());
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

  /** The values without those that are more precise than allowed. */
  Map<String, String> only(Precision precision, Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    left.replaceAll((column, value) -> "");
    placeless.forEach(
        column -> {
          String value = values.getOrDefault(column, "");
          left.put(column, PositionColumns.holdsPosition(value) ? "" : value);
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
