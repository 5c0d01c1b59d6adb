package fr.moisson.harvesters.privacy;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An officer's decisions on columns, which override what is detected. Names are compared without
 * case, accents and punctuation; a column in both lists is dropped.
 */
public record Personal(
    @JsonPropertyDescription(
            "Colonnes à publier telles quelles, même si elles semblent contenir des données"
                + " personnelles.")
        List<String> keep,
    @JsonPropertyDescription("Colonnes à ne jamais publier.") List<String> drop) {

  /** No decisions: detection applies. */
  public static final Personal DETECTED = new Personal(List.of(), List.of());

  public Personal(@Nullable List<String> keep, @Nullable List<String> drop) {
    this.keep = keep == null ? List.of() : List.copyOf(keep);
    this.drop = drop == null ? List.of() : List.copyOf(drop);
  }

  boolean keeps(String column) {
    return names(keep, column);
  }

  boolean drops(String column) {
    return names(drop, column);
  }

  /** Columns to drop that a table does not have, which may be misspelt. */
  List<String> dropsInVain(List<String> columns) {
    return drop.stream()
        .filter(name -> columns.stream().noneMatch(column -> names(List.of(name), column)))
        .toList();
  }

  private static boolean names(List<String> names, String column) {
    String key = ColumnNames.key(column);
    return names.stream().anyMatch(name -> ColumnNames.key(name).equals(key));
  }
}
