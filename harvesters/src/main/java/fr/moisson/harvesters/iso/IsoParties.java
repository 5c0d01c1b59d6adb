package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for what. Of the roles of ISO 19115 the publisher and the point of contact
 * have places of their own in DCAT-AP; the others become attributions.
 */
final class IsoParties {

  /** Who stands for the publisher when nobody has that role, the best first. */
  private static final List<String> PUBLISHING =
      List.of(
          "publisher",
          "owner",
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
            .flatMap(property -> Party.of(property).stream())
            .toList();
    ofRecord = record.all("contact").flatMap(property -> Party.of(property).stream()).toList();
  }

  Optional<Agent> publisher() {
    return publishing().or(() -> named(ofRecord).findFirst()).flatMap(Party::agent);
  }

  private Optional<Party> publishing() {
    return PUBLISHING.stream()
        .flatMap(role -> named(ofData).filter(party -> party.role.equals(role)))
        .findFirst()
        .or(() -> named(ofData).findFirst());
  }

  /** The point of contact, else whoever gives an address. */
  Optional<Contact> contact() {
    return Stream.of(
            ofData.stream().filter(party -> party.role.equals(CONTACT)),
            publishing().stream().filter(party -> party.email != null),
            ofData.stream().filter(party -> party.email != null),
            ofRecord.stream())
        .flatMap(parties -> parties)
        .map(Party::contact)
        .findFirst();
  }

  /** All parties but those that say nothing more than the publisher and the contact do. */
  List<Attribution> attributions() {
    List<Attribution> attributions = new ArrayList<>();
    for (Party party : ofData) {
      boolean said = party.role.equals("publisher") || party.role.equals(CONTACT);
      boolean first =
          ofData.stream()
              .filter(one -> one.role.equals(party.role))
              .findFirst()
              .filter(party::equals)
              .isPresent();
      if (!(said && first)) {
        party.agent().map(agent -> new Attribution(party.role, agent)).ifPresent(attributions::add);
      }
    }
    return attributions.stream().distinct().toList();
  }

  private static Stream<Party> named(List<Party> parties) {
    return parties.stream().filter(party -> party.name != null);
  }

  /** A {@code CI_ResponsibleParty} or a {@code CI_Responsibility}. */
  private record Party(
      String role, @Nullable String name, @Nullable String email, @Nullable URI page) {

    static Optional<Party> of(XmlElement property) {
      return property.first("*").flatMap(Party::read);
    }

    private static Optional<Party> read(XmlElement responsibility) {
      String name =
          Stream.of(
                  responsibility.texts("organisationName"),
                  responsibility.texts("party", "CI_Organisation", "name"),
                  responsibility.texts("individualName"),
                  responsibility.texts("party", "*", "name"),
                  responsibility.texts("party", "*", "individual", "CI_Individual", "name"),
                  responsibility.texts("positionName"))
              .flatMap(texts -> texts)
              .findFirst()
              .orElse(null);
      String email =
          responsibility
              .anywhere("electronicMailAddress")
              .flatMap(address -> Phrase.of(address).stream())
              .map(Phrase::text)
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse(null);
      URI page =
          responsibility
              .anywhere("linkage")
              .flatMap(linkage -> Phrase.of(linkage).stream())
              .flatMap(address -> WebAddress.read(address.text()).stream())
              .findFirst()
              .orElse(null);
      String role = responsibility.codes("role", "CI_RoleCode").findFirst().orElse(CONTACT);
      return name == null && email == null
          ? Optional.empty()
          : Optional.of(new Party(role, name, email, page));
    }

    Optional<Agent> agent() {
      return Optional.ofNullable(name).map(known -> new Agent(known, page, null));
    }

    Contact contact() {
      return new Contact(name, email, page);
    }
  }
}
