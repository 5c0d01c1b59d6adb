package fr.moisson.routes.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.Shelf;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as received by a browser, from a server on a free port. */
class WebServerTest {

  @TempDir Path folder;
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  private String publish(Dataset dataset) {
    return Datasets.publish(site.portal, dataset);
  }

  private void publishAll() throws IOException {
    Samples.all(site.files).forEach(this::publish);
  }

  @Test
  void theCatalogueListsWhatIsOnTheShelf() throws IOException {
    publishAll();

    assertThat(site.page("/"))
        .contains("<html lang=\"fr\">", "13 jeux de données")
        .contains("Arbres d’alignement et des parcs", "Département des Deux-Sèvres")
        .contains("Mise à jour\u00a0: 17 février 2026", "Licence Ouverte 2.0", "Niort Agglo")
        .contains("Producteur non précisé", "Limité au territoire");
  }

  @Test
  void aCardSaysThatNoLicenceIsStated() throws IOException {
    publish(Datasets.dataset("1", "Energie des toits"));

    assertThat(site.page("/")).contains("<li>Licence non précisée</li>");
    assertThat(site.page("/en/")).contains("<li>Licence not stated</li>");
  }

  @Test
  void theEnglishCatalogueIsInEnglish() throws IOException {
    publishAll();

    for (String address : List.of("/en/", "/en")) {
      assertThat(site.page(address))
          .contains("<html lang=\"en\">", "13 datasets", "Updated 17 February 2026")
          .contains("Publisher not stated", "/en/datasets/")
          .doesNotContain("jeux de données");
    }
  }

  @Test
  void eachPageNamesItsOtherLanguage() throws IOException {
    String key = publish(Samples.treesDataset(site.files));

    assertThat(site.page("/datasets/" + key))
        .contains("href=\"../en/datasets/" + key + "\" lang=\"en\" hreflang=\"en\">English</a>")
        .contains("hreflang=\"en\" href=\"https://donnees.example/en/datasets/" + key + "\"")
        .contains("hreflang=\"fr\" href=\"https://donnees.example/datasets/" + key + "\"");
    assertThat(site.page("/en/?q=eau&theme=ENVI"))
        .contains("href=\"../?q=eau&amp;theme=ENVI\" lang=\"fr\"");
  }

