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
                  + " namespecies latinspecies taxolatinc taxovernacul")
              .split(" "));

  private static final Set<String> WORDS =
      Set.of(
          "taxo",
          "taxon",
          "taxons",
          "espece",
          "especes",
          "species",
          "scientifique",
          "vernaculaire");

  /** Species are also counted where the rows are something else. */
  private static final Set<String> COUNTS = Set.of("nb", "nbr", "nombre", "number", "count");

  /** Places that are named after persons, and plants whose names have first names in them. */
  private static final Set<String> NAMESAKES =
      Set.of(
          ("site sites station stations localite localites commune communes adresse secteur"
                  + " secteurs zone equipement residence hameau domaine arret genre genus"
                  + " essence essences arbre arbres plante plantes fleur usuel vulgaire commun")
              .split(" "));

  static boolean areIn(Collection<String> columns) {
    return columns.stream().map(ColumnWords::of).anyMatch(Taxa::areNamed);
  }

  private static boolean areNamed(ColumnWords name) {
    return isFullName(name) || (name.hasAny(WORDS) && !name.hasAny(COUNTS));
  }

  /**
   * Whether persons in a column of such a table are those who observed or entered something,
   * whatever it is called; but « nom » may be that of a rose.
   */
  static boolean haveObservers(ColumnWords name) {
    return Meaning.of(name) != Meaning.NAME
        && !areNamed(name)
        && !name.hasAny(NAMESAKES)
        && !Namesakes.areIn(name)
        && !Meaning.isOrganisations(name);
  }

  /** Whether a column is known to hold the names or the numbers of taxa, and nothing else. */
  static boolean isFullName(ColumnWords name) {
    return name.isAny(COLUMNS);
  }

  private Taxa() {}
}
