package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;

/**
 * Publishers and contacts. They are repeated with each dataset that refers to them, since readers
 * take each page of a feed as a separate graph.
 */
final class Parties {

  /** Jena only has the older name of this class. */
  private static final Resource KIND = ResourceFactory.createResource(VCARD4.NS + "Kind");

  private static final Resource EMAIL = ResourceFactory.createResource(VCARD4.NS + "Email");

  /** The role of ISO 19115. */
  private static final String PUBLISHER = "publisher";

  private static final Pattern SIREN = Pattern.compile("\\d{9}");

  /** Page of an organisation in the French register, which has no IRI for the organisation. */
  private static final String REGISTER = "https://annuaire-entreprises.data.gouv.fr/entreprise/";

  static String publisher(Description description, FeedIris addresses, Agent agent) {
    String iri = addresses.known("organisations", agent.name(), agent.homepage(), agent.siren());
    return agent(description, addresses, agent, iri);
  }

  /**
   * The publisher of a dataset, with the mailbox that the source gives it. Other datasets of the
   * same publisher may have another mailbox or none, and so have another node.
   */
  static String publisher(
      Description description, FeedIris addresses, Dataset dataset, Agent agent) {
    return ofPublisher(dataset)
        .map(party -> party(description, addresses, party))
        .orElseGet(() -> publisher(description, addresses, agent));
  }

  /**
   * The part that {@code dct:publisher} states, with a mailbox if there is one: that of the owner,
   * say, who publishes too. One organisation would be two nodes otherwise.
   */
  static Optional<Attribution> ofPublisher(Dataset dataset) {
    return dataset.attributions().stream()
        .filter(party -> party.agent().equals(dataset.publisher()))
        .filter(party -> isPublisher(party) || mailbox(party).isPresent())
        .min(
            Comparator.comparing((Attribution party) -> mailbox(party).isEmpty())
                .thenComparing(party -> !isPublisher(party)));
  }

  static boolean isPublisher(Attribution party) {
    return party.role().equals(PUBLISHER);
  }

  /** Another node than that of the organisation if there is a mailbox, which is the role's. */
  static String party(Description description, FeedIris addresses, Attribution party) {
    Agent agent = party.agent();
    Optional<String> mailbox = mailbox(party);
    if (mailbox.isEmpty()) {
      return publisher(description, addresses, agent);
    }
    String iri =
        addresses.known(
            "organisations", agent.name(), agent.homepage(), agent.siren(), party.email());
    description.about(iri).link(FOAF.mbox, mailbox.get());
    return agent(description, addresses, agent, iri);
  }

  private static String agent(
      Description description, FeedIris addresses, Agent agent, String iri) {
    Description.About about =
        description
            .about(iri)
            .type(FOAF.Agent)
            .type(isResearcher(agent) ? FOAF.Person : FOAF.Organization)
            .plain(FOAF.name, agent.name())
            .plain(DCTerms.identifier, agent.siren());
    if (agent.siren() != null && SIREN.matcher(agent.siren()).matches()) {
      String node = iri + "#siren";
      about
          .link(Vocabulary.ALTERNATE_IDENTIFIER, node)
          .link(RDFS.seeAlso, REGISTER + agent.siren());
      description
          .about(node)
          .type(Vocabulary.IDENTIFIER_TYPE)
          .plain(SKOS.notation, agent.siren())
          .plain(Vocabulary.SCHEMA_AGENCY, "INSEE (SIREN)");
    }
    if (agent.homepage() != null) {
      about.link(FOAF.homepage, document(description, addresses.foreign(agent.homepage())));
    }
    return iri;
  }

  private static boolean isResearcher(Agent agent) {
    return agent.homepage() != null && agent.homepage().toString().startsWith(Vocabulary.ORCID);
  }

  private static Optional<String> mailbox(Attribution party) {
    return Optional.ofNullable(party.email())
        .filter(email -> !email.isBlank())
        .map(Parties::mailbox);
  }

  private static String mailbox(String email) {
    return Iris.encode("mailto:" + email.strip());
  }

  static String contact(Description description, FeedIris addresses, Contact contact) {
    String iri = addresses.known("contacts", contact.name(), contact.email(), contact.url());
    // With vcard:Organization alone the shapes fail, as they do not infer that it is a Kind.
    Description.About about =
        description
            .about(iri)
            .type(KIND)
            .type(VCARD4.Organization)
            .plain(VCARD4.fn, contact.name());
    if (contact.email() != null && !contact.email().isBlank()) {
      Description.About mailbox = description.about(mailbox(contact.email())).type(EMAIL);
      about.link(VCARD4.hasEmail, mailbox);
    }
    if (contact.url() != null) {
      about.link(VCARD4.hasURL, addresses.foreign(contact.url()));
    }
    return iri;
  }

  static String document(Description description, String iri) {
    description.about(iri).type(FOAF.Document);
    return iri;
  }

  private Parties() {}
}