  /** As behind a proxy that serves the site at {@code https://ville.example/donnees/}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/en",
        "/en/",
        "/?q=eau",
        "/datasets/KEY",
        "/datasets/KEY/",
        "/en/datasets/KEY",
        "/page/2",
        "/nulle/part/a%2Fb",
        "/catalogue",
        "/themes/ENVI",
        "/themes/ENVI/catalog",
        "/changes",
        "/dataset/KEY",
        "/territories/79191/dataset/KEY"
      })
  void everyLinkHoldsUnderAPathOfAnotherSite(String address) throws IOException {
    publishAll();
    String asked = address.replace("KEY", publish(Samples.treesDataset(site.files)));
    HttpResponse<String> answer = site.get(asked, "Accept", "text/html");

    List<String> links =
        Stream.concat(
                answer.headers().firstValue("Location").stream(),
                Pattern.compile("(?:href|src|action)=\"([^\"#]+)")
                    .matcher(answer.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&")))
            .filter(link -> !link.contains(":"))
            .toList();

    assertThat(links).isNotEmpty();
    for (String link : links) {
      String seen = URI.create("https://ville.example/donnees" + asked).resolve(link).toString();
      assertThat(seen).startsWith("https://ville.example/donnees/");
      assertThat(site.get(seen.substring("https://ville.example/donnees".length())).statusCode())
          .as(link)
          .isLessThan(400);
    }
  }

  @Test
  void accentsAreNoHindrance() {
    publish(Datasets.dataset("1", "Energie des toits"));
    publish(Datasets.dataset("2", "Autre chose"));

    assertThat(site.page("/?q=%C3%A9nergie"))
        .contains("1 jeu de données", "Energie des toits", "value=\"énergie\"")
        .doesNotContain("Autre chose");
  }

  @Test
  void filtersNarrowAndAreShownWithTheirCounts() throws IOException {
    publishAll();

    assertThat(site.page("/")).contains("<option value=\"ENER\">Énergie (3)</option>");
    assertThat(site.page("/?q=&theme=ENER&producer=&territory="))
        .contains("3 jeux de données", "Cadastre solaire", "Enedis")
        .contains("<option value=\"ENER\" selected>Énergie (3)</option>")
        .doesNotContain("Cavités");
    assertThat(site.page("/?theme=ENER&producer=Niort+Agglo")).contains("1 jeu de données");
    assertThat(site.page("/?territory=79191")).contains("2 jeux de données", "Tonnages");
  }

  @Test
  void aSearchThatFindsNothingGivesAdvice() throws IOException {
    publishAll();

    assertThat(site.page("/?q=licorne"))
        .contains("Aucun jeu de données", "Vérifiez l’orthographe", "Voir toutes les données")
        .doesNotContain("Retirez un filtre");
    assertThat(site.page("/?q=licorne&theme=ENVI")).contains("Retirez un filtre");
    assertThat(site.page("/?source=retiree"))
        .contains("Recherche\u00a0: source retiree", "Voir toutes les données")
        .doesNotContain("orthographe");
    assertThat(site.page("/en/?q=licorne")).contains("Check the spelling");
  }

  @Test
  void anEmptyCatalogueSaysSo() {
    assertThat(site.page("/")).contains("Le catalogue est encore vide");
  }

  @Test
  void pagesLinkToEachOtherAndKeepTheSearch() {
    IntStream.rangeClosed(1, Shelf.PAGE_SIZE + 1)
        .forEach(i -> publish(Datasets.dataset("n" + i, "Arbre %02d".formatted(i))));

    assertThat(site.page("/?q=arbre"))
        .contains("Page 1 sur 2", "href=\"./?q=arbre&amp;page=2\"")
        .doesNotContain("Arbre 21", "Précédente");
    assertThat(site.page("/?q=arbre&page=2"))
        .contains("Page 2 sur 2", "Arbre 21", "rel=\"prev\" href=\"./?q=arbre\"")
        .doesNotContain("Arbre 20", "Suivante");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?page=0", "/?page=-3", "/?page=abc", "/?page=999999999999", "/?q=%FF"})
  void addressesThatWereMistypedAreReadAsFarAsTheyGo(String address) throws IOException {
    publishAll();

    assertThat(site.get(address)).returns(200, HttpResponse::statusCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page/0", "/page/99", "/page/abc", "/en/page/01"})
  void aPageOfTheCatalogueThatThereIsNotIsMissing(String address) throws IOException {
    publishAll();

    assertThat(site.get(address)).returns(404, HttpResponse::statusCode);
    assertThat(site.get("/page/1")).returns(200, HttpResponse::statusCode);
  }

  @Test
  void titlesTellSearchesAndPagesApart() {
    IntStream.rangeClosed(1, Shelf.PAGE_SIZE + 1)
        .forEach(i -> publish(Datasets.dataset("n" + i, "Arbre %02d".formatted(i))));

    assertThat(site.page("/")).contains("<title>Données environnementales</title>");
    assertThat(site.page("/page/2")).contains("<title>Page 2 sur 2 – Données");
    assertThat(site.page("/?q=arbre&theme=ENVI"))
        .contains("<title>Recherche\u00a0: «\u00a0arbre\u00a0», Environnement – Données");
    assertThat(site.page("/en/?q=arbre&page=2"))
        .contains("<title>Search: “arbre” – Page 2 of 2 – ");
  }

  /** Browsers that ask for the feed of a source get here. */
  @Test
  void theFilterOfASourceIsToldKeptAndCanBeRemoved() {
    publish(Datasets.dataset("1", "Arbres"));
    String source = Datasets.dataset("1", "Arbres").id().source();

    assertThat(site.page("/?source=" + source + "&q=arbres"))
        .contains("1 jeu de données", "source " + source + " <span class=\"cross\"")
        .contains("<a href=\"./?q=arbres\"><span class=\"hidden\">Retirer le filtre")
        .contains("<input type=\"hidden\" name=\"source\" value=\"" + source + "\">");
    assertThat(site.page("/?q=arbres")).doesNotContain("type=\"hidden\"", "source ");
  }

