package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Our catalogue as a plain CKAN site shows it to anonymous users (<a
 * href="https://docs.ckan.org/en/2.11/api/">action API</a>), for harvesters that read CKAN and not
 * DCAT. Producers are its organisations, themes its groups. A package is rendered as {@link
 * CkanPortal} would write it, plus what a site adds by itself. Harvesters such as udata's refuse a
 * package that lacks a field, even one that may be null.
 *
 * @param files address of our files
 * @param themes the label of a theme by its code
 */
public record CkanView(URI files, UnaryOperator<String> themes) {

  private static final CkanLicences LICENCES = new CkanLicences(Map.of());
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** UTC, without a zone. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** Fields that CKAN gives for every resource, null if unknown. */
  private static final List<String> OPTIONAL =
      List.of("description", "mimetype", "size", "hash", "last_modified");

  private static final int LONGEST_SLUG = 80;
  private static final int NAME_HASH = 6;

  /** The answer of {@code package_show}. */
  public ObjectNode show(Dataset dataset, Instant created, Instant changed) {
    Map<String, String> groups = new HashMap<>();
    dataset.themes().forEach(code -> groups.put(code, group(code)));
    ObjectNode record =
        new CkanShaping(
                CkanForm.PLAIN,
                CkanRecord.render(dataset, new CkanResources(dataset, files, 0), LICENCES, groups))
            .shaped();
    String key = dataset.id().key();
    record.put("id", key).put("name", key).put("type", "dataset").put("state", "active");
    record.put("private", false).put("isopen", record.has("license_id"));
    record.put("metadata_created", TIME.format(created));
    record.put("metadata_modified", TIME.format(changed));
    licence(record, dataset.licence());
    parties(record, dataset.publisher(), dataset.contact());
    record.replace("tags", tags(record.path("tags").findValuesAsText("name")));
    ArrayNode shown = record.putArray("groups");
    dataset.themes().forEach(code -> shown.add(describeGroup(code)));
    record.replace("extras", statements(record.path("extras")));
    resources(record, key);
    return record;
  }

  private static void licence(ObjectNode record, @Nullable Licence licence) {
    if (licence == null) {
      record.putNull("license_id").putNull("license_title");
      return;
    }
    record.putIfAbsent("license_id", JSON.nullNode());
    record.put("license_title", licence.label());
    if (licence.uri() != null) {
      record.put("license_url", licence.uri().toString());
    }
  }

  /** Also in plain fields, because many harvesters do not read extras. */
  private static void parties(
      ObjectNode record, @Nullable Agent publisher, @Nullable Contact contact) {
    if (publisher == null) {
      record.putNull("organization").putNull("owner_org");
    } else {
      String created = record.path("metadata_created").asText();
      ObjectNode organisation = describeOrganisation(publisher.name());
      organisation.put("created", created).put("revision_timestamp", created);
      record.set("organization", organisation.put("revision_id", organisation(publisher.name())));
      record.put("owner_org", organisation(publisher.name()));
    }
    record.putNull("author_email");
    record.put("author", publisher == null ? null : publisher.name());
    record.put("maintainer", contact == null ? null : contact.name());
    record.put("maintainer_email", contact == null ? null : contact.email());
  }

  private static ArrayNode tags(List<String> names) {
    ArrayNode tags = JSON.arrayNode();
    names.forEach(
        name ->
            tags.addObject()
                .put("id", uuid("tag/" + name))
                .put("name", name)
                .put("display_name", name)
                .put("state", "active")
                .putNull("vocabulary_id"));
    return tags;
  }

  /** Without our bookkeeping for portals, which does not describe the dataset. */
  private static ArrayNode statements(JsonNode extras) {
    Set<String> books = new HashSet<>(CkanExtras.BOOKS);
    books.remove(CkanExtras.GUID);
    ArrayNode stated = JSON.arrayNode();
    for (JsonNode extra : extras) {
      if (!books.contains(extra.path("key").asText())) {
        stated.add(extra);
      }
    }
    return stated;
  }

  private static void resources(ObjectNode record, String key) {
    String created = record.path("metadata_created").asText();
    int position = 0;
    for (JsonNode each : record.path("resources")) {
      ObjectNode resource = (ObjectNode) each;
      resource.put("id", uuid(key + "/" + resource.remove(CkanResources.ID).asText()));
      resource.remove(CkanResources.SENT_HASH);
      for (String field : OPTIONAL) {
        resource.putIfAbsent(field, JSON.nullNode());
      }
      if (!resource.has("format")) {
        resource.put("format", "");
      }
      resource.put("resource_type", "file").put("created", created);
      resource.put("package_id", key).put("position", position++).put("state", "active");
    }
    record.put("num_resources", position).put("num_tags", record.path("tags").size());
  }

  /** A name-based UUID, always the same for the same name. */
  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** The keywords of a dataset as tags. */
  public static Set<String> tags(Dataset dataset) {
    return CkanTags.of(dataset.keywords());
  }

  /** The name of an organisation: {@code [a-z0-9-]}, different for each title. */
  public static String organisation(String title) {
    String words = Slug.of(title);
    String slug = words.substring(0, Math.min(LONGEST_SLUG, words.length()));
    return slug + (slug.isEmpty() ? "" : "-") + Hashes.sha256(title).substring(0, NAME_HASH);
  }

  public static ObjectNode describeOrganisation(String title) {
    return gathering(organisation(title), title)
        .put("type", "organization")
        .put("is_organization", true);
  }

  /** The name of the group of a theme. */
  public static String group(String theme) {
    return theme.toLowerCase(Locale.ROOT);
  }

  public ObjectNode describeGroup(String theme) {
    return gathering(group(theme), themes.apply(theme))
        .put("type", "group")
        .put("is_organization", false);
  }

  private static ObjectNode gathering(String name, String title) {
    return JSON.objectNode()
        .put("id", name)
        .put("name", name)
        .put("title", title)
        .put("display_name", title)
        .put("description", "")
        .put("image_url", "")
        .put("state", "active")
        .put("approval_status", "approved");
  }

  /** All licences whose ids packages may contain. */
  public static List<ObjectNode> licences() {
    Map<String, ObjectNode> licences = new LinkedHashMap<>();
    for (KnownLicence known : KnownLicence.all()) {
      if (known.ckan() != null) {
        licences.putIfAbsent(known.ckan(), licence(known));
      }
    }
    return List.copyOf(licences.values());
  }

  private static ObjectNode licence(KnownLicence known) {
    return JSON.objectNode()
        .put("id", known.ckan())
        .put("title", known.label())
        .put("status", "active")
        .put("url", known.document() == null ? "" : known.document().toString())
        .put("od_conformance", "approved");
  }
}
