package fr.moisson.harvesters.score;

import static fr.moisson.harvesters.score.Criterion.*;

import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/** Examines one description, criterion by criterion. */
final class Examination {

  /** Our own addresses only need to be recognised as ours. */
  private static final URI HERE = URI.create("https://moisson.invalid/");

  /** The criteria that a distribution meets, and those of them that nobody has tested. */
  private record Found(EnumSet<Criterion> met, EnumSet<Criterion> untested) {

    private static Found nothing() {
      return new Found(EnumSet.noneOf(Criterion.class), EnumSet.noneOf(Criterion.class));
    }

    private int points() {
      return Criterion.sum(met);
    }
  }

  /** Addresses that are known to answer: producers' files from which we made our own. */
  private final Set<String> visited = new HashSet<>();

  static Optional<MetadataScore> of(Dataset dataset) {
    Model model = ModelFactory.createModelForGraph(DcatGraph.of(dataset, HERE));
    Resource described = model.createResource(DcatGraph.iri(dataset, HERE));
    return described.hasProperty(RDF.type, DCAT.Dataset)
        ? Optional.of(new Examination(model).score(described))
        : Optional.empty();
  }

  private Examination(Model model) {
    model
        .listObjectsOfProperty(Vocabulary.DERIVED_FROM)
        .filterKeep(RDFNode::isURIResource)
        .forEach(node -> visited.add(node.asResource().getURI()));
  }

  private MetadataScore score(Resource dataset) {
    List<Resource> distributions = objects(dataset, DCAT.distribution).toList();
    Found best = Found.nothing();
    for (Resource distribution : distributions) {
      Found found = look(distribution);
      best = found.points() > best.points() ? found : best;
    }
    EnumSet<Criterion> met = best.met();
    stated(met, dataset, KEYWORDS, DCAT.keyword);
    stated(met, dataset, THEMES, DCAT.theme);
    stated(met, dataset, PLACE, DCTerms.spatial);
    stated(met, dataset, PERIOD, DCTerms.temporal);
    stated(met, dataset, ACCESS_RIGHTS, DCTerms.accessRights);
    stated(met, dataset, CONTACT, DCAT.contactPoint);
    stated(met, dataset, PUBLISHER, DCTerms.publisher);
    stated(met, dataset, ISSUED, DCTerms.issued);
    stated(met, dataset, MODIFIED, DCTerms.modified);
    meets(
        met,
        LISTED_ACCESS_RIGHTS,
        addresses(dataset, DCTerms.accessRights)
            .anyMatch(iri -> EuropeanCodes.code("access-right", iri).isPresent()));
    meets(met, DCAT_AP, isComplete(dataset, distributions));
    return MetadataScore.meeting(met, best.untested());
  }

  private Found look(Resource distribution) {
    Found found = Found.nothing();
    EnumSet<Criterion> met = found.met();
    answers(found, ACCESS_ANSWERS, addresses(distribution, DCAT.accessURL).toList());
    List<String> downloads = addresses(distribution, DCAT.downloadURL).toList();
    meets(met, DOWNLOAD, !downloads.isEmpty());
    answers(found, DOWNLOAD_ANSWERS, downloads);
    List<String> formats = addresses(distribution, DCTerms.format).toList();
    stated(met, distribution, FORMAT, DCTerms.format);
    stated(met, distribution, MEDIA_TYPE, DCAT.mediaType);
    meets(
        met,
        LISTED_FORMAT,
        formats.stream().anyMatch(FileFormats::isListed)
            || addresses(distribution, DCAT.mediaType).anyMatch(FileFormats::isRegistered));
    meets(met, OPEN_FORMAT, formats.stream().anyMatch(FileFormats::isOpen));
    meets(met, MACHINE_READABLE, formats.stream().anyMatch(FileFormats::isMachineReadable));
    stated(met, distribution, LICENCE, DCTerms.license);
    meets(
        met,
        LISTED_LICENCE,
        addresses(distribution, DCTerms.license).anyMatch(Examination::isListed));
    stated(met, distribution, RIGHTS, DCTerms.rights);
    stated(met, distribution, SIZE, DCAT.byteSize);
    stated(met, distribution, ISSUED, DCTerms.issued);
    stated(met, distribution, MODIFIED, DCTerms.modified);
    return found;
  }

  /** Whether a licence is in the European list, by the list's own address or another. */
  private static boolean isListed(String licence) {
    return EuropeanCodes.code("licence", licence).isPresent()
        || KnownLicence.named(licence).map(KnownLicence::european).isPresent();
  }

  /**
   * An address of which nothing is known is assumed to answer, and reported as untested: anything
   * that does not look like a web address has already been removed from the dataset.
   */
  private void answers(Found found, Criterion criterion, List<String> addresses) {
    if (!addresses.isEmpty()) {
      found.met().add(criterion);
      if (addresses.stream().noneMatch(this::isKnown)) {
        found.untested().add(criterion);
      }
    }
  }

  private boolean isKnown(String address) {
    return address.startsWith(HERE.toString()) || visited.contains(address);
  }

  /**
   * The requirements of DCAT-AP that a dataset of ours may fail to meet. That our descriptions
   * conform to the shapes of DCAT-AP otherwise is covered by tests.
   */
  private static boolean isComplete(Resource dataset, List<Resource> distributions) {
    return dataset.hasProperty(DCTerms.title)
        && dataset.hasProperty(DCTerms.description)
        && objects(dataset, DCTerms.publisher).allMatch(agent -> agent.hasProperty(FOAF.name))
        && distributions.stream().allMatch(one -> one.hasProperty(DCAT.accessURL));
  }

  private static void stated(
      EnumSet<Criterion> met, Resource subject, Criterion criterion, Property property) {
    meets(met, criterion, subject.hasProperty(property));
  }

  private static void meets(EnumSet<Criterion> met, Criterion criterion, boolean isMet) {
    if (isMet) {
      met.add(criterion);
    }
  }

  private static Stream<Resource> objects(Resource subject, Property property) {
    return subject.listProperties(property).toList().stream()
        .map(statement -> statement.getObject())
        .filter(RDFNode::isResource)
        .map(RDFNode::asResource);
  }

  private static Stream<String> addresses(Resource subject, Property property) {
    return objects(subject, property).filter(RDFNode::isURIResource).map(Resource::getURI);
  }
}
