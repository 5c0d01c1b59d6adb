package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.file.Folders;
import fr.moisson.routes.Program;
import fr.moisson.routes.Program.Ended;
import fr.moisson.routes.SmallConfiguration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.ConfigurationReader.Origin;
import fr.moisson.routes.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCommandTest {

  @TempDir private Path folder;

  /** A command that writes a site has not harvested before, unlike a server. */
  @Test
  void territoriesAreCalledByTheirNames() throws Exception {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Path site = folder.resolve("site");

    Ended written = Typed.run(configuration.typed("feed", "--out", site.toString()));

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(Files.readString(site.resolve("index.html")))
        .contains("· Le Niortais")
        .doesNotContain("· niortais");
  }

  /**
   * Rendering a large catalogue takes minutes, and a server may be sending what it has rendered.
   */
  @Test
  void whatAServerHasRenderedStays() throws Exception {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Path feeds = Files.createDirectories(folder.resolve("data/feeds/served/edition/ttl"));
    Path rendered = Files.createFile(feeds.resolve("1"));

    site(configuration, "site");

    assertThat(rendered).exists();
    assertThat(folder.resolve("data/feeds/static")).isNotEmptyDirectory();
  }

  /** The harvesters of its feeds would withdraw everything. */
  @Test
  void aCatalogueThatNeverHeldAnythingDoesNotReplaceASite() throws Exception {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Map<String, String> before = site(configuration, "site");

    Files.move(folder.resolve("data"), folder.resolve("elsewhere"));
    Ended missing = feed(configuration, "site");
    Files.createDirectories(folder.resolve("data"));
    Files.createFile(folder.resolve("data/moisson.db"));
    Ended empty = feed(configuration, "site");
    Ended elsewhere = feed(configuration, "another");

    assertThat(missing.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(missing.err()).contains(folder.resolve("data") + " n’est pas un dossier de données");
    assertThat(empty.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(empty.err()).contains("n’a jamais rien contenu", "1 jeu de données");
    assertThat(elsewhere.code()).as(elsewhere.err()).isZero();
    assertThat(contents(folder.resolve("site"))).isEqualTo(before);
  }

  /** The name of an extract is a hash of its content: the copy in the site is as good. */
  @Test
  void anExtractThatIsLostStaysInTheSiteOrIsToldWithItsRemedy() throws Exception {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Map<String, String> before = site(configuration, "site");

    Folders.delete(folder.resolve("data/files"));
    Map<String, String> kept = site(configuration, "site");
    Ended another = new Program(folder).run(feeding(configuration, "another"));

    assertThat(kept.keySet()).isEqualTo(before.keySet());
    assertThat(kept.keySet()).anyMatch(file -> file.startsWith("files/"));
    assertThat(another.code()).isEqualTo(ExitCode.FAILED);
    assertThat(another.err())
        .containsOnlyOnce("[niortais/arbres › Arbres – Le Niortais] Le dossier de données n’a plus")
        .contains("→ ./moisson harvest niortais/arbres refait ses fichiers.")
        .doesNotContain("is gone");
  }

  /** To harvest a source that is no longer configured is no remedy. */
  @Test
  void anExtractOfASourceThatIsNoLongerConfiguredIsToldWithAnotherRemedy() throws IOException {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Folders.delete(folder.resolve("data/files"));
    configuration.territory(
        "niortais", "sources: [{ use: arbres, name: autres }]\n" + SmallConfiguration.EMBEDDED);

    Ended feed = feed(configuration, "site");

    assertThat(feed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(feed.err())
        .contains("./moisson approve niortais/arbres")
        .doesNotContain("./moisson harvest niortais/arbres");
  }

  @Test
  void aLinkThatLeadsNowhereIsToldThoughItIsOfNoDataset() {
    SmallConfiguration configuration = SmallConfiguration.ofTrees(folder);
    try (Database database = Database.sqlite(folder.resolve("moisson.db"))) {
      int code =
          FeedCommand.tellLost(
              Set.of("/territories/nulle-part", "/files/ab12-of-a-dataset-that-left.csv"),
              ConfigurationReader.read(Origin.of(configuration.folder())),
              database,
              CommandTexts.in(Locale.FRENCH));

      assertThat(code).isEqualTo(ExitCode.FAILED);
    }
  }

  /** Be it the file itself, or the contours that it names. */
  @ParameterizedTest
  @ValueSource(strings = {"territories/niortais.yaml", "territories/contours.geojson"})
  void whatIsPublishedOfATerritoryWhoseFileIsFaultyStaysAsItIs(String faulty) throws Exception {
    SmallConfiguration configuration =
        SmallConfiguration.ofTrees(folder)
            .territory(
                "niortais",
                "siret: \"20004131700013\"\nsources: [arbres]\n" + SmallConfiguration.EMBEDDED);
    assertThat(Typed.run(configuration.typed("harvest")).code()).isZero();
    Map<String, String> before = site(configuration, "before");
    assertThat(before.get("catalog.csv")).contains("20004131700013", "Le Niortais");

    Files.delete(configuration.folder().resolve(faulty));
    if (faulty.endsWith(".yaml")) {
      configuration.write(faulty, "sources: [arbres\n");
    }

    assertThat(site(configuration, "after")).isEqualTo(before);
  }

  private Map<String, String> site(SmallConfiguration configuration, String name) throws Exception {
    Ended written = feed(configuration, name);
    assertThat(written.code()).as(written.err()).isZero();
    return contents(folder.resolve(name));
  }

  private Ended feed(SmallConfiguration configuration, String name) {
    return Typed.run(feeding(configuration, name));
  }

  private String[] feeding(SmallConfiguration configuration, String name) {
    return configuration.typed("feed", "--out", folder.resolve(name).toString());
  }

  private static Map<String, String> contents(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      Map<String, String> all = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            site.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return all;
    }
  }
}
