package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.PlainLetters;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between domains: the metadata templates, and the identifiers of licences and themes,
 * which are hashes.
 */
final class OpendatasoftDomain {

  /** The documented name first; newer portals are said to use the other. */
  private static final List<String> MAIN = List.of("default", "asset");

  private static final List<String> DCAT = List.of("dcat", "dcat_ap");
  private static final String INTERNAL = "internal";
  private static final int MOST_SUGGESTIONS = 100;

  /** The first words of French portals' names for the themes of the European list. */
  private static final Map<String, List<String>> THEMES =
      Map.ofEntries(
          Map.entry("AGRI", List.of("Agriculture")),
          Map.entry("ECON", List.of("Économie", "Finances")),
          Map.entry("EDUC", List.of("Éducation", "Culture", "Sport")),
          Map.entry("ENER", List.of("Énergie")),
          Map.entry("ENVI", List.of("Environnement")),
          Map.entry("GOVE", List.of("Administration", "Gouvernement", "Citoyenneté")),
          Map.entry("HEAL", List.of("Santé")),
          Map.entry("INTR", List.of("International")),
          Map.entry("JUST", List.of("Justice", "Sécurité")),
          Map.entry("REGI", List.of("Aménagement", "Territoire", "Urbanisme")),
          Map.entry("SOCI", List.of("Social", "Population")),
          Map.entry("TECH", List.of("Recherche", "Sciences")),
          Map.entry("TRAN", List.of("Transports", "Mobilité", "Transport")));

  private final AutomationApi api;
  private final Map<String, String> licences;
  private final Map<String, String> themes;

  /** Names of fields by template; empty if the domain does not list them. */
  private final Map<String, Set<String>> templates = new TreeMap<>();

  OpendatasoftDomain(AutomationApi api, Map<String, String> licences, Map<String, String> themes) {
    this.api = api;
    this.licences = licences;
    this.themes = themes;
    api.read("metadata/templates/?is_active=true&limit=1000")
        .path("results")
        .forEach(
            template ->
                templates.put(
                    template.path("name").asText(),
                    new TreeSet<>(template.path("schema").findValuesAsText("name"))));
  }

  /** The template that contains the title. */
  String main() {
    return MAIN.stream().filter(templates::containsKey).findFirst().orElse(MAIN.get(0));
  }

  /**
   * A value of a metadata field.
   *
   * @param value missing if the dataset states none
   */
  record Placed(String template, String field, JsonNode value) {

    String path() {
      return "metadata/" + RequestUris.step(template) + "/" + RequestUris.step(field) + "/";
    }

    /** The value of this field in a dataset's metadata. */
    JsonNode in(JsonNode metadata) {
      return metadata.path(template).path(field).path("value");
    }
  }

  /**
   * Assigns each value to a field of this domain, in order.
   *
   * @param lost receives the values that have no field
   */
  Map<String, Placed> place(JsonNode rendered, List<String> lost) {
    Map<String, Placed> placed = new LinkedHashMap<>();
    put(placed, main(), rendered.path("main"));
    JsonNode dcat = rendered.path("dcat");
    dcat().ifPresent(template -> put(placed, template, dcat));
    List<String> homeless = new ArrayList<>();
    JsonNode licence = rendered.path("licence");
    if (licence.isObject()) {
      licence(licence)
          .ifPresentOrElse(
              id -> internal(placed, "license_id", JsonNodeFactory.instance.textNode(id)),
              () -> {
                lost.add(PortalFields.of("license_id", licence.path("label").asText()));
                homeless.add("Licence : " + said(licence, List.of("label", "uri")));
              });
    }
    List<String> contact =
        Stream.of("contact_name", "contact_email")
            .filter(field -> dcat.has(field) && !placed.containsKey(field))
            .toList();
    if (!contact.isEmpty()) {
      homeless.add("Contact : " + said(dcat, contact));
    }
    describe(placed, homeless);
    // Several European themes may be one theme of the portal.
    Set<String> themeIds = new LinkedHashSet<>();
    for (JsonNode theme : rendered.path("themes")) {
      theme(theme.asText())
          .ifPresentOrElse(
              themeIds::add, () -> lost.add(PortalFields.of("theme_id", theme.asText())));
    }
    if (!themeIds.isEmpty()) {
      internal(placed, "theme_id", RecordFields.list(themeIds));
    }
    return placed;
  }

