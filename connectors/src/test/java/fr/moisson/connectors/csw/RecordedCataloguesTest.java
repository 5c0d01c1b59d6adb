package fr.moisson.connectors.csw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of real catalogues, and single records put into a page. */
@Tag("shared")
class RecordedCataloguesTest {

  private static final CswSource SOURCE =
      new CswSource(
          "https://sig.example/csw",
          Map.of(),
          Map.of(),
          null,
          null,
          null,
          25,
          null,
          null,
          null,
          Set.of(Kind.values()),
          null,
          null);

  @TempDir private Path folder;

  /** Most files are one page of several, so most listings end before the announced total. */
  @ParameterizedTest
  @CsvSource({
    "csw-iso19139/geonetwork-iso19139-page-3.xml, 2, FEWER_THAN_ANNOUNCED",
    "portals/dcat-feed/csw/geonetwork-iso19139-page-1.xml, 2, FEWER_THAN_ANNOUNCED",
    "portals/dcat-feed/csw/geoide-iso19139-single-dataset.xml, 1, ",
    "ign/csw/geoplateforme-iso19139-IGNF_RPG.xml, 1, ",
    "csw-dcat/geonetwork-dcat-page-3.xml, 2, FEWER_THAN_ANNOUNCED",
    "csw-dcat/geonetwork-geodcatap-page-3.xml, 2, FEWER_THAN_ANNOUNCED",
    "portals/dcat-feed/csw/geonetwork-dcat-page-1.xml, 2, FEWER_THAN_ANNOUNCED",
    "portals/dcat-feed/csw/geonetwork-geodcatap-page-1.xml, 2, FEWER_THAN_ANNOUNCED",
    "csw-iso19139/csw_geobretagne_mdmetadata.xml, 1, ",
    "csw-iso19139/datara--89d278a5-ef6a-45a9-9ced-2b348a9963bb.xml, 1, ",
    "csw-iso19139/geolittoral--05320077-e452-445e-a68c-4080d841ced8.xml, 1, ",
    "csw-iso19115-3/ifremer--251d473f-c4cb-4c4e-b976-6ebbb88ec5be.xml, 1, ",
    "portals/geonetwork/datara--c375f298-bbc4-455b-98ad-f65a20b2e0a9.xml, 1, ",
    "portals/geonetwork/datara--04301749-df52-4c60-a640-87948241ac67.xml, 1, "
  })
  void everyRecordOfARecordingComes(String file, int datasets, String end) {
    List<Dataset> read = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    Run run =
        new Run(
            Niortais.of("79191"),
            new CswStandIn(folder, (start, count, request) -> start == 1 ? page(file) : NOTHING),
            folder,
            null,
            notices::add,
            Instant.parse("2026-11-25T00:00:00Z"));
    String ended = null;
    try {
      SOURCE.fetch(run).forEach(item -> read.add(map(item)));
    } catch (Unavailable e) {
      ended = e.notice().code().name();
    }

    assertThat(read).hasSize(datasets);
    assertThat(notices).isEmpty();
    assertThat(ended).isEqualTo(end);
    assertThat(read)
        .allSatisfy(
            dataset -> {
              assertThat(dataset.identifiers()).isNotEmpty();
              assertThat(dataset.distributions()).isNotEmpty();
            });
  }

  /** GeoNetwork's answers on its own APIs, in place of the standard one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "portals/geonetwork/search-response-gn3-page-1-of-3.json",
        "portals/geonetwork/search-response-gn4-page-1-of-3.json",
        "portals/geonetwork/search-response-gn4-page-2-of-3.json",
        "portals/geonetwork/search-response-gn4-page-3-of-3.json",
        "portals/geonetwork/search-response-gn4-page-4-of-3.json"
      })
  void whatIsNoAnswerToGetRecordsIsRefused(String file) throws IOException {
    String recorded = Files.readString(Shared.path("samples/" + file), UTF_8);
    CswStandIn door = new CswStandIn(folder, (start, count, request) -> recorded);
    Run run = new Run(Niortais.of("79191"), door, folder, null, notice -> {}, Niortais.AT);

    assertThatThrownBy(() -> SOURCE.fetch(run).count())
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.notice().code()).isEqualTo(Notice.Code.INVALID_SYNTAX));
  }

  private static final String NOTHING = CswStandIn.page("", "");

  private static Dataset map(RawItem item) {
    return SOURCE.map(new DatasetId("79191", "csw", item.remoteId()), item, Niortais.of("79191"));
  }

  private static String page(String file) {
    try {
      String text = Files.readString(Shared.path("samples/" + file), UTF_8);
      return text.contains("GetRecordsResponse")
          ? text
          : CswStandIn.page(
              "numberOfRecordsMatched='1'", text.replaceFirst("(?s)^\\uFEFF?<\\?xml.*?\\?>", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
