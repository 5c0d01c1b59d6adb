package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Keywords;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.ResourceIds;
import fr.moisson.harvesters.values.Themes;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/** Describes a dataset in terms of DCAT-AP. */
final class DatasetDescription {

  private final FeedIris addresses;

  DatasetDescription(FeedIris addresses) {
    this.addresses = addresses;
  }

  Description of(Dataset dataset) {
    String iri = addresses.dataset(dataset.id());
    Description description = new Description(iri);
    boolean service = isService(dataset);
    Description.About about =
        description.about(iri).type(service ? DCAT.DataService : DCAT.Dataset);
    describe(about, dataset);
    if (dataset.publisher() != null) {
      about.link(
          DCTerms.publisher,
          Parties.publisher(description, addresses, dataset, dataset.publisher()));
    }
    if (dataset.contact() != null) {
      about.link(DCAT.contactPoint, Parties.contact(description, addresses, dataset.contact()));
    }
    if (dataset.landingPage() != null) {
      about.link(
          DCAT.landingPage,
          Parties.document(description, addresses.foreign(dataset.landingPage())));
    }
    dataset.references().forEach(one -> reference(description, about, dataset, one));
    GeographicTerms geographic = new GeographicTerms(addresses, description, about);
    geographic.state(dataset);
    themes(description, about, dataset);
    inspireThemes(description, about, dataset.keywords());
    frequency(description, about, dataset.frequency());
    period(description, about, dataset.temporal());
    place(description, about, iri, dataset);
    provenance(description, about, dataset);
    Licences.state(description, about, dataset.licence(), dataset::languageOf);
    new Quality(addresses, description).completeness(about, dataset);
    if (service) {
      geographic.endpoints(dataset);
    } else {
      distributions(description, about, iri, dataset);
    }
    return description;
  }

  /** A service without an address is described as data: DCAT-AP requires services to have one. */
  private static boolean isService(Dataset dataset) {
    return dataset.kind() == Kind.SERVICE && dataset.links().findAny().isPresent();
  }

  private void describe(Description.About about, Dataset dataset) {
    String language = dataset.textLanguage();
    about
        .plain(DCTerms.identifier, dataset.id().key())
        .text(DCTerms.title, dataset.title(), language)
        // DCAT-AP requires a description; sources often have none.
        .text(
            DCTerms.description,
            dataset.description().isBlank() ? dataset.title() : dataset.description(),
            language)
        .date(DCTerms.issued, dataset.issued())
        .date(DCTerms.modified, dataset.modified());
    dataset
        .keywords()
        .forEach(keyword -> about.text(DCAT.keyword, Keywords.written(keyword), language));
  }

  private void reference(
      Description description, Description.About about, Dataset dataset, Reference reference) {
    String address = addresses.foreign(reference.address());
    description.about(address).text(DCTerms.title, reference.title(), dataset.textLanguage());
    switch (reference.part()) {
      case DOCUMENTATION -> about.link(FOAF.page, Parties.document(description, address));
      case RELATED -> about.link(DCTerms.relation, address);
      case REFERENCED_BY -> about.link(DCTerms.isReferencedBy, address);
    }
  }

  private void themes(Description description, Description.About about, Dataset dataset) {
    for (String theme : dataset.themes()) {
      Themes.name(theme)
          .ifPresent(
              label -> {
                String iri = EuropeanCodes.THEMES + "/" + theme;
                about.link(DCAT.theme, iri);
                description.about(iri).coded(SKOS.Concept).text(SKOS.prefLabel, label);
              });
    }
  }

  private void frequency(
      Description description, Description.About about, @Nullable String frequency) {
    EuropeanCodes.frequency(frequency)
        .ifPresent(
            iri -> {
              about.link(DCTerms.accrualPeriodicity, iri);
              description.about(iri).coded(DCTerms.Frequency);
            });
  }

