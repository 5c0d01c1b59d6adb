package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.routes.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program together with its site, on data that were really harvested. */
class ServeTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  /** The name of a territory's file is an address itself, and must not redirect elsewhere. */
  @ParameterizedTest
  @CsvSource({"niortais, 307", "200041317, 404"})
  void theCodeOfAPlaceLeadsToItsFile(String name, int status) throws Exception {
    SmallConfiguration configuration =
        new SmallConfiguration(folder.resolve("config"))
            .territory(name, "sources: [arbres]\n" + SmallConfiguration.EMBEDDED);
    try (Running running = Running.on(configuration, folder.resolve("data"));
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      URI root = URI.create("http://127.0.0.1:" + site.start(0));

      assertThat(get(root, "/territories/200041317/catalog.ttl").statusCode()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereTheDataOfAMemberAreIsToldUnlessItHasItsOwn(boolean hasItsOwn) throws Exception {
    SmallConfiguration configuration =
        new SmallConfiguration(folder.resolve("config"))
            .territory("niortais", "sources: [arbres]\n" + SmallConfiguration.EMBEDDED);
    if (hasItsOwn) {
      configuration.write(
          "territories/79191.yaml",
          """
          territory: { commune: "79191" }
          contour: { file: contours.geojson, name: Niort, vintage: "2026" }
          sources: [{ use: arbres, name: siens }]
          """
              + SmallConfiguration.EMBEDDED);
    }
    try (Running running = Running.on(configuration, folder.resolve("data"));
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      assertThat(running.harvest()).allMatch(run -> run.state() == State.COMPLETE);

      HttpResponse<String> page =
          get(URI.create("http://127.0.0.1:" + site.start(0)), "/territories/79191/rien");

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body().contains("href=\"../../territories/niortais\"")).isEqualTo(!hasItsOwn);
    }
  }

  @Test
  void theSiteShowsWhatWasHarvestedAndHowTheProgramIs() throws Exception {
    try (UdataStandIn udata = UdataStandIn.start()) {
      udata.put("jeu-1", "Mesures de la Sèvre");
      SmallConfiguration configuration =
          new SmallConfiguration(folder.resolve("config"))
              .write("sources/eau.yaml", udata.preset())
              .territory(
                  "niortais",
                  "sources: [arbres, eau]\nportals: { catalogue: { type: embedded } }\n");
      try (Running running = Running.on(configuration, folder.resolve("data"));
          WebServer site =
              Site.open(running.configuration, running.data, running.database, running.moisson)) {
        URI root = URI.create("http://127.0.0.1:" + site.start(0));
        assertThat(running.harvest()).allMatch(run -> run.state() == State.COMPLETE);
        running.reconcile("niortais/catalogue");

        assertThat(get(root, "/health").statusCode()).isEqualTo(200);
        assertThat(get(root, "/health/ready").statusCode()).isEqualTo(200);
        assertThat(get(root, "/metrics").body())
            .contains("moisson_events_total{camelContext=\"moisson\",type=\"dataset.created\"} 2.0")
            .contains("camel_exchanges_failed_total{camelContext=\"moisson\"");
        pages(root);
        feed(root);
      }
    }
  }

  /** As the law requires of French public bodies. */
  @Test
  void everyPageLeadsToTheLegalNoticeAndDeclaresItsAccessibility() throws Exception {
    SmallConfiguration configuration =
        SmallConfiguration.ofTrees(folder)
            .write(
                "moisson.yaml",
                """
                server:
                  legalNotice: https://ville.example.org/mentions
                  accessibility: { conformity: partial, statement: https://ville.example.org/rgaa }
                """);
    try (Running running = Running.on(configuration, folder.resolve("data"));
        WebServer site =
            Site.open(running.configuration, running.data, running.database, running.moisson)) {
      URI root = URI.create("http://127.0.0.1:" + site.start(0));

      for (String page : List.of("/", "/rien")) {
        assertThat(get(root, page).body())
            .contains(
                "<a href=\"https://ville.example.org/mentions\">Mentions légales</a>",
                "<a href=\"https://ville.example.org/rgaa\">Accessibilité\u00a0: partiellement conforme</a>");
      }
      assertThat(get(root, "/en/").body()).contains(">Accessibility: partially compliant</a>");
    }
  }

  private void pages(URI root) throws Exception {
    String list = get(root, "/").body();
    assertThat(list).contains("Mesures de la Sèvre", "Arbres – Le Niortais");

    Matcher link = Pattern.compile("href=\"[.](/datasets/[^\"]+)\"[^>]*>\\s*Arbres").matcher(list);
    assertThat(link.find()).as("a link to the trees").isTrue();
    assertThat(get(root, link.group(1)).body())
        .contains(
            "points\u00a0: s’ils sont dans le territoire ou sur sa limite",
            "ce qui concerne Le Niortais",
            "Arbres et Marais")
        .doesNotContain("points-in-lines-whole");
    assertThat(get(root, "/en" + link.group(1)).body())
        .contains("points inside the area or on its boundary")
        .doesNotContain("points-in-lines-whole");
  }

  private void feed(URI root) throws Exception {
    String turtle = get(root, "/catalog.ttl").body();
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(model);

    assertThat(model.listResourcesWithProperty(RDF.type, DCAT.Dataset).toList()).hasSize(2);
    Resource file =
        model
            .listObjectsOfProperty(DCAT.downloadURL)
            .mapWith(node -> node.asResource())
            .filterKeep(address -> address.getURI().contains("/files/"))
            .next();
    HttpResponse<String> answer = get(root, URI.create(file.getURI()).getRawPath());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }

  private HttpResponse<String> get(URI root, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
