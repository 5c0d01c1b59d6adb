package fr.moisson.routes.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.formats.file.Folders;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Unavailable;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.web.AssessedTrees;
import fr.moisson.routes.web.HealthPages;
import fr.moisson.routes.web.Samples;
import fr.moisson.routes.web.WebServer;
import fr.moisson.routes.web.answer.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site as plain files. */
class StaticSiteTest {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([./][^\"?#]*)");

  @TempDir Path folder;
  private Path files;
  private Path out;
  private Database database;
  private EmbeddedPortal portal;

  @BeforeEach
  void open() throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    out = folder.resolve("site");
    database = Database.sqlite(folder.resolve("moisson.db"));
    portal = new EmbeddedPortal(database.jdbi(), Clock.systemUTC());
    Files.writeString(files.resolve("ab12-arbres-datapackage.json"), "{}");
    Samples.all(files).forEach(dataset -> Datasets.publish(portal, dataset));
    Datasets.publish(portal, AssessedTrees.dataset(files));
    IntStream.range(0, 130)
        .forEach(n -> Datasets.publish(portal, Datasets.dataset("n" + n, "Jeu n° " + n)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private StaticSite.Written write(String base) throws IOException {
    return write(base, WebSettings.LOCAL.columns());
  }

  private StaticSite.Written write(String base, Function<String, Map<String, Column>> columns)
      throws IOException {
    CatalogueHeader header =
        new CatalogueHeader("Catalogue", "Données", "Niort Agglo", URI.create(base));
    WebSettings local = WebSettings.LOCAL;
    WebServer server =
        new WebServer(
            new Shelf(database.jdbi()),
            new History(database.jdbi()),
            new WebSettings(
                local.host(),
                null,
                header.base(),
                local.names(),
                local.territories(),
                local.kinds(),
                local.sirets(),
                local.around(),
                columns,
                local.contours(),
                local.places(),
                local.legal(),
                false),
            files,
            header,
            folder.resolve("feeds"),
            new HealthPages(() -> true, () -> ""),
            Clock.systemUTC(),
            null);
    return new StaticSite(server, header, files).write(out);
  }

  /** Web servers run as other users. */
  @Test
  void whatIsWrittenMayBeReadByTheWebServer() throws IOException {
    write("https://donnees.example/");
    Path ordinary = Files.createFile(folder.resolve("ordinary"));

    try (Stream<Path> written = Files.walk(out)) {
      assertThat(written.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .as(file.toString())
                      .isEqualTo(Files.getPosixFilePermissions(ordinary)));
    }
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> walked = Files.walk(out)) {
      return walked.filter(path -> path.toString().endsWith(".html")).toList();
    }
  }

  @Test
  void everyLinkOfEveryPageLeadsToAFile() throws IOException {
    StaticSite.Written written = write("https://donnees.example/");
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !Files.isRegularFile(led(page, link)))
          .forEach(link -> broken.add(page + " -> " + link));
    }

    assertThat(broken).as("read from a disk").isEmpty();
    assertThat(pages()).hasSizeGreaterThan(2 * 135);
    assertThat(out.resolve("page/7/index.html")).exists();
    assertThat(out.resolve("404.html")).content().contains("lang=\"fr\"");
    assertThat(out.resolve("robots.txt")).exists();
    assertThat(out.resolve("changes.atom"))
        .content()
        .contains("Jeu n° 129")
        .doesNotContain("?before");
    assertThat(out.resolve("sitemap-1.xml")).content().contains("/datasets/");
    assertThat(out.resolve("catalog.nt")).content().contains("Jeu n° 129");
    assertThat(written.files()).isEqualTo(count());
    assertThat(Files.readString(out.resolve("index.html"))).doesNotContain("<form", "/api/");
  }

  @Test
  void theListsForSpreadsheetsAndPackagesAreThereWithFilesThatExist() throws IOException {
    write("https://ville.example/donnees/");

    assertThat(out.resolve("catalog.csv"))
        .content()
        .contains("Arbres", "https://ville.example/donnees/datasets/")
        .as("it has no resource")
        .doesNotContain("Jeu n° 129");
    JsonNode resources =
        new JsonMapper().readTree(out.resolve("datapackage.json").toFile()).path("resources");
    String root = "https://ville.example/donnees/";
    int ours = 0;
    for (JsonNode resource : resources) {
      String path = resource.path("path").asText();
      if (path.startsWith(root)) {
        ours++;
        assertThat(out.resolve(path.substring(root.length()))).exists();
      }
    }
    assertThat(ours).isPositive();
  }

  /** Only the page for missing addresses has links from the root, which lead to folders. */
  private Path led(Path page, String link) {
    if (!page.endsWith("404.html")) {
      return page.resolveSibling(link).normalize();
    }
    Path path = out.resolve(link.substring(1));
    return Files.isDirectory(path) ? path.resolve("index.html") : path;
  }

  /** As web servers do that answer with the page of a folder without a slash at its end. */
  @Test
  void linksLeadToTheSameFilesWithoutASlashAfterTheFolder() throws IOException {
    write("https://donnees.example/");
    for (Path page : pages()) {
      String file = "/" + out.relativize(page);
      URI slash = URI.create("https://donnees.example" + file);
      URI none = URI.create("https://donnees.example" + file.replaceFirst("/index.html$", ""));
      assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
          .as(file)
          .allSatisfy(
              link -> assertThat(clamped(none, link)).isEqualTo(slash.resolve(link).getPath()));
    }
  }

  /** Browsers stay at the root where it has no folder above (RFC 3986, 5.2.4); Java does not. */
  private static String clamped(URI page, String link) {
    return page.resolve(link).getPath().replaceFirst("^(/\\.\\.)+", "");
  }

