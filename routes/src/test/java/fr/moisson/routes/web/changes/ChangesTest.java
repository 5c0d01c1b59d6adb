package fr.moisson.routes.web.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.Samples;
import fr.moisson.routes.web.Site;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream of the catalogue's changes, as its followers read it. */
class ChangesTest {

  private static final String TREE = "https://w3id.org/tree#";
  private static final String LDES = "https://w3id.org/ldes#";
  private static final String AS = "https://www.w3.org/ns/activitystreams#";
  private static final Instant MARCH = Instant.parse("2026-03-30T08:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  @AutoClose private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  private EmbeddedPortal on(Instant day) {
    return new EmbeddedPortal(site.database.jdbi(), Clock.fixed(day, ZoneOffset.UTC));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }

  /** Makes 400 random changes in a catalogue, one every six hours. */
  private void history(long seed) throws IOException {
    Random random = new Random(seed);
    List<Dataset> rich = Samples.all(site.files);
    Map<Integer, String> shown = new HashMap<>();
    for (int step = 0; step < 400; step++) {
      EmbeddedPortal portal = on(MARCH.plusSeconds(step * 6L * 3600));
      int which = random.nextInt(60);
      if (shown.containsKey(which) && random.nextInt(3) == 0) {
        Datasets.withdraw(portal, shown.remove(which));
      } else if (which < rich.size()) {
        shown.put(which, Datasets.publish(portal, rich.get(which)));
      } else {
        int round = step;
        shown.put(which, Datasets.publish(portal, Datasets.dataset("n" + which, "Jeu " + round)));
      }
    }
  }

  private DatasetGraph read(String address) {
    HttpResponse<String> answer = site.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("application/trig");
    DatasetGraph graphs = DatasetGraphFactory.create();
    RDFParser.fromString(answer.body(), Lang.TRIG).parse(graphs);
    return graphs;
  }

  private static List<Node> objects(Graph graph, Node subject, String property) {
    return graph.find(subject, iri(property), Node.ANY).mapWith(Triple::getObject).toList();
  }

  /**
   * Replays the stream as a follower does: reads all fragments from the view on, then applies the
   * activities in order of time.
   */
  private Graph followed() {
    Graph state = GraphFactory.createDefaultGraph();
    DatasetGraph view = read("/changes.trig");
    view.getDefaultGraph()
        .find()
        .filterDrop(
            triple ->
                triple.toString().contains(TREE)
                    || triple.toString().contains(LDES)
                    || triple.getSubject().toString().contains("/changes"))
        .forEach(state::add);
    Deque<String> toRead = new ArrayDeque<>(nodes(view));
    Set<String> read = new HashSet<>();
    List<Map.Entry<String, Runnable>> activities = new ArrayList<>();
    Map<Node, Graph> datasets = new LinkedHashMap<>();
    while (!toRead.isEmpty()) {
      String address = toRead.pop();
      if (!read.add(address)) {
        continue;
      }
      DatasetGraph fragment = read(address.replace(Site.PUBLIC_URL.toString(), "/"));
      toRead.addAll(nodes(fragment));
      Graph said = fragment.getDefaultGraph();
      for (Node activity : objects(said, iri(Site.PUBLIC_URL + "changes"), TREE + "member")) {
        Node dataset = objects(said, activity, AS + "object").get(0);
        String at = objects(said, activity, AS + "published").get(0).getLiteralLexicalForm();
        boolean deleted = said.contains(activity, RDF.type.asNode(), iri(AS + "Delete"));
        Graph content = GraphFactory.createDefaultGraph();
        fragment.getGraph(activity).find().forEach(content::add);
        assertThat(content.isEmpty()).isEqualTo(deleted);
        activities.add(
            Map.entry(
                at,
                () -> {
                  datasets.remove(dataset);
                  if (!deleted) {
                    datasets.put(dataset, content);
                  }
                }));
      }
    }
    activities.stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(change -> change.getValue().run());
    datasets.values().forEach(graph -> graph.find().forEach(state::add));
    return state;
  }

