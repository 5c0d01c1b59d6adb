package fr.moisson.connectors.dcat;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON-LD contexts to which feeds refer. They are never downloaded. The context of the <a
 * href="https://resources.data.gov/resources/dcat-us/">American profile</a> is included, because
 * ArcGIS Hub uses it for the feed of every town, and so is schema.org, which sites use to describe
 * their datasets for search engines, and that of DCAT-AP. Our versions contain the terms that we
 * read, mapped to DCAT.
 */
final class Contexts {

  private static final Pattern DCAT_US =
      Pattern.compile(
          "https?://(?:project-open-data\\.cio\\.gov/|(?:resources\\.)?data\\.gov/.*dcat-us).*");

  private static final Pattern SCHEMA_ORG =
      Pattern.compile("https?://(?:www\\.)?schema\\.org\\b.*");

  /**
   * The terms of version 3 and the local names of properties, which version 2 used as terms; not
   * the contexts of its profiles, or those with maps of languages.
   */
  private static final Pattern DCAT_AP =
      Pattern.compile(
          "https?://(?!.*_lang_)(?:semiceu\\.github\\.io|raw\\.githubusercontent\\.com/SEMICeu)/"
              + "(?:.*/)?DCAT-AP/.*");

  static Optional<Document> known(URI context) {
    String address = context.toString();
    if (SCHEMA_ORG.matcher(address).matches()) {
      return Optional.of(schemaOrg());
    }
    if (DCAT_AP.matcher(address).matches()) {
      return Optional.of(shipped("dcat-ap-context.jsonld"));
    }
    return DCAT_US.matcher(address).matches() ? Optional.of(american()) : Optional.empty();
  }

  /** The terms of the American profile, for documents that use them without saying so. */
  static JsonDocument american() {
    return shipped("dcat-us-context.jsonld");
  }

  /** The terms of schema.org, for documents that have them under a prefix. */
  static JsonDocument schemaOrg() {
    return shipped("schema-org-context.jsonld");
  }

  private static JsonDocument shipped(String name) {
    try (InputStream known = Objects.requireNonNull(Contexts.class.getResourceAsStream(name))) {
      return JsonDocument.of(known);
    } catch (JsonLdError e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Contexts() {}
}
