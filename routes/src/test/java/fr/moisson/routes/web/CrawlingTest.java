package fr.moisson.routes.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.routes.portal.Datasets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What search engines read. */
class CrawlingTest {

  private static final Pattern STRUCTURED =
      Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>");
  private static final Pattern ADDRESS = Pattern.compile("<loc>https://donnees.example(.*?)</loc>");

  @TempDir Path folder;
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  private JsonNode structured(Dataset dataset) throws IOException {
    String page = site.page("/datasets/" + Datasets.publish(site.portal, dataset));
    Matcher found = STRUCTURED.matcher(page);
    assertThat(found.find()).isTrue();
    return new JsonMapper().readTree(found.group(1));
  }

  /** Google Dataset Search ignores descriptions shorter than 50 or longer than 5,000 characters. */
  @ParameterizedTest
  @CsvSource({
    "0, 'Arbres de Niort. '",
    "3, 'Arbres de Niort. mot mot mot. '",
    "20, mot",
    "2000, mot"
  })
  void searchEnginesAreGivenDescriptionsOfTheLengthThatTheyTake(int words, String beginning)
      throws IOException {
    JsonNode node =
        structured(
            Datasets.dataset(
                "1",
                "Arbres de Niort",
                draft ->
                    draft
                        .description("mot ".repeat(words).strip())
                        .publisher(new Agent("Communauté d’agglomération du Niortais", null, null))
                        .keywords(List.of())));

    assertThat(node.path("description").asText()).startsWith(beginning);
    assertThat(node.path("description").asText().length()).isBetween(50, 5000);
    assertThat(node.has("identifier")).as("a list of none").isFalse();
    assertThat(node.has("keywords")).as("a list of none").isFalse();
  }

  @Test
  void thePageOfADatasetSaysWhatItIsInTheWordsOfSearchEngines() throws IOException {
    Distribution.Extract extract = Samples.trees(site.files);
    JsonNode node =
        structured(
            Datasets.dataset(
                "1",
                "Arbres",
                draft ->
                    draft
                        .description("Tous les arbres.")
                        .keywords(List.of("arbre"))
                        .publisher(
                            new Agent(
                                "Ville de Niort",
                                URI.create("https://niort.example/"),
                                "217901917"))
                        .licence(
                            new Licence(
                                "Licence Ouverte 2.0", URI.create("https://licence.example/lo")))
                        .temporal(new Period("2019", null))
                        .coverage(Coverage.of(List.of(), new Box(-0.5, 46.2, -0.3, 46.4)))
                        .distributions(List.of(extract))));

    assertThat(node.get("@type").textValue()).isEqualTo("Dataset");
    assertThat(node.get("name").textValue()).isEqualTo("Arbres");
    assertThat(node.get("license").textValue()).isEqualTo("https://licence.example/lo");
    assertThat(node.get("temporalCoverage").textValue()).isEqualTo("2019/..");
    assertThat(node.at("/spatialCoverage/0/geo/box").textValue()).isEqualTo("46.2 -0.5 46.4 -0.3");
    assertThat(node.at("/publisher/taxID").textValue()).isEqualTo("217901917");
    assertThat(node.at("/distribution/0/contentUrl").textValue())
        .isEqualTo("https://donnees.example/files/" + extract.file());
    assertThat(node.get("url").textValue()).startsWith("https://donnees.example/datasets/essai-");
  }

