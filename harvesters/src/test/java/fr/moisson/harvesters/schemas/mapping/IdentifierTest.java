package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.TREES;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.made;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.read;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.rows;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {

  @ParameterizedTest
  @CsvSource({
    "'__id,id_arbre,genre,hauteur_m', '1,4501,Acer,8', 4501",
    "'_id,objectid,genre,hauteur_m', '1,4501,Acer,8', 4501",
    "'id,objectid,genre,hauteur_m', 'arbres.fid-3d5e_18f3b2c_-7ffe,4501,Acer,8', 4501",
    "'id,objectid,genre,hauteur_m', 'arbres.fid--4e2d1b9f_18f3b2c_-7ffe,4501,Acer,8', 4501",
    "'id,genre,hauteur_m', '4501,Acer,8', 4501"
  })
  void theNumberOfARowInAnAnswerIsNotThatOfATree(String header, String line, String id) {
    assertThat(made(header, line)).containsEntry("id", id).containsEntry("matricule", "");
  }

  @ParameterizedTest
  @CsvSource({"__id, 1, 2", "_id, 1, 2", "id, arbres.fid-3d5e_18_-7f, arbres.fid-3d5f_18_-7e"})
  void aTreeWithoutAnyOtherNumberHasTheSameInTheNextAnswer(String column, String now, String then) {
    String header = column + ",genre,hauteur_m";

    assertThat(made(header, now + ",Acer,8")).isEqualTo(made(header, then + ",Acer,8"));
  }

  @Test
  void anIdentifierInWordsIsNoNumberOfARow() {
    assertThat(made("_id,genre,hauteur_m", "x7f,Acer,8")).containsEntry("matricule", "x7f");
  }

  @Test
  void oneNumberGivenTwiceDoesNotRenumberAShortTable() {
    String[] lines = {"1,Acer", "2,Acer", "2,Acer", "4,Acer"};

    assertThat(made("id_arbre,genre", lines))
        .containsEntry("id", "1")
        .containsEntry("matricule", "");
  }

  @Test
  void anIdentifierThatNoColumnTakesIsTold() {
    Mapping zones =
        new Mapping(
            "zones",
            read("{columns: {id: {from: 'id_zone', compute: 'NUMBER'}}}"),
            TreesMapping.schema("{name: 'zones', fields: [{name: 'id', type: 'integer'}]}"),
            Map.of());
    List<Row> rows = rows("id_zone,nom", "79-B,Sèvre", "12,Clain");
    Application application =
        zones.fit(Title.NONE, List.of("id_zone", "nom"), rows).start(row -> "");

    assertThat(rows.stream().flatMap(row -> application.apply(row).stream()))
        .extracting(row -> row.value("id"))
        .satisfiesExactly(
            id -> assertThat(id).matches("\\d{9,15}"), id -> assertThat(id).isEqualTo("12"));
    assertThat(application.notices())
        .contains(Notice.of(Notice.Code.VALUES_NOT_MAPPED, 1L, "id", "79-B"));
  }

  @Test
  void aMappingMayAskForTheNumberOfTheRow() {
    String header = "__id,genre,hauteur_m";
    MappingFile stated = read("{columns: {id: {from: '__id'}}}");

    assertThat(
            TREES
                .with(stated)
                .fit(Title.NONE, List.of(header.split(",")), rows(header, "7,Acer,8"))
                .start(row -> "")
                .apply(rows(header, "7,Acer,8").get(0))
                .orElseThrow()
                .value("id"))
        .isEqualTo("7");
  }
}
