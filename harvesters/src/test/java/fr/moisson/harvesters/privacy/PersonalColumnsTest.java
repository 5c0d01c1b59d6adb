package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalColumnsTest {
  @Test
  void columnsAboutPersonsAreNamedAndLeftOut() {
    Tables.Shown shown =
        Tables.of(
                "essence | Propriétaire | Téléphone | E-mail | Observateur | hauteur",
                "Chêne | Mme Martin | 05 49 00 00 00 | c.martin@exemple.fr | Paul Dupont | 12",
                "If | DURAND Jean | 06 12 34 56 78 | jean@exemple.fr | P. Dupont | 7")
            .shown();

    assertThat(shown.columns()).containsExactly("essence", "hauteur");
    assertThat(shown.notices())
        .containsExactly(
            Notice.of(
                Notice.Code.PERSONAL_COLUMNS, "Propriétaire, Téléphone, E-mail, Observateur"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PROPRIETAI, Mme Martin",
    "éleveur, Jean Dupont",
    "Eleveurs, Jean Dupont",
    "locataire, Jean Dupont",
    "locataires, Jean Dupont",
    "occupants, Jean Dupont",
    "nom_propri, MARTIN Claire",
    "prop_nom, MARTIN Claire",
    "num_secu, 2 50 03 79 191 001",
    "TEL_PROPRI, 0549000000",
    "observers, Claire Martin",
    "nomObs, Claire Martin",
    "NOM_DET, MARTIN Claire",
    "leg., C. Martin",
    "DIRIGEANT, Claire Martin",
    "Vu par, Claire Martin",
    "Vérifié par, MARTIN Claire",
    "Suivi par, MARTIN Claire",
    "Planté par, Claire Martin",
    "Capturé par, C. Martin",
    "Bagueur, Claire Martin",
    "Participants, 'Claire Martin, Paul Dupont'",
    "Informateur, Claire Martin",
    "Nom et prénom, Claire Martin",
    "gestionnaire, Claire Martin",
    "nom_gest, MARTIN Claire",
    "modif_par, Claire Martin",
    "Récolteur, Claire Martin",
    "Jardinier, Claire Martin",
    "Bénévoles, 'Claire Martin, Jean Dupont'",
    "observateurIdentite, Claire MARTIN",
    "determinateur, Claire",
    "recordedBy, C. Martin",
    "identifiedBy, Claire Martin",
    "identifiedByID, https://orcid.org/0000-0000-0000-0000",
    "Saisi par, cmartin",
    "saisi_par_tiers, Claire Martin",
    "maj_par_tiers, Claire Martin",
    "last_edited_user, cmartin",
    "created_user, cmartin",
    "login, cmartin",
    "login, claire.martin@onf.fr",
    "observateur, claire.martin@ofb.gouv.fr",
    "observateur, Claire Martin <mairie@exemple.fr>",
    "proprietaire, 'Jean Dupont, contact@lpo.fr'",
    "proprietaire, c.martin@mairie-exemple.fr",
    "mdp, Bonjour1",
    "Mot de passe, Bonjour1",
    "agent, cmartin",
    "créateur, Claire Martin",
    "nom_contact, Claire Martin",
    "Contact technique, Claire Martin",
    "Responsable technique, MARTIN Claire",
    "Instructeur, Claire Martin",
    "civilité, Mme",
    "Commentaires internes, voir avec Claire",
    "note_interne, clé chez le voisin",
    "Remarque privée, près du nid",
    "private_comment, near the nest",
    "remarqueprivee, près du nid",
    "Date de naissance, 1970-01-01",
    "plaque d'immatriculation, AB-123-CD",
    "N° PACAGE, 079001234",
    "num_pacage, 079001234",
    "adresse IP, 192.0.2.1",
    "ipaddr. Adresse IP, 192.0.2.1",
    "adresse_proprietaire, 3 rue du Four",
    "mél, claire.martin@exemple.fr",
    "courriel, claire.martin@exemple.fr",
    "Portable, 06.12.34.56.78",
    "fax, +33 5 49 00 00 00",
    "Joindre, 05 49 00 00 00",
    "Écrire à, claire.martin@exemple.fr",
    "Signalé, Mme Martin",
    "Concession, Famille MARTIN",
    "Concession, Famille MARTIN - DE LA ROCHE",
    "Libellé, Consorts DUPONT",
    "Signalé par, Claire Martin",
    "modifié par l'agent, cmartin",
    "reporter_name, Claire Martin",
    "assigned_to, cmartin",
    "Piégeur, Claire Martin",
    "Usager, MARTIN Claire",
    "adopte_par, Claire Martin",
    "surveyor, Claire Martin",
    "identObs, MARTIN Claire (CEN)",
    "obsId, MARTIN Claire (CEN)",
    "nom_signalant, Claire Martin",
    "Référente, Claire Martin",
    "Maître composteur, Claire Martin",
    "Titulaire, MARTIN Claire",
    "Titulaire de la concession, Claire Martin",
    "Remarque privée, dans la grange",
    "private_latitude, 46.32"
  })
  void namesAndValuesGiveThemAway(String column, String value) {
    assertThat(Tables.of("id | " + column, "1 | " + value, "2 | " + value).shown().columns())
        .containsExactly("id");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "nom, Chêne de la Liberté",
    "nom, Jean Jaurès",
    "prenom, Camille",
    "gestionnaire, Service des espaces verts",
    "remarque_domaine_prive, haie à tailler",
    "prospecteur, LPO",
    "operateur, Bureau Exemple",
    "propriétaire, Commune",
    "éleveur, GAEC des Tilleuls",
    "locataire, Association sportive",
    "fermier, SUEZ Eau",
    "propriétaire, Privé",
    "proprietaire, SCI des Tilleuls",
    "proprietaire, ASS DES AMIS DU MOULIN",
    "proprietaire, CIE DES ARCHERS",
    "proprietaire, Caen-la-Mer",
    "proprio_type, P4a|G1a",
    "type_proprietaire, Particulier",
    "observateurNomOrganisme, LPO",
    "observateur, Ligue pour la protection des oiseaux",
    "date_observateur, 2024-01-01",
    "nb_observateurs, 3",
    "obs_id, 1234567",
    "contact, contact@ville-exemple.fr",
    "email, mairie@exemple.fr",
    "contact_operateur, sav@exemple.fr",
    "téléphone du lieu, 05 49 00 00 00",
    "telephone, oui",
    "mobile, non",
    "mail, Mail François Mitterrand",
    "agent_type, pathogène",
    "Agent pathogène, Chalarose",
    "agent_extincteur, poudre",
    "NIR, '0,45'",
    "IP, IP66",
    "Type d’adresse IP, fixe",
    "occupants, 4",
    "Chef-lieu, Saint-Martin",
    "Observateurs, Gâtine Nature Environnement",
    "suivi par, Espaces verts",
    "auteur, Ville de Niort",
    "observateur, sig@ville-exemple.fr",
    "rightsHolder, INTER Governmental Commission",
    "locationID, MRGID=21205",
    "identifiant, 0123456789",
    "parcelle, 01 02 03",
    "date, 01/02/2024 10:30",
    "siret, 12345678900012",
    "determination, certaine",
    "Nom botanique, Quercus robur",
    "Rang, FAMILLE ROSACEAE",
    "Rang, Famille ROSACÉES",
    "Activité, Famille nombreuse",
    "propriete, publique",
    "libmajparametre, NITRATES (EN NO3)",
    "releve_parcelle, AB 12",
    "Responsable technique, Service des espaces verts",
    "technique_observateur, affût",
    "releve_partiel, oui",
    "releve_partie, nord"
  })
  void whatIsOfNoPersonStays(String column, String value) {
    String cell = value.replace("|", "/");

    Tables.Shown shown = Tables.of("id | " + column, "1 | " + cell, "2 | " + cell).shown();

    assertThat(shown.columns()).containsExactly("id", column);
    assertThat(shown.values(column)).containsOnly(cell);
    assertThat(shown.notices()).isEmpty();
  }

  @Test
  void theTelephoneOfAPoolIsForEverybody() {
    Tables.Shown shown =
        Tables.of(
                "nom | horaires | telephone | email",
                "Piscine | 9h-18h | 05 49 00 00 00 | piscine@exemple.fr",
                "Stade | 9h-18h | 05 49 00 00 01 | stade.municipal@exemple.fr",
                "Dojo | 9h-18h | 06 00 00 00 01 | jean.dupont@exemple.fr")
            .shown();

    assertThat(shown.columns()).containsExactly("nom", "horaires", "telephone", "email");
    assertThat(shown.values("email"))
        .containsExactly("piscine@exemple.fr", "stade.municipal@exemple.fr", "");
  }

  @Test
  void theTelephoneOfAMuseumIsForEverybodyWhateverItsColumnsAreCalled() {
    Tables.Shown shown =
        Tables.of(
                "Nom de l’offre | N° de téléphone mobile | N° de téléphone fixe | Url du site web",
                "Musée | 06 12 34 56 78 | 02 41 00 00 00 | http://musee.exemple.fr",
                "Jardin | 06 12 34 56 79 | 02 41 00 00 01 | ")
            .shown();

    assertThat(shown.columns())
        .containsExactly("Nom de l’offre", "N° de téléphone fixe", "Url du site web");
  }

  @Test
  void theTelephonesOfDefibrillatorsAndTownHallsAreForEverybody() {
    assertThat(
            Tables.of("nom | tel1 | mnt_siren", "Salle de sport | +33240000000 | 123456789")
                .shown()
                .columns())
        .containsExactly("nom", "tel1", "mnt_siren");
    assertThat(
            Tables.of("nom | tel1 | siren_epci", "Mare | +33240000000 | 200071751")
                .shown()
                .columns())
        .containsExactly("nom", "siren_epci");
    assertThat(
            Tables.of(
                    "Commune | Nom du maire | Adresse mairie | Téléphone",
                    "Aiffres | M. Jean MARTIN | rue de la Mairie | 05 49 00 00 00")
                .shown()
                .columns())
        .containsExactly("Commune", "Adresse mairie", "Téléphone");
  }

  @Test
  void theNameBesideTheAddressOfAnApplicantIsTheirs() {
    assertThat(
            Tables.of(
                    "Dossier | NOM | Adresse du demandeur | Adresse du chantier",
                    "DP 11B0020 | MARTIN | 30 rue des Lilas | 30 rue des Lilas",
                    "DP 11B0021 | DE SOUSA MARTINS | 28 rue des Lilas | 28 rue des Lilas",
                    "DP 11B0028 | VILLE DE NIORT | place Neuve | 9 rue des Écoles")
                .shown()
                .columns())
        .containsExactly("Dossier", "Adresse du chantier");
    assertThat(
            Tables.of(
                    "NOM | Adresse du demandeur",
                    "SARL NIORT Express | 1 rue Neuve",
                    "Optique : M VERDIER | 2 rue Neuve",
                    "LE JARDIN; M Ben Salah | 3 rue Neuve",
                    "VILLE DE NIORT | place Neuve")
                .shown()
                .values("NOM"))
        .containsExactly("SARL NIORT Express", "", "", "VILLE DE NIORT");
    assertThat(
            Tables.of(
                    "DOSSIERPARCELLE | Vendeur | PROPRIETNOMPART | ACQUEREURNOM | SIGNATAIREPRENOM",
                    "AT132 | MARTIN | MARTIN | DURAND | Paul")
                .shown()
                .columns())
        .containsExactly("DOSSIERPARCELLE");
    assertThat(
            Tables.of("Marché | Vendeur", "Halles | Miel du Marais", "Halles | Fromages Neufs")
                .shown()
                .columns())
        .containsExactly("Marché", "Vendeur");
  }

  @Test
  void whereSomebodyLivesIsLeftOutWithHisName() {
    assertThat(
            Tables.of(
                    "civilité | nom | prénom | adresse | téléphone | balcon",
                    "Mme | MARTIN | Claire | 3 rue du Four | 06 12 34 56 78 | X")
                .shown()
                .columns())
        .containsExactly("balcon");
    assertThat(
            Tables.of("nom | adresse | téléphone", "Mairie | 3 rue du Four | 05 49 00 00 00")
                .shown()
                .columns())
        .contains("nom", "adresse");
    assertThat(
            Tables.of(
                    "Association | Adresse | Nom | Prénom | Téléphone",
                    "Les Jardins | 3 rue du Four | MARTIN | Claire | 06 12 34 56 78")
                .shown()
                .columns())
        .containsExactly("Association", "Adresse");
  }

  /** A sample does not show everything, so later rows are checked one by one. */
  @Test
  void columnsThatAreEmptyAtFirstAreWatched() {
    Tables later = Tables.of("observateur | tel", "Claire Martin | 05 49 00 00 00", "LPO | ");
    Privacy privacy =
        Privacy.of(
            later.columns(),
            Tables.of("observateur | tel", " | ").rows(),
            Personal.DETECTED,
            false);

    assertThat(
            later.rows().stream()
                .map(row -> privacy.apply(row).orElseThrow().row().values().values()))
        .map(List::copyOf)
        .containsExactly(List.of("", ""), List.of("LPO", ""));
  }

  /** Whatever the first rows have, as « NC » or « oui », persons may follow. */
  @ParameterizedTest(name = "{0}: {1}, then {2}")
  @CsvSource({
    "telephone, NC, 0612345678, ''",
    "telephone, NC, le soir 0549000000, le soir [téléphone masqué]",
    "mail, NC, c.martin@free.fr, ''",
    "Observateur, oui, Claire Martin, ''",
    "Propriétaire, non, Claire Martin, ''",
    "pacage, oui, 079001234, ''",
    "nature, dépôt, voir 06 12 34 56 78, voir [téléphone masqué]",
    "nature, dépôt, 06 12 34 56 78, [téléphone masqué]",
    "nature, dépôt, c.martin@free.fr, [e-mail masqué]",
    "nature, dépôt, 0612345678, 0612345678"
  })
  void whatASampleDoesNotShowIsWatchedFor(String column, String first, String later, String shown) {
    Tables table = Tables.of("id | " + column, "1 | " + later);
    Privacy privacy =
        Privacy.of(
            table.columns(),
            Tables.of("id | " + column, "1 | " + first).rows(),
            Personal.DETECTED,
            false);

    assertThat(privacy.columns()).contains(column);
    assertThat(privacy.apply(table.rows().get(0)).orElseThrow().row().value(column))
        .isEqualTo(shown);
  }

  @Test
  void aMobileNumberBesideTheAddressOfADeskIsMasked() {
    Tables.Shown shown =
        Tables.of(
                "Nom du jardin | Horaires | Contact",
                "Jardin | 9h-12h | jardin@exemple.org / 06 12 34 56 78",
                "Verger | 9h-12h | verger@exemple.org")
            .shown();

    assertThat(shown.values("Contact"))
        .containsExactly("jardin@exemple.org / [téléphone masqué]", "verger@exemple.org");
  }

  @Test
  void addressesAndNumbersInATextAreMaskedAndTheTextStays() {
    Tables.Shown shown =
        Tables.of(
                "remarque",
                "Branche cassée, appeler le 06 12 34 56 78 ou jean.dupont@exemple.fr.",
                "Planté le 01.02.2024 10:30, parcelle AB 0102, 12 345 678 m²")
            .shown();

    assertThat(shown.values("remarque"))
        .containsExactly(
            "Branche cassée, appeler le [téléphone masqué] ou [e-mail masqué].",
            "Planté le 01.02.2024 10:30, parcelle AB 0102, 12 345 678 m²");
    assertThat(shown.again().shown().notices()).isEmpty();
  }

  @Test
  void aPersonWhoIsLeftOutIsNotNamedInATextEither() {
    assertThat(
            Tables.of(
                    "Observateur | commentaire",
                    "Claire Martin | vue par Claire Martin, nid",
                    "Paul Dupont | pont Paul Dupontel",
                    "SEV | suivi SEV")
                .shown()
                .values("commentaire"))
        .containsExactly("vue par [donnée masquée], nid", "pont Paul Dupontel", "suivi SEV");
  }

  @Test
  void whatIsLeftOutIsNotSaidInATextUnderItsName() {
    Tables.Shown shown =
        Tables.of(
                "Observateur | description",
                "Claire Martin | <br>Observateur: Claire Martin<br>Note : vu avec Claire Martin",
                "Paul Bernard | <tr><td>observateur</td> <td>Paul Bernard</td></tr>",
                "Jean | Saint-Jean, observateur de la place")
            .shown();

    assertThat(shown.columns()).containsExactly("description");
    assertThat(shown.values("description"))
        .containsExactly(
            "<br>Observateur: [donnée masquée]<br>Note : vu avec [donnée masquée]",
            "<tr><td>observateur</td> <td>[donnée masquée]</td></tr>",
            "Saint-Jean, observateur de la place");
  }

  /** VisioNature gives the observer in three columns; the full name of a tree stays. */
  @Test
  void aWholeNameBesideItsPartsGoesWithThem() {
    assertThat(
            Tables.of("Nom latin | Nom complet | Nom | Prénom", "Tyto alba | A B | A | B")
                .shown()
                .columns())
        .containsExactly("Nom latin");
    assertThat(Tables.of("NOM_COMPLET | HAUTEUR", "Quercus robur L. | 12").shown().columns())
        .containsExactly("NOM_COMPLET", "HAUTEUR");
  }

  @Test
  void anOfficerHasTheLastWord() {
    Tables table = Tables.of("observateur | essence", "Claire Martin | If");

    assertThat(table.shown(new Personal(List.of("Observateur"), List.of("ESSENCE")), false))
        .satisfies(
            shown -> {
              assertThat(shown.columns()).containsExactly("observateur");
              assertThat(shown.values("observateur")).containsExactly("Claire Martin");
            });
  }

  @Test
  void whoEnteredARowOfArcGisIsLeftOut() {
    assertThat(
            Tables.of("id | Creator | EditDate", "1 | cmartin | 1/2/2020", "2 | jdupont | 1/2/2020")
                .shown()
                .columns())
        .containsExactly("id", "EditDate");
  }

  @Test
  void rowsWithoutAnythingToHideAreTheSame() {
    Tables table = Tables.of("essence | remarque", "If | taillé en 2024");
    Privacy privacy = Privacy.of(table.columns(), table.rows(), Personal.DETECTED, false);

    assertThat(privacy.apply(table.rows().get(0)).orElseThrow().row())
        .isSameAs(table.rows().get(0));
  }

  /** « obs » means an observer to botanists, and a remark to others. */
  @Test
  void remarksUnderTheNameOfObserversAreMaskedAsRemarks() {
    Tables table =
        Tables.of(
            "essence | obs",
            "If | Nid signalé en mairie, rappeler au 05 49 00 11 22",
            "Orme | Branche cassée",
            "Tilleul | Claire Martin");

    assertThat(table.shown().values("obs"))
        .containsExactly(
            "Nid signalé en mairie, rappeler au [téléphone masqué]", "Branche cassée", "");
  }

  @Test
  void aValueThatRepeatsItsOwnLabelIsMasked() {
    Tables table = Tables.of("a | description", "a:a | a:a:a:a");

    assertThat(table.shown(new Personal(List.of(), List.of("a")), false).values("description"))
        .containsExactly("a:[donnée masquée]:a");
  }

  @Test
  void aLongerWordThanTheValueIsAnother() {
    Tables table =
        Tables.of(
            "observateur | description",
            "Martin | Observateur: Martinique",
            "Martin | Observateur: Martin, observateur: MartinDate",
            "12 | Observateur: 125, observateur: 12");

    assertThat(
            table
                .shown(new Personal(List.of(), List.of("observateur")), false)
                .values("description"))
        .containsExactly(
            "Observateur: Martinique",
            "Observateur: [donnée masquée], observateur: [donnée masquée]Date",
            "Observateur: 125, observateur: [donnée masquée]");
  }
}
