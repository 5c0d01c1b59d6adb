package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.values.EmptyNames;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the responsible parties of a {@code CI_ResponsibleParty} or a {@code CI_Responsibility}.
 */
final class IsoParties {

  static ResponsibleParties of(XmlElement record) {
    return new ResponsibleParties(
        Stream.of(
                record.all("identificationInfo", "*", "pointOfContact"),
                record.all(
                    "identificationInfo", "*", "citation", "CI_Citation", "citedResponsibleParty"),
                record.all(
                    "distributionInfo", "*", "distributor", "MD_Distributor", "distributorContact"))
            .flatMap(properties -> properties)
            .flatMap(IsoParties::parties)
            .toList(),
        record.all("contact").flatMap(IsoParties::parties).toList());
  }

  private static Stream<ResponsibleParty> parties(XmlElement property) {
    return property.first("*").stream()
        .flatMap(
            responsibility -> {
              String role =
                  responsibility
                      .codes("role", "CI_RoleCode")
                      .findFirst()
                      .orElse(ResponsibleParty.CONTACT);
              List<XmlElement> parties = responsibility.all("party", "*").toList();
              return (parties.isEmpty() ? List.of(responsibility) : parties)
                  .stream().flatMap(party -> read(role, party).stream());
            });
  }

  private static Optional<ResponsibleParty> read(String role, XmlElement party) {
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
        : Optional.of(new ResponsibleParty(role, organisation, person, email, page, siren));
  }

  private IsoParties() {}
}
