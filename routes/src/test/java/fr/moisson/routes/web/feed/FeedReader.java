package fr.moisson.routes.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Site;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Publishes datasets and reads their feeds. */
record FeedReader(Site site) {

  static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

  static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  Model read(String address) {
    HttpResponse<String> answer = site.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    Lang lang =
        RDFLanguages.contentTypeToLang(header(answer, "Content-Type").replaceAll(";.*", ""));
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(answer.body(), lang).parse(model);
    return model;
  }

  static List<String> datasets(Model model) {
    return model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList().stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  static List<String> iris(String... keys) {
    return Stream.of(keys).map(key -> "https://donnees.example/datasets/" + key).sorted().toList();
  }

  /** The address of the next page; null after the last one. */
  @Nullable String following(Model page) {
    List<String> next =
        page.listObjectsOfProperty(page.createProperty(HYDRA + "next")).toList().stream()
            .map(Object::toString)
            .toList();
    assertThat(page.listObjectsOfProperty(page.createProperty(HYDRA + "nextPage")).toList())
        .hasSameSizeAs(next);
    return next.isEmpty() ? null : next.get(0).replace(Site.PUBLIC_URL.toString(), "/");
  }

  void publish(int count) {
    IntStream.range(0, count)
        .forEach(n -> Datasets.publish(site.portal, Datasets.dataset("n" + n, "Jeu n° " + n)));
  }

  String publish(String territory, String source, String title, String theme) {
    Dataset dataset =
        Dataset.draft(new DatasetId(territory, source, title), title)
            .themes(List.of(theme))
            .build();
    return Datasets.publish(site.portal, dataset);
  }
}
