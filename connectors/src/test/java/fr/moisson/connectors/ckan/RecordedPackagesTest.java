package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.Harvested;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages as returned by CKAN, its DCAT extension and DKAN, and CKAN's error answers. */
@Tag("shared")
class RecordedPackagesTest {

  private static final CkanSource SOURCE =
      new CkanSource(URI.create("https://ckan.example"), null, null, null, null);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ckan_dataset.json, '', 1, Geological Society, -, -",
        "ckan_dcat_ap_dataset_series.json, '', 0, Test Publisher, contact1@example.org, -",
        "ckan_full_dataset_dcat_ap.json, '', 1, Test Publisher, contact1@example.org, -2.1604",
        "ckan_full_dataset_dcat_ap_legacy.json, '', 1, Test Publisher, contact1@example.org, 11.9936",
        "ckan_full_dataset_dcat_ap_vocabularies.json, '', 1, Test Publisher, contact1@example.org, -2.1604",
        "full_ckan_dataset_legacy.json, '', 1, John Doe, enquiries@bgs.ac.uk, 25.0",
        "dkan-french-w-license.json, /result/0, 2, Région Hauts-de-France, sig@hautsdefrance.fr, 1.18652344",
        "package_show_result_magda_recorded.json, /records/0/aspects/ckan-dataset, 0, Australian Bureau of Agriculture and Resource Economics and Sciences, -, 151.122622"
      })
  void aPackageIsReadWithItsLinks(
      String file, String pointer, int links, String publisher, String email, Double west)
      throws IOException {
    JsonNode sample =
        new ObjectMapper().readTree(Shared.path("samples/portals/ckan/" + file).toFile());
    Dataset dataset = Harvested.map(SOURCE, new RawItem("x", sample.at(pointer)));

    assertThat(dataset.title()).isNotBlank();
    assertThat(dataset.distributions()).hasSize(links);
    assertThat(dataset.publisher().name()).isEqualTo(publisher);
    assertThat(dataset.contact() == null ? null : dataset.contact().email()).isEqualTo(email);
    assertThat(dataset.coverage().bbox() == null ? null : dataset.coverage().bbox().west())
        .isEqualTo(west);
  }

  @Test
  void aResourceRecordedApartIsReadToo() throws IOException {
    JsonNode resource =
        new ObjectMapper()
            .readTree(Shared.path("samples/portals/ckan/resource_magda_recorded.json").toFile())
            .at("/records/0/aspects/ckan-resource");

    assertThat(CkanResourceReading.links(resource, URI.create("https://magda.example"), null))
        .first()
        .hasFieldOrPropertyWithValue("url", URI.create("http://www.fish.gov.au"))
        .hasFieldOrPropertyWithValue("format", "HTML");
  }

  /** The right reaction: retry, change the settings, or leave the record out. */
  @ParameterizedTest
  @CsvSource({
    "400_unknown_action, Misconfigured, UNEXPECTED_ANSWER",
    "400_json, Misconfigured, UNEXPECTED_ANSWER",
    "403, Misconfigured, FORBIDDEN",
    "404, BadItem, PORTAL_REFUSES",
    "409_name_taken, BadItem, PORTAL_REFUSES",
    "409_name_chars, BadItem, PORTAL_REFUSES",
    "409_org, Misconfigured, PORTAL_REFUSES",
    "409_tag, BadItem, PORTAL_REFUSES",
    "409_revise_mismatch, Unavailable, HTTP_STATUS",
    "409_search, Unavailable, HTTP_STATUS",
    "500_index, BadItem, PORTAL_REFUSES",
    "500_solr_down, Unavailable, HTTP_STATUS",
    "500_other, Unavailable, HTTP_STATUS"
  })
  void everyErrorOfTheInterfaceCallsForItsReaction(String name, String reaction, Code code)
      throws IOException {
    JsonNode errors =
        new ObjectMapper()
            .readTree(Shared.path("samples/portals/ckan/error_responses.json").toFile());
    byte[] body = errors.path(name).toString().getBytes(UTF_8);
    Door.Reply reply = new Door.Reply(Integer.parseInt(name.substring(0, 3)), Map.of(), body);

    HarvestException failure =
        CkanAnswer.read(URI.create("https://ckan.example"), "package_create", reply).failure();

    assertThat(errors.size()).isEqualTo(14);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(reaction);
    assertThat(failure.notice().code()).isEqualTo(code);
  }
}
