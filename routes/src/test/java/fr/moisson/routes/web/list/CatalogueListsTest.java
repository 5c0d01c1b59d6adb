package fr.moisson.routes.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Extracts;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue as lists that other programs read in one piece. */
class CatalogueListsTest {

  private static final List<Distribution> LINKS =
      List.of(Distribution.Link.to("Fichier", URI.create("https://source.example/f.csv")));

  @TempDir Path folder;
  private Site site;
  private String key;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
    Row row = new Row(Map.of("nom", "Élan"), null, 1);
    Distribution extract = Extracts.geoJson(site.files, "arbres", List.of("nom"), List.of(row));
    key =
        Datasets.publish(
            site.portal,
            Datasets.dataset(
                "arbres",
                "Arbres ; parcs",
                d ->
                    Datasets.by("Ville de Niort", "ENVI", "REGI")
                        .apply(d)
                        .description("Tous les « arbres »,\net leurs parcs.")
                        .keywords(List.of("arbre", "Îlot de fraîcheur", "ZNIEFF", "znieff"))
                        .licence(
                            new Licence(
                                "Licence Ouverte 2.0",
                                URI.create("https://www.etalab.gouv.fr/licence-ouverte")))
                        .frequency("ANNUAL")
                        .issued("2019-06")
                        .modified("2026-02-17T23:30:00Z")
                        .temporal(new Period("1935", "2026-01-31"))
                        .coverage(Coverage.of(List.of("epci:200041317"), null))
                        .distributions(List.of(extract))));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theCatalogueIsATableOfTheScdl() {
    HttpResponse<String> answer = site.get("/catalog.csv");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(answer.body())
        .startsWith("COLL_NOM,COLL_SIRET,ID,TITRE,")
        .contains(
            "Niort Agglo,,"
                + key
                + ",Arbres ; parcs,\"Tous les « arbres »,\n"
                + "et leurs parcs.\",Environnement;Régions et villes,Ville de"
                + " Niort,,Intercommunale,Niort"
                + " Agglo,1935-01-01,2026-01-31,2019-06-01,Annuelle,2026-02-18,znieff;arbre;ilot de"
                + " fraicheur,Licence Ouverte-LO,1,geojson,"
                + site.root
                + "/datasets/"
                + key);
  }

  @Test
  void aPlaceWhoseNameIsLearntChangesTheTable() {
    String tag = site.get("/catalog.csv").headers().firstValue("ETag").orElseThrow();
    assertThat(site.get("/catalog.csv", "If-None-Match", tag).statusCode()).isEqualTo(304);

    site.places.put("200041317", "Niort Agglomération");

    assertThat(site.get("/catalog.csv", "If-None-Match", tag).body())
        .contains("Niort Agglomération,");
  }

  @Test
  void zonesAreCalledByTheirNames() {
    Datasets.publish(
        site.portal,
        Dataset.draft(new DatasetId("niort agglo", "s", "haies"), "Haies")
            .coverage(Coverage.of(List.of("departement:79"), null))
            .distributions(LINKS)
            .build());

    assertThat(site.get("/catalog.csv").body()).contains(",Départementale,Deux-Sèvres,");
  }

  /** Both are required by the schema. */
  @Test
  void theCatalogueHasTheNumberOfWhoPublishes() {
    Datasets.publish(
        site.portal,
        Dataset.draft(new DatasetId("niort agglo", "s", "plan"), "Plan")
            .publisher(new Agent("Niort Agglo", null, "200041317"))
            .distributions(LINKS)
            .build());
    Datasets.publish(
        site.portal,
        Dataset.draft(new DatasetId("vitre", "s", "sols"), "Sols")
            .publisher(new Agent("Niort Agglo", null, "200041317"))
            .distributions(LINKS)
            .build());

    assertThat(site.get("/catalog.csv").body())
        .containsPattern(
            "Niort Agglo,20004131700013,[^\n]*,Plan,[^\n]*,Niort Agglo,20004131700013,")
        .containsPattern("vitre,,[^\n]*,Sols,[^\n]*,Niort Agglo,20004131700013,");
  }

