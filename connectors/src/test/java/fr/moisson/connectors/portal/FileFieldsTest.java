package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFieldsTest {

  private final FileFields fields =
      new FileFields(
          Map.of("a1", "Tableau", "https://ex.org/x/notice.pdf", "Notice", "b2", "Carte"),
          Set.of("a1", "https://ex.org/x/notice.pdf"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "resources/a1/name, \"Tableau\" (name)",
        "resources.a1.description, \"Tableau\" (description)",
        "resources/a1/url, \"Tableau\" (address)",
        "resources/b2/url, \"Carte\" (deleted)",
        "attachments/https://ex.org/x/notice.pdf/title, \"Notice\" (title)",
        "resources/unknown/name, resources/unknown/name",
        "resources/order, resources/order",
        "license_id, license_id"
      })
  void namesFieldsOfFilesByTheirTitles(String field, String name) {
    assertThat(fields.apply(field)).isEqualTo(name);
  }
}
