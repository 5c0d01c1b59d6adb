package fr.moisson.harvesters.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  private static final String ADDRESS =
      "https://schema.data.gouv.fr/schemas/ville/arbres/1.2.0/schema.json";

  @TempDir Path folder;

  private final Map<String, String> published = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private boolean isOffline;
  private Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

  @BeforeEach
  void oursAreInAFolder() throws IOException {
    Files.createDirectories(folder.resolve("ours"));
    Files.writeString(
        folder.resolve("ours/arbres.json"),
        """
        {"name": "arbres", "title": "Les nôtres", "version": "1.2.0", "path": "%s",
         "aliases": ["ville/arbres"], "fields": [{"name": "id"}]}
        """
            .formatted(ADDRESS));
    Files.writeString(folder.resolve("ours/arbres.yaml"), "schema: arbres");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arbres",
        "Arbres",
        "arbres@1.2.0",
        "arbres 1.2.0",
        "ville/arbres",
        "ville/arbres/1.2.0",
        "ville/arbres@v1.2.0"
      })
  void aSchemaIsReadFromWhereItIsPublishedAndKeptUnderOurName(String reference) throws IOException {
    published.put(ADDRESS, schema("Publié", "v1.2"));

    TableSchema schema = find(reference);

    assertThat(schema.title()).isEqualTo("Publié");
    assertThat(schema.name()).isEqualTo("arbres");
    assertThat(schema.version()).isEqualTo("1.2.0");
    assertThat(schema.address()).isEqualTo(URI.create(ADDRESS));

    published.clear();
    assertThat(find(reference).title()).isEqualTo("Publié");
    assertThat(asked).hasSize(1);
  }

  @Test
  void withoutANetworkOursServe() throws IOException {
    assertThat(find("ville/arbres").title()).isEqualTo("Les nôtres");
    assertThatThrownBy(() -> find("ville/ailleurs")).isInstanceOf(Misconfigured.class);
    assertThat(notices)
        .extracting(Notice::code)
        .containsExactly(Notice.Code.SCHEMA_COPIED, Notice.Code.SCHEMA_NOT_FETCHED);
  }

  @Test
  void whereNobodyAnswersOursServeForAWhileWithoutAWait() throws IOException {
    isOffline = true;
    find("arbres");
    assertThat(find("arbres").title()).isEqualTo("Les nôtres");
    assertThat(asked).hasSize(1);
    assertThat(notices).hasSize(1);

    isOffline = false;
    published.put(ADDRESS, schema("Publié", "1.2.0"));
    clock = Clock.offset(clock, Duration.ofHours(2));
    assertThat(find("arbres").title()).isEqualTo("Publié");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://exemple.fr/schema.json", "ville/ailleurs"})
  void whyASchemaCannotBeFetchedIsSaidRatherThanThatItIsUnknown(String reference) {
    isOffline = true;

    assertThatThrownBy(() -> find(reference))
        .isInstanceOfSatisfying(
            Unavailable.class,
            cause -> assertThat(cause.notice().code()).isEqualTo(Notice.Code.HOST_NOT_FOUND));
    assertThat(notices).extracting(Notice::code).containsExactly(Notice.Code.SCHEMA_NOT_FETCHED);
  }

  @Test
  void whatIsNoSchemaIsNotKept() throws IOException {
    published.put(ADDRESS, "<html>Maintenance</html>");
    assertThat(find("arbres").title()).isEqualTo("Les nôtres");

    published.put(ADDRESS, schema("Publié", "1.2.0"));
    assertThat(find("arbres").title()).isEqualTo("Publié");
  }

  @Test
  void anotherVersionIsThePublishedOneOrNone() throws IOException {
    assertThatThrownBy(() -> find("arbres@1.0.0")).isInstanceOf(Misconfigured.class);

    published.put(ADDRESS.replace("1.2.0", "1.0.0"), schema("Ancien", "1.0.0"));
    assertThat(find("arbres@1.0.0").version()).isEqualTo("1.0.0");
  }

  @Test
  void anySchemaOfTheCatalogueIsFoundByOwnerAndName() throws IOException {
    published.put(
        "https://schema.data.gouv.fr/schemas/etalab/schema-irve/latest/schema.json",
        schema("IRVE", "2.3.1"));

    TableSchema schema = find("etalab/schema-irve");

    assertThat(schema.name()).isEqualTo("etalab/schema-irve");
    assertThat(schema.version()).isEqualTo("2.3.1");
  }

  @Test
  void anAddressIsReadAnewAndItsCopyServesWithoutANetwork() throws IOException {
    String address = "https://exemple.fr/schema.json";
    published.put(address, schema("Un", "1"));
    find(address);
    published.put(address, schema("Deux", "2"));
    assertThat(find(address).title()).isEqualTo("Deux");

    published.clear();
    assertThat(find(address).title()).isEqualTo("Deux");
    assertThat(find(address).address()).isEqualTo(URI.create(address));
  }

  @Test
  void aFileIsASchemaToo() throws IOException {
    Path file = Files.writeString(folder.resolve("mien.json"), schema("Le mien", "1"));

    assertThat(find(file.toString()).title()).isEqualTo("Le mien");
  }

  /** The path looks like an owner and a repository name, but must not be sent to anybody. */
  @Test
  void aFileInAFolderIsLookedForNowhereElse() throws IOException {
    Path file = Path.of("target", "mien-" + UUID.randomUUID() + ".json");
    try {
      Files.writeString(file, schema("Le mien", "1"));

      assertThat(find(file.toString()).title()).isEqualTo("Le mien");
      assertThat(asked).isEmpty();
    } finally {
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arbre",
        "inconnu/arbre",
        "../ours/arbres",
        "https://exemple.fr/rien.json",
        "http://exemple.fr/schema.json",
        "a/b\0",
        ""
      })
  void anUnknownNameIsAnsweredWithTheKnownOnes(String reference) {
    assertThatThrownBy(() -> find(reference))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            unknown ->
                assertThat(unknown.notice())
                    .isEqualTo(Notice.of(Notice.Code.UNKNOWN_SCHEMA, reference, "arbres")));
  }

  @Test
  void aFileThatIsNotThereIsNotLookedForInTheCatalogue() {
    assertThatThrownBy(() -> find("schemas/bancs.json"))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            missing ->
                assertThat(missing.notice())
                    .isEqualTo(Notice.of(Notice.Code.NO_SUCH_FILE, "schemas/bancs.json")));
  }

  private static String schema(String title, String version) {
    return "{\"title\": \"%s\", \"version\": \"%s\", \"fields\": [{\"name\": \"id\"}]}"
        .formatted(title, version);
  }

  private TableSchema find(String reference) throws IOException {
    SchemaSource source =
        address -> {
          asked.add(address);
          String json = published.get(address.toString());
          if (isOffline) {
            throw new Unavailable(Notice.of(Notice.Code.HOST_NOT_FOUND, address));
          }
          if (json == null) {
            throw new FileNotFoundException(address.toString());
          }
          return new ByteArrayInputStream(json.getBytes(UTF_8));
        };
    return new Schemas(folder.resolve("ours"), folder.resolve("cache"), source, notices::add, clock)
        .find(reference);
  }
}
