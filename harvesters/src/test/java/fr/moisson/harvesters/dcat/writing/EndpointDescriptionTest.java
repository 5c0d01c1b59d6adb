package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Kind;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointDescriptionTest {

  private static final String API = "https://ex.org/api";

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"DATASET", "SERVICE"})
  void whatTheSourceSaysOfAServiceIsWrittenAsItIs(Kind kind) {
    Service service =
        new Service(
            URI.create(API),
            "API",
            null,
            "API de la ville",
            List.of(URI.create(API + "/api")),
            List.of(URI.create("https://ex.org/guide")),
            List.of(URI.create("https://ex.org/profile")));
    Link link = Link.to("Arbres", URI.create(API + "/arbres")).through(service);
    Dataset dataset =
        AnyDataset.of(new Random(1))
            .with(
                draft ->
                    draft
                        .kind(kind)
                        .landingPage(URI.create("https://ex.org/arbres"))
                        .distributions(List.of(link)));
    Model feed =
        FeedWriterTest.parse(
            FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset)), FeedSyntax.TURTLE);
    Resource written = feed.listSubjectsWithProperty(DCAT.endpointURL).next();

    assertThat(objects(written, DCAT.endpointDescription)).contains(API + "/api");
    assertThat(objects(written, DCTerms.conformsTo)).contains("https://ex.org/profile");
    if (kind == Kind.DATASET) {
      assertThat(objects(written, DCAT.endpointDescription)).containsExactly(API + "/api");
      assertThat(objects(written, FOAF.page)).containsExactly("https://ex.org/guide");
      assertThat(written.getProperty(DCTerms.title).getString()).isEqualTo("API de la ville");
    }
  }

  private static List<String> objects(Resource from, Property property) {
    return from.listProperties(property).mapWith(one -> one.getObject().toString()).toList();
  }
}
