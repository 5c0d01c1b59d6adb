package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;

/**
 * Datasets out of excerpts of DCAT feeds. It stands here, and not beside {@link DcatReading},
 * because catalogues make such feeds from ISO records, the links to their services included.
 */
public final class ExcerptReading {

  /**
   * @param excerpt as {@link Excerpt} writes it
   * @return with its links through the services that their formats and addresses tell
   * @throws BadItem if the dataset has no title
   */
  public static Dataset dataset(DatasetId id, String excerpt) {
    return ServedLinks.through(DcatReading.dataset(id, Excerpt.read(excerpt)));
  }

  private ExcerptReading() {}
}
