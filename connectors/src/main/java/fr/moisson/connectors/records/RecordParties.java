package fr.moisson.connectors.records;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.iso.ResponsibleParty;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.values.EmailAddress;
import fr.moisson.harvesters.values.EmptyNames;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parties of a record: its contacts, or else the providers of drafts of the standard. */
final class RecordParties {

  /** One party for each role. */
  static List<ResponsibleParty> of(JsonNode properties) {
    List<ResponsibleParty> contacts =
        JsonFields.items(properties.path("contacts")).flatMap(RecordParties::inRoles).toList();
    return contacts.isEmpty()
        ? JsonFields.texts(properties.path("providers")).stream()
            .flatMap(text -> provider(text).stream())
            .toList()
        : contacts;
  }

  private static Stream<ResponsibleParty> inRoles(JsonNode contact) {
    List<String> roles = JsonFields.texts(contact.path("roles"));
    return (roles.isEmpty() ? List.of(ResponsibleParty.CONTACT) : roles)
        .stream().flatMap(role -> party(contact, role).stream());
  }

  private static Optional<ResponsibleParty> party(JsonNode contact, String role) {
    String email =
        JsonFields.items(contact.path("emails"))
            .flatMap(one -> Stream.ofNullable(JsonFields.text(one, "value")))
            .findFirst()
            .orElse(null);
    String organisation = name(contact, "organization");
    String person = name(contact, "name", "position");
    // A name is required of a contact, and its address stands in for one.
    String named = person == null || person.equals(email) ? null : person;
    URI page =
        JsonFields.items(contact.path("links"))
            .flatMap(
                link ->
                    Stream.ofNullable(
                        link.path("href").isObject()
                            ? JsonFields.address(link.path("href"), "url")
                            : JsonFields.address(link, "href")))
            .findFirst()
            .orElse(null);
    String siren =
        Optional.ofNullable(JsonFields.text(contact, "identifier"))
            .flatMap(Agent::sirenOf)
            .orElse(null);
    return organisation == null && named == null && email == null
        ? Optional.empty()
        : Optional.of(new ResponsibleParty(role, organisation, named, email, page, siren));
  }

  private static @Nullable String name(JsonNode contact, String... fields) {
    return Stream.of(fields)
        .flatMap(field -> Stream.ofNullable(JsonFields.text(contact, field)))
        .filter(name -> !EmptyNames.is(name))
        .findFirst()
        .orElse(null);
  }

  /** « Service SIG, sig@niort.example, Ville de Niort »; an organisation alone is all of it. */
  private static Optional<ResponsibleParty> provider(String text) {
    List<String> parts =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .toList();
    int at = 0;
    while (at < parts.size() && EmailAddress.in(parts.get(at)).isEmpty()) {
      at++;
    }
    boolean isWritable = at < parts.size();
    String before = joined(parts.subList(0, at));
    String after = isWritable ? joined(parts.subList(at + 1, parts.size())) : null;
    ResponsibleParty party =
        new ResponsibleParty(
            ResponsibleParty.CONTACT,
            after == null ? before : after,
            after == null ? null : before,
            isWritable ? parts.get(at) : null,
            null,
            null);
    return parts.isEmpty() ? Optional.empty() : Optional.of(party);
  }

  private static @Nullable String joined(List<String> parts) {
    String name = parts.stream().collect(Collectors.joining(", "));
    return EmptyNames.is(name) ? null : name;
  }

  private RecordParties() {}
}
