package fr.moisson.harvesters.schemas.mapping;

import static fr.moisson.harvesters.schemas.mapping.TreesMapping.all;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.fit;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.made;
import static fr.moisson.harvesters.schemas.mapping.TreesMapping.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatinFittingTest {

  @Test
  void aLatinNameIsCutWhereverItStands() {
    assertThat(made("nom_latin", "Platanus x hispanica 'Pendula'"))
        .containsEntry("genre", "Platanus")
        .containsEntry("espece", "×hispanica")
        .containsEntry("cultivar", "Pendula");
    assertThat(made("essence", "Acer campestre", "Platane"))
        .containsEntry("genre", "Acer")
        .containsEntry("nom", "");
    assertThat(made("essence", "Érable champêtre", "Platane"))
        .containsEntry("genre", "")
        .containsEntry("nom", "Érable champêtre");
    assertThat(made("espece", "Érable champêtre", "Platane")).containsEntry("espece", "");
  }

  @Test
  void aFrenchNameIsNotASpecies() {
    assertThat(made("genre,espece", "Platanus,Platane commun", "Acer,Érable plane"))
        .containsEntry("genre", "Platanus")
        .containsEntry("espece", "")
        .containsEntry("nom", "Platane commun");
    assertThat(made("genre,espece,essence", "Platanus,Platane commun,Platane"))
        .containsEntry("espece", "platane commun")
        .containsEntry("nom", "Platane");
    assertThat(made("nom_latin,espece", "Acer rubrum,ÉRABLE ROUGE", "Platanus,PLATANE"))
        .containsEntry("espece", "rubrum");
  }

  @Test
  void aFrenchGenusIsKept() {
    assertThat(made("genre,espece", "Platane,acerifolia", "Érable,champêtre"))
        .containsEntry("genre", "Platane")
        .containsEntry("espece", "acerifolia")
        .containsEntry("nom", "");
  }

  @Test
  void aFrenchGenusGivesWayToTheWholeLatinName() {
    assertThat(made("genre,nom_latin", "Platane,Platanus x hispanica", "Chêne,Acer rubrum"))
        .containsEntry("genre", "Platanus")
        .containsEntry("espece", "×hispanica")
        .containsEntry("nom", "Platane");
    assertThat(
            made(
                "genre,nom_latin,nom",
                "Platane,Platanus x hispanica,Platane commun",
                "Chêne,Acer rubrum,"))
        .containsEntry("genre", "Platanus")
        .containsEntry("nom", "Platane commun");
    assertThat(made("genre,nom_latin", "Hebe,Veronica", "Acer,Acer rubrum"))
        .containsEntry("genre", "Hebe");
    assertThat(made("genre,nom_latin", "Autre,Acer rubrum", "Acer,Acer rubrum"))
        .containsEntry("nom", "");
  }

  @Test
  void ranksAreOneAfterAnother() {
    assertThat(
            made("nom_latin", "Platanaceae / Platanus / hispanica", "Sapindaceae / Acer / rubrum"))
        .containsEntry("genre", "Platanus")
        .containsEntry("espece", "hispanica")
        .containsEntry("nom", "");
    assertThat(made("nom_latin", "Sapindaceae / Acer / Érable", "Acer rubrum"))
        .containsEntry("genre", "Acer")
        .containsEntry("espece", "")
        .containsEntry("nom", "Érable");
  }

  @Test
  void theCodeOfANameIsNoName() {
    assertThat(made("essence,essence_libelle", "7,Acer campestre", "9,Acer rubrum"))
        .containsEntry("genre", "Acer")
        .containsEntry("nom", "")
        .containsEntry("remarque", "");
    assertThat(made("essence,hauteur", "7,8", "9,12"))
        .containsEntry("nom", "")
        .containsEntry("remarque", "nom : 7");
  }

  @Test
  void aLatinNameAmongFrenchOnesIsCutWhileTheseStay() {
    String[] french = {"Platane", "Tilleul", "Frêne"};

    assertThat(made("essence", "Acer campestre 'Elsrijk'", french[0], french[1], french[2]))
        .containsEntry("genre", "Acer")
        .containsEntry("espece", "campestre")
        .containsEntry("cultivar", "Elsrijk")
        .containsEntry("nom", "");
    for (String name :
        List.of(
            "Platanus",
            "Acer rouge",
            "Acer à feuilles d’obier",
            "Acer du Japon",
            "Acer toujours vert",
            "Acer a grandes feuilles",
            "Acer trois epines",
            "Acer sans epines",
            "Acer demi tige",
            "Acer fleuri",
            "Acer gris",
            "Acer roux",
            "Acer male")) {
      assertThat(made("essence", name, french[0], french[1], french[2]))
          .containsEntry("genre", "")
          .containsEntry("nom", name);
    }
    for (String epithet :
        List.of(
            "platanoides",
            "cordata",
            "sylvatica",
            "avium",
            "robur",
            "negundo",
            "cappadocicum",
            "orientalis",
            "davidii",
            "libani",
            "sempervirens",
            "triacanthos",
            "×hispanica")) {
      assertThat(made("essence", "Acer " + epithet, french[0], french[1], french[2]))
          .containsEntry("espece", epithet);
    }
    assertThat(made("genre,essence", "Acer,Acer campestre", "Acer,Platane", "Acer,Orme"))
        .containsEntry("nom", "Acer campestre");
  }

  @Test
  void aFrenchNameAmongLatinOnesIsNoGenus() {
    String[] latin = {"Acer campestre", "Platanus orientalis", "Zanthoxylum simulans"};

    for (String french : List.of("Érable plane", "Tilleul de Hongrie", "Bouleau")) {
      Map<String, String> values = made("essence", french, latin[0], latin[1]);

      assertThat(values)
          .containsEntry("genre", "")
          .containsEntry("espece", "")
          .containsEntry("nom", french)
          .containsEntry("remarque", "");
    }
    assertThat(made("essence", "Arbre mort", latin[0], latin[1]))
        .containsEntry("genre", "")
        .containsEntry("nom", "")
        .containsEntry("remarque", "genre : Arbre mort");
    assertThat(made("essence", latin[2], latin[0], latin[1]))
        .containsEntry("genre", "Zanthoxylum")
        .containsEntry("espece", "simulans");
    assertThat(made("nom_latin", "Acer 'Souvenir de Léon'"))
        .containsEntry("cultivar", "Souvenir de Léon");
  }

  @Test
  void twoNamesInOneCellAreParted() {
    String[] lines = {
      "Acer campestre (Érable champêtre)",
      "Érable champêtre (Acer campestre)",
      "Acer campestre - Érable champêtre",
      "platane - Platanus orientalis",
      "Acer rubrum - Scanlon",
      "Platanus x hispanica (acerifolia)",
      "Acer griseum (Pax.)",
      "Acer platanoides 'Drummondii'",
      "Alignement (Platanus)",
    };

    assertThat(all(fit("essence", lines), rows("essence", lines)))
        .extracting(row -> Stream.of("genre", "espece", "cultivar", "nom").map(row::value).toList())
        .containsExactly(
            List.of("Acer", "campestre", "", "Érable champêtre"),
            List.of("Acer", "campestre", "", "Érable champêtre"),
            List.of("Acer", "campestre", "", "Érable champêtre"),
            List.of("Platanus", "orientalis", "", "platane"),
            List.of("Acer", "rubrum", "", ""),
            List.of("Platanus", "×hispanica", "", ""),
            List.of("Acer", "griseum", "", ""),
            List.of("Acer", "platanoides", "Drummondii", ""),
            // A word that stands for a missing value in the column of French names.
            List.of("Platanus", "", "", ""));
  }
}
