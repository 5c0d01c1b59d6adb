package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.KnownLicence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applies the rules to datasets recorded on data.gouv.fr, which are not in the repository. */
@Tag("shared")
class RecordedDatasetsTest {

  private static final Path SAMPLES = Shared.path("samples");
  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC));

  private static final Map<String, Dataset> SETTLED = new HashMap<>();
  private static final Map<String, List<Notice>> NOTICES = new HashMap<>();

  @BeforeAll
  static void applyTheRulesToAll() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve("datagouv/datasets"))) {
      files.map(RecordedDatasetsTest::read).forEach(RecordedDatasetsTest::settle);
    }
    read(SAMPLES.resolve("portals/udata/datasets_collectivites_cut.json"))
        .forEach(RecordedDatasetsTest::settle);
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void settle(JsonNode recorded) {
    Dataset stated =
        UdataJson.dataset(
            recorded.path("dataset"), recorded.path("organization"), recorded.path("resources"));
    List<Notice> notices = new ArrayList<>();
    Dataset settled = RULES.apply(stated, notices::add);
    SETTLED.put(settled.title(), settled);
    NOTICES.put(settled.title(), notices);
  }

  @Test
  void noneIsRefusedAndNoneChangesTheSecondTime() {
    assertThat(SETTLED)
        .hasSize(10)
        .allSatisfy(
            (title, dataset) -> assertThat(RULES.apply(dataset, notice -> {})).isEqualTo(dataset));
  }

  @Test
  void noLicenceIsInventedForThoseThatStateNone() {
    assertThat(SETTLED.values()).extracting(Dataset::licence).containsOnlyNulls();
    assertThat(NOTICES.values())
        .allSatisfy(
            notices ->
                assertThat(notices).extracting(Notice::code).contains(Notice.Code.NO_LICENCE));
  }

  @Test
  void aLicenceThatIsStatedIsTold() {
    JsonNode recorded = read(SAMPLES.resolve("portals/udata/dataset_get_api1.json"));
    Dataset stated =
        UdataJson.dataset(recorded, recorded.path("organization"), recorded.path("resources"));
    Dataset settled = RULES.apply(stated, notice -> {});

    assertThat(settled.licence()).isEqualTo(KnownLicence.named("lov2").orElseThrow().asLicence());
    assertThat(settled.frequency()).isEqualTo("WEEKLY");
    assertThat(settled.issued()).isEqualTo("2019-06-26T19:17:42Z");
  }

  @Test
  void frequenciesAreEuropean() {
    assertThat(frequency("Base Adresse Nationale")).isEqualTo("WEEKLY");
    assertThat(frequency("Défibrillateurs présents sur la commune de Sixt-sur-Aff en 2018"))
        .isEqualTo("ANNUAL");
    assertThat(frequency("Mairie de Montluel - Borne de recharge pour véhicules électriques"))
        .isEqualTo("AS_NEEDED");
    assertThat(NOTICES.values())
        .allSatisfy(
            notices ->
                assertThat(notices)
                    .extracting(Notice::code)
                    .doesNotContain(Notice.Code.UNKNOWN_FREQUENCY, Notice.Code.BAD_DATE));
  }

  private static String frequency(String title) {
    return String.valueOf(SETTLED.get(title).frequency());
  }

  @Test
  void formatsAreNamesOfTheEuropeanList() {
    assertThat(SETTLED.values())
        .flatExtracting(Dataset::distributions)
        .extracting(distribution -> ((Distribution) distribution).format())
        .isNotEmpty()
        .isSubsetOf(
            "CSV", "SHP", "PDF", "ZIP", "JSON", "XML", "TXT", "HTML", "XLS", "XLSX", "GTFS");
  }

  @Test
  void themesComeFromTheTitles() {
    assertThat(SETTLED.get("Réseau de transport en commun Trans'Agglo de DLVA").themes())
        .containsExactly("TRAN");
    assertThat(SETTLED.get("Marchés publics de la Métropole de Lyon").themes()).isEmpty();
  }
}
