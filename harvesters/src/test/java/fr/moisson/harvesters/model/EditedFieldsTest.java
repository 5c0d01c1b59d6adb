package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class EditedFieldsTest {

  @Test
  void namesFieldsInTheLanguageOfTheReaderAndFilesByTheirTitle() {
    Notice notice =
        kept(
            "notes, license_id, "
                + EditedFields.ofFile("Bornes, points \"tri\" {1}", EditedFields.DELETED)
                + ", "
                + EditedFields.ofFile("Tableau", "name"));

    assertThat(Messages.of(notice, Locale.FRENCH))
        .startsWith(
            "Modifié à la main sur le portail, et laissé tel quel : description, licence,"
                + " fichier « Bornes, points ”tri” {1} » (supprimé), fichier « Tableau » (titre) (");
    assertThat(Messages.of(notice, Locale.ENGLISH))
        .startsWith(
            "Edited by hand on the portal and left as it is: description, licence,"
                + " file “Bornes, points ”tri” {1}” (deleted), file “Tableau” (title) (");
  }

  @Test
  void leavesNamesThatItDoesNotKnowAndTitlesThatWereCut() {
    assertThat(Messages.of(kept("resources/360e51f6/name, onLine 12"), Locale.FRENCH))
        .contains("tel quel : resources/360e51f6/name, lien 12 (");
    assertThat(Messages.of(kept("title, \"Bornes de recha…"), Locale.FRENCH))
        .contains("tel quel : titre, fichier « Bornes de recha… » (");
  }

  @Test
  void aNoticeOfAnEarlierVersionMayNameNone() {
    Notice bare = Notice.of(Notice.Code.PORTAL_EDITS_OVERWRITTEN);

    assertThat(Messages.of(bare, Locale.FRENCH)).startsWith("Modifié à la main");
  }

  @Test
  void bothLanguagesNameTheSameFields() {
    ResourceBundle french = Bundles.of(EditedFields.class, "fields", Locale.FRENCH);
    ResourceBundle english = Bundles.of(EditedFields.class, "fields", Locale.ENGLISH);

    assertThat(english.keySet()).isEqualTo(french.keySet()).hasSizeGreaterThan(90);
    assertThat(french.keySet())
        .allSatisfy(field -> assertThat(french.getString(field)).isNotBlank().doesNotContain("'"))
        .allSatisfy(field -> assertThat(english.getString(field)).isNotBlank().doesNotContain("'"));
  }

  private static Notice kept(String fields) {
    return Notice.of(Notice.Code.PORTAL_EDITS_KEPT, fields, "https://portail.exemple.fr/x");
  }
}
