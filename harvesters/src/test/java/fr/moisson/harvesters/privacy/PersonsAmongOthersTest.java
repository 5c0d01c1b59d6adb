package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns with persons among organisations, works and places. */
class PersonsAmongOthersTest {

  @Test
  void whereOwnersAreMostlyTownsOnlyPersonsAreEmptied() {
    Tables.Shown shown =
        Tables.of("proprietaire", "Commune de Niort", "Département", "M. Martin", "ONF").shown();

    assertThat(shown.values("proprietaire"))
        .containsExactly("Commune de Niort", "Département", "", "ONF");
    assertThat(shown.notices())
        .containsExactly(Notice.of(Notice.Code.PERSONAL_VALUES, 1, "proprietaire"));
  }

  @Test
  void whoProspectsIsAPersonAndWhoOperatesMayBeOne() {
    Tables.Shown operators = Tables.of("operateur", "NCA", "M. Martin", "ONF", "Régie").shown();

    assertThat(Tables.of("prospecteur", "Claire Martin", "Jean Morel").shown().columns()).isEmpty();
    assertThat(operators.values("operateur")).containsExactly("NCA", "", "ONF", "Régie");
  }

  @Test
  void ofManagersOnlyThoseWhoAreCertainlyPersonsAreEmptied() {
    Tables.Shown shown =
        Tables.of("nom_gest", "SUEZ Eau", "M. Jean Martin", "Mme MARTIN", "Paul Petit", "Régie")
            .shown();

    assertThat(shown.values("nom_gest")).containsExactly("SUEZ Eau", "", "", "", "Régie");
    assertThat(shown.notices())
        .containsExactly(Notice.of(Notice.Code.PERSONAL_VALUES, 3, "nom_gest"));
  }

  @ParameterizedTest
  @CsvSource({
    "code_bss | nom, Puits de M. Martin, Puits de [donnée masquée]",
    "Identifiant | Nom usuel, Mme Martin, [donnée masquée]",
    "identifiant_casias | nom_etablissement, Mme Veuve Durand, [donnée masquée]",
    "siret | nom_etablissement, Mme Veuve Durand, ''",
    "code_bss | nom_rue, rue de Mme Curie, rue de Mme Curie",
    "id | nom, Puits de Mme Martin, Puits de Mme Martin"
  })
  void sitesAndBoreholesAreNamedAfterTheirOwners(String header, String name, String shown) {
    assertThat(Tables.of(header, "1 | " + name, "2 | Décharge").shown().rows())
        .map(row -> row.value(header.substring(header.indexOf('|') + 2)))
        .containsExactly(shown, "Décharge");
  }

  @Test
  void namesAreThoseOfPersonsIfSomeAreAddressed() {
    assertThat(Tables.of("id | nom", "1 | Jean Martin", "2 | Mme PETIT").shown().columns())
        .containsExactly("id");
    assertThat(Tables.of("id | école", "1 | Jean Martin", "2 | Claire Petit").shown().columns())
        .containsExactly("id", "école");
  }

