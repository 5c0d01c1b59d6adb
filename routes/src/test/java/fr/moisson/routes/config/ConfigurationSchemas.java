package fr.moisson.routes.config;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of the files that officers write, generated from the records that these files are
 * bound to. They use draft 7, which editors support best, and no references, so that editors show
 * each option's description.
 */
final class ConfigurationSchemas {

  private static final String EMBEDDED = "embedded";

  private final SchemaGenerator generator = generator();

  Map<String, ObjectNode> all() {
    return Map.of(
        "settings", settings(),
        "source", source(),
        "territory", territory(),
        "mapping",
            document(MappingFile.class, "Correspondance de colonnes (config/schemas/*.yaml)"));
  }

  private ObjectNode settings() {
    return document(Settings.class, "Réglages de Moisson (config/moisson.yaml)");
  }

  /** No option is required, since the territory's file supplies what a preset leaves out. */
  private ObjectNode source() {
    ObjectNode schema = document(Preset.class, "Préréglage de source (config/sources/*.yaml)");
    Map<String, ObjectNode> options = options(Source.class, "Source");
    options.values().forEach(ConfigurationSchemas::requireNothing);
    choices(schema, "source", options);
    return schema;
  }

  private ObjectNode territory() {
    ObjectNode schema = document(TerritoryFile.class, "Territoire (config/territories/*.yaml)");
    ObjectNode sources = property(schema, "sources");
    ArrayNode forms = JsonNodeFactory.instance.arrayNode();
    forms.addObject().put("type", "string").put("description", "Nom du préréglage.");
    forms.add(sources.get("items"));
    sources.putObject("items").set("anyOf", forms);

    ObjectNode portal = (ObjectNode) property(schema, "portals").get("additionalProperties");
    Map<String, ObjectNode> options = options(Portal.class, "Portal");
    choices(portal, "type", options);
    ((ArrayNode) property(portal, "type").get("enum")).add(EMBEDDED);
    ObjectNode embedded = ((ArrayNode) portal.get("allOf")).addObject();
    when(embedded, "type", EMBEDDED);
    embedded.putObject("then").putObject("propertyNames").put("const", "type");
    return schema;
  }

  private ObjectNode document(Class<?> type, String title) {
    ObjectNode generated = generate(type);
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.set("$schema", generated.get("$schema"));
    schema.put("title", title);
    schema.setAll(generated);
    return schema;
  }

  private ObjectNode generate(Class<?> type) {
    ObjectNode schema = generator.generateSchema(type);
    unwrap(schema);
    return schema;
  }

  /**
   * Puts the keys of unwrapped components before the others, instead of in schemas of their own.
   */
  private static void unwrap(JsonNode schema) {
    schema.forEach(ConfigurationSchemas::unwrap);
    if (schema instanceof ObjectNode object && object.remove("allOf") instanceof ArrayNode parts) {
      ObjectNode keys = JsonNodeFactory.instance.objectNode();
      parts.forEach(part -> keys.setAll((ObjectNode) part.get("properties")));
      keys.setAll((ObjectNode) object.get("properties"));
      object.set("properties", keys);
    }
  }

  /** The options of each connector, by its name. */
  private Map<String, ObjectNode> options(Class<?> port, String role) {
    Map<String, ObjectNode> options = new TreeMap<>();
    for (JavaClass found : new ClassFileImporter().importPackages("fr.moisson.connectors")) {
      if (found.isAssignableTo(port) && found.getSimpleName().endsWith(role)) {
        ObjectNode schema = generate(found.reflect());
        schema.remove("$schema");
        options.put(
            found.getSimpleName().replaceFirst(role + "$", "").toLowerCase(Locale.ROOT), schema);
      }
    }
    return options;
  }

  /** Makes the allowed {@code options} depend on the value of another key beside them. */
  private static void choices(ObjectNode schema, String key, Map<String, ObjectNode> options) {
    ArrayNode names = property(schema, key).putArray("enum");
    ArrayNode all = schema.putArray("allOf");
    options.forEach(
        (name, option) -> {
          names.add(name);
          ObjectNode choice = all.addObject();
          when(choice, key, name);
          ObjectNode then = choice.putObject("then");
          if (option.has("required")) {
            then.putArray("required").add("options");
          }
          then.putObject("properties").set("options", option);
        });
  }

  private static void when(ObjectNode choice, String key, String name) {
    ObjectNode condition = choice.putObject("if");
    condition.putObject("properties").putObject(key).put("const", name);
    condition.putArray("required").add(key);
  }

  private static ObjectNode property(ObjectNode schema, String name) {
    return (ObjectNode) schema.get("properties").get(name);
  }

  private static void requireNothing(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("required").isArray()) {
      object.remove("required");
    }
    schema.forEach(ConfigurationSchemas::requireNothing);
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.RESPECT_JSONPROPERTY_REQUIRED, JacksonOption.SKIP_SUBTYPE_LOOKUP))
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
    builder.forFields().withIgnoreCheck(field -> field.getAnnotation(JacksonInject.class) != null);
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(ConfigurationSchemas::asWritten)
        .withTypeAttributeOverride(
            (attributes, scope, context) -> {
              if (scope.getType().getErasedType() == TerritoryFile.Place.class) {
                attributes.put("minProperties", 1).put("maxProperties", 1);
              }
            });
    // Fields in order of declaration, which is the order of the documentation.
    builder.forTypesInGeneral().withPropertySorter((first, second) -> 0);
    return new SchemaGenerator(builder.build());
  }

  /** Schemas of values that are written in YAML differently from what their Java class suggests. */
  private static @Nullable CustomDefinition asWritten(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> known = type.getErasedType();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (known == Secret.class) {
      schema.put("type", "string").put("pattern", "^(\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}|file:.+)$");
    } else if (known == URI.class) {
      schema.put("type", "string").put("format", "uri").put("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://");
    } else if (known == Schedule.class) {
      schema.put("type", "string");
    } else if (known == Duration.class) {
      schema.put("type", "integer").put("minimum", 0);
    } else if (known == OneOrMore.class) {
      ArrayNode forms = schema.putArray("anyOf");
      forms.addObject().put("type", "string");
      forms
          .addObject()
          .put("type", "array")
          .put("minItems", 1)
          .putObject("items")
          .put("type", "string");
    } else if (known == ObjectNode.class) {
      schema.put("type", "object");
    } else if (known == Map.class) {
      ResolvedType values = type.typeParametersFor(Map.class).get(1);
      schema.put("type", "object");
      schema.set("additionalProperties", context.createDefinitionReference(values));
    } else if (known.isEnum()) {
      ArrayNode names = schema.put("type", "string").putArray("enum");
      for (Object constant : known.getEnumConstants()) {
        names.add(Expected.written((Enum<?>) constant));
      }
    } else {
      return null;
    }
    return new CustomDefinition(
        schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
  }
}
