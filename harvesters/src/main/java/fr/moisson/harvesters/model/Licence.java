package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of reuse.
 *
 * @param label what the source says, until the licence rule puts the licence's own name there;
 *     empty when it gives but an address
 * @param uri the licence's document; before the rule, the address that the source gives; null after
 *     it if the licence is not recognised
 */
public record Licence(String label, @Nullable URI uri) {

  /** A licence as the source names it: an identifier, an address or a sentence. */
  public static Licence stated(String text) {
    return new Licence(text, null);
  }

  /** A licence of which a source gives the name, the address or both; null without any. */
  public static @Nullable Licence of(@Nullable String label, @Nullable URI address) {
    return label == null && address == null
        ? null
        : new Licence(label == null ? "" : label, address);
  }
}
