package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.values.Remembered;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/**
 * Who has which part in a dataset: one publisher, and all but the contact as attributions, whatever
 * the property that names them.
 */
final class PartyReading {

  static final String PUBLISHER = "publisher";
  static final String CONTACT = "pointOfContact";

  /** Properties of DCAT and of GeoDCAT-AP to the roles of ISO 19115 that they stand for. */
  private static final Map<String, String> ROLES =
      Stream.concat(
              Stream.of(
                  Map.entry("contributor", "contributor"),
                  Map.entry(PUBLISHER, PUBLISHER),
                  Map.entry("maintainer", "custodian"),
                  Map.entry("contactPoint", CONTACT)),
              Vocabulary.PARTS.entrySet().stream()
                  .map(part -> Map.entry(part.getValue().getLocalName(), part.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final String[] NAMES =
      "name fn hasFN organization-name organisation-name hasOrganizationName prefLabel label title"
          .split(" ");

  private static final Remembered<Optional<String>> ORGANISATION =
      Remembered.matching(".*[/#]\\w*Organi[sz]ation\\w*", Matcher::group);

  private static final Remembered<Optional<String>> PERSON =
      Remembered.matching(".*[/#](?:Person|Individual)", Matcher::group);

  /** Roles of those who made the data. */
  private static final Set<String> AUTHORS = Set.of("author", "originator", "contributor");

  /** The identifier of a researcher, whose last character is a check digit. */
  private static final Pattern ORCID =
      Pattern.compile("(?:https?://orcid\\.org/)?((?:\\d{4}-){3}\\d{3}[\\dX])/?");

  /** Properties that are used if there is no publisher, the best first. */
  private static final List<String> PUBLISHING =
      List.of(
          PUBLISHER,
          "creator",
          "rightsHolder",
          "resourceProvider",
          "custodian",
          "distributor",
          "originator");

  /**
   * The publisher, or else a party with another role, or else the organisation of a point of
   * contact, as for records of ISO 19115; organisations come before persons.
   */
  static Optional<Agent> publisher(Resource dataset) {
    List<RDFNode> parties =
        PUBLISHING.stream()
            .flatMap(
                role ->
                    Loose.values(dataset, role).stream()
                        .sorted(Comparator.comparing(party -> agent(party).toString())))
            .toList();
    return Stream.concat(parties.stream().filter(party -> !isPerson(party)), parties.stream())
        .flatMap(party -> agent(party).stream())
        .findFirst()
        .or(() -> byPart(dataset))
        .or(() -> behindContact(dataset));
  }

  /** A contact is often called an organisation and named after a person, so its type tells less. */
  private static Optional<Agent> behindContact(Resource dataset) {
    return Loose.nodes(dataset, "contactPoint").stream()
        .filter(contact -> partOf(contact).isEmpty())
        .flatMap(contact -> organisation(contact).stream())
        .filter(name -> !name.isEmpty())
        .min(Comparator.naturalOrder())
        .map(name -> new Agent(name, null, null));
  }

  /** The name of the organisation that somebody belongs to. */
  static Optional<String> organisation(Resource member) {
    return Loose.text(member, "organization-name", "organisation-name", "hasOrganizationName")
        .map(String::strip)
        .or(
            () ->
                Optional.of(speaking(member))
                    .filter(of -> !of.equals(member))
                    .flatMap(PartyReading::name));
  }

  private static boolean isPerson(RDFNode party) {
    return party.isResource() && isA(PERSON, speaking(party.asResource()));
  }

  private static boolean isA(Remembered<Optional<String>> kind, Resource node) {
    return Loose.values(node, "type").stream()
        .anyMatch(type -> kind.of(type.toString()).isPresent());
  }

  /** A party by its role: GeoNetwork gives contacts with roles, INSPIRE qualified attributions. */
  private static Optional<Agent> byPart(Resource dataset) {
    List<RDFNode> contacts = Loose.values(dataset, "contactPoint");
    List<Resource> qualified = qualified(dataset).toList();
    return Stream.of(PUBLISHER, "owner", "resourceProvider", "custodian", "author", "originator")
        .flatMap(
            part ->
                Stream.concat(
                    contacts.stream().filter(one -> part.equals(partOf(one).orElse(""))),
                    qualified.stream()
                        .filter(one -> role(one).equals(Optional.of(part)))
                        .flatMap(one -> Loose.values(one, "agent").stream())))
        .flatMap(one -> agent(one).stream())
        .findFirst();
  }

  /** The part that a contact says to have, among those of ISO 19115. */
  static Optional<String> partOf(RDFNode contact) {
    return contact.isResource()
        ? Loose.text(contact.asResource(), "role")
            .map(Iris::lastName)
            .filter(role -> role.equals(PUBLISHER) || Vocabulary.PARTS.containsKey(role))
        : Optional.empty();
  }

  static Optional<Agent> agent(RDFNode value) {
    if (value.isLiteral()) {
      return Loose.iriOrText(value).map(name -> new Agent(name, null, null));
    }
    return itself(speaking(value.asResource()));
  }

  private static Optional<Agent> itself(Resource node) {
    URI homepage =
        orcid(node)
            .flatMap(Iris::parse)
            .or(() -> Loose.address(node, "homepage", "workplaceHomepage"))
            .orElse(null);
    return name(node).map(name -> new Agent(name, homepage, siren(node).orElse(null)));
  }

  /** The page of a researcher, which names the node, identifies it or is its home page. */
  private static Optional<String> orcid(Resource node) {
    return Stream.concat(
            Loose.iriOrText(node).stream(), Loose.irisAndTexts(node, "identifier", "homepage"))
        .map(ORCID::matcher)
        .filter(Matcher::matches)
        .map(orcid -> Vocabulary.ORCID + orcid.group(1))
        .findFirst();
  }

  /**
   * Somebody who is to be credited: no organisation speaks through an author. Converters of INSPIRE
   * records call « Administrateur de données » a person too, who has neither an ORCID nor a family.
   */
  private static Optional<Agent> author(String role, RDFNode party) {
    return Optional.of(party)
        .filter(one -> AUTHORS.contains(role) && one.isResource())
        .map(RDFNode::asResource)
        .filter(
            node ->
                orcid(node).isPresent() || !Loose.values(node, "givenName", "familyName").isEmpty())
        .flatMap(PartyReading::itself);
  }

  /** All parties but those that say no more than the publisher and the contact do. */
  static List<Attribution> attributions(
      Resource dataset, Optional<Agent> publisher, Optional<Contact> contact) {
    Stream<Attribution> named =
        ROLES.entrySet().stream()
            .flatMap(
                role ->
                    Loose.values(dataset, role.getKey()).stream()
                        .flatMap(
                            value -> attribution(part(role.getValue(), value), value).stream()))
            .filter(party -> !isSaid(party, publisher, contact));
    Stream<Attribution> qualified = qualified(dataset).flatMap(node -> attribution(node).stream());
    List<Attribution> all = Stream.concat(named, qualified).distinct().toList();
    return all.stream()
        .filter(party -> !hasAnotherPart(party, all))
        .sorted(Comparator.comparing(Attribution::toString))
        .toList();
  }

  /** A publisher with the mailbox of its other part in the data, as we write it. */
  private static boolean hasAnotherPart(Attribution party, List<Attribution> all) {
    return party.role().equals(PUBLISHER)
        && all.stream()
            .filter(other -> !other.role().equals(PUBLISHER))
            .anyMatch(
                other ->
                    other.agent().equals(party.agent())
                        && Objects.equals(other.email(), party.email()));
  }

  private static String part(String role, RDFNode party) {
    return role.equals(CONTACT) ? partOf(party).orElse(role) : role;
  }

  private static boolean isSaid(
      Attribution party, Optional<Agent> publisher, Optional<Contact> contact) {
    String email = contact.map(Contact::email).orElse(null);
    if (party.role().equals(CONTACT)) {
      return party.email() != null
          ? party.email().equals(email)
          : party.agent().name().equals(contact.map(Contact::name).orElse(null));
    }
    return publisher.equals(Optional.of(party.agent()))
        && (party.email() == null || party.email().equals(email));
  }

  static Stream<Resource> qualified(Resource dataset) {
    return Loose.nodes(dataset, "qualifiedAttribution").stream();
  }

  private static Optional<Attribution> attribution(Resource qualified) {
    return role(qualified)
        .flatMap(
            role ->
                Loose.values(qualified, "agent").stream()
                    .flatMap(agent -> attribution(role, agent).stream())
                    .findFirst());
  }

  static Optional<String> role(Resource qualified) {
    return Loose.irisAndTexts(qualified, "hadRole")
        .map(Iris::lastName)
        .filter(role -> !role.isEmpty())
        .findFirst();
  }

  private static Optional<Attribution> attribution(String role, RDFNode party) {
    String email = party.isResource() ? Mailbox.of(party.asResource()).orElse(null) : null;
    return author(role, party)
        .or(() -> agent(party))
        .or(() -> Optional.ofNullable(email).map(name -> new Agent(name, null, null)))
        .map(agent -> new Attribution(role, agent, email));
  }

  static Optional<String> name(Resource node) {
    return Loose.text(node, NAMES)
        .or(
            () ->
                Loose.nodes(node, "org").stream()
                    .flatMap(organisation -> Loose.text(organisation, NAMES).stream())
                    .findFirst())
        .or(() -> Loose.text(node, "org"))
        .map(String::strip);
  }

  /** An organisation speaks through a person; one that is a part of another speaks itself. */
  static Resource speaking(Resource node) {
    boolean isOrganisation = isA(ORGANISATION, node);
    // A node with the vCard property org is a person, whatever type GeoNetwork gives it.
    return Stream.concat(
            Loose.nodes(node, "memberOf").stream().filter(whole -> !isOrganisation),
            Loose.nodes(node, "org").stream())
        .filter(organisation -> name(organisation).isPresent())
        .findFirst()
        .orElse(node);
  }

  private static Optional<String> siren(Resource node) {
    return Loose.values(node, "identifier").stream()
        .flatMap(
            value -> GeographicReading.notation(value).or(() -> Loose.iriOrText(value)).stream())
        .flatMap(identifier -> Agent.sirenOf(identifier).stream())
        .findFirst();
  }

  private PartyReading() {}
}
