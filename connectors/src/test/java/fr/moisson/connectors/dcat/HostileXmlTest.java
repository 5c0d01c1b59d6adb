package fr.moisson.connectors.dcat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.dcat.syntax.RdfXmlRepair;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RDF/XML whose document type refers to external resources. */
class HostileXmlTest {

  private static final String URL = "https://data.exemple.fr/catalogue.rdf";

  @TempDir private Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void buildDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void aFileOfThisMachineIsNeverRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "le mot de passe");
    door.serve(URL, null, feed("<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">", "&secret;"));

    assertNothingOf("le mot de passe");
  }

  @Test
  void aFileIsNotReadThroughAParameterEntityEither() throws IOException {
    Path dtd = Files.writeString(folder.resolve("evil.dtd"), "<!ENTITY secret 'lu du DTD'>");
    door.serve(
        URL, null, feed("<!ENTITY % evil SYSTEM \"" + dtd.toUri() + "\"> %evil;", "&secret;"));

    assertNothingOf("lu du DTD");
  }

  @Test
  void repairingAPageReadsNoFileEither() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "le mot de passe");
    String hostile = feed("<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">", "&secret;");

    byte[] repaired =
        RdfXmlRepair.of(new ByteArrayInputStream(hostile.getBytes(UTF_8))).readAllBytes();

    assertThat(new String(repaired, UTF_8)).contains("dct:title").doesNotContain("mot de passe");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10})
  void aBillionLaughsAreNotLaughed(int powersOfTen) {
    StringBuilder entities = new StringBuilder("<!ENTITY e0 \"ah\">");
    for (int n = 1; n <= powersOfTen; n++) {
      entities
          .append("<!ENTITY e%d \"".formatted(n))
          .append("&e%d;".formatted(n - 1).repeat(10))
          .append("\">");
    }
    door.serve(URL, null, feed(entities.toString(), "&e" + powersOfTen + ";"));

    assertThatThrownBy(() -> DcatSourceTest.fetch(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            refusal -> assertThat(refusal.notice().code()).isEqualTo(Notice.Code.INVALID_SYNTAX));
  }

  private void assertNothingOf(String secret) {
    List<RawItem> items;
    try {
      items = DcatSourceTest.fetch(door, URL);
    } catch (Unavailable refused) {
      assertThat(refused.notice().args()).noneMatch(text -> text.contains(secret));
      return;
    }
    assertThat(items).noneMatch(item -> item.body().textValue().contains(secret));
    assertThat(door.asked()).containsExactly(URL);
  }

  private static String feed(String entities, String title) {
    return """
        <?xml version="1.0"?>
        <!DOCTYPE rdf:RDF [ %s ]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
          <dcat:Dataset rdf:about="https://data.exemple.fr/1">
            <dct:title>%s</dct:title>
          </dcat:Dataset>
        </rdf:RDF>
        """
        .formatted(entities, title);
  }
}
