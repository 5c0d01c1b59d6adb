package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
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

  /** Of a context that is not known here. */
  public static Document refuse(URI context, DocumentLoaderOptions options) throws JsonLdError {
    throw new JsonLdError(
        JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
        "its @context lies at " + context + ", and is not fetched");
  }

  private JsonLd() {}
}