  @Test
  void aDatasetPageTellsWhatItIsAndWhereItComesFrom() throws IOException {
    String key = publish(Samples.treesDataset(site.files));

    assertThat(site.page("/datasets/" + key))
        .contains("<title>Arbres d’alignement et des parcs – Données environnementales</title>")
        .contains("<meta name=\"description\" content=\"Inventaire des arbres")
        .contains("href=\"https://deux-sevres.example/\">Département des Deux-Sèvres</a>")
        .contains("href=\"https://www.etalab.gouv.fr/licence-ouverte-open-licence/\"")
        .contains("mailto:opendata@deux-sevres.example")
        .contains("annuelle", "4 juin 2019", "1935 – 31 janvier 2026", "département 79")
        .contains("12\u202f480 lignes lues", "11 lignes gardées", "1 ligne illisible")
        .contains("points\u00a0: s’ils sont dans", "Contour du territoire\u00a0: millésime 2026")
        .contains("4,8 Mo", "sha256:");
    assertThat(site.page("/en/datasets/" + key))
        .contains("yearly", "4 June 2019", "11 rows kept", "4.8 MB", "lang=\"fr\">Arbres");
  }

  @Test
  void thePageOfASeriesLeadsToItsDatasets() throws IOException {
    Dataset trees = Samples.treesDataset(site.files);
    String tree = publish(trees);
    String locks = publish(Datasets.dataset("e", "Écluses"));
    String wetlands = publish(Datasets.dataset("z", "Zones humides"));
    String series =
        publish(
            Datasets.dataset(
                "s", "Relevés", draft -> draft.members(Set.of(wetlands, locks, tree, "gone-1"))));

    assertThat(site.page("/datasets/" + series))
        .contains("Jeux de données de cette série")
        .contains("<a lang=\"fr\" href=\"../datasets/" + tree + "\">" + trees.title() + "</a>")
        .containsSubsequence(">Arbres d’alignement", ">Écluses<", ">Zones humides<")
        .doesNotContain("gone-1");
    assertThat(site.page("/en/datasets/" + series)).contains("href=\"../../en/datasets/" + tree);
    assertThat(site.page("/datasets/" + tree)).doesNotContain("de cette série");
  }

  @Test
  void aLongSeriesShowsTheFirstOfAllItsTitles() throws IOException {
    Set<String> keys =
        IntStream.range(0, 120)
            .mapToObj(n -> publish(Datasets.dataset("n" + n, "Relevé %03d".formatted(200 - n))))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    keys.add("gone-1");
    String series = publish(Datasets.dataset("s", "Relevés", draft -> draft.members(keys)));

    assertThat(site.page("/datasets/" + series))
        .contains(">Relevé 081<", ">Relevé 180<", "Et 20 autres")
        .doesNotContain(">Relevé 181<");
  }

  @Test
  void theBarOfARatingIsThatOfItsRange() throws IOException {
    String key = publish(Datasets.dataset("1", "Arbres"));

    assertThat(site.page("/datasets/" + key))
        .contains("low=\"121\" high=\"221\" optimum=\"405\" max=\"405\"");
  }

  @Test
  void theFirstRowsOfAnExtractAreShown() throws IOException {
    String key = publish(Samples.treesDataset(site.files));

    assertThat(site.page("/datasets/" + key))
        .contains("11 premières lignes", "<th scope=\"col\">genre</th>", "<td>Ginkgo</td>")
        .contains("<td class=\"number\">1500</td><td>10 janvier 1962</td>");
  }

