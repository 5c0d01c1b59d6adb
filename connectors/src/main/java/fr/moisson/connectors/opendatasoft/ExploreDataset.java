package fr.moisson.connectors.opendatasoft;

import static fr.moisson.connectors.json.JsonFields.address;
import static fr.moisson.connectors.json.JsonFields.first;
import static fr.moisson.connectors.json.JsonFields.text;
import static fr.moisson.connectors.json.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.values.Credit;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.PeriodText;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset of the Explore API v2.1, or one of the older API 1.0, whose metadata stand in
 * {@code metas} itself and in {@code interop_metas}. Values stay as the portal wrote them, to be
 * normalised later.
 */
final class ExploreDataset {

  private static final Map<String, String> LEVELS =
      Map.of("40", "region", "60", "departement", "70", "epci", "80", "commune");
  private static final Pattern PART_OF_FRANCE = Pattern.compile("fr_(40|60|70|80)_(\\w+)");
  private static final Pattern COUNTRY = Pattern.compile("world_([a-z]{2})");

  /** Portals write several addresses in one text; a comma may be part of an address. */
  private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("\\s*[;,]\\s+|[;\\s]\\s*");

  static Dataset map(DatasetId id, JsonNode body, URI portal) {
    JsonNode metas = body.path("metas");
    JsonNode main = metas.has("default") ? metas.path("default") : metas;
    JsonNode dcat = dcat(body);
    JsonNode inspire = template(body, "inspire");
    String name = Objects.requireNonNullElse(text(body, "dataset_id", "datasetid"), id.remoteId());
    String description = Objects.requireNonNullElse(text(main, "description"), "");
    Set<String> languages = JsonFields.languages(texts(main.path("language")).stream());
    return Dataset.draft(id, Objects.requireNonNullElse(text(main, "title"), ""))
        .description(description)
        .keywords(keywords(main, inspire))
        .themes(texts(main.path("theme")))
        .publisher(publisher(main, dcat))
        .contact(contact(dcat, inspire))
        .licence(licence(main, dcat))
        .frequency(first(text(dcat, "accrualperiodicity"), text(main, "update_frequency")))
        .issued(text(dcat, "issued", "created"))
        .modified(text(main, "modified", "data_processed", "metadata_processed"))
        .temporal(period(dcat))
        .coverage(Coverage.of(zones(main, dcat), box(main, inspire)))
        .landingPage(page(portal, name))
        .identifiers(identifiers(inspire, page(portal, name)))
        .sources(origin(main).stream().toList())
        .languages(languages)
        .writtenIn(Languages.ofText(languages, description).orElse(null))
        .provenance(provenance(main, dcat, inspire))
        .conformsTo(standards(dcat))
        .access(ExploreLinks.isVisible(body) ? access(dcat).orElse(null) : "RESTRICTED")
        .rights(rights(main, dcat))
        .attributions(attributions(dcat))
        .references(references(main, dcat))
        .distributions(new ExploreLinks(body, name, portal).all())
        .build();
  }

  /** Keywords, and the names of themes from the INSPIRE template. */
  private static List<String> keywords(JsonNode main, JsonNode inspire) {
    return Stream.concat(
            texts(main.path("keyword")).stream(), texts(inspire.path("theme")).stream())
        .toList();
  }

