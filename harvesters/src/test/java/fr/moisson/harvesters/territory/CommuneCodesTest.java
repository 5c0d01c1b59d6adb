package fr.moisson.harvesters.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommuneCodesTest {

  @ParameterizedTest
  @CsvSource({
    "insee, 79 191, 79191",
    "insee, 1 004, 01004",
    "com, 79191, 79191",
    "com, 12 345, ''",
    "insee, 79191 79003, '79191,79003'",
    "id_parcelle, 79191000AB0123, 79191",
    "idu, 790030000A0012, 79003",
    "Parcelle, 2A004000AB0123, 2A004",
    "parcelle, AB0123, ''",
    "parcelle, 79191, ''",
    "parcelle, AB 123, ''",
    "code, 79191000AB0123, ''"
  })
  void theCommuneIsInTheCell(String column, String cell, String communes) {
    CommuneCodes codes = CommuneCodes.of(List.of(column), null, List.of());

    assertThat(String.join(",", codes.of(new Row(Map.of(column, cell), null, 1))))
        .isEqualTo(communes);
  }
}
