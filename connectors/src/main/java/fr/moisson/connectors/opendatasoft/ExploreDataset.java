package fr.moisson.connectors.opendatasoft;

import static fr.moisson.connectors.json.JsonFields.address;
import static fr.moisson.connectors.json.JsonFields.text;
import static fr.moisson.connectors.json.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Addresses;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of the Explore API v2.1 as ours, or one of the older API 1.0, whose metadata stand in
 * {@code metas} itself and in {@code interop_metas}. Values stay as the portal wrote them; the
 * rules come after.
 */
final class ExploreDataset {

  static Dataset map(DatasetId id, JsonNode body, URI portal) {
    JsonNode metas = body.path("metas");
    JsonNode main = metas.has("default") ? metas.path("default") : metas;
    JsonNode dcat = template(body, "dcat");
    JsonNode inspire = template(body, "inspire");
    String name = Objects.requireNonNullElse(text(body, "dataset_id", "datasetid"), id.remoteId());
    return Dataset.draft(id, Objects.requireNonNullElse(text(main, "title"), ""))
        .description(Objects.requireNonNullElse(text(main, "description"), ""))
        .keywords(texts(main.path("keyword")))
        .themes(texts(main.path("theme")))
        .publisher(publisher(main, dcat))
        .contact(contact(dcat, inspire))
        .licence(licence(main))
        .frequency(text(dcat, "accrualperiodicity"))
        .issued(text(dcat, "issued", "created"))
        .modified(text(main, "modified", "data_processed", "metadata_processed"))
        .coverage(Coverage.of(zones(main), box(main, inspire)))
        .landingPage(page(portal, name))
        .identifiers(identifiers(inspire, page(portal, name)))
        .sources(origin(main).stream().toList())
        .languages(JsonFields.languages(texts(main.path("language")).stream()))
        .rights(texts(main.path("attributions")))
        .attributions(attributions(dcat))
        .distributions(new ExploreLinks(body, name, portal).all())
        .build();
  }

  private static JsonNode template(JsonNode body, String name) {
    JsonNode today = body.path("metas").path(name);
    return today.isObject() ? today : body.path("interop_metas").path(name);
  }

  private static Set<String> identifiers(JsonNode inspire, URI page) {
    return JsonFields.identifiers(
        Stream.concat(texts(inspire.path("file_identifier")).stream(), Stream.of(page.toString())));
  }

  /** The portal that a federated dataset comes from. */
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

  /** The address says more than the name, which each portal writes in its own way. */
  private static @Nullable Licence licence(JsonNode main) {
    URI document = address(main, "license_url");
    String stated = document == null ? text(main, "license") : document.toString();
    return stated == null ? null : Licence.stated(stated);
  }

  /** Names of places; the codes of {@code geographic_reference} are Opendatasoft's own. */
  private static List<String> zones(JsonNode main) {
    return Stream.concat(
            texts(main.path("territory")).stream(),
            texts(main.path("geographic_reference")).stream().filter("world"::equals))
        .filter(place -> place.matches("(?i)france|france entière|world|monde"))
        .toList();
  }

  private static @Nullable Box box(JsonNode main, JsonNode inspire) {
    Box drawn = JsonFields.box(main.path("geographic_area"));
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
    return URI.create(Addresses.root(portal) + "/explore/dataset/" + Addresses.step(name) + "/");
  }

  private ExploreDataset() {}
}