  private long count() throws IOException {
    try (Stream<Path> walked = Files.walk(out)) {
      return walked.filter(Files::isRegularFile).count() - 1;
    }
  }

  @Test
  void theChangesCanBeFollowedFromFileToFile() throws IOException {
    write("https://donnees.example/");
    String view = Files.readString(out.resolve("changes.trig"));
    List<String> fragments =
        Pattern.compile("tree:node <https://donnees.example/([^>]*)>")
            .matcher(view)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();

    assertThat(fragments)
        .isNotEmpty()
        .allSatisfy(fragment -> assertThat(out.resolve(fragment)).exists());
    assertThat(out.resolve(fragments.get(0).replace(".trig", "-2.trig"))).exists();
  }

  @Test
  void theSameCatalogueGivesTheSameFilesAndWhatIsGoneGoes() throws IOException {
    write("https://donnees.example/");
    Map<String, String> first = contents();
    write("https://donnees.example/");
    assertThat(contents()).isEqualTo(first);

    String key = Datasets.dataset("n5", "").id().key();
    Datasets.withdraw(portal, key);
    write("https://donnees.example/");

    assertThat(out.resolve("datasets/" + key)).doesNotExist();
    assertThat(out.resolve("datasets/" + key + ".ttl")).doesNotExist();
    assertThat(Files.readString(out.resolve("catalog.ttl"))).doesNotContain(key + ">");
  }

  private Map<String, String> contents() throws IOException {
    try (Stream<Path> walked = Files.walk(out)) {
      return walked
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  path -> out.relativize(path).toString(),
                  path -> {
                    try {
                      return Hashes.hex(Hashes.sha256().digest(Files.readAllBytes(path)));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  },
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  @Test
  void aPageThatFailsEndsTheExportAndThatOfTheExportBeforeStays() throws IOException {
    String trees = AssessedTrees.dataset(files).id().key();
    String gone = Datasets.publish(portal, Datasets.dataset("gone", "Parti"));
    write("https://donnees.example/");
    Datasets.withdraw(portal, gone);

    assertThatThrownBy(
            () ->
                write(
                    "https://donnees.example/",
                    schema -> {
                      throw new IllegalStateException("a schema that cannot be read");
                    }))
        .isInstanceOfSatisfying(
            Unavailable.class,
            e ->
                assertThat(Messages.of(e.notice(), Locale.FRENCH))
                    .contains("/datasets/" + trees, "500"));
    assertThat(out.resolve("datasets/" + trees + "/index.html")).exists();
    assertThat(out.resolve("datasets/" + gone + "/index.html")).exists();
  }

  /** Only the page of a report leads to its files, and it cannot be rendered without them. */
  @Test
  void withoutItsExtractsTheSiteKeepsWhatItHas() throws IOException {
    String report = "datasets/" + AssessedTrees.dataset(files).id().key() + "/reports/";
    write("https://donnees.example/");
    Map<String, String> before = contents();

    Folders.delete(files);
    StaticSite.Written written = write("https://donnees.example/");

    assertThat(before.keySet())
        .anyMatch(file -> file.startsWith(report))
        .anyMatch(file -> file.endsWith("rapport.json"))
        .anyMatch(file -> file.endsWith("a-corriger.csv"));
    assertThat(contents().keySet()).isEqualTo(before.keySet());
    assertThat(written.lost()).isEmpty();
  }

  @Test
  void underAnAddressThatIsNoRootLinksStartThere() throws IOException {
    write("https://ville.example/donnees/");

    assertThat(Files.readString(out.resolve("index.html")))
        .contains("href=\"/donnees/datasets/", "href=\"/donnees/assets/style.css")
        .doesNotContain("href=\"/datasets/");
    assertThat(out.resolve("sitemap-1.xml"))
        .content()
        .contains("https://ville.example/donnees/datasets/");
  }

  /**
   * A Git repository, a domain name, a proof of ownership, and a page of somebody else among ours.
   */
  @Test
  void whatOthersPutIntoTheFolderStays() throws IOException {
    write("https://donnees.example/");
    List<Path> theirs =
        Stream.of(".git/HEAD", "CNAME", "google123.html", "datasets/lisez-moi.txt")
            .map(out::resolve)
            .toList();
    for (Path file : theirs) {
      Files.createDirectories(file.getParent());
      Files.setLastModifiedTime(Files.writeString(file, "theirs"), FileTime.fromMillis(0));
    }

    StaticSite.Written written = write("https://donnees.example/");

    assertThat(theirs).allSatisfy(file -> assertThat(file).hasContent("theirs"));
    assertThat(written.files()).isEqualTo(count() - theirs.size());
  }

  @Test
  void whatAnExportWroteThatWasStoppedGoesWithTheNext() throws IOException {
    String gone = Datasets.publish(portal, Datasets.dataset("gone", "Parti"));
    assertThatThrownBy(
            () ->
                write(
                    "https://donnees.example/",
                    schema -> {
                      throw new IllegalStateException("a schema that cannot be read");
                    }))
        .isInstanceOf(Unavailable.class);
    Datasets.withdraw(portal, gone);
    write("https://donnees.example/");

    assertThat(out.resolve("datasets/" + gone)).doesNotExist();
  }

  @Test
  void aRepositoryWithoutFilesMayHoldTheSite() throws IOException {
    Files.createDirectories(out.resolve(".git"));
    write("https://donnees.example/");

    assertThat(out.resolve(".git")).exists();
    assertThat(out.resolve("index.html")).exists();
  }

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("index.html"), "mine");

    assertThatThrownBy(() -> write("https://donnees.example/")).isInstanceOf(Misconfigured.class);
    assertThat(out.resolve("index.html")).hasContent("mine");
    assertThat(out).isDirectoryNotContaining("glob:**/.moisson");
  }
}
