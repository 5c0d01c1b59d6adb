package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Extracts stored on the portal itself. */
class CkanUploadTest {

  @AutoClose private final CkanSite site = CkanSite.start().with(null, 1);

  @Test
  void sendsAnExtractOnce() {
    Published first = publish(cavities(), null);

    JsonNode extract = extract(first);
    assertThat(extract.path("url_type").asText()).isEqualTo("upload");
    assertThat(extract.path("url").asText()).endsWith("/download/cavites-du-niortais.csv");
    assertThat(extract.path("hash").asText()).isEqualTo("abcdef");
    assertThat(extract.path("mimetype").asText()).isEqualTo("text/csv");
    assertThat(site.ckan().uploads()).isOne();

    long writes = site.ckan().writes();
    Published second = publish(cavities(), first.remote());
    assertThat(site.ckan().writes()).isEqualTo(writes);
    publish(cavities().with(draft -> draft.title("Cavités")), second.remote());
    assertThat(site.ckan().uploads()).isOne();
    assertThat(extract(first).path("url_type").asText()).isEqualTo("upload");
  }

  @Test
  void sendsAnExtractThatHasChangedUnderTheIdOfTheOldOne() {
    Published first = publish(cavities(), null);
    String id = extract(first).path("id").asText();

    publish(Cavities.withHash("fedcba"), first.remote());

    assertThat(site.ckan().uploads()).isEqualTo(2);
    assertThat(extract(first).path("id").asText()).isEqualTo(id);
    assertThat(extract(first).path("hash").asText()).isEqualTo("fedcba");
  }

  @Test
  void linksToAFileThatIsTooLargeForThePortalAndSaysSo() {
    site.ckan().largestUpload(3);

    Published published = publish(cavities(), null);

    assertThat(extract(published).path("url").asText())
        .isEqualTo("https://moisson.exemple.fr/files/" + Cavities.EXTRACT);
    assertThat(published.remarks())
        .containsExactly(Notice.of(Notice.Code.PORTAL_LOSES, "\"cavites-du-niortais.csv\" (409)"));
  }

  @Test
  void linksToAFileThatHasBecomeTooLarge() {
    Published first = publish(cavities(), null);
    site.ckan().largestUpload(3);

    Published second = publish(Cavities.withHash("fedcba"), first.remote());

    assertThat(second.remarks()).hasSize(1);
    assertThat(extract(first).path("url").asText()).startsWith("https://moisson.exemple.fr/");
    assertThat(extract(first).path("url_type").asText()).isEmpty();
  }

  @Test
  void takesAFileForItsOwnThoughTheAnswerToItsSendingWasLost() {
    Remote first =
        site.with(null, null).publish(cavities(), null, Overwrite.HARVESTED_ONLY).remote();
    site.ckan().failNext(Fault.DROP_AFTER_WRITE);
    assertThatThrownBy(() -> publish(cavities(), first)).isInstanceOf(Unavailable.class);

    Published second = publish(cavities(), first);
    Published third = publish(Cavities.withHash("fedcba"), second.remote());

    assertThat(second.remarks()).isEmpty();
    assertThat(third.remarks()).isEmpty();
    assertThat(extract(third).path("hash").asText()).isEqualTo("fedcba");
    assertThat(site.ckan().uploads()).isEqualTo(2);
  }

  @Test
  void goesBackToLinksWhenToldTo() {
    Published first = publish(cavities(), null);
    CkanSite linking = site.with(null, null);

    linking.publish(cavities(), first.remote(), Overwrite.HARVESTED_ONLY);

    assertThat(extract(first).path("url").asText()).startsWith("https://moisson.exemple.fr/");
  }

  private Published publish(Dataset dataset, Remote known) {
    return site.publish(dataset, known, Overwrite.HARVESTED_ONLY);
  }

  private JsonNode extract(Published published) {
    return site.ckan().dataset(published.remote().id()).orElseThrow().resources().get(1);
  }
}