  @ParameterizedTest
  @CsvSource({
    "'Arbre signalé par M. Jean Dupont, voisin', 'Arbre signalé par [donnée masquée], voisin'",
    "Mme Martin demande l’abattage, [donnée masquée] demande l’abattage",
    "Appeler M DURAND avant taille, Appeler [donnée masquée] avant taille",
    "Vu avec Mr Petit-Jean., Vu avec [donnée masquée].",
    "Au bout de la rue de Mme Curie, Au bout de la rue de Mme Curie",
    "Devant l’école Monsieur Pagnol, Devant l’école Monsieur Pagnol",
    "Houppier de 3 M Est, Houppier de 3 M Est"
  })
  void whoAnAgentsNoteNamesWithACivilityIsMasked(String note, String shown) {
    assertThat(
            Tables.of("essence | observations", "If | " + note, "Tilleul | RAS")
                .shown()
                .values("observations"))
        .containsExactly(shown, "RAS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "M. MARTIN Claude",
        "MME PETIT CLAIRE",
        "M. Zbyněk DURAND",
        "M DURAND Paul",
        "Mme J. Petit",
        "M. DURAND",
        "M. et Mme Durand",
        "Monsieur Paul Durand",
        "M. Paul de La Rue"
      })
  void aCellThatIsOnlyACivilityAndANameIsEmptiedInAnyColumn(String name) {
    for (String column : List.of("nom_ets", "libelle", "denomination")) {
      Tables.Shown shown =
          Tables.of("code | adresse | " + column, "A1 | 3 rue Basse | " + name, "A2 | | SARL Lys")
              .shown();

      assertThat(shown.values(column)).containsExactly("", "SARL Lys");
      assertThat(shown.notices())
          .containsExactly(Notice.of(Notice.Code.PERSONAL_VALUES, 1, column));
      assertThat(shown.again().shown().rows()).isEqualTo(shown.rows());
    }
    assertThat(
            Tables.of("siret | nom_ets", "1 | " + name, "2 | SARL Lys").shown().values("nom_ets"))
        .containsExactly("", "SARL Lys");
  }

  @ParameterizedTest
  @CsvSource({
    "nom_ets, Mr Bricolage",
    "nom_ets, MR BRICOLAGE NIORT",
    "nom_ets, Madame Pressing",
    "nom_ets, M. Bricolage",
    "nom_ets, Mme de Sévigné",
    "nom_ets, M. Durand Paysages SARL",
    "libelle, M SUD",
    "libelle, M. le Maire",
    "nom_voie, Mme Marie Petit",
    "ecole, Mme Marie Petit",
    "variete, Mme Marie Petit",
    "monument, M. Paul DURAND",
    "lieu-dit, M. DURAND"
  })
  void brandsFunctionsAndWhatIsNamedAfterAPersonStay(String column, String name) {
    Tables.Shown shown = Tables.of("code | " + column, "A1 | " + name, "A2 | Les Lys").shown();

    assertThat(shown.values(column)).containsExactly(name, "Les Lys");
  }

  @Test
  void descriptionsTellOfHistoricalPersons() {
    String told = "Planté en 1680 par Mme de Sévigné, puis élagué par M. Le Nôtre";

    assertThat(
            Tables.of("essence | description", "If | " + told, "Tilleul | Bel arbre")
                .shown()
                .values("description"))
        .containsExactly(told, "Bel arbre");
  }

  @Test
  void ofFirmsOnlyThoseThatAreAddressedAsPersonsAreEmptied() {
    assertThat(
            Tables.of("siret | Raison sociale", "1 | Chez Paul", "2 | M. PETIT Luc", "3 | SEV")
                .shown()
                .values("Raison sociale"))
        .containsExactly("Chez Paul", "", "SEV");
  }

  @Test
  void ofThoseWhoGetGrantsOnlyThoseWhoAreAddressedAreEmptied() {
    Tables.Shown shown =
        Tables.of("nomBeneficiaire | montant", "Les Amis de Paul | 1500", "M. Jean DUPONT | 350")
            .shown();

    assertThat(shown.values("nomBeneficiaire")).containsExactly("Les Amis de Paul", "");
  }

  @Test
  void aNameIsAPersonsBesideAFirstName() {
    assertThat(Tables.of("nom | prenom | essence", "Martin | Claire | If").shown().columns())
        .containsExactly("essence");
    assertThat(
            Tables.of("nom | email | essence", "Claire Martin | cm@free.fr | If").shown().columns())
        .containsExactly("essence");
  }

  @ParameterizedTest
  @CsvSource({
    "Nom référent, Prénom référent",
    "nom_du_responsable, prenom_du_responsable",
    "animateur_nom, animateur_prenom",
    "nomUniteLegale, prenom1UniteLegale",
    "nomUsageUniteLegale, prenomUsuelUniteLegale",
    "NOM_DEPUTE, PRENOM_DEPUTE",
    "NAME, SURNAME",
    "TRA_NAME, TRA_SURNAME",
    "1_Nom, 2_Prénom"
  })
  void aNameInTwoColumnsIsThatOfAPerson(String last, String first) {
    Tables table =
        Tables.of(
            "site | " + last + " | " + first, "Tilleuls | MARTIN | Claire", "Parc | PETIT | Paul");

    assertThat(table.shown().columns()).containsExactly("site");
  }