  private static List<String> nodes(DatasetGraph fragment) {
    return objects(fragment.getDefaultGraph(), Node.ANY, TREE + "node").stream()
        .map(Node::getURI)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoFollowsTheStreamEndsWithWhatTheWholeFeedSays(long seed) throws IOException {
    history(seed);
    Graph whole = GraphFactory.createDefaultGraph();
    RDFParser.fromString(site.page("/catalog.ttl"), Lang.TURTLE).parse(whole);

    assertThat(followed().isIsomorphicWith(whole)).isTrue();
  }

  /** A follower who starts late has less to read, and ends with the same state. */
  @Test
  void whatIsForgottenMakesNoDifferenceInTheEnd() throws IOException {
    history(1);
    String page = "/changes/2026-04.trig";
    HttpResponse<String> before = site.get(page);

    new History(site.database.jdbi()).forget(Instant.parse("2026-06-01T00:00:00Z"));

    Graph whole = GraphFactory.createDefaultGraph();
    RDFParser.fromString(site.page("/catalog.ttl"), Lang.TURTLE).parse(whole);
    assertThat(followed().isIsomorphicWith(whole)).isTrue();
    HttpResponse<String> after = site.get(page, "If-None-Match", header(before, "ETag"));
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body().length()).isBetween(1000, before.body().length() / 2);
    Graph view = read("/changes.trig").getDefaultGraph();
    Node policy = objects(view, Node.ANY, LDES + "retentionPolicy").get(0);
    assertThat(objects(view, policy, LDES + "fullLogDuration").get(0).getLiteralLexicalForm())
        .isEqualTo("P1Y");
    assertThat(objects(view, policy, LDES + "versionAmount").get(0).getLiteralLexicalForm())
        .isEqualTo("1");
  }

  @Test
  void aPageThatIsFullIsKeptForEverAndTheLastOneIsAskedForAgain() throws IOException {
    history(1);
    HttpResponse<String> full = site.get("/changes/2026-04.trig");
    assertThat(header(full, "Cache-Control")).contains("immutable");

    EmbeddedPortal now = new EmbeddedPortal(site.database.jdbi(), Clock.systemUTC());
    IntStream.range(0, 3)
        .forEach(n -> Datasets.publish(now, Datasets.dataset("new" + n, "Nouveau " + n)));
    List<String> months = nodes(read("/changes.trig")).stream().sorted().toList();
    String last = months.get(months.size() - 1).replace(Site.PUBLIC_URL.toString(), "/");
    HttpResponse<String> open = site.get(last);
    String tag = header(open, "ETag");

    assertThat(header(open, "Cache-Control")).isEqualTo("no-cache");
    assertThat(site.get(last, "If-None-Match", tag).statusCode()).isEqualTo(304);
    Datasets.publish(now, Datasets.dataset("new9", "Encore"));
    assertThat(site.get(last, "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(site.page("/changes/2026-04.trig")).isEqualTo(full.body());
  }

  @Test
  void theIriOfAnActivityLeadsToItsPage() throws IOException {
    history(1);
    long version = new Shelf(site.database.jdbi()).head().version();

    String page = header(site.get("/changes/" + version), "Location");

    assertThat(
            objects(
                read(page.replace(Site.PUBLIC_URL.toString(), "/")).getDefaultGraph(),
                Node.ANY,
                TREE + "member"))
        .contains(iri("https://donnees.example/changes/" + version));
    for (String nothing :
        List.of(
            "/changes/0",
            "/changes/" + (version + 1),
            "/changes/x",
            "/changes/2025-01.trig",
            "/changes/2026-04-99.trig")) {
      assertThat(site.get(nothing).statusCode()).as(nothing).isEqualTo(404);
    }
  }

  @Test
  void changesAreToldPageByPageSinceAVersionOrAMoment() throws IOException {
    history(2);
    List<Long> versions = new ArrayList<>();
    String next = "/api/changes?limit=70";
    JsonNode answer = null;
    while (next != null) {
      answer = JSON.readTree(site.page(next));
      answer.get("changes").forEach(change -> versions.add(change.get("version").longValue()));
      assertThat(answer.get("version").longValue())
          .as("who goes on from there misses nothing")
          .isEqualTo(versions.get(versions.size() - 1));
      next =
          answer.has("next")
              ? answer.get("next").textValue().replace("https://donnees.example", "")
              : null;
    }

    long head = answer.get("version").longValue();
    assertThat(versions).hasSizeGreaterThan(300).isSorted().doesNotHaveDuplicates();
    assertThat(versions.get(versions.size() - 1)).isEqualTo(head);
    JsonNode since = JSON.readTree(site.page("/api/changes?since=2026-06-01&limit=1000"));
    assertThat(since.get("changes"))
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.get("at").textValue()).isGreaterThanOrEqualTo("2026-06-01"));
    assertThat(
            JSON.readTree(site.page("/api/changes?since=" + versions.get(versions.size() - 4)))
                .get("changes"))
        .hasSize(3);
    assertThat(since.findValuesAsText("type")).contains("dataset.created", "dataset.withdrawn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=hier",
        "since=-1",
        "since=99999999999999999999",
        "limit=0",
        "limit=1001",
        "limit=x"
      })
  void aQuestionThatCannotBeReadSaysWhatCan(String query) throws IOException {
    HttpResponse<String> french = site.get("/api/changes?" + query);
    HttpResponse<String> english =
        site.get("/api/changes?" + query, "Accept-Language", "en-GB, fr;q=0.5");

    assertThat(french.statusCode()).isEqualTo(400);
    assertThat(header(french, "Content-Type")).startsWith("application/problem+json");
    assertThat(detail(french)).contains("un numéro de version");
    assertThat(detail(english)).contains("a version number");
  }