  /** A blank node: data.gouv.fr would fetch an IRI. */
  private void period(Description description, Description.About about, @Nullable Period period) {
    if (period == null) {
      return;
    }
    Optional<Node> start = Dates.firstDay(period.start());
    Optional<Node> end = Dates.lastDay(period.end());
    if (start.isPresent() || end.isPresent()) {
      Description.About node = description.blank().type(DCTerms.PeriodOfTime);
      start.ifPresent(day -> node.add(DCAT.startDate, day));
      end.ifPresent(day -> node.add(DCAT.endDate, day));
      about.link(DCTerms.temporal, node);
    }
  }

  /**
   * States zones that have an address or a name.
   *
   * @param names French name of a zone, if it is known
   */
  static void zones(
      Description description,
      Description.About about,
      Iterable<String> zones,
      Function<String, Optional<String>> names) {
    for (String zone : zones) {
      Optional<String> name = names.apply(zone);
      Zones.iri(zone)
          .ifPresentOrElse(
              place -> {
                about.link(DCTerms.spatial, place);
                description
                    .about(place)
                    .type(DCTerms.Location)
                    .text(SKOS.prefLabel, name.orElse(null));
              },
              () -> name.ifPresent(it -> about.link(DCTerms.spatial, named(description, it))));
    }
  }

  private static Description.About named(Description description, String place) {
    return description.blank().type(DCTerms.Location).text(SKOS.prefLabel, place);
  }

  private void place(
      Description description, Description.About about, String iri, Dataset dataset) {
    Coverage coverage = dataset.coverage();
    zones(description, about, coverage.zones(), zone -> Zones.name(zone, dataset));
    for (URI other : coverage.elsewhere()) {
      String address = addresses.foreign(other);
      about.link(DCTerms.spatial, address);
      description.about(address).type(DCTerms.Location);
    }
    for (String name : coverage.places()) {
      about.link(DCTerms.spatial, named(description, name));
    }
    int number = 0;
    for (Box box : coverage.boxes()) {
      String place = iri + "#place" + (++number == 1 ? "" : "-" + number);
      about.link(DCTerms.spatial, place);
      Description.About location =
          description
              .about(place)
              .type(DCTerms.Location)
              .add(DCAT.centroid, geometry(box.centre()));
      // Readers treat a polygon without an area as broken.
      if (!box.isPoint()) {
        location.add(DCAT.bbox, geometry(box.withArea().wkt()));
      }
    }
  }

  /**
   * We write no {@code locn:geometry}: DCAT-AP wants a literal there and GeoDCAT-AP a node, which
   * would make ckanext-dcat lose the whole dataset.
   */
  private static Node geometry(String wkt) {
    return NodeFactory.createLiteralDT(
        wkt, TypeMapper.getInstance().getSafeTypeByName(Vocabulary.WKT.getURI()));
  }

  private void provenance(Description description, Description.About about, Dataset dataset) {
    for (String sentence : dataset.provenance()) {
      if (!Description.speakable(sentence).isBlank()) {
        about.link(
            DCTerms.provenance,
            description
                .blank()
                .type(DCTerms.ProvenanceStatement)
                .text(RDFS.label, sentence, dataset.languageOf(sentence)));
      }
    }
  }

  private void distributions(
      Description description, Description.About about, String iri, Dataset dataset) {
    DistributionDescription distributions =
        new DistributionDescription(addresses, description, dataset);
    ResourceIds ids = new ResourceIds();
    for (Distribution distribution : dataset.distributions()) {
      String node =
          distributions.of(distribution, iri + "/distributions/" + ids.inFeed(distribution));
      about.link(DCAT.distribution, node);
    }
  }

  /**
   * Links the INSPIRE themes whose names are among the keywords, as records of geographic
   * catalogues state them from the thesaurus: portals filter by them.
   */
  private static void inspireThemes(
      Description description, Description.About about, Collection<String> keywords) {
    keywords.stream()
        .flatMap(keyword -> InspireCodes.theme(keyword).stream())
        .distinct()
        .sorted()
        .forEach(
            iri -> {
              about.link(DCAT.theme, iri);
              // By whatever name: a concept has one label in each language (SKOS, S14).
              String label = InspireCodes.label(iri).orElse(null);
              description.about(iri).concept(label, InspireCodes.THEMES, "Thèmes INSPIRE");
            });
  }
}