  @Test
  void aColumnOfYesAndNoIsNoNumberOfAFarm() {
    assertThat(Tables.of("parcelle | Pacage", "A | oui", "B | non").shown().columns())
        .containsExactly("parcelle", "Pacage");
  }

  @ParameterizedTest
  @CsvSource({
    "Votre nom et prénom, Martin Claire",
    "Votre adresse, 12 rue Basse",
    "Vos coordonnées, 12 rue Basse",
    "Nom et prénom du participant (facultatif), Claire Martin",
    "_submitted_by, cmartin",
    "SubmitterName, Claire Martin",
    "contact_proprietaire, 06 01 02 03 04",
    "contact_proprietaire, 0601020304"
  })
  void whatFormsAskOfWhoAnswersIsNotPublished(String column, String value) {
    assertThat(Tables.of("site | " + column, "Mare | " + value).shown().columns())
        .containsExactly("site");
  }

  @ParameterizedTest
  @CsvSource({
    "Votre commune, Niort",
    "Votre avis sur le parc, Très bien",
    "Nom et prénom de l’artiste, Claire Martin",
    "Vos coordonnées GPS, '46.32, -0.46'",
    "siren_proprietaire, 123456789"
  })
  void whatIsAboutThePlaceStaysThoughAFormAsksForIt(String column, String value) {
    assertThat(Tables.of("site | " + column, "Mare | " + value).shown().values(column))
        .containsExactly(value);
  }

  @Test
  void aNameInATextEndsWithItsLine() {
    assertThat(
            Tables.of("site | description", "Mare | Contact : Claire Martin\nOuvert le samedi")
                .shown()
                .values("description"))
        .containsExactly("Contact : [donnée masquée]\nOuvert le samedi");
  }

  @Test
  void aFirstNameBesideTheNameOfATenantIsHis() {
    assertThat(
            Tables.of("parcelle | Nom locataire | Prénom", "1 | MARTIN | Claire").shown().columns())
        .containsExactly("parcelle");
  }

  @ParameterizedTest
  @CsvSource({
    "**Référente** : Claire Martin (le samedi), **Référente** : [donnée masquée] (le samedi)",
    "<b>Contact :</b> MARTIN Claire<br>ouvert, <b>Contact :</b> [donnée masquée]<br>ouvert",
    "Contact : Mairie de Niort, Contact : Mairie de Niort",
    "Responsable : le service Espaces verts, Responsable : le service Espaces verts",
    "Contact : Jardins Partagés, Contact : Jardins Partagés"
  })
  void whoIsNamedAsAContactInATextIsMasked(String text, String shown) {
    assertThat(Tables.of("site | description", "Mare | " + text).shown().values("description"))
        .containsExactly(shown);
  }

  @Test
  void anOrganisationInTheColumnOfFamilyNamesStays() {
    Tables.Shown shown =
        Tables.of(
                "nom_gestionnaire | prenom_gestionnaire",
                "Commune de Niort | ",
                "MARTIN | Claire",
                "Association des Jardins | ")
            .shown();

    assertThat(shown.columns()).containsExactly("nom_gestionnaire");
    assertThat(shown.values("nom_gestionnaire"))
        .containsExactly("Commune de Niort", "", "Association des Jardins");
  }

  @Test
  void namesThatNobodyHasAFirstNameForStay() {
    Tables.Shown shown =
        Tables.of(
                "nom_exploitant | prenom_exploitant | enfant_prenom | nombre",
                "SUEZ |  | Camille | 12",
                "SAUR |  | Jeanne | 9")
            .shown();

    assertThat(shown.values("nom_exploitant")).containsExactly("SUEZ", "SAUR");
    assertThat(shown.values("enfant_prenom")).containsExactly("Camille", "Jeanne");
  }

