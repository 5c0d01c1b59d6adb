package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Root;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as a record, which is a GeoJSON feature (<a
 * href="https://docs.ogc.org/is/20-004r1/20-004r1.html#core-properties-table">OGC API – Records,
 * Part 1, table 8</a>).
 */
record RecordDescription(Root root, Language language) {

  /** What stands for a licence without an SPDX identifier, which a link then leads to. */
  private static final String OTHER = "other";

  /** The end of an interval without one. */
  private static final String OPEN = "..";

  ObjectNode of(Entry entry) {
    Dataset dataset = entry.dataset();
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("id", entry.key()).put("type", "Feature");
    one.putArray("conformsTo")
        .add("http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core");
    time(one, dataset.temporal());
    geometry(one, dataset.coverage().bbox());
    properties(one.putObject("properties"), entry);
    CollectionDescription.links(one, links(entry));
    return one;
  }

  private static void time(ObjectNode one, @Nullable Period period) {
    Optional<LocalDate> start =
        Optional.ofNullable(period).flatMap(stated -> LegalTime.firstDay(stated.start()));
    Optional<LocalDate> end =
        Optional.ofNullable(period).flatMap(stated -> LegalTime.lastDay(stated.end()));
    if (start.isEmpty() && end.isEmpty()) {
      one.putNull("time");
      return;
    }
    one.putObject("time")
        .putArray("interval")
        .add(start.map(LocalDate::toString).orElse(OPEN))
        .add(end.map(LocalDate::toString).orElse(OPEN));
  }

  private static void geometry(ObjectNode one, @Nullable Box box) {
    if (box == null) {
      one.putNull("geometry");
      return;
    }
    one.putObject("geometry").put("type", "Polygon").putArray("coordinates").add(GeoJson.ring(box));
  }

  private void properties(ObjectNode properties, Entry entry) {
    Dataset dataset = entry.dataset();
    properties
        .put("type", dataset.kind().name().toLowerCase(Locale.ROOT))
        .put("title", dataset.title())
        .put("description", dataset.description())
        .put("created", entry.firstPublished().toString())
        .put("updated", entry.changed().toString());
    properties.putObject("language").put("code", dataset.textLanguage());
    dataset.languages().stream()
        .flatMap(code -> Languages.tag(code).stream())
        .forEach(tag -> properties.withArray("resourceLanguages").addObject().put("code", tag));
    dataset.keywords().forEach(properties.putArray("keywords")::add);
    new RecordThemes(dataset, language).write(properties);
    contacts(properties.putArray("contacts"), dataset);
    ArrayNode formats = properties.putArray("formats");
    dataset.distributions().stream()
        .map(Distribution::format)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(format -> formats.addObject().put("name", format));
    Licence licence = dataset.licence();
    if (licence != null) {
      properties.put("license", KnownLicence.of(licence).map(KnownLicence::spdx).orElse(OTHER));
    }
    // A licence that has no address to link to.
    Stream<String> words =
        licence == null || licence.uri() != null ? Stream.of() : Stream.of(licence.label());
    List<String> rights = Stream.concat(words, dataset.rights().stream()).distinct().toList();
    if (!rights.isEmpty()) {
      properties.put("rights", String.join("\n", rights));
    }
    ArrayNode ids = properties.putArray("externalIds");
    Stream.concat(Stream.of(dataset.id().remoteId()), dataset.identifiers().stream())
        .distinct()
        .forEach(id -> ids.addObject().put("value", id));
  }

  private static void contacts(ArrayNode contacts, Dataset dataset) {
    if (dataset.publisher() != null) {
      agent(contacts.addObject(), "publisher", dataset.publisher());
    }
    Contact contact = dataset.contact();
    if (contact != null && (contact.name() != null || contact.email() != null)) {
      ObjectNode one = contacts.addObject();
      one.put(
          isOrganization(contact.name(), dataset) ? "organization" : "name",
          Objects.requireNonNullElse(contact.name(), contact.email()));
      one.putArray("roles").add("pointOfContact");
      email(one, contact.email());
      page(one, contact.url());
    }
    for (Attribution party : dataset.attributions()) {
      ObjectNode one = contacts.addObject();
      agent(one, party.role(), party.agent());
      email(one, party.email());
    }
  }

  /** Whether a name that may be that of a person is that of another party, too. */
  private static boolean isOrganization(@Nullable String name, Dataset dataset) {
    return Stream.concat(
            Stream.ofNullable(dataset.publisher()),
            dataset.attributions().stream().map(Attribution::agent))
        .anyMatch(agent -> agent.name().equals(name));
  }

  private static void agent(ObjectNode one, String role, Agent agent) {
    one.put("organization", agent.name());
    if (agent.siren() != null) {
      one.put("identifier", agent.siren());
    }
    one.putArray("roles").add(role);
    page(one, agent.homepage());
  }

  private static void email(ObjectNode one, @Nullable String email) {
    if (email != null) {
      one.putArray("emails").addObject().put("value", email);
    }
  }

  private static void page(ObjectNode one, @Nullable URI page) {
    if (page != null) {
      one.putArray("links")
          .addObject()
          .put("href", page.toString())
          .put("rel", "about")
          .put("type", ApiAnswer.HTML);
    }
  }

  private List<Link> links(Entry entry) {
    Dataset dataset = entry.dataset();
    List<Link> links = new ArrayList<>();
    links.add(
        new Link(
            root.items(RecordsApi.ID) + "/" + entry.key(),
            "self",
            ApiAnswer.GEO_JSON,
            dataset.title()));
    links.add(new Link(root.collection(RecordsApi.ID), "collection", ApiAnswer.JSON, null));
    links.add(Link.toPage(root, dataset, language));
    if (dataset.landingPage() != null) {
      links.add(new Link(dataset.landingPage().toString(), "about", ApiAnswer.HTML, null));
    }
    Link.toLicence(dataset.licence()).ifPresent(links::add);
    for (ExtractLayer layer : ExtractLayer.of(entry.dataset())) {
      links.add(new Link(root.items(layer.id()), "items", ApiAnswer.GEO_JSON, layer.title()));
    }
    for (Distribution distribution : dataset.distributions()) {
      links.add(link(distribution));
    }
    return links;
  }

  private Link link(Distribution distribution) {
    String address =
        distribution.either(link -> link.url().toString(), made -> root.file(made.file()));
    String relation = distribution.service() == null ? "enclosure" : "service";
    return new Link(address, relation, distribution.mediaType(), distribution.title());
  }
}
