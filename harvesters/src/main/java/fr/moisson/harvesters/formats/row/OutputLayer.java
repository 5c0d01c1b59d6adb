package fr.moisson.harvesters.formats.row;

import fr.moisson.harvesters.formats.crs.OutputCrs;
import java.time.Instant;

/**
 * What a file states about its rows, beside the rows themselves.
 *
 * @param name of the table or sheet, e.g. {@code arbres-79191}
 * @param title for readers; empty if the name is clear enough
 * @param description for readers; may be empty
 * @param modified when the data changed last, as the file states it: never the time of writing, so
 *     that the same rows give the same bytes
 * @param crs of the geometries, if the format leaves a choice
 */
public record OutputLayer(
    String name, String title, String description, Instant modified, OutputCrs crs) {

  /** A layer in WGS 84. */
  public OutputLayer(String name, String title, String description, Instant modified) {
    this(name, title, description, modified, OutputCrs.WGS_84);
  }

  /** The name for readers. */
  public String label() {
    return title.isEmpty() ? name : title;
  }
}
