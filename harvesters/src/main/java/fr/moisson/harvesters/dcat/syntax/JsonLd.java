package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import java.net.URI;

/** JSON-LD as we read it: without the network, and as lenient as the other syntaxes. */
public final class JsonLd {

  /**
   * @param contexts where those come from that a document points at
   */
  public static JsonLdOptions options(URI base, DocumentLoader contexts) {
    JsonLdOptions options = new JsonLdOptions(contexts);
    options.setBase(base);
    // Else what is said of an IRI that is none would be passed over without a word.
    options.setUriValidation(UriValidationPolicy.None);
    return options;
  }

  private JsonLd() {}
}
