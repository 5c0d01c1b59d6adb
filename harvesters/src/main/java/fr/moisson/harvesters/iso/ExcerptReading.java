package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;

/**
 * Reads datasets from excerpts of DCAT feeds. It is in this package, and not with {@link
 * DcatReading}, because catalogues generate such feeds from ISO records, with links to services.
 */
public final class ExcerptReading {

  /**
   * @param excerpt as {@link Excerpt} writes it
   * @return the dataset, with links through the services that their formats and addresses reveal
   * @throws BadItem if the dataset has no title
   */
  public static Dataset dataset(DatasetId id, String excerpt) {
    return ServedLinks.through(DcatReading.dataset(id, Excerpt.read(excerpt)));
  }

  private ExcerptReading() {}
}
