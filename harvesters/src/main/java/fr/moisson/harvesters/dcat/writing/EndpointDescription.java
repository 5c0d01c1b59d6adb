package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.dcat.Protocols;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Service;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/** Describes the services behind distributions ({@code dcat:DataService}). */
final class EndpointDescription {

  /** States the service of a distribution, with the layer that the distribution is. */
  static void state(
      FeedIris addresses,
      Description description,
      Description.About about,
      Dataset dataset,
      Distribution.Link link) {
    Service service = link.service();
    if (service != null) {
      Description.About node = description.about(about.iri() + "#service").type(DCAT.DataService);
      title(node, dataset, link, service);
      node.plain(SKOS.notation, service.layer());
      Predicate<URI> describes = url -> EndpointAddress.describes(url, service.endpoint());
      endpoint(addresses, description, node, link, describes);
      node.link(DCAT.servesDataset, addresses.dataset(dataset.id()));
      if (dataset.publisher() != null) {
        node.link(
            DCTerms.publisher,
            Parties.publisher(description, addresses, dataset, dataset.publisher()));
      }
      if (dataset.contact() != null) {
        node.link(DCAT.contactPoint, Parties.contact(description, addresses, dataset.contact()));
      }
      List<String> pages = service.documentation().stream().map(addresses::foreign).toList();
      (pages.isEmpty() ? List.of(page(addresses, dataset, link, describes)) : pages)
          .forEach(page -> node.link(FOAF.page, Parties.document(description, page)));
      Licences.state(description, node, dataset.licenceOf(link), dataset::languageOf);
      HighValueTerms.state(description, node, dataset);
      about.link(DCAT.accessService, node);
    }
  }

  private static void title(
      Description.About node, Dataset dataset, Distribution.Link link, Service service) {
    String own = service.title();
    if (own != null) {
      node.text(DCTerms.title, own, dataset.textLanguage());
    } else {
      String title = link.title().isBlank() ? service.protocol() : link.title();
      node.text(DCTerms.title, title, dataset.languageOf(link));
    }
  }

  /**
   * For a service that has no page of its own: that of the dataset, or else what the service says
   * of itself, or else ours, since a page is mandatory for high-value datasets.
   */
  private static String page(
      FeedIris addresses, Dataset dataset, Distribution.Link link, Predicate<URI> describes) {
    return Stream.of(
            Stream.ofNullable(dataset.landingPage()),
            Stream.of(link.url()).filter(describes),
            link.more().documentation().stream())
        .flatMap(pages -> pages)
        .findFirst()
        .map(addresses::foreign)
        .orElseGet(() -> addresses.dataset(dataset.id()) + "#page");
  }

  /**
   * States the address of a service, and what tells how to use it.
   *
   * @param describes whether an address of the link is a description of the service
   */
  static void endpoint(
      FeedIris addresses,
      Description description,
      Description.About node,
      Distribution.Link link,
      Predicate<URI> describes) {
    String url = addresses.foreign(link.url());
    Service service = link.service();
    String endpoint = service == null ? url : addresses.foreign(service.endpoint());
    node.link(DCAT.endpointURL, endpoint);
    Stream.concat(
            Stream.concat(Stream.of(link.url()), link.more().documentation().stream())
                .filter(describes),
            Stream.ofNullable(service).flatMap(one -> one.descriptions().stream()))
        .map(addresses::foreign)
        .filter(one -> !one.equals(endpoint))
        .forEach(one -> node.link(DCAT.endpointDescription, one));
    Stream.ofNullable(service)
        .flatMap(one -> one.standards().stream())
        .map(addresses::foreign)
        .forEach(
            one -> node.link(DCTerms.conformsTo, description.about(one).type(DCTerms.Standard)));
    Optional<String> spoken = Optional.ofNullable(service).flatMap(Protocols::standard);
    if (service != null && spoken.isPresent()) {
      String standard = spoken.get();
      node.link(DCTerms.conformsTo, standard).link(Vocabulary.SERVICE_PROTOCOL, standard);
      description
          .about(standard)
          .type(DCTerms.Standard)
          .type(SKOS.Concept)
          .text(DCTerms.title, service.protocol())
          .text(SKOS.prefLabel, service.protocol());
    }
  }

  private EndpointDescription() {}
}
