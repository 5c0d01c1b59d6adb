package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The publisher, creators and contact of a CKAN package. */
final class CkanParties {

  private static final String PUBLISHER = "publisher";

  private final JsonNode record;
  private final CkanFields fields;
  private final CkanHarvested harvested;

  CkanParties(JsonNode record, CkanFields fields, CkanHarvested harvested) {
    this.record = record;
    this.fields = fields;
    this.harvested = harvested;
  }

  @Nullable Agent publisher() {
    JsonNode publisher = fields.object(PUBLISHER);
    String structured = JsonFields.text(publisher, "name");
    if (structured != null) {
      return agent(structured, publisher, "url", "identifier");
    }
    String flat = fields.text("publisher_name");
    if (flat != null) {
      return agent(flat, fields.extras(), "publisher_url", "publisher_identifier");
    }
    return Stream.of(
            Optional.ofNullable(JsonFields.text(record.path("organization"), "title", "name")),
            fields.groups().stream().filter(group -> fields.groupsPublish()).findFirst(),
            harvested.party(PUBLISHER, "owner"),
            Optional.ofNullable(fields.text(PUBLISHER, "author")))
        .flatMap(Optional::stream)
        .findFirst()
        .map(name -> new Agent(name, null, null))
        .orElse(null);
  }

  private static Agent agent(String name, JsonNode of, String url, String identifier) {
    String number = Objects.requireNonNullElse(JsonFields.text(of, identifier), "");
    return new Agent(name, JsonFields.address(of, url), Agent.sirenOf(number).orElse(null));
  }

  @Nullable Contact contact() {
    JsonNode contact = contacts().findFirst().orElse(MissingNode.getInstance());
    if (contact.isObject()) {
      return contact(contact);
    }
    URI page = JsonFields.address(fields.extras(), "contact_uri", "contact_url");
    return Stream.of(
            new Contact(
                Optional.ofNullable(fields.text("contact_name", "contact-name"))
                    .or(harvested::contact)
                    .orElse(null),
                fields.text("contact_email", "contact-email"),
                page),
            new Contact(fields.text("maintainer"), fields.text("maintainer_email"), null),
            new Contact(fields.text("author"), fields.text("author_email"), null))
        .filter(one -> one.name() != null || one.email() != null || one.url() != null)
        .min(Contact.EASIEST_FIRST)
        .orElse(null);
  }

  private static Contact contact(JsonNode stated) {
    return new Contact(
        JsonFields.text(stated, "name"),
        JsonFields.text(stated, "email"),
        JsonFields.address(stated, "url"));
  }

  /** The contacts, the one to be shown first. */
  private Stream<JsonNode> contacts() {
    return Stream.of("contact", "contact_point", "contact_points")
        .filter(name -> !fields.value(name).isMissingNode())
        .limit(1)
        .flatMap(fields::items)
        .sorted(Comparator.comparing(CkanParties::contact, Contact.EASIEST_FIRST));
  }

  List<Attribution> attributions() {
    Stream<Attribution> publishers =
        Stream.concat(
            fields.items(PUBLISHER).flatMap(one -> attribution(PUBLISHER, one)),
            attribution(PUBLISHER, fields.text("publisher_name"), fields.extras(), "publisher_"));
    List<Attribution> creators =
        fields.items("creator").flatMap(one -> attribution(CkanRecord.AUTHOR, one)).toList();
    Stream<Attribution> authors =
        creators.isEmpty()
            ? attribution(
                CkanRecord.AUTHOR, fields.text("creator_name"), fields.extras(), "creator_")
            : creators.stream();
    Stream<Attribution> owners =
        fields.items("rights_holder").flatMap(one -> attribution("owner", one));
    Stream<Attribution> others =
        contacts().skip(1).flatMap(one -> attribution("pointOfContact", one));
    return Stream.of(publishers, authors, owners, others, qualified(), harvested.attributions())
        .flatMap(Function.identity())
        .filter(party -> !isSaid(party))
        .distinct()
        .toList();
  }

  /** What says no more than who publishes and whom to ask, who have places of their own. */
  private boolean isSaid(Attribution party) {
    Contact contact = contact();
    boolean isOfContact = contact != null && Objects.equals(party.email(), contact.email());
    return party.role().equals(PUBLISHER)
        && party.agent().equals(publisher())
        && (party.email() == null || isOfContact);
  }

  /** Of ckanext-dcat's structure for {@code prov:qualifiedAttribution}: an agent with its role. */
  private Stream<Attribution> qualified() {
    return fields
        .items("qualified_attribution")
        .flatMap(
            one ->
                Stream.ofNullable(JsonFields.text(one, "role"))
                    .map(Iris::lastName)
                    .filter(role -> !role.isEmpty())
                    .flatMap(role -> attribution(role, agent(one))));
  }

  /** The agent, which may stand in a list of one. */
  private static JsonNode agent(JsonNode qualified) {
    JsonNode agent = qualified.path("agent");
    return agent.isArray() ? agent.path(0) : agent;
  }

  private static Stream<Attribution> attribution(String role, JsonNode party) {
    return attribution(role, JsonFields.text(party, "name"), party, "");
  }

  private static Stream<Attribution> attribution(
      String role, @Nullable String name, JsonNode of, String prefix) {
    return Stream.ofNullable(name)
        .map(
            known ->
                new Attribution(
                    role,
                    agent(known, of, prefix + "url", prefix + "identifier"),
                    JsonFields.text(of, prefix + "email")));
  }
}
