package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The file that fills a dataset of data-fair. */
class DatafairUploadTest {

  @AutoClose private final DatafairSite site = DatafairSite.start();

  private static Dataset withFile(String file) {
    return Cavities.dataset(Cavities.ID, "https://exemple.fr/cavites.json", file);
  }

  @Test
  void uploadsTheFirstExtractAndWaitsForIt() {
    Remote remote = site.publish(site.uploading(), Cavities.dataset(), null).remote();

    ObjectNode held = site.standIn().held(remote.id());
    assertThat(held.path("isMetaOnly").asBoolean()).isFalse();
    assertThat(held.path("status").asText()).isEqualTo("finalized");
    assertThat(held.at("/originalFile/name").asText()).isEqualTo("abcdef.csv");
    assertThat(held.path("attachments").findValuesAsText("url"))
        .containsExactly("https://exemple.fr/cavites.json");
    assertThat(site.standIn().records().get(0).isVisible()).isTrue();
    long writes = site.standIn().writes();
    site.publish(site.uploading(), Cavities.dataset(), remote);
    assertThat(site.standIn().writes()).isEqualTo(writes);
  }

  @Test
  void replacesTheFileAloneWhenItsContentChanged() throws Exception {
    Remote remote = site.publish(site.uploading(), withFile("extracts/abcdef.csv"), null).remote();
    Portal.Sending newer =
        DatafairSite.sending(site.uploading(), withFile("extracts/012345.csv"), remote);
    Files.writeString(newer.files().resolve("extracts/012345.csv"), "id,nom\n2,B\n");

    site.open(site.uploading()).publish(newer);

    assertThat(site.standIn().held(remote.id()).at("/originalFile/name").asText())
        .isEqualTo("012345.csv");
    assertThat(site.standIn().uploads()).isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeIndexedIsAnError() {
    site.standIn().failNextFile();

    assertThatThrownBy(() -> site.publish(site.uploading(), Cavities.dataset(), null))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("schematized");
    site.publish(site.uploading(), Cavities.dataset(), null);

    assertThat(site.standIn().records()).hasSize(1);
    assertThat(site.standIn().held(site.standIn().records().get(0).id()).path("status").asText())
        .isEqualTo("finalized");
  }

  @Test
  void linksToAFileThatThePortalRefuses() {
    site.standIn().answerNextWrite(413, "text/html", "<h1>Too large</h1>");

    Published first = site.publish(site.uploading(), Cavities.dataset(), null);

    String id = first.remote().id();
    assertThat(site.standIn().held(id).path("isMetaOnly").asBoolean()).isTrue();
    assertThat(site.standIn().records().get(0).isVisible()).isTrue();
    assertThat(site.standIn().records().get(0).links())
        .contains("https://moisson.exemple.fr/files/extracts/abcdef.csv");
    assertThat(first.remarks().toString()).contains("PORTAL_LOSES", "abcdef.csv", "413");
  }

  @Test
  void keepsTheRecordWhoseNewFileThePortalRefuses() throws Exception {
    Remote remote = site.publish(site.uploading(), withFile("extracts/abcdef.csv"), null).remote();
    Dataset changed = withFile("extracts/012345.csv").with(draft -> draft.title("Cavités 2027"));
    Portal.Sending newer = DatafairSite.sending(site.uploading(), changed, remote);
    Files.writeString(newer.files().resolve("extracts/012345.csv"), "id,nom\n2,B\n");
    site.standIn().answerNextWrite(400, "text/plain", "format non supporté");

    Published second = site.open(site.uploading()).publish(newer);

    assertThat(second.remarks().toString()).contains("012345.csv", "format non supporté");
    assertThat(site.standIn().records().get(0).title()).isEqualTo("Cavités 2027");
    assertThat(site.standIn().records().get(0).links())
        .contains("https://moisson.exemple.fr/files/extracts/012345.csv");
  }

  @Test
  void linksToTheFileOfARecordThatIsThereWithoutOne() {
    Remote remote = site.publish(site.plain(), Cavities.dataset(), null).remote();

    Published second = site.publish(site.uploading(), Cavities.dataset(), remote);

    assertThat(site.standIn().uploads()).isZero();
    assertThat(site.standIn().records().get(0).links())
        .contains("https://moisson.exemple.fr/files/extracts/abcdef.csv");
    assertThat(second.remarks()).contains(Notice.of(Code.PORTAL_LOSES, "file “abcdef.csv”"));
  }
}
