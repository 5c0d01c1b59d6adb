package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.place.PositionColumns;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a table that locate a row, by their precision. Free texts count as precise, since
 * « au pied du chêne de la ferme » is a place, and so do photographs, which contain positions.
 */
final class LocatingColumns {

  private static final Set<String> PLACE_WORDS =
      Set.of(
          ("lieu lieux lieudit dit localite locality localisation location toponyme adresse"
                  + " address rue voie parcelle parcelles cadastre cadastral site station secteur"
                  + " quartier hameau canton cantons arrondissement iris place altitude altitudes alti alt elevation depth prof"
                  + " profondeur utm mgrs bbox geohash grid footprint coordinates centroid photo"
                  + " photos image images media geojson geom geometrie geometry wkt wkb shape"
                  + " latitude longitude")
              .split(" "));

  private static final Set<String> PLACE_KEYS =
      Set.of(
          ("altitudemin altitudemax altitudemoyenne altitudemini altitudemaxi profondeurmin"
                  + " profondeurmax profondeurmoyenne minimumelevationinmeters"
                  + " maximumelevationinmeters verbatimelevation minimumdepthinmeters"
                  + " maximumdepthinmeters footprintwkt verbatimlocality verbatimlatitude"
                  + " verbatimlongitude verbatimcoordinates nomlieu placeguess preuvenumerique"
                  + " preuvenumeriqueurl associatedmedia locationid eventid wkb")
              .split(" "));

  private static final Set<String> TEXT_WORDS =
      Set.of(
          ("commentaire commentaires comment comments comm remarque remarques remarks description"
                  + " contexte observations note notes details precisions dynamicproperties"
                  + " fieldnotes libre")
              .split(" "));

  private static final List<String> TEXT_STEMS =
      List.of("remarks", "obsdescription", "obscontexte", "comment");

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
                  + " quantite altitude hauteur determination identification")
              .split(" "));

  private static final Pattern METRES =
      Pattern.compile("\\d+(?:[.,]\\d+)?\\s*(?i:m|mètres?|meters?)?");

  /** A column about a reference or a kind of place tells no place. */
  private static final Set<String> ABOUT =
      Set.of("ref", "type", "version", "annee", "nature", "precision", "uncertainty");

  /** A cell of 10 km of the Lambert-93 grid: {@code E043N648}, {@code 10kmL93E043N648}. */
  private static final Pattern CELL = Pattern.compile("(?:10kmL93)?E\\d{3}N\\d{3}");

  private static final Pattern BETWEEN = Pattern.compile("[,;|\\s]+");

  private final List<String> precise = new ArrayList<>();
  private final List<String> communes = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final List<String> uncertainties = new ArrayList<>();

  LocatingColumns(List<String> columns) {
    for (String column : columns) {
      ColumnWords name = ColumnWords.of(column);
      if (isUncertainty(name)) {
        uncertainties.add(column);
        continue;
      }
      if (name.hasAny(ABOUT)) {
        continue;
      }
      if (name.hasAny(CELL_WORDS)) {
        cells.add(column);
      } else if (name.hasAny(COMMUNE_WORDS) || COMMUNE_WORDS.contains(name.key())) {
        communes.add(column);
      } else if (isPrecise(column, name)) {
        precise.add(column);
      }
    }
  }

  private static boolean isUncertainty(ColumnWords name) {
    return UNCERTAINTY_KEYS.contains(name.key())
        || (name.hasAny(UNCERTAINTY_WORDS) && !name.hasAny(OTHERWISE_PRECISE));
  }

  private static boolean isPrecise(String column, ColumnWords name) {
    return PositionColumns.isPosition(column)
        || name.hasAny(PLACE_WORDS)
        || PLACE_KEYS.contains(name.key())
        || name.hasAny(TEXT_WORDS)
        || name.holdsAny(TEXT_STEMS);
  }

  boolean nameACommune(Map<String, String> values) {
    return communes.stream().anyMatch(column -> !values.getOrDefault(column, "").isBlank());
  }

  /** The values without those that are more precise than allowed. */
  Map<String, String> only(Precision precision, Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    precise.forEach(column -> empty(left, column));
    left.replaceAll(
        (column, value) -> !value.isEmpty() && PositionColumns.holdsPosition(value) ? "" : value);
    uncertainties.forEach(
        column -> left.computeIfPresent(column, (key, value) -> isMetres(value) ? "" : value));
    if (precision.compareTo(Precision.COMMUNE) > 0) {
      communes.forEach(column -> empty(left, column));
    }
    if (precision == Precision.DEPARTMENT) {
      cells.forEach(column -> empty(left, column));
    } else {
      cells.forEach(column -> left.computeIfPresent(column, (key, value) -> wideCells(value)));
    }
    return left;
  }

  /** Writes the names of the cells into the first column for cells. */
  void name(List<String> names, Map<String, String> values) {
    if (!cells.isEmpty() && !names.isEmpty()) {
      values.put(cells.get(0), String.join(", ", names));
    }
  }

  /** Sets the uncertainty to the distance from the centre of the cell, where it was a number. */
  void within(String metres, Map<String, String> before, Map<String, String> values) {
    uncertainties.stream()
        .filter(column -> isMetres(before.getOrDefault(column, "")))
        .filter(column -> !ColumnNames.key(column).equals("coordinateprecision"))
        .forEach(column -> values.put(column, metres));
  }

  private static boolean isMetres(String value) {
    return METRES.matcher(value.strip()).matches();
  }

  private static void empty(Map<String, String> values, String column) {
    values.computeIfPresent(column, (key, value) -> "");
  }

  private static String wideCells(String value) {
    boolean wide =
        BETWEEN.splitAsStream(value.strip()).allMatch(one -> CELL.matcher(one).matches());
    return wide ? value : "";
  }
}
