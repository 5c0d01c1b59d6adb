package fr.moisson.routes.web.feed;

import static fr.moisson.routes.web.feed.FeedReader.HYDRA;
import static fr.moisson.routes.web.feed.FeedReader.datasets;
import static fr.moisson.routes.web.feed.FeedReader.iris;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the whole feed and of its parts. */
class FeedPagesTest {

  @TempDir Path folder;
  @AutoClose private Site site;
  private FeedReader feeds;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    feeds = new FeedReader(site);
  }

  @ParameterizedTest
  @EnumSource(FeedSyntax.class)
  void thePagesTogetherAreTheWhole(FeedSyntax syntax) {
    feeds.publish(2 * Shelf.BLOCK_SIZE + 7);
    List<String> found = new ArrayList<>();
    Model together = ModelFactory.createDefaultModel();
    String next = "/catalog." + syntax.extension() + "?page=1";
    int pages = 0;
    while (next != null) {
      Model page = feeds.read(next);
      assertThat(
              page.listSubjectsWithProperty(
                      RDF.type, page.createResource(HYDRA + "PartialCollectionView"))
                  .toList())
          .as("one view a page")
          .hasSize(1);
      found.addAll(datasets(page));
      together.add(page);
      next = feeds.following(page);
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(found).doesNotHaveDuplicates().hasSize(2 * Shelf.BLOCK_SIZE + 7);
    together.remove(paging(together));
    assertThat(together.isIsomorphicWith(feeds.read("/catalog.ttl"))).isTrue();
  }

  private static List<Statement> paging(Model model) {
    return model.listStatements().toList().stream()
        .filter(
            statement ->
                statement.getPredicate().getURI().startsWith(HYDRA)
                    || statement.getObject().toString().startsWith(HYDRA))
        .toList();
  }

  @Test
  void pagesTellOfThoseBesideThemInTheirHeadersToo() {
    feeds.publish(2 * Shelf.BLOCK_SIZE + 7);

    HttpResponse<String> answer = site.get("/catalog.rdf?page=2");

    assertThat(answer.headers().allValues("Link"))
        .contains(
            "<https://donnees.example/catalog.rdf?page=1>; rel=\"prev\"",
            "<https://donnees.example/catalog.rdf?page=3>; rel=\"next\"",
            "<https://donnees.example/catalog.ttl?page=2>; rel=\"alternate\"; type=\"text/turtle\"",
            "<http://data.europa.eu/r5r/>; rel=\"profile\"");
    assertThat(site.get("/catalog.rdf?page=4").statusCode()).isEqualTo(404);
    assertThat(site.get("/catalog.rdf?page=0").statusCode()).isEqualTo(404);
    assertThat(site.get("/catalog.rdf?page=x").statusCode()).isEqualTo(404);
  }

  @Test
  void partsHaveFeedsOfTheirOwnWithTheSameAddresses() {
    String trees = feeds.publish("79191", "arbres", "Arbres", "ENVI");
    String roads = feeds.publish("79191", "routes", "Routes", "TRAN");
    String other = feeds.publish("35360", "arbres", "Arbres de Vitré", "ENVI");

    assertThat(datasets(feeds.read("/territories/79191/catalog.ttl")))
        .isEqualTo(iris(trees, roads));
    assertThat(datasets(feeds.read("/themes/ENVI/catalog.jsonld"))).isEqualTo(iris(trees, other));
    assertThat(datasets(feeds.read("/sources/arbres/catalog.nt?page=1")))
        .isEqualTo(iris(trees, other));
    Datasets.withdraw(site.portal, trees);
    assertThat(datasets(feeds.read("/territories/79191/catalog.rdf"))).isEqualTo(iris(roads));
    Datasets.withdraw(site.portal, roads);
    assertThat(datasets(feeds.read("/territories/79191/catalog.rdf"))).isEmpty();
    for (String unknown : List.of("territories/79192", "themes/ENV", "sources/%25")) {
      assertThat(site.get("/" + unknown + "/catalog.ttl").statusCode()).as(unknown).isEqualTo(404);
    }
  }

  @Test
  void pagesOfAPartDoNotShiftWhenDatasetsLeave() {
    List<String> keys =
        IntStream.rangeClosed(1, Shelf.BLOCK_SIZE + 1)
            .mapToObj(
                number -> feeds.publish("79191", "source" + number, "Arbres " + number, "ENVI"))
            .toList();
    Datasets.withdraw(site.portal, keys.get(0));
    String last = keys.get(Shelf.BLOCK_SIZE);
    assertThat(datasets(feeds.read("/territories/79191/catalog.ttl?page=2"))).isEqualTo(iris(last));
    assertThat(datasets(feeds.read("/territories/79191/catalog.ttl?page=1")))
        .hasSize(Shelf.BLOCK_SIZE - 1)
        .doesNotContain(iris(last).get(0));
    assertThat(datasets(feeds.read("/territories/79191/catalog.ttl"))).hasSize(Shelf.BLOCK_SIZE);
    assertThat(site.get("/api/explore/v2.1/catalog/datasets?limit=1&offset=99").body())
        .as("what is listed by a number of those that are shown")
        .contains(last);
  }

  @Test
  void pagesOfAThemeDoNotShiftWhenDatasetsChangeToAnother() {
    List<String> keys =
        IntStream.rangeClosed(1, Shelf.BLOCK_SIZE + 1)
            .mapToObj(
                number -> feeds.publish("79191", "source" + number, "Arbres " + number, "ENVI"))
            .toList();
    String next = feeds.following(feeds.read("/themes/ENVI/catalog.ttl?page=1"));
    feeds.publish("79191", "source1", "Arbres 1", "TRAN");

    assertThat(datasets(feeds.read(next))).isEqualTo(iris(keys.get(Shelf.BLOCK_SIZE)));
  }

  @Test
  void whoReadsASmallPartIsLedFromPageToPageThatListsSomething() {
    String first = feeds.publish("79191", "routes", "Routes", "TRAN");
    feeds.publish(3 * Shelf.BLOCK_SIZE);
    String last = feeds.publish("79191", "trains", "Trains", "TRAN");
    feeds.publish("79191", "arbres", "Arbres", "ENVI");

    Model page = feeds.read("/themes/TRAN/catalog.ttl?page=1");
    String next = feeds.following(page);
    Model end = feeds.read(next);

    assertThat(datasets(page)).isEqualTo(iris(first));
    assertThat(next).isEqualTo("/themes/TRAN/catalog.ttl?page=4");
    assertThat(datasets(end)).isEqualTo(iris(last));
    assertThat(feeds.following(end)).isNull();
    assertThat(site.get("/themes/TRAN/catalog.ttl?page=1").headers().allValues("Link"))
        .contains("<https://donnees.example/themes/TRAN/catalog.ttl?page=4>; rel=\"next\"");
    assertThat(site.get(next).headers().allValues("Link")).noneMatch(link -> link.contains("next"));
  }
}
