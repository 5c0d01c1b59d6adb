package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.api.ApiAnswer;
import fr.moisson.routes.web.api.Root;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link in OGC APIs (RFC 8288). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Link(String href, String rel, @Nullable String type, @Nullable String title) {

  static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
  static final String SORTABLES = "http://www.opengis.net/def/rel/ogc/1.0/sortables";

  /** Leads to the text of a licence; empty if there is none. */
  static Optional<Link> toLicence(@Nullable Licence licence) {
    return licence == null || licence.uri() == null
        ? Optional.empty()
        : Optional.of(new Link(licence.uri().toString(), "license", null, licence.label()));
  }

  /** Leads from the data of a dataset to its page. */
  static Link toPage(Root root, Dataset dataset, Language language) {
    String page = root.page(dataset.id().key(), language);
    return new Link(page, "alternate", ApiAnswer.HTML, dataset.title());
  }
}
