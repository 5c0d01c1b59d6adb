package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
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

  private static final Pattern SIREN = Pattern.compile("\\d{9}");

  /** Page of an organisation in the French register, which has no IRI for the organisation. */
  private static final String REGISTER = "https://annuaire-entreprises.data.gouv.fr/entreprise/";

  static String publisher(Description description, FeedIris addresses, Agent agent) {
    String iri = addresses.known("organisations", agent.name(), agent.homepage(), agent.siren());
    return agent(description, addresses, agent, iri);
  }

  /** Another node than the publisher's if there is an e-mail address, which is the role's. */
  static String party(Description description, FeedIris addresses, Attribution party) {
    Agent agent = party.agent();
    if (party.email() == null || party.email().isBlank()) {
      return publisher(description, addresses, agent);
    }
    String iri =
        addresses.known(
            "organisations", agent.name(), agent.homepage(), agent.siren(), party.email());
    description.about(iri).link(FOAF.mbox, mailbox(party.email()));
    return agent(description, addresses, agent, iri);
  }

  private static String agent(
      Description description, FeedIris addresses, Agent agent, String iri) {
    Description.About about =
        description
            .about(iri)
            .type(FOAF.Agent)
            .type(FOAF.Organization)
            .text(FOAF.name, agent.name())
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

  private static String mailbox(String email) {
    return Iris.encode("mailto:" + email.strip());
  }

  static String contact(Description description, FeedIris addresses, Contact contact) {
    String iri = addresses.known("contacts", contact.name(), contact.email(), contact.url());
    // With vcard:Organization alone the shapes fail, as they do not infer that it is a Kind.
    Description.About about =
        description.about(iri).type(KIND).type(VCARD4.Organization).text(VCARD4.fn, contact.name());
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
