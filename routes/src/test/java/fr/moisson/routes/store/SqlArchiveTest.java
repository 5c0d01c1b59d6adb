package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.http.AnswerArchive.Entry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class SqlArchiveTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
  private static final Entry OLD = entry("aaa");
  private static final Entry NEW = entry("bbb");

  @Parameter Engine engine;
  @TempDir Path folder;
  private Database database;
  private SqlArchive archive;

  @BeforeEach
  void open() {
    database = engine.open(folder);
    archive = new SqlArchive(database.jdbi());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAnswerIsFoundByItsScopeAndRequest() {
    archive.record("niort/udata", "GET x", OLD, MONDAY);

    assertThat(archive.find("niort/udata", "GET x")).contains(OLD);
    assertThat(archive.find("niort/udata", "GET y")).isEmpty();
    assertThat(archive.find("niort/ckan", "GET x")).isEmpty();
  }

  @Test
  void theLatestAnswerReplacesTheOneBefore() {
    archive.record("niort/udata", "GET x", OLD, MONDAY);
    archive.record("niort/udata", "GET x", NEW, TUESDAY);

    assertThat(archive.find("niort/udata", "GET x")).contains(NEW);
    assertThat(archive.needs("aaa")).isFalse();
    assertThat(archive.needs("bbb")).isTrue();
  }

  @Test
  void whatWasNotUsedForLongIsForgottenWhoseverItWas() {
    archive.record("niort/udata", "GET x", OLD, MONDAY);
    archive.record("niort/udata", "GET y", NEW, TUESDAY);
    archive.record("niort/parti", "GET x", OLD, MONDAY);

    archive.forget(TUESDAY);

    assertThat(archive.find("niort/udata", "GET x")).isEmpty();
    assertThat(archive.find("niort/udata", "GET y")).contains(NEW);
    assertThat(archive.needs("aaa")).isFalse();
  }

  private static Entry entry(String sha256) {
    return new Entry(
        URI.create("https://source.example/x?é=1"), Map.of("etag", "\"" + sha256 + "\""), sha256);
  }
}