  @Test
  void whatIsNotThereIsAFriendly404InTheLanguageOfTheAddress() {
    for (String address :
        List.of("/datasets/rien", "/nulle/part", "/files/rien.csv", "/assets/x")) {
      assertThat(site.get(address, "Accept", "text/html,*/*;q=0.8"))
          .returns(404, HttpResponse::statusCode)
          .extracting(HttpResponse::body)
          .asString()
          .contains("Cette page n’existe pas", "Aller au catalogue");
    }
    assertThat(site.get("/en/datasets/nothing"))
        .returns(404, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains("Page not found");
    assertThat(site.send("HEAD", "/datasets/rien").statusCode()).isEqualTo(404);
  }

  @Test
  void aWithdrawnDatasetHasNoPage() {
    String key = publish(Datasets.dataset("1", "Arbres"));
    Datasets.withdraw(site.portal, key);

    assertThat(site.get("/datasets/" + key).statusCode()).isEqualTo(404);
  }

  @Test
  void pagesAreCompressedForThoseWhoReadGzip() throws IOException {
    publishAll();

    HttpResponse<String> answer = site.get("/", "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(site.get("/").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/en/?q=eau",
        "/datasets/KEY",
        "/robots.txt",
        "/ogc",
        "/ogc/api",
        "/ogc/conformance",
        "/ogc/collections/catalogue",
        "/api/3/action/status_show"
      })
  void whatIsKnownIsNotSentAgain(String address) throws IOException {
    String asked = address.replace("KEY", publish(Samples.treesDataset(site.files)));
    String tag = site.get(asked).headers().firstValue("ETag").orElse("");

    assertThat(site.get(asked, "If-None-Match", "\"x\", " + tag))
        .returns(304, HttpResponse::statusCode)
        .returns("", HttpResponse::body);
    assertThat(site.get(asked, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    assertThat(site.send("HEAD", asked).headers().firstValue("ETag")).contains(tag);
  }

  @Test
  void aPageThatIsNotThereIsNothingToKeep() {
    assertThat(site.get("/nulle/part", "If-None-Match", "*").statusCode()).isEqualTo(404);
    assertThat(site.get("/nulle/part").headers().firstValue("ETag")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ogc/nulle/part", "/api/nulle-part", "/api/explore/v2.1/catalog"})
  void aProgramThatAsksForNothingThereIsToldInItsOwnForm(String address) {
    HttpResponse<String> answer = site.get(address, "Accept-Language", "en");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Site.json(answer).path("detail").asText()).isEqualTo("Page not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/changes.atom", "/ogc/collections/catalogue/items", "/catalog.csv"})
  void whatIsWrittenInSmallPiecesIsCompressedToo(String address) throws IOException {
    publishAll();

    HttpResponse<String> answer = site.get(address, "Accept-Encoding", "gzip");

    assertThat(site.page(address).length()).isGreaterThan(1500);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void aTableThatScrollsOnAScreenIsWholeOnPaper() {
    String style = site.page("/assets/style.css");

    assertThat(style.substring(style.indexOf("@media print")))
        .contains(".scroll { overflow: visible; }", "white-space: normal");
    // What scrolls cannot be read with the keys alone, unless it can have the focus.
    assertThat(style).containsOnlyOnce("overflow-x: auto").contains(".scroll { container-type");
  }

  @Test
  void pagesDeclareTheirCharsetAndTheStyleSheetIsTheOneTheyName() {
    assertThat(site.get("/").headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/html;charset=utf-8");
    String page = site.page("/");
    String style = page.replaceAll("(?s).*rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
    assertThat(site.get(style))
        .returns(200, HttpResponse::statusCode)
        .extracting(answer -> answer.headers().firstValue("Content-Type").orElse(""))
        .asString()
        .startsWith("text/css");
    assertThat(site.get("/assets/icon.svg").statusCode()).isEqualTo(200);
  }

  @Test
  void headOfAPageIsItsAnswerWithoutTheBody() {
    assertThat(site.send("HEAD", "/"))
        .returns(200, HttpResponse::statusCode)
        .returns("", HttpResponse::body);
  }
}
