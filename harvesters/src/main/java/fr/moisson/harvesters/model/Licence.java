package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of reuse.
 *
 * @param label what the source says, until the licence rule puts the licence's own name there
 * @param uri the licence's document; null as long as the licence is not recognised
 */
public record Licence(String label, @Nullable URI uri) {

  /** A licence as the source names it: an identifier, an address or a sentence. */
  public static Licence stated(String text) {
    return new Licence(text, null);
  }
}
