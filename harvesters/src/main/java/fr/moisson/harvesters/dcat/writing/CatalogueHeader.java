package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself ({@code dcat:Catalog}).
 *
 * @param publisher name of the town or of the EPCI
 * @param base under which our server answers; the IRIs of all that we publish start with it
 * @param licence of the descriptions themselves, not of the data; null where nobody stated one
 * @param zones that the catalogue is about, as {@code epci:200041317}
 * @param modified when what it lists last changed; null where a document says nothing of the whole
 */
public record CatalogueHeader(
    String title,
    String description,
    String publisher,
    URI base,
    @Nullable Licence licence,
    List<String> zones,
    @Nullable Instant modified) {

  public CatalogueHeader {
    zones = List.copyOf(zones);
  }

  /** A catalogue of which no more is known. */
  public CatalogueHeader(String title, String description, String publisher, URI base) {
    this(title, description, publisher, base, null, List.of(), null);
  }

  /** The same catalogue, as it is since then; empty for one that never listed anything. */
  public CatalogueHeader modified(Optional<Instant> changed) {
    return new CatalogueHeader(
        title, description, publisher, base, licence, zones, changed.orElse(null));
  }

  /**
   * The address of something of ours.
   *
   * @param path under the base, without a slash at its start; with its query, if it has one
   */
  public URI at(String path) {
    return URI.create(new FeedIris(base).home() + path);
  }
}
