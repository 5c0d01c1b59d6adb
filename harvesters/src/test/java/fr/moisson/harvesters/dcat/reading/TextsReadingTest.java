package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Standard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The languages of texts, and which of them are taken. */
class TextsReadingTest {

  @Test
  void frenchTextsAreChosenAmongLanguages() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ;
              dct:title "Trees"@en, "Arbres"@fr, "Bäume"@de ;
              dct:description "Of the town"@en, "De la ville"@fre ;
              dcat:keyword "tree"@en, "arbre"@fr, "ENVI" .
            """);

    assertThat(dataset.title()).isEqualTo("Arbres");
    assertThat(dataset.description()).isEqualTo("De la ville");
    assertThat(dataset.keywords()).containsExactly("ENVI", "arbre");
  }

  @ParameterizedTest
  @CsvSource({
    "\"Trees\"@en-GB, \"Of the town\"@en, en",
    "\"Bomen\"@nl, '', nl",
    "\"Trees\"@en, \"De la ville\"@fr, ",
    "\"Trees\"@en, \"Of the town\", en",
    "\"Trees\", \"Of the town\", en",
    "\"Trees\", \"Of Niort\", ",
    "\"Trees\"@fr, \"Of the town\", ",
    "\"Les arbres\", \"Of the town\", ",
    "\"Arbres\", \"Les arbres du parc of the town\", ",
    "\"Trees\", '\"Of the town\" ; dct:language \"fr\"', ",
    "\"Trees\"@en, '\"Of the town\" ; dct:language \"en\"', en",
    "\"Trees\"@en, '\"Bomen\"@nl ; dct:language \"en\"', ",
    "\"Arbres\"@fr, \"De la ville\"@fr, ",
    "\"Arbres\", '', "
  })
  void theLanguageOfTextsIsKnownWhereTheyAreNotFrench(
      String title, String description, @Nullable String language) {
    String described = description.isEmpty() ? "" : " ; dct:description " + description;

    assertThat(read("[] a dcat:Dataset ; dct:title " + title + described + " .").writtenIn())
        .isEqualTo(language);
  }

  /** As in GeoNetwork 4.4. */
  @Test
  void languagesMayHaveThreeLetters() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Bomen"@dut, "Trees"@eng, "Arbres"@fra ;
              dcat:keyword "bomen"@dut, "trees"@eng, "arbres"@fre .
            """);

    assertThat(dataset.title()).isEqualTo("Arbres");
    assertThat(dataset.keywords()).containsExactly("arbres");
    assertThat(dataset.writtenIn()).isNull();
    assertThat(read("[] a dcat:Dataset ; dct:title \"Bomen\"@dut .").writtenIn()).isEqualTo("nl");
  }

  @Test
  void keywordsAreThoseInTheLanguageOfTheTitle() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Trees"@en ; dcat:keyword "trees"@en, "arbres"@fr, "x" .
            """);

    assertThat(dataset.keywords()).containsExactly("trees", "x");
  }

  /** The feed then states the address of the theme again. */
  @ParameterizedTest
  @CsvSource({
    "Haies@fr, '', habitats et biotopes",
    "Hedges@en, '', habitats and biotopes",
    "Haies@fr, Habitats et biotopes, Habitats et biotopes"
  })
  void themesOfInspireAreKeywordsByTheirNames(String title, String label, String keyword) {
    String[] tagged = title.split("@");
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "%s"@%s ; dcat:keyword "a" ;
              dcat:theme <http://inspire.ec.europa.eu/theme/hb> .
            <http://inspire.ec.europa.eu/theme/hb> skos:prefLabel "%s" .
            """
                .formatted(tagged[0], tagged[1], label));

    assertThat(dataset.keywords()).containsExactlyInAnyOrder("a", keyword);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "DEU, Standorte der Bäume, de",
        "ENG, Trees of the town, en",
        "ENG, Les arbres de la ville, -",
        "FRA, Trees of the town, -",
        "'ENG>, <http://publications.europa.eu/resource/authority/language/FRA', Trees, -",
        "ENG, '', -"
      })
  void textsThatAreMarkedWithNoLanguageAreInThatOfTheData(
      String languages, String description, @Nullable String tag) {
    // GeoNetwork 3 writes an abstract.
    for (String term : List.of("description", "abstract")) {
      Dataset dataset =
          read(
              """
              [] a dcat:Dataset ; dct:title "T" ; dct:%s "%s" ; dcat:keyword "a" ;
                dct:language <http://publications.europa.eu/resource/authority/language/%s> .
              """
                  .formatted(term, description, languages));

      assertThat(dataset.writtenIn()).isEqualTo(tag);
      assertThat(dataset.keywords()).containsExactly("a");
    }
  }

  @Test
  void englishComesAfterFrenchAndBeforeOtherLanguages() {
    Dataset dataset = read("[] a dcat:Dataset ; dct:title \"Bäume\"@de, \"Trees\"@en-GB .");

    assertThat(dataset.title()).isEqualTo("Trees");
  }

  @Test
  void aTextThatIsThereTwiceHasTheLanguageOfEither() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Alberi", "Alberi"@it, "Trees"@en ;
              dct:description "Elenco", "Elenco"@it ;
              dct:conformsTo [ a dct:Standard ; dct:identifier "RNDT 2" ] .
            """);

    assertThat(dataset.writtenIn()).isEqualTo("it");
    assertThat(dataset.conformsTo()).containsExactly(new Standard("RNDT 2", null));
  }

  @Test
  void titleAndDescriptionAreInOneLanguage() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Bäume"@de, "Trees"@en ; dct:description "Der Stadt"@de ;
              dcat:keyword "tree"@en, "Baum"@de .
            """);

    assertThat(dataset.title()).isEqualTo("Bäume");
    assertThat(dataset.writtenIn()).isEqualTo("de");
    assertThat(dataset.keywords()).containsExactly("Baum");
  }
}
