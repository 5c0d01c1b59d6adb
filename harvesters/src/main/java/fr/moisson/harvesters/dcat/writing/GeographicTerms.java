package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Standard;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * What geographic records state beyond the core of DCAT-AP, in terms of <a
 * href="https://semiceu.github.io/GeoDCAT-AP/releases/3.0.0/">GeoDCAT-AP 3.0.0</a>.
 */
final class GeographicTerms {

  /** The authority and the code of a reference system in its address. */
  private static final Pattern SYSTEM = Pattern.compile(".*/def/crs/(\\w+)/(?:[^/]*/)?(\\w+)/?");

  private static final String REFERENCE_SYSTEM_TYPE =
      "http://inspire.ec.europa.eu/glossary/SpatialReferenceSystem";

  private final FeedIris addresses;
  private final Description description;
  private final Description.About about;

  GeographicTerms(FeedIris addresses, Description description, Description.About about) {
    this.addresses = addresses;
    this.description = description;
    this.about = about;
  }

  void state(Dataset dataset) {
    access(dataset.access());
    type(dataset.kind());
    if (dataset.kind() != Kind.SERVICE) {
      dataset.members().forEach(this::member);
    }
    identifiers(dataset);
    // Not dct:source, whose range is dcat:Dataset: with that type, readers would take the source
    // for another dataset of this feed, without a title.
    dataset
        .sources()
        .forEach(source -> about.link(Vocabulary.DERIVED_FROM, addresses.foreign(source)));
    languages(dataset);
    dataset.conformsTo().forEach(this::standard);
    resolution(dataset.resolution());
    dataset
        .resolutions()
        .forEach(text -> about.text(Vocabulary.RESOLUTION_AS_TEXT, text, dataset.languageOf(text)));
    HighValueTerms.state(description, about, dataset);
    rights(dataset);
    Optional<Attribution> publisher = Parties.ofPublisher(dataset);
    dataset.attributions().stream()
        .filter(party -> !Parties.isPublisher(party) || !publisher.equals(Optional.of(party)))
        .forEach(this::attribution);
  }

  /**
   * The end points of a service; its description is the full address that the source gives.
   * Pictures of its map and pages for people are only pages, unless the record has no other links.
   */
  void endpoints(Dataset dataset) {
    List<Link> links = dataset.links().toList();
    Predicate<Link> answers =
        Stream.<Predicate<Link>>of(
                link -> link.service() != null || !isPicture(link) && !isPage(link),
                link -> !isPicture(link))
            .filter(condition -> links.stream().anyMatch(condition))
            .findFirst()
            .orElse(link -> true);
    for (Link link : links) {
      if (answers.test(link)) {
        EndpointDescription.endpoint(addresses, description, about, link, any -> true);
      } else {
        about.link(FOAF.page, Parties.document(description, addresses.foreign(link.url())));
      }
    }
  }

  private static boolean isPicture(Link link) {
    return link.mediaType() != null && link.mediaType().startsWith("image/");
  }

  private static boolean isPage(Link link) {
    return "HTML".equals(link.format()) || "text/html".equals(link.mediaType());
  }

  /** States nothing if the source states nothing. */
  private void access(@Nullable String code) {
    EuropeanCodes.access(code)
        .ifPresent(
            iri -> {
              about.link(DCTerms.accessRights, iri);
              description.about(iri).coded(DCTerms.RightsStatement);
            });
  }

  /**
   * A series that has no member here is no {@code dcat:DatasetSeries}, for which DCAT-AP wants one.
   * The link is stated with the series: pages of the feed, each read by itself, would else name
   * series that they do not describe.
   */
  private void member(String key) {
    about.type(Vocabulary.DATASET_SERIES);
    description.about(addresses.dataset(key)).link(Vocabulary.IN_SERIES, about.iri());
  }

