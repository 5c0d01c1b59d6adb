package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.values.EmailAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A party in one of its roles, as a geographic record states it; it has an organisation, a person
 * or an e-mail address.
 *
 * @param role code of ISO 19115's {@code CI_RoleCode}
 * @param person its name or its position
 */
public record ResponsibleParty(
    String role,
    @Nullable String organisation,
    @Nullable String person,
    @Nullable String email,
    @Nullable URI page,
    @Nullable String siren) {

  /** The role of whom to write to, and of a party whose role is not stated. */
  public static final String CONTACT = "pointOfContact";

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
