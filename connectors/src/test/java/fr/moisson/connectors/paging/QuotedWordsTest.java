package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotedWordsTest {

  /** Codes keep the quotes that a preset puts between them. */
  @Test
  void onlyTheNameIsQuoted() {
    TerritoryValues words =
        new TerritoryValues(
            Map.of("nom", "L'Isle-d'Abeau", "codes", "38193','38053"), List.of("38193"));

    assertThat(words.quoted().fill("commune='{nom}' OR code IN ('{codes}')"))
        .isEqualTo("commune='L''Isle-d''Abeau' OR code IN ('38193','38053')");
    assertThat(words.fill("{nom}")).isEqualTo("L'Isle-d'Abeau");
  }
}
