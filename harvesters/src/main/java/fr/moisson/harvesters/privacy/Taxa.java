package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.Set;

/** Whether a table is about taxa or their occurrences. */
final class Taxa {

  /** Whole names; the mapping to the schema of occurrences must not know any others. */
  private static final Set<String> COLUMNS =
      Set.of(
          ("cdnom cdref nomcite nomvalide nomscientifique nomscientifiqueref nomscient nomsci sciname"
                  + " nomtaxon nomcomplet nomvernaculaire nomvern nomlatin nomfrancais lbnom taxref"
                  + " taxonid taxonkey taxonname taxonlatin taxonfrancais especenomlatin"
                  + " especenomfrancais speciesname scientificname verbatimscientificname"
                  + " acceptedscientificname vernacularname commonname nomcommun nomespece"
                  + " namespecies latinspecies")
              .split(" "));

  private static final Set<String> WORDS =
      Set.of("taxon", "taxons", "espece", "especes", "species", "scientifique", "vernaculaire");

  /** Species are also counted where the rows are something else. */
  private static final Set<String> COUNTS = Set.of("nb", "nbr", "nombre", "number", "count");

  static boolean areIn(Collection<String> columns) {
    return columns.stream().map(ColumnWords::of).anyMatch(Taxa::areNamed);
  }

  private static boolean areNamed(ColumnWords name) {
    return isFullName(name) || (name.hasAny(WORDS) && !name.hasAny(COUNTS));
  }

  /** Whether a column is known to hold the names or the numbers of taxa, and nothing else. */
  static boolean isFullName(ColumnWords name) {
    return name.isAny(COLUMNS);
  }

  private Taxa() {}
}