  /** INSPIRE calls public what is for sale, too. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "PUBLIC, Licence Ouverte 2.0, -, true",
        "-, ODbL 1.0, Citer la ville., true",
        "RESTRICTED, Licence Ouverte 2.0, -, false",
        "PUBLIC, -, -, false",
        "-, -, -, false",
        "PUBLIC, Donnée payante : 50 € par commune, -, false",
        "PUBLIC, Licence Ouverte 2.0, Données payantes sur devis., false"
      })
  void onlyAKnownLicenceWithoutConditionsSaysThatDataAreFree(
      String access, String licence, String right, boolean isFree) throws IOException {
    JsonNode node =
        structured(
            Datasets.dataset(
                "1",
                "Captages",
                draft ->
                    draft
                        .access(access)
                        .licence(Licence.of(licence, null))
                        .rights(right == null ? List.of() : List.of(right))));

    assertThat(node.path("isAccessibleForFree").asBoolean()).isEqualTo(isFree);
  }

  @Test
  void whoMadeTheDataIsCitedBeforeWhoPublishesThem() throws IOException {
    Agent team = new Agent("Laboratoire des arbres", null, null);
    Agent person =
        new Agent("Autrice Une", URI.create("https://orcid.org/0000-0000-0000-0000"), null);
    Agent publisher = new Agent("Dépôt de recherche", null, null);

    JsonNode node =
        structured(
            Datasets.dataset(
                "1",
                "Arbres",
                draft ->
                    draft
                        .languages(List.of("ENG"))
                        .publisher(publisher)
                        .attributions(
                            List.of(
                                new Attribution("custodian", publisher),
                                new Attribution("author", person),
                                new Attribution("originator", team)))));
    JsonNode alone =
        structured(Datasets.dataset("2", "Arbres", draft -> draft.publisher(publisher)));

    assertThat(node.path("creator").findValuesAsText("name"))
        .containsExactly(person.name(), team.name());
    assertThat(node.path("creator").findValuesAsText("@type"))
        .containsExactly("Person", "Organization");
    assertThat(node.at("/publisher/name").asText()).isEqualTo(publisher.name());
    assertThat(alone.at("/creator/0/name").asText()).isEqualTo(publisher.name());
    assertThat(node.path("inLanguage")).as("of the data").hasToString("[\"en\"]");
    assertThat(alone.path("inLanguage")).as("of their description").hasToString("[\"fr\"]");
  }

  @Test
  void nothingThatASourceWroteEndsTheElementOrRuns() throws IOException {
    String hostile = "</script><script>alert(1)</script><!-- &amp; \u2028";
    JsonNode node =
        structured(
            Datasets.dataset(
                "1",
                hostile,
                draft ->
                    draft
                        .description(hostile)
                        .landingPage(URI.create("javascript:alert(1)"))
                        .distributions(
                            List.of(
                                Distribution.Link.to("x", URI.create("javascript:alert(1)"))))));

    assertThat(node.get("name").textValue()).isEqualTo(hostile);
    assertThat(node.has("sameAs")).isFalse();
    assertThat(node.get("distribution")).isEmpty();
  }

  /** Different datasets with the same {@code sameAs} would be found as one. */
  @Test
  void onlyThePageOfThisDatasetAloneIsTheSame() throws IOException {
    URI own = URI.create("https://source.example/jeux/arbres");
    URI shared = URI.create("https://source.example/jeux/images");
    Datasets.publish(
        site.portal, Datasets.dataset("1", "Image 1", draft -> draft.landingPage(shared)));

    JsonNode alone = structured(Datasets.dataset("2", "A", draft -> draft.landingPage(own)));
    JsonNode image = structured(Datasets.dataset("3", "B", draft -> draft.landingPage(shared)));
    JsonNode front =
        structured(
            Datasets.dataset(
                "4", "C", draft -> draft.landingPage(URI.create("https://source.example/"))));

    assertThat(alone.path("sameAs").textValue()).isEqualTo(own.toString());
    assertThat(image.has("sameAs")).isFalse();
    assertThat(front.has("sameAs")).isFalse();
  }

  @Test
  void aPartOfADatasetIsBasedOnIt() throws IOException {
    Distribution.Extract extract = Samples.trees(site.files);
    URI page = URI.create("https://source.example/jeux/arbres");

    JsonNode cut =
        structured(
            Datasets.dataset(
                "1", "A", draft -> draft.landingPage(page).distributions(List.of(extract))));
    JsonNode ofSite =
        structured(
            Datasets.dataset(
                "2",
                "B",
                draft ->
                    draft
                        .landingPage(URI.create("https://source.example/"))
                        .distributions(List.of(extract))));

    assertThat(cut.has("sameAs")).isFalse();
    assertThat(cut.at("/isBasedOn/0").textValue()).isEqualTo(page.toString());
    assertThat(ofSite.has("sameAs")).isFalse();
    assertThat(ofSite.at("/isBasedOn/0").textValue()).isEqualTo(extract.derivedFrom().toString());
  }

  @Test
  void theSitemapHasEachDatasetOnce() {
    List<String> keys =
        IntStream.range(0, 230)
            .mapToObj(n -> Datasets.publish(site.portal, Datasets.dataset("n" + n, "Jeu " + n)))
            .toList();
    Datasets.withdraw(site.portal, keys.get(7));

    assertThat(site.page("/robots.txt"))
        .contains("Disallow: /?\n", "Disallow: /en/page/*?\n")
        .as("feeds have pages too, which harvesters follow")
        .doesNotContain("Disallow: /*?")
        .contains("Sitemap: https://donnees.example/sitemap.xml");
    List<String> parts = addresses("/sitemap.xml");
    List<String> pages = parts.stream().flatMap(part -> addresses(part).stream()).toList();

    assertThat(pages)
        .hasSize(229)
        .doesNotHaveDuplicates()
        .doesNotContain("/datasets/" + keys.get(7));
    assertThat(site.get(pages.get(100)).statusCode()).isEqualTo(200);
    assertThat(site.get("/sitemap-2.xml").statusCode()).isEqualTo(404);
    assertThat(site.get("/sitemap-x.xml").statusCode()).isEqualTo(404);
  }

  private List<String> addresses(String sitemap) {
    return ADDRESS.matcher(site.page(sitemap)).results().map(found -> found.group(1)).toList();
  }
}
