package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Description of a feed itself ({@code dcat:Catalog}).
 *
 * @param publisher name of the town or of the EPCI
 * @param base address of our server; the IRIs of all that we publish start with it
 * @param licence of the descriptions themselves, not of the data; null if none is stated
 * @param zones that the catalogue is about, such as {@code epci:200041317}
 * @param modified when its contents last changed; null if a document does not describe the whole
 * @param hasApi whether the features of our files are given by an OGC API, {@code ogc} under the
 *     base
 */
public record CatalogueHeader(
    String title,
    String description,
    String publisher,
    URI base,
    @Nullable Licence licence,
    List<String> zones,
    @Nullable Instant modified,
    boolean hasApi) {

  public CatalogueHeader {
    zones = List.copyOf(zones);
  }

  /** A catalogue without an API. */
  public CatalogueHeader(
      String title,
      String description,
      String publisher,
      URI base,
      @Nullable Licence licence,
      List<String> zones,
      @Nullable Instant modified) {
    this(title, description, publisher, base, licence, zones, modified, false);
  }

  /** A catalogue without the optional fields. */
  public CatalogueHeader(String title, String description, String publisher, URI base) {
    this(title, description, publisher, base, null, List.of(), null);
  }

  /** The same catalogue with the date of its last change; empty if it never listed anything. */
  public CatalogueHeader modified(Optional<Instant> changed) {
    return new CatalogueHeader(
        title, description, publisher, base, licence, zones, changed.orElse(null), hasApi);
  }

  /** The same catalogue with or without an API. */
  public CatalogueHeader withApi(boolean value) {
    return new CatalogueHeader(
        title, description, publisher, base, licence, zones, modified, value);
  }

  /**
   * The address of one of our resources.
   *
   * @param path under the base, without a leading slash; with its query, if it has one
   */
  public URI at(String path) {
    return URI.create(new FeedIris(base).home() + path);
  }
}