  /** Version numbers go back when a backup is restored, until the next change. */
  @Test
  void whoIsAheadIsToldToBeginAnew() throws IOException {
    history(2);
    long head = new Shelf(site.database.jdbi()).head().version();

    assertThat(site.get("/api/changes?since=" + head).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = site.get("/api/changes?since=" + (head + 1));
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(detail(answer)).contains("since=0", "version " + (head + 1), "la " + head + ",");
  }

  private static String detail(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("detail").asText();
  }

  @Test
  void newsReadersSeeWhatChangedLast() throws Exception {
    String key =
        Datasets.publish(
            on(MARCH),
            Datasets.dataset("1", "Arbres & haies", draft -> draft.themes(List.of("ENVI"))));
    String gone = Datasets.publish(on(MARCH), Datasets.dataset("2", "Forêts"));
    Datasets.withdraw(on(MARCH.plusSeconds(60)), gone);

    for (String address : List.of("/changes.atom", "/en/changes.atom")) {
      HttpResponse<String> answer = site.get(address);
      assertThat(header(answer, "Content-Type")).startsWith("application/atom+xml");
      var document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(
              document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry").getLength())
          .isOne();
      assertThat(answer.body())
          .contains(
              "<title xml:lang=\"fr\">Arbres &amp; haies</title>",
              "<summary xml:lang=\"fr\">",
              "/datasets/" + key,
              "deleted-entry ref=\"https://donnees.example/datasets/" + gone);
    }
    assertThat(site.page("/changes.atom"))
        .contains("label=\"Nouveau\"", "<title>Données environnementales</title>");
    assertThat(site.page("/en/changes.atom"))
        .contains("label=\"New\"", "<title>Environmental data</title>");
  }

  /** A first harvest makes more entries than a feed shows on one page (RFC 5005). */
  @Test
  void newsReadersAreLedToWhatChangedBefore() {
    List<String> keys =
        IntStream.rangeClosed(1, 205)
            .mapToObj(n -> Datasets.publish(on(MARCH), Datasets.dataset("n" + n, "Jeu " + n)))
            .toList();
    Pattern key = Pattern.compile("<id>https://donnees.example/datasets/([^<]*)");
    Pattern next = Pattern.compile("rel=\"next\"[^>]* href=\"https://donnees.example([^\"]*)");
    List<String> told = new ArrayList<>();
    for (Optional<String> address = Optional.of("/en/changes.atom"); address.isPresent(); ) {
      String page = site.page(address.get());
      key.matcher(page).results().forEach(found -> told.add(found.group(1)));
      assertThat(page)
          .contains("rel=\"self\" type=\"application/atom+xml\"")
          .contains("href=\"https://donnees.example" + address.get() + "\"")
          .contains("<id>https://donnees.example/en/changes.atom</id>");
      address = next.matcher(page).results().map(found -> found.group(1)).findFirst();
      // A dataset that changes meanwhile moves to the first page and must not hide another one.
      Datasets.publish(on(MARCH), Datasets.dataset("n205", "Autre " + told.size()));
    }

    assertThat(told).hasSize(205).containsExactlyInAnyOrderElementsOf(keys);
    for (String nothing : List.of("x", "0", "-1")) {
      assertThat(site.get("/changes.atom?before=" + nothing).statusCode()).isEqualTo(404);
    }
  }
}
