package fr.moisson.connectors.json;

import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schemas named by their path at schema.data.gouv.fr: {@code etalab/schema-zfe}. */
public final class SchemaAddress {

  /** An owner without a dot, unlike a host, and the name of a schema, not of a file. */
  private static final Pattern NAME = Pattern.compile("[\\w-]+/(?!.*\\.json$)[\\w.-]+");

  private static final String SCHEMAS = "https://schema.data.gouv.fr/";

  /** The page of a schema, optionally in a version; null if the name is not of this form. */
  public static @Nullable URI of(@Nullable String name, @Nullable String version) {
    return name == null || !NAME.matcher(name).matches()
        ? null
        : WebAddress.read(SCHEMAS + name + "/" + (version == null ? "" : version + "/"))
            .orElse(null);
  }

  private SchemaAddress() {}
}
