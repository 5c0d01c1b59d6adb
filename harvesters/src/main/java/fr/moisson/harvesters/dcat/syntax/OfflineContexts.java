package fr.moisson.harvesters.dcat.syntax;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import fr.moisson.harvesters.model.Notice;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to fetch the contexts that a JSON-LD document refers to instead of containing them,
 * except for those that are known. Create one for each document, as it remembers the context that
 * kept the document from being read.
 */
public final class OfflineContexts implements DocumentLoader {

  private final Function<URI, Optional<Document>> known;
  private @Nullable URI refused;

  public OfflineContexts(Function<URI, Optional<Document>> known) {
    this.known = known;
  }

  @Override
  public Document loadDocument(URI context, DocumentLoaderOptions options) throws JsonLdError {
    Optional<Document> document = known.apply(context);
    if (document.isPresent()) {
      return document.get();
    }
    refused = context;
    throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, context.toString());
  }

  /**
   * The fault if a context was refused; empty if none was. Readers only report faults as text.
   *
   * @param origin of the document
   */
  public Optional<Notice> fault(Object origin) {
    return Optional.ofNullable(refused)
        .map(context -> Notice.of(Notice.Code.CONTEXT_ELSEWHERE, origin, context));
  }
}
