package fr.moisson.connectors.stac;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.ApiLinks;
import fr.moisson.connectors.json.Concepts;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.paging.Products;
import fr.moisson.connectors.stac.StacSource.Per;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Footprint;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Items of one collection as a dataset. Its description comes from the preset or else from the
 * collection's document, and its content from the items.
 */
record StacDataset(StacSource source, DatasetId id, Territory territory) {

  private static final Map<String, String> ROLES =
      Map.of(
          "producer", "author",
          "licensor", "owner",
          "processor", "processor",
          "host", "distributor");

  private static final String LICENCE = "license";

  /** A DOI, which may be written as an address or a URN; GEODES writes {@code []} for none. */
  private static final Pattern DOI =
      Pattern.compile("(?i)(?:https?://(?:dx\\.)?doi\\.org/|doi:)?\\s*(10\\..+)");

  /** Values that do not identify a licence; a link may do so. */
  private static final Set<String> VAGUE_LICENCES = Set.of("proprietary", "other", "various", "");

  /**
   * @throws BadItem if no file of the items can be linked to
   */
  Dataset of(JsonNode body) {
    List<StacItem> items = body.path(StacListing.ITEMS).valueStream().map(StacItem::new).toList();
    StacAssets assets = new StacAssets(source.assets(), source.access());
    List<Link> links = items.stream().flatMap(item -> assets.of(item).stream()).toList();
    Dataset described = described(body);
    if (links.isEmpty()) {
      throw new BadItem(Notice.of(Code.BAD_URL, described.title()));
    }
    List<Geometry> places = items.stream().flatMap(item -> item.place().stream()).toList();
    return described.with(
        draft -> {
          draft
              .temporal(
                  new Period(
                      Products.earliest(items, StacItem::start),
                      Products.latest(items, StacItem::end)))
              .modified(Products.latest(items, item -> item.text("updated")))
              .coverage(Coverage.of(List.of(territory.zone()), Footprint.box(places).orElse(null)))
              .andDistributions(links)
              .resolution(assets.resolution(items))
              .conformsTo(
                  Stream.concat(described.conformsTo().stream(), assets.systems(items))
                      .distinct()
                      .toList());
          if (source.per() == Per.ITEM) {
            StacItem only = items.get(0);
            draft.title(title(only, described, body)).issued(only.text("created"));
          }
          return draft;
        });
  }

  /** Its own, in the language of the collection, unless the collection is described by hand. */
  private String title(StacItem item, Dataset described, JsonNode body) {
    boolean isByHand = source.datasets().containsKey(body.path("id").asText());
    String own = item.text("title");
    return isByHand || own == null || own.isBlank() ? described.title() + " – " + item.id() : own;
  }

  private Dataset described(JsonNode body) {
    DatasetTemplate template = source.datasets().get(body.path("id").asText());
    return template == null
        ? ofCollection(body.path(StacListing.COLLECTION))
        : template.dataset(id, territory);
  }

  private Dataset ofCollection(JsonNode collection) {
    String title = Objects.requireNonNullElse(JsonFields.text(collection, "title", "id"), "");
    String description = collection.path("description").asText("");
    Concepts concepts = Concepts.of(collection);
    return Dataset.draft(id, title + " – " + territory.name())
        .description(description)
        .writtenIn(JsonFields.writtenIn(collection.path("language"), title + " " + description))
        .keywords(concepts.keywords())
        .themes(concepts.themes())
        .hvdCategories(concepts.highValue())
        .publisher(publisher(collection.path("providers")).orElse(null))
        .contact(contact(collection).orElse(null))
        .attributions(attributions(collection.path("providers")))
        .identifiers(JsonFields.identifiers(Stream.of(collection.path("sci:doi").asText(""))))
        .licence(licence(collection).orElse(null))
        .rights(choices(collection))
        .landingPage(landingPage(collection).orElse(null))
        .references(references(collection))
        .build();
  }

  /** All providers except the publisher, in ISO 19115 roles. */
  private static List<Attribution> attributions(JsonNode providers) {
    Optional<Agent> publisher = publisher(providers);
    return providers
        .valueStream()
        .flatMap(
            provider ->
                provider
                    .path("roles")
                    .valueStream()
                    .flatMap(role -> Optional.ofNullable(ROLES.get(role.asText())).stream())
                    .flatMap(
                        role ->
                            agent(provider).map(agent -> new Attribution(role, agent)).stream()))
        .filter(party -> !publisher.equals(Optional.of(party.agent())))
        .toList();
  }

  /** Prefers the producer to the host of a copy. */
  private static Optional<Agent> publisher(JsonNode providers) {
    return Stream.of("producer", "licensor", "")
        .flatMap(role -> providers.valueStream().filter(provider -> has(provider, role)))
        .flatMap(provider -> agent(provider).stream())
        .findFirst();
  }

