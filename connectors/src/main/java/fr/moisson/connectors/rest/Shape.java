package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.connectors.json.Pointers;
import fr.moisson.harvesters.model.OneOrMore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a row in the table, applied by {@link Shaping}.
 *
 * @param columns JSON pointers by column name; all columns if empty; for a GeoJSON feature,
 *     relative to its properties
 * @param dates how dates are written, by column; they are converted to ISO 8601
 * @param missing texts that stand for no value; columns that have no other are left out
 * @param codeColumn an additional column with the requested code, for services whose rows do not
 *     say which commune they are about
 */
public record Shape(
    @JsonPropertyDescription("Colonnes à garder : nom et pointeur JSON ; toutes par défaut.")
        Map<String, String> columns,
    @JsonPropertyDescription(
            "Forme des dates, par colonne : dd/MM/yyyy, epoch-s, epoch-ms… ou une liste de formes.")
        Map<String, OneOrMore> dates,
    @JsonPropertyDescription("Textes qui disent qu’il n’y a pas de valeur, par exemple private.")
        List<String> missing,
    @JsonPropertyDescription("Colonne à ajouter, avec le code demandé (une commune par question).")
        @Nullable String codeColumn) {

  static final Shape AS_IS = new Shape(Map.of(), Map.of(), List.of(), null);

  public Shape {
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
    columns.forEach((column, pointer) -> Pointers.check(column, pointer));
    dates = dates == null ? Map.of() : Map.copyOf(dates);
    missing = missing == null ? List.of() : List.copyOf(missing);
    dates.values().forEach(ways -> ways.stream().forEach(WrittenDate::of));
  }
}
