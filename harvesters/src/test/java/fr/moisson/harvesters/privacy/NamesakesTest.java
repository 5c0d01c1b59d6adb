package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Works, whose authors are published, and other things with similar columns, whose are not. */
class NamesakesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oeuvre | technique",
        "titre | matériau",
        "titre | isbn",
        "titre | nombre de prêts",
        "titre | collection",
        "titre | technique",
        "titre | film",
        "nom | matériau",
        "nom | date du monument"
      })
  void theAuthorsOfArtAndBooksAreNamed(String columns) {
    assertThat(
            Tables.of(columns + " | auteur", "Aube | 1 | Claire Martin", "Nuit | 2 | Luc Petit")
                .shown()
                .values("auteur"))
        .containsExactly("Claire Martin", "Luc Petit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "titre | description",
        "titre | support technique",
        "type_ouvrage | filiere",
        "type_fontaine | materiau",
        "signalement | monument"
      })
  void whoHadAnIdeaOrReportedSomethingIsNotNamed(String columns) {
    Tables.Shown shown =
        Tables.of(
                columns + " | auteur | commentaire",
                "A | B | Claire Martin | Rappeler Mme Roux",
                "C | D | Luc Petit | RAS")
            .shown();

    assertThat(shown.columns()).doesNotContain("auteur");
    assertThat(shown.values("commentaire")).containsExactly("Rappeler [donnée masquée]", "RAS");
  }

  @Test
  void aCommentOnAStatueMayNameAPersonToo() {
    assertThat(
            Tables.of("sculpture | commentaire", "Aube | Clé chez Mme Petit", "Nuit | Socle fendu")
                .shown()
                .values("commentaire"))
        .containsExactly("Clé chez [donnée masquée]", "Socle fendu");
  }

  @ParameterizedTest
  @CsvSource({
    "code_ouvrage | libelle_usage | nom_ouvrage, FORAGE DE M. DURAND A LA PLAINE, FORAGE DE [donnée masquée] A LA PLAINE",
    "code_forage | profondeur | nom_forage, Puits de Mme Petit, Puits de [donnée masquée]",
    "code_bss | profondeur | libelle_pe, Puits chez Mme Petit, Puits chez [donnée masquée]",
    "num_cavite | type | nom_cavite, Chez Mme Petit, Chez [donnée masquée]",
    "num_cavite | type | nom_cavite, BALME MARTIN, BALME MARTIN",
    "code_bss | profondeur | nom, FORAGE PAUL, FORAGE PAUL",
    "identifiant_ssp | activite | nom, RECHAPAGES VICTOR, RECHAPAGES VICTOR",
    "identifiant_ssp | activite | nom_etablissement, PETIT Luc, ''",
    "Polluants | Adresse | Nom_du_site, Décharge M. Petit, Décharge [donnée masquée]",
    "ouvrage | usage | nom_ouvrage, Passerelle Mme Petit, Passerelle Mme Petit",
    "polluant | valeur | nom_station, Domaine M. Petit, Domaine M. Petit",
    "code_ouvrage | portee | nom_ouvrage, Pont M. Petit, Pont M. Petit",
    "code_ouvrage | portee | nom_ouvrage, Passerelle de Mme Petit, Passerelle de Mme Petit"
  })
  void wellsAndPollutedSitesAreNamedAfterTheirOwners(String header, String name, String shown) {
    String column = header.substring(header.lastIndexOf(' ') + 1);

    assertThat(Tables.of(header, "1 | 2 | " + name, "3 | 4 | Le Vivier").shown().values(column))
        .containsExactly(shown, "Le Vivier");
  }

  @Test
  void theOwnerIsMaskedInTheNameOfAFirm() {
    assertThat(
            Tables.of(
                    "code | raison_sociale",
                    "1 | Forge de M. DURAND",
                    "2 | Magasin Mr Bricolage",
                    "3 | Résidence de Mme de Sévigné",
                    "4 | Vergers de Monsieur Luc Petit",
                    "5 | Décharge M. Petit",
                    "6 | Boutique Madame Rose",
                    "7 | SARL M BRICOLAGE",
                    "8 | Ferme de M PETIT")
                .shown()
                .values("raison_sociale"))
        .containsExactly(
            "Forge de [donnée masquée]",
            "Magasin Mr Bricolage",
            "Résidence de Mme de Sévigné",
            "Vergers de [donnée masquée]",
            "Décharge [donnée masquée]",
            "Boutique Madame Rose",
            "SARL M BRICOLAGE",
            "Ferme de [donnée masquée]");
  }

  @ParameterizedTest
  @CsvSource({
    "adresse, 'chez Mme Durand, rue Basse', 'chez [donnée masquée], rue Basse'",
    "desc, clé chez M. Paul Petit, clé chez [donnée masquée]",
    "cmt, Appeler M. Martin, Appeler [donnée masquée]",
    "adresse, Chez Mathieu, Chez Mathieu",
    "adresse, lieu-dit chez Durand, lieu-dit chez Durand",
    "nom, Chez Mme Rose, Chez Mme Rose",
    "infos_pratiques, Parking du restaurant chez Mme Rose, Parking du restaurant chez Mme Rose",
    "infos_pratiques, Clé du bar : contacter Mme Rose, Clé du bar : contacter [donnée masquée]",
    "infos_pratiques, Au bar contacter Mme Rose, Au bar contacter [donnée masquée]",
    "infos_pratiques, Bac chez Mr Bricolage Niort, Bac chez Mr Bricolage Niort",
    "infos_pratiques, Bac chez MR BRICOLAGE, Bac chez MR BRICOLAGE",
    "infos_pratiques, Contacter Monsieur Meuble, Contacter Monsieur Meuble",
    "infos_pratiques, Bac chez Mr Storenn, Bac chez [donnée masquée]",
    "nom, Chez Nous, Chez Nous",
    "adresse, 3 rue de Mme Curie, 3 rue de Mme Curie",
    "desc, planté par Mme Curie, planté par Mme Curie"
  })
  void whoLivesAtAPlaceIsMasked(String column, String value, String shown) {
    for (String other : new String[] {"id", "horaires"}) {
      assertThat(Tables.of(other + " | " + column, "1 | " + value, "2 | x").shown().values(column))
          .containsExactly(shown, "x");
    }
  }

  @Test
  void aNoteOnAnEstablishmentNamesNobodyButKeepsItsTelephone() {
    assertThat(
            Tables.of(
                    "horaires | comm",
                    "24/7 | terrain de M. Durand",
                    "24/7 | accueil : 05 49 00 00 00")
                .shown()
                .values("comm"))
        .containsExactly("terrain de [donnée masquée]", "accueil : 05 49 00 00 00");
  }
}
