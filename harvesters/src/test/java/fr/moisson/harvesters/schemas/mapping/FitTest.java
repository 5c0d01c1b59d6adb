package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.TREES;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

  private static final List<String> COLUMNS = List.of("ESSENCE", "haut_m");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{columns: {nom: {from: 'essense'}}} | essense",
        "{columns: {nom: {from: ['essense', 'esence']}}} | essense, esence",
        "{columns: {taille: {from: 'haut'}}} | taille",
        "{columns: {debit: {from: 'haut'}}} | debit",
        "{values: {stage: {J: 'Jeune'}}} | stage",
        "{exclude: [{column: ['essense', 'stage'], values: 'souche'}]} | essense, stage"
      })
  void namesThatNeitherTheSchemaNorTheTableHasAreTold(String stated, String vain) {
    assertThat(notices(stated))
        .containsExactly(
            Notice.of(Notice.Code.MAPPING_IN_VAIN, vain, TREES.schema().name(), "ESSENCE, haut_m"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{columns: {nom: {from: ['essense', 'essence']}}}",
        "{columns: {hauteur: {from: 'haut'}}}",
        "{columns: {hauteur: {unit: 'm'}}}",
        "{columns: {debit: {unit: 'l'}}}",
        "{columns: {debit: {from: 'robinet'}}}",
        "{values: {debit: {f: 'faible'}}}",
        "{values: {stade: {J: 'Jeune'}, essence: {c: 'Chêne'}}}",
        "{exclude: [{column: ['essense', 'essence'], values: 'souche'}]}",
        "{exclude: [{column: 'stade', values: 'abattu'}]}",
        "{exclude: [{column: 'debit', values: '0'}]}"
      })
  void namesOfTheSchemaOrTheTableOrForAnotherTableAreInOrder(String stated) {
    assertThat(notices(stated)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', Adulte", "inconnu, Adulte", "J, Jeune", "sénescent, ''"})
  void aFallbackIsNotForWhatCouldNotBeRead(String said, String stage) {
    Mapping trees = TREES.with(read("{columns: {stade: {fallback: 'Adulte'}}}"));
    List<Row> rows = TreesMapping.rows("genre,hauteur,stade", "Acer,80," + said);

    Fit fit = trees.fit(Title.NONE, List.of("genre", "hauteur", "stade"), rows);

    assertThat(TreesMapping.all(fit, rows).get(0).value("stade")).isEqualTo(stage);
  }

  private static List<Notice> notices(String stated) {
    MappingFile own = read(stated);
    return TREES
        .with(own)
        .fit(Title.NONE, COLUMNS, List.of())
        .tellingVain(own, COLUMNS, "debit"::equals)
        .notices()
        .stream()
        .filter(notice -> notice.code() == Notice.Code.MAPPING_IN_VAIN)
        .toList();
  }
}
