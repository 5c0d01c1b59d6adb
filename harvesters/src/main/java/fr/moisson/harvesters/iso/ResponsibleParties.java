package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The responsible parties of a geographic record. The publisher and the point of contact have their
 * own fields in DCAT-AP; the other roles of ISO 19115 become attributions.
 *
 * @param ofData one for each role of a party
 * @param ofRecord those who are responsible for the record alone
 */
public record ResponsibleParties(List<ResponsibleParty> ofData, List<ResponsibleParty> ofRecord) {

  /** Roles that stand in for a missing publisher, the best first. */
  private static final List<String> PUBLISHING =
      List.of(
          "publisher",
          "owner",
          "rightsHolder",
          "resourceProvider",
          "custodian",
          "originator",
          "author",
          ResponsibleParty.CONTACT,
          // The platform that spreads the data of many.
          "distributor");

  public ResponsibleParties {
    ofData = List.copyOf(ofData);
    ofRecord = List.copyOf(ofRecord);
  }

  public Optional<Agent> publisher() {
    return publishing().or(() -> named(ofRecord).findFirst()).map(ResponsibleParty::agent);
  }

  /** A person without an organisation is only used if there is no organisation. */
  private Optional<ResponsibleParty> publishing() {
    List<ResponsibleParty> named = named(ofData).toList();
    List<ResponsibleParty> organisations =
        named.stream().filter(party -> party.organisation() != null).toList();
    return Stream.of(organisations, named)
        .flatMap(
            parties ->
                PUBLISHING.stream()
                    .flatMap(role -> parties.stream().filter(party -> party.role().equals(role))))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  public Optional<Contact> contact() {
    return contacting().map(ResponsibleParty::contact);
  }

  /** The first point of contact with an e-mail address, else another party with one. */
  private Optional<ResponsibleParty> contacting() {
    return Stream.of(
            ofData.stream().filter(party -> isContact(party) && party.hasMailbox()),
            publishing().stream().filter(ResponsibleParty::hasMailbox),
            ofData.stream().filter(ResponsibleParty::hasMailbox),
            ofData.stream().filter(ResponsibleParties::isContact),
            ofRecord.stream())
        .flatMap(parties -> parties)
        .findFirst();
  }

  private static boolean isContact(ResponsibleParty party) {
    return party.role().equals(ResponsibleParty.CONTACT);
  }

  /** All parties except those that only repeat the publisher and the contact. */
  public List<Attribution> attributions() {
    Optional<ResponsibleParty> contact = contacting();
    String email = contact.map(ResponsibleParty::email).orElse(null);
    return ofData.stream()
        .filter(
            party -> {
              boolean repeatsContact = isContact(party) && contact.equals(Optional.of(party));
              boolean repeatsPublisher =
                  party.role().equals("publisher")
                      && publishing().equals(Optional.of(party))
                      && (party.email() == null || party.email().equals(email));
              return !repeatsContact && !repeatsPublisher;
            })
        .map(party -> new Attribution(party.role(), party.agent(), party.email()))
        .distinct()
        .toList();
  }

  private static Stream<ResponsibleParty> named(List<ResponsibleParty> parties) {
    return parties.stream().filter(party -> party.organisation() != null || party.person() != null);
  }
}
