package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.harvesters.model.ResourceIds;
import java.util.List;
import org.apache.jena.vocabulary.DCAT;

/**
 * Describes the API of our site that gives the rows of our files. Each layer is a distribution of
 * its own beside the files: data.gouv.fr takes what has a service ({@code dcat:accessService}) for
 * an API, and would no longer offer the file as one.
 */
final class LayerDescription {

  private static final String PROTOCOL = "OGC API Features";

  /** Where the API is, under the address of the site. */
  private static final String API = "ogc";

  /** Adds the layers of a dataset to its description. */
  static void state(CatalogueHeader header, Description description, Dataset dataset) {
    // The API is ours, and described in French, whoever made the data.
    Dataset ours =
        dataset.with(
            draft -> draft.writtenIn(null).publisher(new Agent(header.publisher(), null, null)));
    FeedIris addresses = new FeedIris(header.base());
    String iri = addresses.dataset(dataset.id());
    DistributionDescription distributions =
        new DistributionDescription(addresses, description, ours);
    ResourceIds ids = new ResourceIds();
    for (ExtractLayer layer : ExtractLayer.of(dataset)) {
      Link link = link(header, layer);
      String node = distributions.of(link, iri + "/distributions/" + ids.inFeed(link));
      description.about(iri).link(DCAT.distribution, node);
    }
  }

  private static Link link(CatalogueHeader header, ExtractLayer layer) {
    return Link.to(layer.title("OGC API"), header.at(API + "/collections/" + layer.id()))
        .named(
            layer.id(),
            "Les mêmes lignes que dans les fichiers, par pages ou par emprise, pour les logiciels"
                + " de cartographie et les programmes.")
        .typed("REST", null)
        .through(
            new Service(
                header.at(API),
                PROTOCOL,
                layer.id(),
                null,
                List.of(header.at(API + "/api")),
                List.of(header.at("")),
                List.of()));
  }

  private LayerDescription() {}
}