  /** All DCAT templates merged, since portals fill them in as they like. */
  private static JsonNode dcat(JsonNode body) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("dcat", "dcat_ap", "dcat_ap_ch")) {
      template(body, name)
          .properties()
          .forEach(
              field -> {
                if (!all.hasNonNull(field.getKey())) {
                  all.set(field.getKey(), field.getValue());
                }
              });
    }
    return all;
  }

  private static JsonNode template(JsonNode body, String name) {
    JsonNode today = body.path("metas").path(name);
    return today.isObject() ? today : body.path("interop_metas").path(name);
  }

  private static Set<String> identifiers(JsonNode inspire, URI page) {
    return JsonFields.identifiers(
        Stream.concat(texts(inspire.path("file_identifier")).stream(), Stream.of(page.toString())));
  }

  /** The page of a federated dataset on its portal of origin. */
  private static Optional<URI> origin(JsonNode main) {
    String host = text(main, "source_domain_address");
    String dataset = text(main, "source_dataset");
    return host == null || dataset == null
        ? Optional.empty()
        : WebAddress.read(
            "https://" + host.replaceFirst("^https?://", "") + "/explore/dataset/" + dataset + "/");
  }

  private static List<Attribution> attributions(JsonNode dcat) {
    return Stream.of("creator", "contributor")
        .flatMap(
            role ->
                texts(dcat.path(role)).stream()
                    .map(
                        name ->
                            new Attribution(
                                role.equals("creator") ? "author" : role,
                                new Agent(name, null, null))))
        .toList();
  }

  private static @Nullable Agent publisher(JsonNode main, JsonNode dcat) {
    String name = Objects.requireNonNullElse(text(main, "publisher"), "");
    String creator = name.isEmpty() ? text(dcat, "creator") : name;
    return creator == null ? null : new Agent(creator, null, null);
  }

  private static @Nullable Contact contact(JsonNode dcat, JsonNode inspire) {
    String name =
        Optional.ofNullable(text(dcat, "contact_name"))
            .orElse(text(inspire, "contact_individual_name", "contact_organisation_name"));
    String email =
        Optional.ofNullable(text(dcat, "contact_email")).orElse(text(inspire, "contact_email"));
    return name == null && email == null ? null : new Contact(name, email, null);
  }

  /** The stated licence, by its address rather than its name, which portals write differently. */
  private static @Nullable Licence licence(JsonNode main, JsonNode dcat) {
    Licence stated = Licence.of(text(main, "license"), address(main, "license_url"));
    return stated != null
        ? stated
        : Stream.of("license", "rights")
            .flatMap(name -> texts(dcat.path(name)).stream())
            .filter(words -> KnownLicence.named(words).isPresent())
            .map(Licence::stated)
            .findFirst()
            .orElse(null);
  }

  private static Optional<String> access(JsonNode dcat) {
    return ofAccess(dcat).flatMap(words -> DcatReading.access(words).stream()).findFirst();
  }

  private static Stream<String> ofAccess(JsonNode dcat) {
    return Stream.of("accessRights", "access_rights")
        .flatMap(name -> texts(dcat.path(name)).stream());
  }

  private static List<String> rights(JsonNode main, JsonNode dcat) {
    Stream<String> stated =
        Stream.concat(ofAccess(dcat), texts(dcat.path("rights")).stream())
            .filter(words -> !DcatReading.isAccessCode(words))
            .filter(words -> KnownLicence.alone(words).isEmpty())
            .filter(words -> !Licence.stated(words).equals(licence(main, dcat)));
    Stream<String> credits = texts(main.path("attributions")).stream().map(Credit::of);
    return Stream.concat(credits, stated).toList();
  }

  private static @Nullable Period period(JsonNode dcat) {
    String start = text(dcat, "temporal_coverage_start", "temporal_coverage_start_date");
    String end = text(dcat, "temporal_coverage_end", "temporal_coverage_end_date");
    if (start != null || end != null) {
      return new Period(start, end);
    }
    return Optional.ofNullable(text(dcat, "temporal")).flatMap(PeriodText::read).orElse(null);
  }

  private static List<Standard> standards(JsonNode dcat) {
    return texts(dcat.path("conforms_to")).stream()
        .map(text -> new Standard(text, WebAddress.read(text).orElse(null)))
        .toList();
  }

  /** Statements that have no field of their own, under the labels of Opendatasoft's forms. */
  private static List<String> provenance(JsonNode main, JsonNode dcat, JsonNode inspire) {
    return Stream.of(
            said("Qualité", dcat, "dataquality"),
            said("Granularité", dcat, "granularity"),
            said("Résolution spatiale", inspire, "spatial_resolution"),
            said(
                "Références",
                referring(main, dcat).filter(words -> addresses(words).isEmpty()).toList()),
            Optional.ofNullable(text(dcat, "temporal"))
                .filter(words -> period(dcat) == null)
                .map(PeriodText::quoted))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Reference> references(JsonNode main, JsonNode dcat) {
    return referring(main, dcat)
        .flatMap(words -> addresses(words).stream())
        .distinct()
        .map(address -> new Reference(Reference.Part.RELATED, address, null))
        .toList();
  }

  private static Stream<String> referring(JsonNode main, JsonNode dcat) {
    return Stream.concat(
        texts(main.path("references")).stream(), texts(dcat.path("relation")).stream());
  }

  /** The addresses in a text; empty if it contains other words. */
  private static List<URI> addresses(String words) {
    List<String> parts = BETWEEN_ADDRESSES.splitAsStream(words.strip()).toList();
    List<URI> addresses = parts.stream().flatMap(it -> WebAddress.read(it).stream()).toList();
    return addresses.size() == parts.size() ? addresses : List.of();
  }

  private static Optional<String> said(String what, JsonNode of, String name) {
    return said(what, texts(of.path(name)));
  }

  private static Optional<String> said(String what, List<String> texts) {
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(what + " : " + String.join(", ", texts));
  }

  /** Codes of places or, if there are none, their names. */
  private static List<String> zones(JsonNode main, JsonNode dcat) {
    List<String> codes =
        texts(main.path("geographic_reference")).stream()
            .flatMap(code -> zone(code).stream())
            .toList();
    List<String> names = texts(main.path("territory"));
    return !codes.isEmpty() ? codes : !names.isEmpty() ? names : texts(dcat.path("spatial"));
  }

  /** {@code fr_80_79191}: a country, a level defined by Opendatasoft, and the official code. */
  private static Optional<String> zone(String reference) {
    Matcher part = PART_OF_FRANCE.matcher(reference);
    if (part.matches()) {
      return Optional.of(LEVELS.get(part.group(1)) + ":" + part.group(2));
    }
    Matcher country = COUNTRY.matcher(reference);
    return country.matches()
        ? Optional.of("country:" + country.group(1))
        : Optional.of(reference).filter("world"::equals);
  }

  /** The box that somebody drew, else the one that the portal computed. */
  private static @Nullable Box box(JsonNode main, JsonNode inspire) {
    Box stated = JsonFields.box(main.path("geographic_area"));
    Box drawn = stated == null ? JsonFields.box(main.path("bbox")) : stated;
    return drawn != null
        ? drawn
        : JsonFields.box(
            inspire,
            "extend_bounding_box_westbound_longitude",
            "extend_bounding_box_southbound_latitude",
            "extend_bounding_box_eastbound_longitude",
            "extend_bounding_box_northbound_latitude");
  }

  private static URI page(URI portal, String name) {
    return URI.create(
        RequestUris.root(portal) + "/explore/dataset/" + RequestUris.step(name) + "/");
  }

  private ExploreDataset() {}
}
