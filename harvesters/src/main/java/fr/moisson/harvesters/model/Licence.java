package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of reuse.
 *
 * @param label as the source states it, until the licence rule replaces it by the licence's own
 *     name; empty if the source gives only an address
 * @param uri the licence's document; before the rule, the address that the source gives; after the
 *     rule, null if the licence was not recognised
 */
public record Licence(String label, @Nullable URI uri) {

  /** A licence as the source states it: an identifier, an address or a sentence. */
  public static Licence stated(String text) {
    return new Licence(text, null);
  }

  /**
   * A licence of which the source gives the name, the address or both; null if it gives neither.
   */
  public static @Nullable Licence of(@Nullable String label, @Nullable URI address) {
    return label == null && address == null
        ? null
        : new Licence(label == null ? "" : label, address);
  }
}