  @Test
  void artistsAreNamedWithTheirWorksInTwoColumnsToo() {
    assertThat(
            Tables.of("titre oeuvre | nom_artiste | prenom_artiste", "Aube | MARTIN | Claire")
                .shown()
                .columns())
        .containsExactly("titre oeuvre", "nom_artiste", "prenom_artiste");
  }

  @Test
  void personsWhoHaveHoursOrALandlordAreNoEstablishments() {
    for (String sign : List.of("Horaires d’accueil | 8h-18h", "siret_bailleur | 12345678901234")) {
      String[] column = sign.split(" \\| ");
      assertThat(
              Tables.of(
                      "Nom | Téléphone | " + column[0],
                      "MARTIN Claire | 05 49 00 00 00 | " + column[1],
                      "DURAND Paul | 05 49 00 00 01 | " + column[1])
                  .shown()
                  .columns())
          .containsExactly(column[0]);
    }
  }

  @Test
  void aPlaceThatIsNamedAfterAPersonIsNone() {
    Tables table =
        Tables.of(
            "nom | tel | email",
            "Gymnase Jean Martin | 05 49 00 00 00 | sport@ville-exemple.fr",
            "DAE Stade Paul Bernard | 05 49 00 00 01 | sport@ville-exemple.fr");

    assertThat(table.shown().columns()).contains("nom");
  }

  @Test
  void whoeverPlaysAPartIsAPersonIfTheValuesSaySo() {
    assertThat(
            Tables.of(
                    "site | Signataire | Animateur | Agriculteur | Botaniste | Personne ressource"
                        + " | obs | det",
                    "Marais | Claire Martin | Paul Bernard | Jean Roux | C. Martin | Luc Petit"
                        + " | MARTIN C. | PETIT L.",
                    "Coteau | Luc Petit | Claire Martin | Luc Petit | P. Bernard | Jean Roux"
                        + " | PETIT L. | MARTIN C.")
                .shown()
                .columns())
        .containsExactly("site");
    assertThat(
            Tables.of(
                    "site | Animateur | obs | Agriculteur",
                    "Marais | CPIE de Gâtine | en fleurs le long du chemin | GAEC des Saules",
                    "Coteau | Commune | deux pieds, tige coupée | EARL du Pré")
                .shown()
                .columns())
        .containsExactly("site", "Animateur", "obs", "Agriculteur");
    assertThat(
            Tables.of("lot | titulaire", "1 | SUEZ Eau", "2 | Eiffage Route")
                .shown()
                .values("titulaire"))
        .containsExactly("SUEZ Eau", "Eiffage Route");
  }

  @Test
  void whoHasSomethingBuiltMayBeAnybody() {
    assertThat(
            Tables.of("id | maitre_ouvrage", "1 | M. PETIT Luc", "2 | EARL DU PORT", "3 | SEV")
                .shown()
                .values("maitre_ouvrage"))
        .containsExactly("", "EARL DU PORT", "SEV");
  }

  @ParameterizedTest
  @CsvSource({
    "reporter, France",
    "adopte_par, unanimité",
    "transmis_par, Courrier",
    "declare_par, Exploitant",
    "inspecteur, DDPP",
    "inspector, Apave"
  })
  void whoReportedMayBeNoPerson(String column, String value) {
    assertThat(Tables.of("id | " + column, "1 | " + value, "2 | " + value).shown().values(column))
        .containsExactly(value, value);
  }

  @Test
  void theLivingHaveNoBirthdaysBesideTheDead() {
    assertThat(
            Tables.of("id | date_naissance | date_deces", "1 | 12/03/1950 |", "2 | 1840 | 1902")
                .shown()
                .columns())
        .containsExactly("id", "date_deces");
  }

