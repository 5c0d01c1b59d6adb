package fr.moisson.connectors.wfs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.TerritoryWords;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One layer, and the dataset made of its features.
 *
 * @param filter CQL filter instead of the box, since GeoServer refuses both together. Coordinates
 *     in CQL are in the axis order of the layer's own system, latitude first for EPSG:4326; a box
 *     is therefore written {@code BBOX(geom,{south},{west},{north},{east})}
 * @param sortBy one or more columns, separated by commas; their values should be unique, since rows
 *     with equal values may change places between two pages
 * @param columns columns to request, including that of the geometry
 */
public record WfsLayer(
    @JsonPropertyDescription("Nom de la couche, par exemple patrinat_sic:sic.")
        @JsonProperty(required = true)
        String typeName,
    @JsonPropertyDescription(
            "Filtre CQL, {mots} du territoire permis ; il remplace l’emprise du territoire.")
        @TerritoryWords
        @Nullable String filter,
    @JsonPropertyDescription("Par quoi le filtre nomme le territoire ; whole par défaut.")
        Scope scope,
    @JsonPropertyDescription("Colonne qui met les objets dans un ordre stable entre les pages.")
        @Nullable String sortBy,
    @JsonPropertyDescription("Colonnes à demander, dont la géométrie ; toutes par défaut.")
        List<String> columns,
    @JsonPropertyDescription("Quelle colonne dit où se trouve une ligne ; la géométrie par défaut.")
        Table.Place place,
    @JsonPropertyDescription(
            "Colonnes de la date de mise à jour d’une ligne ; la plus récente est celle du jeu.")
        OneOrMore modified,
    @JsonPropertyDescription(
            "Colonnes de la date dont parle une ligne ; de la première à la dernière, c’est la période"
                + " du jeu.")
        OneOrMore period,
    @JsonPropertyDescription("Ce qui montre que rien n’a changé.") @Nullable Changes changes,
    @JsonPropertyDescription("Le jeu de données que font les objets.")
        @JsonProperty(required = true)
        DatasetTemplate dataset) {

  public WfsLayer {
    scope = Scope.orWhole(scope);
    columns = columns == null ? List.of() : List.copyOf(columns);
    place = place == null ? Table.Place.GUESSED : place;
    modified = modified == null ? OneOrMore.NONE : modified;
    period = period == null ? OneOrMore.NONE : period;
  }

  /**
   * How to find out with one feature that nothing has changed. It requires a date in every feature:
   * databases sort missing dates before the latest one, and the result is then unknown.
   *
   * @param column column of the date of the last change
   */
  public record Changes(
      @JsonPropertyDescription("Colonne de la date de dernière modification.")
          @JsonProperty(required = true)
          String column) {}

  /**
   * @param srs coordinate system of the answer, since features are stored without their collection,
   *     which states it
   */
  Table.Place placeIn(String srs) {
    return place.crs() != null
        ? place
        : new Table.Place(
            place.longitude(),
            place.latitude(),
            place.geometry(),
            srs,
            place.commune(),
            place.alreadyCut());
  }
}