  /** A spreadsheet must not execute anything that a source wrote. */
  @Test
  void wordsOfOthersAreNoFormulas() {
    Datasets.publish(
        site.portal,
        Datasets.dataset(
            "hostile",
            "=HYPERLINK(A1)",
            d ->
                Datasets.by("@SUM(A1)", "ENVI")
                    .apply(d)
                    .description("+1+1")
                    .distributions(LINKS)
                    .keywords(List.of("-x", "=B1"))));

    assertThat(site.get("/catalog.csv").body())
        .contains(",'=HYPERLINK(A1),'+1+1,", ",'@SUM(A1),,")
        .containsAnyOf(",'-x;'=b1,", ",'=b1;'-x,")
        .doesNotContainPattern("[,;\n]\"?[=@+-]");
  }

  /** Territory files may have any name. */
  @ParameterizedTest
  @CsvSource({"vitre, Intercommunale", "saint-omer, Communale", "parti, Autre"})
  void whatStatesNoPlaceIsOfTheKindOfItsTerritory(String territory, String mesh) {
    Datasets.publish(
        site.portal,
        Dataset.draft(new DatasetId(territory, "s", "parcs"), "Parcs")
            .distributions(LINKS)
            .build());

    assertThat(site.get("/catalog.csv").body())
        .containsPattern("\n" + territory + ",,[^\n]*,Parcs,[^\n]*," + mesh + "," + territory);
  }

  @Test
  void allExtractsAreOnePackage() {
    JsonNode all = site.json("/datapackage.json");

    assertThat(all.path("profile").asText()).isEqualTo("data-package");
    JsonNode resource = all.path("resources").path(0);
    assertThat(resource.path("name").asText()).matches(key + "-[0-9a-f]{12}");
    assertThat(resource.path("hash").asText()).matches("sha256:[0-9a-f]{64}");
    HttpResponse<String> file = site.get(resource.path("path").asText());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(resource.path("bytes").asLong())
        .isEqualTo(file.body().getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void aDroppedFileIsASourceWithoutAPath() {
    Distribution.Extract dropped =
        new Distribution.Extract(
            "79191",
            "Mares",
            "ab/mares.csv",
            "CSV",
            "text/csv",
            12L,
            "ab",
            URI.create("file:mares%202026.csv"),
            new Receipt(30, 25, 5, 0, 0, "points-in-lines-whole", "2026"),
            null,
            null);
    String ponds =
        Datasets.publish(
            site.portal,
            Datasets.dataset("mares", "Mares", d -> d.distributions(List.of(dropped))));

    assertThat(site.json("/datapackage.json").at("/resources/1/sources"))
        .hasToString("[{\"title\":\"mares 2026.csv\"}]");
    assertThat(site.page("/datasets/" + ponds))
        .contains("mares 2026.csv")
        .doesNotContain("file:mares");
  }

  @Test
  void linkedFilesAreResourcesToo() {
    Distribution.Link page =
        Distribution.Link.to("Page", URI.create("https://source.example/")).typed("HTML", null);
    Distribution.Link file =
        new Distribution.Link(
            "f",
            "Relevés",
            null,
            URI.create("https://source.example/a.csv"),
            "CSV",
            "text/csv",
            12L,
            "md5:00ff",
            null,
            null);
    String linked =
        Datasets.publish(
            site.portal,
            Datasets.dataset("releves", "Relevés", d -> d.distributions(List.of(page, file))));
    String empty = Datasets.publish(site.portal, Datasets.dataset("vide", "Vide"));

    JsonNode resources = site.json("/datapackage.json").path("resources");

    assertThat(resources).hasSize(2);
    assertThat(resources.get(1).path("name").asText()).startsWith(linked + "-");
    assertThat(resources.get(1).path("path").asText()).isEqualTo("https://source.example/a.csv");
    assertThat(resources.get(1).path("hash").asText()).isEqualTo("00ff");
    assertThat(site.get("/catalog.csv").body())
        .as("the schema wants a resource at least")
        .contains(linked + ",Relevés")
        .doesNotContain(empty);
  }
}
