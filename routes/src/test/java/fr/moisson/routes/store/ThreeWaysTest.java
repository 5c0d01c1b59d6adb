package fr.moisson.routes.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.iso.IsoReading;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.ContourFile;
import fr.moisson.routes.config.Configuration.ConfiguredSource;
import fr.moisson.routes.config.ConfigurationReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ZNIEFF layer as found by the shipped presets: on data.gouv.fr, on Géo-IDE and at the IGN. */
class ThreeWaysTest {

  private static final String FILE_IDENTIFIER =
      "fr-120066022-jdd-5a1c7e42-0f6d-4b8e-9c33-7d2e1f40a9b6";
  private static final Path CONTOURS =
      Path.of("src/main/resources/fr/moisson/routes/sandbox/contours.geojson");
  private static final Territory NIORTAIS =
      ContourFile.read(CONTOURS, Territory.Kind.EPCI, "200041317", "CA du Niortais", "2026");

  private static final String DATAGOUV =
      """
      {"id": "534fff75a3a7292c64a77de4", "title": "ZNIEFF de type I", "license": "lov2",
       "page": "https://www.data.gouv.fr/datasets/znieff-1/",
       "harvest": {"remote_id": "%s", "remote_url": "https://catalogue.example/fiche/%s"}}
      """
          .formatted(FILE_IDENTIFIER, FILE_IDENTIFIER);

  private static final String GEO_IDE =
      """
      <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
          xmlns:gco="http://www.isotc211.org/2005/gco">
        <gmd:fileIdentifier><gco:CharacterString>%s</gco:CharacterString></gmd:fileIdentifier>
        <gmd:identificationInfo><gmd:MD_DataIdentification>
          <gmd:citation><gmd:CI_Citation>
            <gmd:title><gco:CharacterString>Zones naturelles, type I</gco:CharacterString></gmd:title>
          </gmd:CI_Citation></gmd:citation>
        </gmd:MD_DataIdentification></gmd:identificationInfo>
        <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions>
          <gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource>
            <gmd:linkage><gmd:URL>https://data.geopf.fr/wfs?</gmd:URL></gmd:linkage>
            <gmd:protocol><gco:CharacterString>OGC:WFS</gco:CharacterString></gmd:protocol>
            <gmd:name><gco:CharacterString>patrinat_znieff1:znieff1</gco:CharacterString></gmd:name>
          </gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions>
        </gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
      </gmd:MD_Metadata>
      """
          .formatted(FILE_IDENTIFIER);

  @TempDir private Path folder;

  @Test
  void itIsPublishedOnceWithTheDataThatWeCut() throws IOException {
    try (Bench bench = new Bench(Engine.SQLITE.open(folder))) {
      store(bench, onDataGouv());
      store(bench, IsoReading.dataset(id("ecospheres-csw", FILE_IDENTIFIER), GEO_IDE));
      store(bench, atTheIgn());

      List<Dataset> published =
          bench.ledger().page("niort/portail", "niort", "", 100).stream()
              .map(Holding::dataset)
              .filter(Objects::nonNull)
              .toList();

      assertThat(published)
          .singleElement()
          .satisfies(
              dataset -> {
                assertThat(dataset.id().source()).isEqualTo("ign-znieff");
                assertThat(dataset.sources())
                    .extracting(URI::toString)
                    .contains("https://www.data.gouv.fr/datasets/znieff-1/")
                    .hasSize(2);
              });
      assertThat(bench.sql.column("SELECT code FROM notice"))
          .containsExactly(Code.SAME_AS_DATA.name(), Code.SAME_AS_DATA.name());
    }
  }

  private static void store(Bench bench, Dataset dataset) {
    long run = bench.catalogue.open("niort", dataset.id().source(), 0, false, Bench.MONDAY);
    bench.catalogue.store(run, dataset, List.of(), Bench.MONDAY);
  }

  private Dataset onDataGouv() throws IOException {
    return mapped("datagouv-znieff", "534fff75a3a7292c64a77de4", DATAGOUV);
  }

  private Dataset atTheIgn() throws IOException {
    Receipt receipt = new Receipt(9, 2, 7, 0, 0, "points-in-lines-whole", "2026");
    URI origin = URI.create("https://data.geopf.fr/wfs/ows?request=GetFeature");
    Extract extract =
        new Extract(
            "200041317",
            "ZNIEFF",
            "aa/a.csv",
            "CSV",
            "text/csv",
            10L,
            "aa",
            origin,
            receipt,
            null,
            null);
    return mapped("ign-znieff", "type1", "{\"layer\": \"type1\"}")
        .with(draft -> draft.andDistributions(List.of(extract)));
  }

  private Dataset mapped(String preset, String remoteId, String entry) throws IOException {
    JsonNode body = new ObjectMapper().readTree(entry);
    Source source = Objects.requireNonNull(presets().get(preset));
    return source.map(id(preset, remoteId), new RawItem(remoteId, body), NIORTAIS);
  }

  private Map<String, Source> presets() throws IOException {
    Path territories = Files.createDirectories(folder.resolve("territories"));
    Files.writeString(
        territories.resolve("niort.yaml"),
        """
        territory: { epci: "200041317" }
        sources: [ datagouv-znieff, ign-znieff ]
        portals: { catalogue: { type: embedded } }
        """);
    return ConfigurationReader.read(
            new ConfigurationReader.Origin(Path.of("../config"), territories, Map.of(), Map.of()))
        .territories()
        .get(0)
        .sources()
        .stream()
        .collect(Collectors.toMap(ConfiguredSource::name, ConfiguredSource::source));
  }

  private static DatasetId id(String source, String remoteId) {
    return new DatasetId("niort", source, remoteId);
  }
}
