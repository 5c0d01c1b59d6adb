package fr.moisson.harvesters.dcat;

import java.net.URI;

/**
 * What a feed says of itself ({@code dcat:Catalog}).
 *
 * @param publisher name of the town or of the EPCI
 * @param base under which our server answers; the IRIs of all that we publish start with it
 */
public record CatalogueHeader(String title, String description, String publisher, URI base) {

  /**
   * The address of something of ours.
   *
   * @param path under the base, without a slash at its start; with its query, if it has one
   */
  public URI at(String path) {
    return URI.create(new Addresses(base).home() + path);
  }
}