  private void type(Kind kind) {
    if (kind != Kind.DATASET) {
      String iri = InspireCodes.RESOURCE_TYPE + InspireCodes.resourceType(kind);
      about.link(DCTerms.type, iri).link(Vocabulary.RESOURCE_TYPE, iri);
      description
          .about(iri)
          .type(SKOS.Concept)
          .text(SKOS.prefLabel, kind == Kind.SERIES ? "Série de données" : "Service");
    }
  }

  /**
   * The names by which a dataset on two portals is recognised as one. Their nodes have IRIs, which
   * ckanext-dcat keeps; of a blank node it would keep the label.
   */
  private void identifiers(Dataset dataset) {
    Set<String> names = new LinkedHashSet<>();
    names.add(dataset.id().remoteId());
    names.addAll(dataset.identifiers());
    for (String name : names) {
      if (!Description.speakable(name).isBlank()) {
        String node = about.iri() + "#identifier-" + FeedIris.hash(name);
        about.link(Vocabulary.ALTERNATE_IDENTIFIER, node);
        description.about(node).type(Vocabulary.IDENTIFIER_TYPE).plain(SKOS.notation, name);
      }
    }
  }

  private void languages(Dataset dataset) {
    for (String code : dataset.languages()) {
      EuropeanCodes.language(code)
          .ifPresent(
              iri -> {
                about.link(DCTerms.language, iri);
                description.about(iri).coded(DCTerms.LinguisticSystem);
              });
    }
  }

  private void standard(Standard standard) {
    Description.About node =
        standard.uri() == null
            ? description.blank()
            : description.about(addresses.foreign(standard.uri()));
    String system = standard.uri() == null ? null : system(standard.uri().toString());
    about.link(
        DCTerms.conformsTo,
        node.type(DCTerms.Standard)
            .text(DCTerms.title, system == null ? standard.title() : system));
    if (system != null) {
      // GeoDCAT-AP 3 has its own property, which readers of DCAT-AP do not know, and for which its
      // shapes require a concept.
      about.link(
          Vocabulary.REFERENCE_SYSTEM,
          node.type(SKOS.Concept)
              .text(SKOS.prefLabel, system)
              .link(DCTerms.type, REFERENCE_SYSTEM_TYPE));
      description
          .about(REFERENCE_SYSTEM_TYPE)
          .type(SKOS.Concept)
          .text(SKOS.prefLabel, "Système de coordonnées");
    }
  }

  /**
   * The name of a reference system by its address, since sources give it different ones, of which a
   * concept has one in each language (SKOS, S14); null for other standards.
   */
  private static @Nullable String system(String address) {
    Matcher system = SYSTEM.matcher(address);
    return system.matches() ? system.group(1) + ":" + system.group(2) : null;
  }

  private void resolution(@Nullable Double metres) {
    if (metres != null && metres > 0 && !metres.isInfinite()) {
      about.typed(
          DCAT.spatialResolutionInMeters,
          BigDecimal.valueOf(metres).toPlainString(),
          XSDDatatype.XSDdecimal);
    }
  }

  private void rights(Dataset dataset) {
    for (String sentence : dataset.rights()) {
      if (!Description.speakable(sentence).isBlank()) {
        about.link(
            DCTerms.rights,
            description
                .blank()
                .type(DCTerms.RightsStatement)
                .text(RDFS.label, sentence, dataset.languageOf(sentence)));
      }
    }
  }

  private void attribution(Attribution attribution) {
    InspireCodes.role(attribution.role())
        .ifPresent(
            role -> {
              String party = Parties.party(description, addresses, attribution);
              description.about(role).type(DCAT.Role);
              about.link(
                  Vocabulary.QUALIFIED_ATTRIBUTION,
                  description
                      .blank()
                      .type(Vocabulary.ATTRIBUTION_TYPE)
                      .link(DCAT.hadRole, role)
                      .link(Vocabulary.AGENT, party));
              // For readers that ignore roles.
              Property part = Vocabulary.PARTS.get(attribution.role());
              if (part != null) {
                about.link(part, party);
              }
            });
  }
}
