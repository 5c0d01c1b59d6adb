package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.TerritoryWords;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One layer, and the dataset made of it.
 *
 * @param path path from the source's address to the layer, ending with its number
 * @param where SQL condition, in addition to the territory's box
 * @param files columns that name files, if the layer is an index of somebody's files to link to
 */
public record ArcgisLayer(
    @JsonPropertyDescription(
            "Suite de l’adresse jusqu’à la couche, par exemple Arbres/FeatureServer/0.")
        String path,
    @JsonPropertyDescription("Condition SQL, {mots} du territoire permis ; 1=1 par défaut.")
        @TerritoryWords
        String where,
    @JsonPropertyDescription("Par quoi where nomme le territoire ; whole par défaut.") Scope scope,
    @JsonPropertyDescription("Colonnes à demander ; toutes par défaut.") List<String> columns,
    @JsonPropertyDescription("Quelle colonne dit où se trouve une ligne ; la géométrie par défaut.")
        Table.Place place,
    @JsonPropertyDescription(
            "Si la couche est un index de fichiers : quelles colonnes disent où ils sont.")
        @Nullable Files files,
    @JsonPropertyDescription("Le jeu de données que font les lignes.")
        @JsonProperty(required = true)
        DatasetTemplate dataset) {

  public ArcgisLayer {
    path = path == null ? "" : path;
    where = where == null ? "1=1" : where;
    scope = Scope.orWhole(scope);
    columns = columns == null ? List.of() : List.copyOf(columns);
    place = place == null ? Table.Place.GUESSED : place;
  }

  /**
   * The columns of an index that contain the address and the title of a file.
   *
   * @param pattern pattern of values that must be changed, as for the address of a page
   * @param replacement the new value, with {@code $1} for the pattern's first group
   */
  public record Files(
      @JsonPropertyDescription("Colonne de l’adresse.") @JsonProperty(required = true) String url,
      @JsonPropertyDescription("Colonne du nom.") @Nullable String title,
      @JsonPropertyDescription("Expression régulière que l’adresse doit suivre pour être changée.")
          @Nullable String pattern,
      @JsonPropertyDescription("Ce que l’adresse devient alors ; $1 vaut le premier groupe.")
          @Nullable String replacement) {

    public Files {
      if ((pattern == null) != (replacement == null)) {
        throw new Misconfigured(Notice.of(Notice.Code.CONFIG_MISSING_KEY, "pattern + replacement"));
      }
      compiled(pattern);
    }

    String address(String value) {
      Pattern known = compiled(pattern);
      return known == null || replacement == null
          ? value
          : known.matcher(value).replaceAll(replacement);
    }

    private static @Nullable Pattern compiled(@Nullable String pattern) {
      try {
        return pattern == null ? null : Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new Misconfigured(
            Notice.of(Notice.Code.CONFIG_BAD_VALUE, "pattern", pattern, e.getDescription()), e);
      }
    }
  }
}
