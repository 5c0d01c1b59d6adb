package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import java.net.URI;

/** Options for reading JSON-LD: without the network, and as lenient as for the other syntaxes. */
public final class JsonLd {

  /**
   * @param contexts loads the contexts that a document refers to
   */
  public static JsonLdOptions options(URI base, DocumentLoader contexts) {
    JsonLdOptions options = new JsonLdOptions(contexts);
    options.setBase(base);
    // Otherwise statements about an invalid IRI would be dropped silently.
    options.setUriValidation(UriValidationPolicy.None);
    return options;
  }

  private JsonLd() {}
}
