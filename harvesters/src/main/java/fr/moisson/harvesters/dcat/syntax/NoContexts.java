package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contexts that a document of JSON-LD points at instead of carrying them: they are not fetched. One
 * for each document, of which it knows why that was not read.
 */
public class NoContexts implements DocumentLoader {

  private @Nullable URI refused;

  @Override
  public Document loadDocument(URI context, DocumentLoaderOptions options) throws JsonLdError {
    refused = context;
    throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, context.toString());
  }

  /**
   * That a context was wanted; empty if none was. Readers tell of their faults in words only.
   *
   * @param origin of the document
   */
  public final Optional<Notice> fault(Object origin) {
    return Optional.ofNullable(refused)
        .map(context -> Notice.of(Notice.Code.CONTEXT_ELSEWHERE, origin, context));
  }
}
