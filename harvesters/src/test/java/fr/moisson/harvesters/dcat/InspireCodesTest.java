package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspireCodesTest {

  @ParameterizedTest
  @CsvSource({
    "dénominations géographiques, gn",
    "geographical names, gn",
    "land cover, lc",
    "Services d’utilité publique et services publics, us",
    "Répartition de la population — démographie, pd",
    "'zones de gestion, de restriction ou de réglementation et unités de déclaration', am"
  })
  void themesAreKnownByTheirFrenchAndEnglishNames(String name, String code) {
    assertThat(InspireCodes.theme(name)).contains("http://inspire.ec.europa.eu/theme/" + code);
  }

  @Test
  @Tag("shared")
  void everyThemeOfTheRegistryIsKnownInBothLanguages() throws IOException {
    List<String> lines =
        Files.readAllLines(Shared.path("standards/vocabularies/inspire-theme.csv"));

    assertThat(lines.subList(1, lines.size()))
        .hasSize(34)
        .allSatisfy(
            line -> {
              String[] cells = line.split(",");
              assertThat(InspireCodes.theme(cells[2])).contains(cells[0]);
              assertThat(InspireCodes.theme(cells[3])).contains(cells[0]);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata-codelist", "metadatacodelist"})
  void aListIsKnownWithoutItsHyphen(String list) {
    String address = "http://inspire.ec.europa.eu/%s/TopicCategory/oceans".formatted(list);

    assertThat(InspireCodes.code("TopicCategory", address)).contains("oceans");
  }
}