  private static Optional<Agent> agent(JsonNode provider) {
    return Optional.ofNullable(JsonFields.text(provider, "name"))
        .map(
            name ->
                new Agent(
                    name, WebAddress.read(provider.path("url").asText("")).orElse(null), null));
  }

  /**
   * From the <a href="https://github.com/stac-extensions/contacts">contacts extension</a>, or from
   * the form of Theia's catalogues; the first contact with an e-mail address.
   */
  private static Optional<Contact> contact(JsonNode collection) {
    return Stream.concat(
            collection.path("contacts").valueStream(), Stream.of(collection.path("contact")))
        .flatMap(
            contact ->
                Stream.concat(Stream.of(contact), contact.path("emails").valueStream())
                    .map(place -> place.path("email").asText(place.path("value").asText("")))
                    .filter(email -> !email.isBlank())
                    .limit(1)
                    .map(email -> new Contact(name(contact), email, null)))
        .findFirst();
  }

  private static @Nullable String name(JsonNode contact) {
    String names =
        Stream.of("name", "organization")
            .map(field -> contact.path(field).asText("").strip())
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private static boolean has(JsonNode provider, String role) {
    return role.isEmpty()
        || provider.path("roles").valueStream().anyMatch(one -> one.asText().equals(role));
  }

  /** Empty if there are several licences, since it is not stated which data each applies to. */
  private static Optional<Licence> licence(JsonNode collection) {
    Optional<Licence> stated = ownLicence(collection);
    List<Licence> linked = linkedLicences(collection);
    if (stated.isPresent() || linked.isEmpty()) {
      return stated.or(
          () -> Optional.ofNullable(JsonFields.text(collection, LICENCE)).map(Licence::stated));
    }
    return linked.size() == 1 ? Optional.of(linked.get(0)) : Optional.empty();
  }

  /** The licences of a collection that has several. */
  private static List<String> choices(JsonNode collection) {
    List<Licence> linked = linkedLicences(collection);
    return ownLicence(collection).isPresent() || linked.size() < 2
        ? List.of()
        : linked.stream().map(licence -> "Licence d’une partie : " + licence.label()).toList();
  }

  /** The licence that a collection, or the properties of an item, state themselves. */
  static Optional<Licence> ownLicence(JsonNode described) {
    return Optional.ofNullable(JsonFields.text(described, LICENCE))
        .filter(stated -> !VAGUE_LICENCES.contains(stated))
        .map(Licence::stated);
  }

  private static List<Licence> linkedLicences(JsonNode collection) {
    return ApiLinks.of(collection, LICENCE)
        .flatMap(
            link -> address(link).map(uri -> named(link.path("title").asText(""), uri)).stream())
        .distinct()
        .toList();
  }

  /** An unknown licence gets the title of its link as its name. */
  private static Licence named(String title, URI document) {
    Licence stated = Licence.stated(document.toString());
    return VAGUE_LICENCES.contains(title.strip().toLowerCase(Locale.ROOT))
            || KnownLicence.of(stated).isPresent()
        ? stated
        : Licence.stated(title.strip() + " " + document);
  }

  /** Prefers the page of the DOI to the document of the API. */
  private static Optional<URI> landingPage(JsonNode collection) {
    String doi = collection.path("sci:doi").asText("");
    return Stream.of("about", "describedby", "alternate", "cite-as")
        .flatMap(rel -> link(collection, rel).stream())
        .findFirst()
        .or(() -> doi(doi))
        .or(() -> link(collection, "self"));
  }

  private static Optional<URI> doi(String stated) {
    Matcher doi = DOI.matcher(stated.strip());
    return doi.matches() ? WebAddress.read("https://doi.org/" + doi.group(1)) : Optional.empty();
  }

  /** Papers on it, and the page that it was described from. */
  private static List<Reference> references(JsonNode collection) {
    Stream<Reference> papers =
        collection
            .path("sci:publications")
            .valueStream()
            .flatMap(
                paper ->
                    Stream.ofNullable(JsonFields.text(paper, "doi"))
                        .flatMap(doi -> doi(doi).stream())
                        .map(url -> related(url, JsonFields.text(paper, "citation"))));
    Stream<Reference> origins =
        ApiLinks.of(collection, "via")
            .filter(ApiLinks::isPage)
            .flatMap(
                link ->
                    address(link)
                        .map(url -> related(url, JsonFields.text(link, "title")))
                        .stream());
    return Stream.concat(papers, origins).toList();
  }

  private static Reference related(URI url, @Nullable String title) {
    return new Reference(Reference.Part.RELATED, url, title);
  }

  private static Optional<URI> link(JsonNode collection, String rel) {
    return ApiLinks.of(collection, rel).flatMap(link -> address(link).stream()).findFirst();
  }

  private static Optional<URI> address(JsonNode link) {
    return WebAddress.read(link.path("href").asText(""));
  }
}
