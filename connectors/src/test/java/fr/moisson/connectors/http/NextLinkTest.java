package fr.moisson.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.dcat.DcatSource;
import fr.moisson.connectors.files.ReadFile;
import fr.moisson.connectors.records.RecordsSource;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Table;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of which only a header tells that they go on. */
class NextLinkTest {

  private static final String LIST = "https://donnees.example/catalogue";
  private static final String SECOND = "<%s?page=2>; rel=\"next\"".formatted(LIST);

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void open() {
    door = new ScriptedDoor(folder);
  }

  private void serve(String address, String mediaType, String link, String content) {
    door.serve(
        address,
        uri -> {
          Body plain = door.body(uri, mediaType, null, content.getBytes(UTF_8));
          Map<String, String> headers = Map.of("link", link);
          return new Body(uri, plain.file(), mediaType, null, headers, plain.sha256());
        });
  }

  private static String feed(String dataset) {
    return "<https://donnees.example/d/%s> a <http://www.w3.org/ns/dcat#Dataset> ;"
            .formatted(dataset)
        + " <http://purl.org/dc/terms/title> \"%s\" .".formatted(dataset);
  }

  /** As in Linked Data Platform Paging. */
  @Test
  void aFeedGoesOn() {
    String ofThePage = "<https://www.w3.org/ns/ldp#Page>; rel=\"type\", " + SECOND;
    serve(LIST, "text/turtle", ofThePage, feed("arbres"));
    serve(LIST + "?page=2", "text/turtle", "<" + LIST + ">; rel=\"first\"", feed("haies"));

    assertThat(Harvested.from(new DcatSource(URI.create(LIST)), door, folder).ids())
        .containsExactly("https://donnees.example/d/arbres", "https://donnees.example/d/haies");
  }

  @Test
  void recordsGoOn() {
    String records = LIST + "/collections/fiches";
    door.serve(records, "{\"id\": \"fiches\", \"links\": []}");
    String page = "{\"features\": [{\"id\": \"%s\", \"properties\": {\"type\": \"dataset\"}}]}";
    serve(records + "/items?limit=9", "application/geo+json", SECOND, page.formatted("arbres"));
    door.serve(LIST + "?page=2", page.formatted("haies"));

    RecordsSource source =
        new RecordsSource(URI.create(LIST), "fiches", Map.of(), false, Set.of(), 9);
    assertThat(Harvested.from(source, door, folder).ids()).containsExactly("arbres", "haies");
  }

  @Test
  void aFileThatIsAPageIsTold() {
    serve(LIST, "application/json", SECOND, "[{\"a\": 1}, {\"a\": 2}]");
    List<Notice> told = new ArrayList<>();

    ReadFile.remote(door, URI.create(LIST))
        .source()
        .table(null, null, Table.Place.GUESSED, folder, told::add);

    assertThat(told).containsExactly(Notice.of(Code.PAGE_OF_MORE, 0, 0));
  }
}
