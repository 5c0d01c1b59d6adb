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
 * One layer, and the dataset that it makes.
 *
 * @param path from the address of the source to the layer, its number at the end
 * @param where condition in SQL, beside the box of the territory
 * @param files where the rows name files: they are then an index of somebody's files, to be linked
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
   * Which columns of an index say where a file is, and what it is.
   *
   * @param pattern of what the column holds, for one that names a page and not the file
   * @param replacement what it becomes, {@code $1} being its first group
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
