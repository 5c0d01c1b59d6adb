package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.rules.EmailAddress;
import fr.moisson.harvesters.rules.EmptyNames;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the responsible parties. The publisher and the point of contact have their own fields in
 * DCAT-AP; the other roles of ISO 19115 become attributions.
 */
final class IsoParties {

  /** Roles that stand in for a missing publisher, the best first. */
  private static final List<String> PUBLISHING =
      List.of(
          "publisher",
          "owner",
          "rightsHolder",
          "resourceProvider",
          "custodian",
          "distributor",
          "originator",
          "author",
          "pointOfContact");

  private static final String CONTACT = "pointOfContact";

  private final List<Party> ofData;
  private final List<Party> ofRecord;

  IsoParties(XmlElement record) {
    ofData =
        Stream.of(
                record.all("identificationInfo", "*", "pointOfContact"),
                record.all(
                    "identificationInfo", "*", "citation", "CI_Citation", "citedResponsibleParty"),
                record.all(
                    "distributionInfo", "*", "distributor", "MD_Distributor", "distributorContact"))
            .flatMap(properties -> properties)
            .flatMap(Party::of)
            .toList();
    ofRecord = record.all("contact").flatMap(Party::of).toList();
  }

  Optional<Agent> publisher() {
    return publishing().or(() -> named(ofRecord).findFirst()).map(Party::agent);
  }

  /** A person without an organisation is only used if there is no organisation. */
  private Optional<Party> publishing() {
    List<Party> named = named(ofData).toList();
    List<Party> organisations = named.stream().filter(party -> party.organisation != null).toList();
    return Stream.of(organisations, named)
        .flatMap(
            parties ->
                PUBLISHING.stream()
                    .flatMap(role -> parties.stream().filter(party -> party.role.equals(role))))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  Optional<Contact> contact() {
    return contacting().map(Party::contact);
  }

  /** The first point of contact with an e-mail address, else another party with one. */
  private Optional<Party> contacting() {
    return Stream.of(
            ofData.stream().filter(party -> party.role.equals(CONTACT) && party.hasMailbox()),
            publishing().stream().filter(Party::hasMailbox),
            ofData.stream().filter(Party::hasMailbox),
            ofData.stream().filter(party -> party.role.equals(CONTACT)),
            ofRecord.stream())
        .flatMap(parties -> parties)
        .findFirst();
  }

  /** All parties except those that only repeat the publisher and the contact. */
  List<Attribution> attributions() {
    Optional<Party> contact = contacting();
    String email = contact.map(Party::email).orElse(null);
    return ofData.stream()
        .filter(
            party -> {
              boolean isContact = party.role.equals(CONTACT) && contact.equals(Optional.of(party));
              boolean isPublisher =
                  party.role.equals("publisher")
                      && publishing().equals(Optional.of(party))
                      && (party.email == null || party.email.equals(email));
              return !isContact && !isPublisher;
            })
        .map(party -> new Attribution(party.role, party.agent(), party.email))
        .distinct()
        .toList();
  }

  private static Stream<Party> named(List<Party> parties) {
    return parties.stream().filter(party -> party.organisation != null || party.person != null);
  }

  /** One party of a {@code CI_ResponsibleParty} or of a {@code CI_Responsibility}. */
  private record Party(
      String role,
      @Nullable String organisation,
      @Nullable String person,
      @Nullable String email,
      @Nullable URI page,
      @Nullable String siren) {

    static Stream<Party> of(XmlElement property) {
      return property.first("*").stream()
          .flatMap(
              responsibility -> {
                String role =
                    responsibility.codes("role", "CI_RoleCode").findFirst().orElse(CONTACT);
                List<XmlElement> parties = responsibility.all("party", "*").toList();
                return (parties.isEmpty() ? List.of(responsibility) : parties)
                    .stream().flatMap(party -> read(role, party).stream());
              });
    }

    private static Optional<Party> read(String role, XmlElement party) {
      boolean isPerson = party.name().equals("CI_Individual");
      String organisation =
          party
              .text("organisationName")
              .or(() -> isPerson ? Optional.empty() : party.text("name"))
              .filter(name -> !EmptyNames.is(name))
              .orElse(null);
      String person =
          Stream.of(
                  party.texts("individualName"),
                  isPerson ? party.texts("name") : Stream.<String>empty(),
                  party.texts("individual", "CI_Individual", "name"),
                  party.texts("positionName"),
                  party.texts("individual", "CI_Individual", "positionName"))
              .flatMap(texts -> texts)
              .filter(name -> !EmptyNames.is(name))
              .findFirst()
              .orElse(null);
      String email =
          party
              .anywhere("electronicMailAddress")
              .flatMap(address -> LinkedText.of(address).stream())
              .map(LinkedText::text)
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse(null);
      // The logo of a party has an address too; and some catalogues leave out the property.
      URI page =
          Stream.concat(
                  party.anywhere("onlineResource"),
                  party.anywhere("CI_Contact").flatMap(contact -> contact.all("CI_OnlineResource")))
              .flatMap(resource -> resource.anywhere("linkage"))
              .flatMap(linkage -> LinkedText.of(linkage).stream())
              .flatMap(address -> WebAddress.read(address.text()).stream())
              .findFirst()
              .orElse(null);
      String siren =
          party
              .texts("partyIdentifier", "MD_Identifier", "code")
              .flatMap(identifier -> Agent.sirenOf(identifier).stream())
              .findFirst()
              .orElse(null);
      return organisation == null && person == null && email == null
          ? Optional.empty()
          : Optional.of(new Party(role, organisation, person, email, page, siren));
    }

    /** Forms leave « Non renseigné » as the address. */
    boolean hasMailbox() {
      return email != null && EmailAddress.in(email).isPresent();
    }

    /** The organisation comes before its person; a party with only an address is named by that. */
    Agent agent() {
      String name = organisation != null ? organisation : person != null ? person : email;
      return new Agent(String.valueOf(name), page, siren);
    }

    Contact contact() {
      boolean both = organisation != null && person != null && !person.equals(organisation);
      return new Contact(
          both ? person + ", " + organisation : organisation != null ? organisation : person,
          email,
          page);
    }
  }
}