  /** Market stalls and graves are also numbered as « lots ». */
  @Test
  void oneWordOfContractsMakesNoTableOfContracts() {
    assertThat(
            Tables.of(
                    "lot | concession | titulaire",
                    "4 | C 12 | Claire Martin",
                    "5 | C 13 | Luc Petit")
                .shown()
                .columns())
        .containsExactly("lot", "concession");
    assertThat(
            Tables.of("objet | titulaire | montant", "Voirie | Claire Martin TP | 1200")
                .shown()
                .columns())
        .contains("titulaire");
  }

  @Test
  void kindsOfUsersAreNoPersons() {
    assertThat(Tables.of("id | usager", "1 | piéton", "2 | cycliste").shown().values("usager"))
        .containsExactly("piéton", "cycliste");
  }

  @Test
  void authorsOfTaxaAndOfWorksAreNamed() {
    assertThat(Tables.of("espece | auteur", "Erica | C. Presl", "If | L.").shown().values("auteur"))
        .containsExactly("C. Presl", "L.");
    assertThat(Tables.of("oeuvre | auteur", "Le Penseur | Auguste Rodin").shown().columns())
        .containsExactly("oeuvre", "auteur");
    assertThat(Tables.of("photo | auteur", "1.jpg | Claire Martin").shown().columns())
        .containsExactly("photo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SRCE_COMPNOM_C", "observat", "liste_nom_auteur", "saisie", "auteur"})
  void whoIsNamedInATableOfTaxaObserved(String column) {
    for (String taxon : List.of("cd_nom", "espece", "TAXO_LATIN_C")) {
      assertThat(
              Tables.of(
                      taxon + " | date | " + column,
                      "4117 | 12/05/2021 | MARTIN Claire",
                      "4001 | 13/05/2021 | PETIT Zbyněk",
                      "4001 | 13/05/2021 | DURAND Paul & MARTIN Claire")
                  .shown()
                  .columns())
          .containsExactly(taxon, "date");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site",
        "nom_ecole",
        "nom_station",
        "rue",
        "variete",
        "nom_francais",
        "nom",
        "nom_usuel",
        "essence",
        "organisme",
        "adresse"
      })
  void whatIsNamedLikeAPersonInATableOfTaxaStays(String column) {
    assertThat(
            Tables.of("nom_latin | " + column, "Rosa gallica | Rose Martin", "Acer | Jean Moulin")
                .shown()
                .values(column))
        .containsExactly("Rose Martin", "Jean Moulin");
  }

  @Test
  void vernacularNamesAreNoPersonsEvenUnderAnotherName() {
    assertThat(
            Tables.of("cd_nom | libelle", "1 | Olivier d’Europe", "2 | Rose trémière")
                .shown()
                .values("libelle"))
        .containsExactly("Olivier d’Europe", "Rose trémière");
  }

  @ParameterizedTest
  @ValueSource(strings = {"marraine", "expert", "intervenant", "équipe"})
  void whoTakesPartIsAPerson(String column) {
    assertThat(
            Tables.of("site | " + column, "A | MARTIN Claire, DURAND Paul", "B | PETIT Luc")
                .shown()
                .columns())
        .containsExactly("site");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avis_expert", "intervenant", "équipe"})
  void anOpinionOrATeamIsNoPerson(String column) {
    assertThat(
            Tables.of(
                    "espece | " + column, "If | Équipe 2", "If | Abattage URGENT", "If | SUEZ Eau")
                .shown()
                .values(column))
        .containsExactly("Équipe 2", "Abattage URGENT", "SUEZ Eau");
  }

  @Test
  void aListOfPersonsIsEmptiedWholeWhereOneOfThemIsLeftOut() {
    Tables.Shown shown =
        Tables.of(
                "Observateur | suivi",
                "MARTIN Paul | MARTIN Paul, DURAND Zbyněk",
                "MARTIN Paul | MARTIN Paul",
                "MARTIN Paul | MARTIN Paul, le soir")
            .shown();

    assertThat(shown.values("suivi")).containsExactly("", "", "[donnée masquée], le soir");
    assertThat(shown.again().shown().rows()).isEqualTo(shown.rows());
  }
}
