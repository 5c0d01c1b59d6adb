package fr.moisson.routes.web.feed;

import static fr.moisson.routes.web.feed.FeedReader.datasets;
import static fr.moisson.routes.web.feed.FeedReader.header;
import static fr.moisson.routes.web.feed.FeedReader.iris;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.EmbeddedPortal;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of feeds that are already known, to their readers or on disk. */
class KnownFeedsTest {

  @TempDir Path folder;
  @AutoClose private Site site;
  private FeedReader feeds;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    feeds = new FeedReader(site);
  }

  @ParameterizedTest
  @CsvSource({
    "/catalog.ttl",
    "/catalog.rdf?page=1",
    "/sources/arbres/catalog.nt",
    "/datasets/KEY.jsonld"
  })
  void whatIsKnownIsNeitherSentNorRendered(String address) throws IOException {
    String key = feeds.publish("79191", "arbres", "Arbres", "ENVI");
    String feed = address.replace("KEY", key);
    HttpResponse<String> head = site.send("HEAD", feed);
    String tag = header(head, "ETag");

    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).as("nobody knows it yet").isEmpty();
    assertThat(site.get(feed, "If-None-Match", "\"x\", " + tag).statusCode()).isEqualTo(304);
    assertThat(renderedFiles()).isEmpty();

    feeds.publish("79191", "arbres", "Arbres", "TRAN");
    assertThat(site.get(feed, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/catalog", "/catalog?page=1", "/themes/ENVI/catalog", "/datasets/KEY"})
  void oneSyntaxOfAnAddressIsNotKnownByAnother(String address) {
    String feed = address.replace("KEY", feeds.publish("79191", "arbres", "Arbres", "ENVI"));
    String turtle = header(site.send("HEAD", feed, "Accept", "text/turtle"), "ETag");

    HttpResponse<String> other =
        site.get(feed, "Accept", "application/ld+json", "If-None-Match", turtle);

    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(header(other, "Content-Type")).startsWith("application/ld+json");
    assertThat(site.get(feed, "Accept", "text/turtle", "If-None-Match", turtle).statusCode())
        .isEqualTo(304);
  }

  @Test
  void aBlockIsRenderedOnceAChange() throws IOException {
    feeds.publish(Shelf.BLOCK_SIZE + 3);
    site.get("/catalog.ttl");
    List<Path> first = renderedFiles();
    List<FileTime> times = times(first);
    site.get("/sources/essai/catalog.ttl");
    site.get("/catalog.ttl?page=2");
    assertThat(first).hasSize(2);
    assertThat(times(first)).isEqualTo(times);

    Datasets.publish(site.portal, Datasets.dataset("n0", "Autre"));

    assertThat(site.page("/catalog.ttl")).contains("\"Autre\"@fr").doesNotContain("Jeu n° 0\"");
    assertThat(times(first).get(0)).isGreaterThan(times.get(0));
    assertThat(times(first).get(1)).isEqualTo(times.get(1));
  }

  @Test
  void feedsAreThoseOfTheDatabaseThatIsThereAfterABackupWasRestored() throws IOException {
    String kept = Datasets.publish(site.portal, Datasets.dataset("kept", "Gardé"));
    site.close();
    Path database = folder.resolve("moisson.db");
    Path backup = Files.copy(database, folder.resolve("backup.db"));
    open();
    Datasets.publish(site.portal, Datasets.dataset("lost", "Perdu"));
    assertThat(datasets(feeds.read("/catalog.ttl"))).hasSize(2);
    site.close();

    Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);
    open();

    assertThat(datasets(feeds.read("/catalog.ttl"))).isEqualTo(iris(kept));
  }

  private List<Path> renderedFiles() throws IOException {
    if (!Files.exists(site.rendered)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(site.rendered)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Another change may follow in the same second, which is the resolution of HTTP dates. */
  @ParameterizedTest
  @ValueSource(strings = {"/catalog.ttl", "/changes.atom", "/changes.trig", "/sitemap.xml"})
  void aChangeThatHasJustBeenSeenIsToldWithoutItsDate(String address) {
    // A clock that is ahead, since this machine may be slow.
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    Datasets.publish(
        new EmbeddedPortal(site.database.jdbi(), clock), Datasets.dataset("haies", "Haies"));
    String then = RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));

    assertThat(header(site.get(address), "Last-Modified")).isEmpty();
    assertThat(site.get(address, "If-Modified-Since", then).statusCode()).isEqualTo(200);
  }

  @Test
  void whatChangedBeforeTheServerBeganIsKnownByADateToo() throws InterruptedException {
    Clock before = Clock.fixed(Instant.parse("2026-03-05T09:30:05Z"), ZoneOffset.UTC);
    Datasets.publish(
        new EmbeddedPortal(site.database.jdbi(), before), Datasets.dataset("haies", "Haies"));
    String date = header(site.send("HEAD", "/catalog.ttl"), "Last-Modified");
    for (int tick = 0; tick < 300 && date.isEmpty(); tick++) {
      Thread.sleep(100);
      date = header(site.send("HEAD", "/catalog.ttl"), "Last-Modified");
    }
    assertThat(date).isNotEmpty();

    assertThat(site.get("/catalog.ttl", "If-Modified-Since", date).statusCode()).isEqualTo(304);
    assertThat(site.get("/catalog.ttl", "If-Modified-Since", "Thu, 05 Mar 2026 09:30:05 GMT"))
        .as("title and licence may have been others")
        .returns(200, HttpResponse::statusCode);
  }

  private static List<FileTime> times(List<Path> files) throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path file : files) {
      times.add(Files.getLastModifiedTime(file));
    }
    return times;
  }

  @Test
  void aFeedThatFailsHalfwayIsCutAndNoCatalogueThatIsShort() throws IOException {
    feeds.publish(3);
    site.database.jdbi().useHandle(handle -> handle.execute("UPDATE shelf SET content = '[]'"));

    assertThatThrownBy(() -> site.get("/catalog.ttl")).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void whatIsBrokenOnDiskIsRenderedAgain() throws IOException {
    feeds.publish(3);
    String feed = site.page("/catalog.ttl");
    for (Path file : renderedFiles()) {
      Files.writeString(file, "x".repeat(100));
    }

    assertThat(site.page("/catalog.ttl")).isEqualTo(feed);
  }
}