  private static String said(JsonNode of, List<String> fields) {
    return fields.stream()
        .map(field -> of.path(field).asText(""))
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(", "));
  }

  /**
   * Adds the licence and the contact to the description if they have no field: reusers need them.
   */
  private static void describe(Map<String, Placed> placed, List<String> homeless) {
    String more = homeless.stream().map(OpendatasoftText::paragraphs).collect(Collectors.joining());
    placed.computeIfPresent(
        "description",
        (field, described) ->
            new Placed(
                described.template(),
                field,
                JsonNodeFactory.instance.textNode(described.value().asText() + more)));
  }

  private static void internal(Map<String, Placed> placed, String field, JsonNode value) {
    placed.put(field, new Placed(INTERNAL, field, value));
  }

  private void put(Map<String, Placed> placed, String template, JsonNode values) {
    for (Map.Entry<String, JsonNode> one : values.properties()) {
      if (has(template, one.getKey())) {
        placed.put(one.getKey(), new Placed(template, one.getKey(), one.getValue()));
      }
    }
  }

  private Optional<String> dcat() {
    return DCAT.stream().filter(templates::containsKey).findFirst();
  }

  private boolean has(String template, String field) {
    Set<String> fields = templates.getOrDefault(template, Set.of());
    return fields.isEmpty() || fields.contains(field);
  }

  /** The field to clear if the dataset no longer states its value. */
  Optional<Placed> emptied(String field) {
    JsonNode none = JsonNodeFactory.instance.missingNode();
    if (Set.of("license_id", "theme_id").contains(field)) {
      return Optional.of(new Placed(INTERNAL, field, none));
    }
    return Stream.concat(dcat().stream(), Stream.of(main()))
        .filter(template -> has(template, field))
        .findFirst()
        .map(template -> new Placed(template, field, none));
  }

  private Optional<String> licence(JsonNode licence) {
    String label = licence.path("label").asText();
    String address = licence.path("uri").asText("");
    String own = licences.getOrDefault(address, licences.get(label));
    if (own != null) {
      return Optional.of(own);
    }
    Optional<KnownLicence> known =
        KnownLicence.of(new Licence(label, address.isEmpty() ? null : URI.create(address)));
    // The search is by the beginning of a name, and portals write versions differently.
    String beginning = label.replaceFirst("^(\\S+\\s+\\S+).*$", "$1");
    return suggested("license_id", beginning).entrySet().stream()
        .filter(
            hit ->
                PlainLetters.of(hit.getKey().strip()).equals(PlainLetters.of(label.strip()))
                    || known.isPresent() && KnownLicence.named(hit.getKey()).equals(known))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<String> theme(String code) {
    String own = themes.get(code);
    if (own != null) {
      return Optional.of(own);
    }
    for (String name : THEMES.getOrDefault(code, List.of())) {
      for (Map.Entry<String, String> hit : suggested("theme_id", name).entrySet()) {
        if (PlainLetters.of(hit.getKey().strip()).startsWith(PlainLetters.of(name.strip()))) {
          return Optional.of(hit.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Identifiers by label, as the domain suggests them for the beginning of a word. */
  private Map<String, String> suggested(String field, String beginning) {
    String path =
        "metadata/templates/%s/fields/%s/suggest/?query=%s&count=%d"
            .formatted(INTERNAL, field, RequestUris.encode(beginning), MOST_SUGGESTIONS);
    Map<String, String> suggested = new LinkedHashMap<>();
    // A field that the domain does not have gives no suggestions.
    JsonNode hits = api.find(path).orElse(JsonNodeFactory.instance.missingNode()).path("hits");
    for (JsonNode hit : hits) {
      String label = named(hit, "label", "name", "title", "value", "id");
      String id = named(hit, "value", "id", "uid", "objectID");
      if (label != null && id != null) {
        suggested.putIfAbsent(label, id);
      }
    }
    return suggested;
  }

  /** Tries several names, since the documentation does not define the form of a suggestion. */
  private static @Nullable String named(JsonNode hit, String... names) {
    if (hit.isTextual()) {
      return hit.asText();
    }
    return Stream.of(names)
        .map(hit::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse(null);
  }
}
