package fr.moisson.connectors.dcat;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import fr.moisson.harvesters.dcat.syntax.NoContexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The contexts of JSON-LD that a feed points at instead of carrying them. They are never fetched.
 * That of the <a href="https://resources.data.gov/resources/dcat-us/">American profile</a> is
 * known, because ArcGIS Hub writes every town's feed in it; ours has the terms that we read.
 */
final class Contexts extends NoContexts {

  private static final Pattern DCAT_US =
      Pattern.compile(
          "https?://(?:project-open-data\\.cio\\.gov/|(?:resources\\.)?data\\.gov/.*dcat-us).*");

  @Override
  public Document loadDocument(URI context, DocumentLoaderOptions options) throws JsonLdError {
    return DCAT_US.matcher(context.toString()).matches()
        ? american()
        : super.loadDocument(context, options);
  }

  /** The terms of the American profile, for documents that use them and do not say so. */
  static JsonDocument american() {
    try (InputStream known =
        Objects.requireNonNull(Contexts.class.getResourceAsStream("dcat-us-context.jsonld"))) {
      return JsonDocument.of(known);
    } catch (JsonLdError e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
