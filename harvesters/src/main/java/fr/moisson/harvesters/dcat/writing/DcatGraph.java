package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * Datasets as <a href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/">DCAT-AP 3.0.1</a> graphs,
 * written in a form that data.gouv.fr, CKAN and data.europa.eu all read.
 */
public final class DcatGraph {

  /** The profile of our documents: DCAT-AP, by its IRI, which is the same for all versions. */
  public static final String PROFILE = Vocabulary.DCATAP;

  /** The graph of one dataset, for its own page. */
  public static Graph of(Dataset dataset, URI base) {
    return new DatasetDescription(new FeedIris(base)).of(dataset).graph();
  }

  /** The IRI of a dataset, which is the address of its page. */
  public static String iri(Dataset dataset, URI base) {
    return iri(dataset.id().key(), base);
  }

  /** The IRI of the dataset with a key, which is the address of its page. */
  public static String iri(String key, URI base) {
    return new FeedIris(base).dataset(key);
  }

  /** The catalogue itself, without its datasets. */
  static Description header(CatalogueHeader header, @Nullable FeedPage page) {
    FeedIris addresses = new FeedIris(header.base());
    Description description = new Description(addresses.catalogue());
    Description.About catalogue =
        description
            .about(addresses.catalogue())
            .type(DCAT.Catalog)
            .text(DCTerms.title, header.title())
            .text(DCTerms.description, header.description())
            .link(FOAF.homepage, addresses.home())
            .link(DCTerms.language, EuropeanCodes.FRENCH)
            .link(DCAT.themeTaxonomy, EuropeanCodes.THEMES);
    catalogue.link(
        DCTerms.publisher,
        Parties.publisher(description, addresses, new Agent(header.publisher(), null, null)));
    if (header.modified() != null) {
      catalogue.date(
          DCTerms.modified, header.modified().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    Licences.state(description, catalogue, header.licence(), words -> "fr");
    DatasetDescription.zones(description, catalogue, header.zones(), Zones::name);
    Parties.document(description, addresses.home());
    description.about(EuropeanCodes.FRENCH).type(DCTerms.LinguisticSystem);
    description
        .about(EuropeanCodes.THEMES)
        .type(SKOS.ConceptScheme)
        .text(DCTerms.title, "Thèmes de données de l’Union européenne");
    new Quality(addresses, description).defineMetrics();
    if (page != null) {
      page.describe(description, catalogue);
    }
    return description;
  }

  /**
   * A dataset, with the catalogue's links to it: they are written with each dataset, and not all
   * together with the catalogue, so that nobody needs the whole list in memory.
   */
  static Description entry(CatalogueHeader header, Dataset dataset, CatalogRecord listing) {
    FeedIris addresses = new FeedIris(header.base());
    Description description = new DatasetDescription(addresses).of(dataset);
    if (header.hasApi()) {
      LayerDescription.state(header, description, dataset);
    }
    String iri = addresses.dataset(dataset.id());
    List<String> services = description.all(DCAT.DataService);
    Description.About catalogue = description.about(addresses.catalogue());
    services.forEach(service -> catalogue.link(DCAT.service, service));
    if (!services.contains(iri)) {
      catalogue.link(DCAT.dataset, iri);
    }
    new Quality(addresses, description).freshness(description.about(iri), dataset, listing);
    String entry = iri + "#record";
    catalogue.link(DCAT.record, entry);
    description
        .about(entry)
        .type(DCAT.CatalogRecord)
        .date(DCTerms.issued, listing.since().truncatedTo(ChronoUnit.SECONDS).toString())
        .date(DCTerms.modified, listing.changed().truncatedTo(ChronoUnit.SECONDS).toString())
        .link(FOAF.primaryTopic, iri);
    return description;
  }

  private DcatGraph() {}
}
