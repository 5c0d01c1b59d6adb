package fr.moisson.connectors.paging;

import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Footprint;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A dataset made of the rows of one territory, derived from a larger dataset. */
public final class Extracted {

  /**
   * A copy of the metadata with another title and coverage. It does not have the identifiers of the
   * larger dataset, but names that one as its source.
   */
  public static Dataset of(Dataset whole, Territory territory) {
    Box box = Footprint.box(territory);
    Set<URI> sources = new TreeSet<>(whole.sources());
    if (whole.landingPage() != null) {
      sources.add(whole.landingPage());
    }
    return whole.with(
        draft ->
            draft
                .title(title(whole.title(), territory))
                .coverage(Coverage.of(List.of(territory.zone()), box))
                .identifiers(Set.of())
                .sources(sources));
  }

  private static String title(String whole, Territory territory) {
    return whole.isBlank() || territory.isNamedIn(whole) ? whole : whole + " – " + territory.name();
  }

  private Extracted() {}
}
