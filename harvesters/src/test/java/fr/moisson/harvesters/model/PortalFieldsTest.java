package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class PortalFieldsTest {

  @Test
  void namesFieldsInTheLanguageOfTheReaderAndFilesByTheirTitle() {
    Notice notice =
        kept(
            "notes, license_id, "
                + PortalFields.ofFile("Bornes, points \"tri\" {1}", PortalFields.DELETED)
                + ", "
                + PortalFields.ofFile("Tableau", "name"));

    assertThat(Messages.of(notice, Locale.FRENCH))
        .startsWith(
            "Modifié à la main sur le portail, et laissé tel quel : description, licence,"
                + " fichier « Bornes, points \"tri\" {1} » (supprimé), fichier « Tableau » (titre) (");
    assertThat(Messages.of(notice, Locale.ENGLISH))
        .startsWith(
            "Edited by hand on the portal and left as it is: description, licence,"
                + " file “Bornes, points \"tri\" {1}” (deleted), file “Tableau” (title) (");
  }

  @Test
  void leavesNamesThatItDoesNotKnowAndTitlesThatWereCut() {
    assertThat(Messages.of(kept("resources/360e51f6/name, onLine 12"), Locale.FRENCH))
        .contains("tel quel : resources/360e51f6/name, lien 12 (");
    assertThat(Messages.of(kept("title, \"Bornes de recha…"), Locale.FRENCH))
        .contains("tel quel : titre, fichier « Bornes de recha… » (");
  }

  @Test
  void namesWhatAPortalDidNotTakeAndLeavesItsWordsAsTheyAre() {
    Notice notice =
        Notice.of(
            Notice.Code.PORTAL_LOSES,
            PortalFields.of("license_id", "Open “data” license, contact")
                + ", title.too_long, "
                + PortalFields.ofFile("Arbres", PortalFields.quoted("format is not allowed")));

    assertThat(Messages.of(notice, Locale.FRENCH))
        .endsWith(
            "destiné : licence « Open \"data\" license, contact », titre trop long, fichier"
                + " « Arbres » (« format is not allowed »).");
    assertThat(Messages.of(notice, Locale.ENGLISH))
        .endsWith(
            "to it: licence “Open \"data\" license, contact”, title too long, file “Arbres”"
                + " (“format is not allowed”).");
  }

  @Test
  void aNoticeOfAnEarlierVersionMayNameNone() {
    Notice bare = Notice.of(Notice.Code.PORTAL_EDITS_OVERWRITTEN);

    assertThat(Messages.of(bare, Locale.FRENCH)).startsWith("Modifié à la main");
  }

  @Test
  void bothLanguagesNameTheSameFields() {
    ResourceBundle french = Bundles.of(PortalFields.class, "fields", Locale.FRENCH);
    ResourceBundle english = Bundles.of(PortalFields.class, "fields", Locale.ENGLISH);

    assertThat(english.keySet()).isEqualTo(french.keySet()).hasSizeGreaterThan(90);
    assertThat(french.keySet())
        .allSatisfy(field -> assertThat(french.getString(field)).isNotBlank().doesNotContain("'"))
        .allSatisfy(field -> assertThat(english.getString(field)).isNotBlank().doesNotContain("'"));
  }

  private static Notice kept(String fields) {
    return Notice.of(Notice.Code.PORTAL_EDITS_KEPT, fields, "https://portail.exemple.fr/x");
  }
}
