package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/** Whom to ask about a dataset. */
final class ContactReading {

  private static final String[] OF_PERSONS =
      "givenName familyName given-name family-name firstName lastName surname nick".split(" ");

  /**
   * The first who can be reached among the points of contact, by e-mail or on a page; or else who
   * can be written to, the publisher or whoever answers for the record, as of records of ISO 19115;
   * or else the first with a name.
   */
  static Optional<Contact> contact(Resource dataset) {
    List<RDFNode> contacts = Loose.values(dataset, "contactPoint");
    // Whoever has another part is written to for want of somebody else.
    Optional<Contact> plain =
        best(contacts.stream().filter(one -> PartyReading.partOf(one).isEmpty()));
    List<Contact> others =
        Stream.of(
                best(contacts.stream()),
                best(
                    PartyReading.qualified(dataset)
                        .filter(
                            one -> PartyReading.role(one).equals(Optional.of(PartyReading.CONTACT)))
                        .flatMap(one -> Loose.values(one, "agent").stream())),
                mailbox(dataset),
                best(
                    Loose.nodes(dataset, "isPrimaryTopicOf").stream()
                        .flatMap(record -> Loose.values(record, "contactPoint").stream())))
            .flatMap(Optional::stream)
            .toList();
    return plain
        .filter(contact -> contact.email() != null || contact.url() != null)
        .or(() -> others.stream().filter(contact -> contact.email() != null).findFirst())
        .or(() -> others.stream().findFirst());
  }

  private static Optional<Contact> mailbox(Resource dataset) {
    return Stream.of(PartyReading.PUBLISHER, "creator")
        .flatMap(
            part ->
                Loose.values(dataset, part).stream()
                    .flatMap(value -> mailboxes(value))
                    .sorted(Comparator.comparing(Contact::toString)))
        .findFirst();
  }

  /** Of an organisation, of somebody in it, and, in schema.org, of its point of contact. */
  private static Stream<Contact> mailboxes(RDFNode party) {
    Stream<Contact> own =
        Stream.concat(Stream.of(party), members(party)).flatMap(one -> contact(one).stream());
    Stream<Contact> points =
        (party.isResource() ? Loose.values(party.asResource(), "contactPoint") : List.<RDFNode>of())
            .stream().flatMap(point -> contact(point).stream());
    return Stream.concat(own, points)
        .filter(contact -> contact.email() != null)
        .map(contact -> named(contact, party));
  }

  private static Contact named(Contact contact, RDFNode after) {
    return contact.name() == null
        ? new Contact(
            PartyReading.agent(after).map(Agent::name).orElse(null), contact.email(), contact.url())
        : contact;
  }

  /** GeoNetwork 3 gives the mailbox of an organisation to somebody in it who has no name. */
  private static Stream<Resource> members(RDFNode of) {
    return (of.isResource() ? Loose.nodes(of.asResource(), "member") : List.<Resource>of())
        .stream()
            .filter(one -> PartyReading.name(one).or(() -> Loose.text(one, OF_PERSONS)).isEmpty());
  }

  private static Optional<Contact> best(Stream<RDFNode> contacts) {
    return contacts
        .flatMap(value -> contact(value).stream())
        .min(Contact.EASIEST_FIRST.thenComparing(Contact::toString));
  }

  private static Optional<Contact> contact(RDFNode value) {
    if (value.isLiteral()) {
      return Loose.iriOrText(value).map(name -> new Contact(name, null, null));
    }
    Resource node = value.asResource();
    if (Loose.iri(node).startsWith(Mailbox.MAILTO)) {
      return Optional.of(
          new Contact(PartyReading.name(node).orElse(null), Mailbox.read(node.getURI()), null));
    }
    String name = nameOfContact(node).orElse(null);
    String email = Mailbox.of(node).orElse(null);
    URI url = Loose.address(node, "hasURL", "url", "homepage", "workplaceHomepage").orElse(null);
    return name == null && email == null && url == null
        ? Optional.empty()
        : Optional.of(new Contact(name, email, url));
  }

  /** Both the person and the organisation, as for records of ISO 19115. */
  private static Optional<String> nameOfContact(Resource node) {
    Optional<String> organisation = PartyReading.organisation(node);
    return PartyReading.name(node)
        .map(
            name ->
                organisation
                    .filter(of -> !of.isEmpty() && !name.contains(of))
                    .map(of -> name + ", " + of)
                    .orElse(name))
        .or(() -> organisation);
  }

  private ContactReading() {}
}
