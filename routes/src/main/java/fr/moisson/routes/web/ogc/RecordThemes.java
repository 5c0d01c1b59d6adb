package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset is about, by the concepts of each thesaurus: the European themes, those of INSPIRE
 * and the categories of high-value datasets.
 */
record RecordThemes(Dataset dataset, Language language) {

  void write(ObjectNode properties) {
    write(properties, EuropeanCodes.THEMES, european());
    write(properties, InspireCodes.THEMES, inspire());
    write(properties, HighValue.SCHEME, highValue());
  }

  /** Titles by addresses. */
  private Map<String, @Nullable String> european() {
    Map<String, @Nullable String> concepts = new LinkedHashMap<>();
    for (String code : dataset.themes()) {
      concepts.put(EuropeanCodes.THEMES + "/" + code, new Texts(language).theme(code));
    }
    return concepts;
  }

  /** Those whose names are among the keywords, as in the feeds, under the name that is there. */
  private Map<String, @Nullable String> inspire() {
    Map<String, @Nullable String> concepts = new LinkedHashMap<>();
    for (String keyword : dataset.keywords()) {
      InspireCodes.theme(keyword).ifPresent(iri -> concepts.putIfAbsent(iri, keyword));
    }
    return concepts;
  }

  private Map<String, @Nullable String> highValue() {
    Map<String, @Nullable String> concepts = new LinkedHashMap<>();
    for (URI category : dataset.hvdCategories()) {
      String iri = category.toString();
      boolean isFrench = language == Language.FRENCH;
      concepts.put(iri, HighValue.name(Iris.lastName(iri), isFrench).orElse(null));
    }
    return concepts;
  }

  private static void write(
      ObjectNode properties, String scheme, Map<String, @Nullable String> concepts) {
    if (concepts.isEmpty()) {
      return;
    }
    ObjectNode theme = properties.withArray("themes").addObject();
    ArrayNode list = theme.putArray("concepts");
    concepts.forEach(
        (iri, title) -> {
          ObjectNode concept = list.addObject().put("id", Iris.lastName(iri)).put("url", iri);
          if (title != null) {
            concept.put("title", title);
          }
        });
    theme.put("scheme", scheme);
  }
}
