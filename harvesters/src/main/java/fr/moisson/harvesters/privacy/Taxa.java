package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.text.ColumnNames;
import java.util.Collection;
import java.util.Set;

/** Whether a table is about taxa or their occurrences. */
final class Taxa {

  private static final Set<String> COLUMNS =
      Set.of(
          ("cdnom cdref nomcite nomvalide nomscientifique nomvernaculaire nomlatin nomfrancais"
                  + " lbnom taxon taxonid taxonkey taxonname espece especes species speciesname"
                  + " scientificname verbatimscientificname acceptedscientificname vernacularname"
                  + " commonname nomespece namespecies latinspecies")
              .split(" "));

  static boolean areIn(Collection<String> columns) {
    return columns.stream().map(ColumnNames::key).anyMatch(COLUMNS::contains);
  }

  private Taxa() {}
}
