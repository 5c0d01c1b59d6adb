package fr.moisson.routes.web.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.web.Extracts;
import fr.moisson.routes.web.Site;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a client's copy of features is still right: their links change without their rows. */
class FeatureValidatorsTest {

  @TempDir Path folder;
  @AutoClose private Site site;
  private Extract extract;
  private String items;

  @BeforeEach
  void open() throws IOException {
    site = Site.local(folder);
    Row row = new Row(Map.of("nom", "Orme"), null, 1);
    extract = Extracts.geoJson(site.files, "arbres", List.of("nom"), List.of(row));
    items = "/ogc/collections/" + publish(extract) + "." + extract.territory() + "/items";
  }

  private String publish(Extract published) {
    return Datasets.publish(
        site.portal,
        Datasets.dataset("arbres", "Arbres", d -> d.distributions(List.of(published))));
  }

  private HttpResponse<String> get(String page, String language, String tag) {
    return site.get(items + page, "Accept-Language", language, "If-None-Match", tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/1"})
  void theOtherLanguageIsAnotherAnswer(String page) {
    String tag = get(page, "fr", "").headers().firstValue("ETag").orElseThrow();

    assertThat(get(page, "fr", tag).statusCode()).isEqualTo(304);
    assertThat(get(page, "en", tag))
        .returns(200, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains("/en/datasets/");
  }

  @Test
  void soIsALayerWithAnotherTitle() {
    String tag = get("", "fr", "").headers().firstValue("ETag").orElseThrow();
    publish(
        new Extract(
            extract.territory(),
            "Tous les arbres",
            extract.file(),
            extract.format(),
            extract.mediaType(),
            extract.bytes(),
            extract.sha256(),
            extract.derivedFrom(),
            extract.receipt(),
            extract.assessment(),
            extract.descriptor()));

    assertThat(get("", "fr", tag).body()).contains("Tous les arbres");
  }
}
