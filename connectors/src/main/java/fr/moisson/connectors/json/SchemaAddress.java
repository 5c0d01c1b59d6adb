package fr.moisson.connectors.json;

import fr.moisson.harvesters.rules.WebAddress;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schemas that are named after their page at schema.data.gouv.fr: {@code etalab/schema-zfe}. */
public final class SchemaAddress {

  /** An owner without a dot, as no host is, and the name of a schema, which is no file's. */
  private static final Pattern NAME = Pattern.compile("[\\w-]+/(?!.*\\.json$)[\\w.-]+");

  private static final String SCHEMAS = "https://schema.data.gouv.fr/";

  /** The page of a schema in a version, which may be unsaid; null for what is no such name. */
  public static @Nullable URI of(@Nullable String name, @Nullable String version) {
    return name == null || !NAME.matcher(name).matches()
        ? null
        : WebAddress.read(SCHEMAS + name + "/" + (version == null ? "" : version + "/"))
            .orElse(null);
  }

  private SchemaAddress() {}
}
