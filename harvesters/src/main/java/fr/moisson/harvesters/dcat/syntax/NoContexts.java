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
 * Refuses to fetch the contexts that a JSON-LD document refers to instead of containing them.
 * Create one for each document, as it remembers the context that kept the document from being read.
 */
public class NoContexts implements DocumentLoader {

  private @Nullable URI refused;

  @Override
  public Document loadDocument(URI context, DocumentLoaderOptions options) throws JsonLdError {
    refused = context;
    throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, context.toString());
  }

  /**
   * The fault if a context was refused; empty if none was. Readers only report faults as text.
   *
   * @param origin of the document
   */
  public final Optional<Notice> fault(Object origin) {
    return Optional.ofNullable(refused)
        .map(context -> Notice.of(Notice.Code.CONTEXT_ELSEWHERE, origin, context));
  }
}
