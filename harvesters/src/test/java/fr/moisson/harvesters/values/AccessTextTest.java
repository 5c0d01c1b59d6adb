package fr.moisson.harvesters.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pas de restriction d’accès public selon INSPIRE",
        "Pas de\u00a0restriction d'accès",
        "Données en libre accès",
        "Accès libre",
        "Absence de restriction d’accès public",
        "Pas de contrainte, données en libre accès",
        "Aucun des articles de la loi ne peut être invoqué",
        "Aucune des exceptions des articles L.124-4 et L.124-5 ne s’applique",
        "Limitation d'accès : aucune",
        "Pas de restrictions d’accès",
        "Aucune limitation d'accès public",
        "Données sans restriction d’accès",
        "Restrictions d’accès : aucune.",
        "There are no public access constraints to this data.",
        "No conditions apply to access and use",
        "Licence ouverte, accès libre pour tous"
      })
  void dataWithoutLimitationsArePublic(String sentence) {
    assertThat(AccessText.read(sentence)).contains("PUBLIC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Article L124-4 du code de l’environnement",
        "L.\u00a0124-4, I, 1°",
        "l.\u202f311\u20116 du CRPA",
        "Article\u00a013.1 b de la directive INSPIRE",
        "Accès public restreint en application de l’article 13(1)(a) de la directive INSPIRE",
        "Public access limited according to Article 13 of the INSPIRE Directive",
        "L’accès est restreint aux agents habilités",
        "Accès réservé aux services de l’État",
        "Diffusion restreinte",
        "Accès soumis à l’autorisation du producteur",
        "Usage interne uniquement",
        "Données réservées à un usage interne",
        "La diffusion est réservée aux adhérents",
        "Réservé aux ayants droit",
        "Données réservées à l’État",
        "Diffusion limitée aux services de l’État",
        "Accès sur demande",
        "Accès aux données sur authentification",
        "Accès uniquement sous convention",
        "Restriction d’accès public : confidentialité des données à caractère personnel",
        "Données confidentielles.",
        "Usage interne",
        "Données sensibles : espèces. Diffusion interdite sauf accord du CBN.",
        "La diffusion est strictement interdite",
        "Données confidentielles, ne pas diffuser",
        "Ces données ne doivent pas être diffusées sans accord",
        "Données non diffusables au grand public",
        "Données accessibles sur demande auprès du service SIG",
        "Accessible uniquement sur demande",
        "Diffusion sur demande",
        "Licence à venir. Les données sont accessibles sur simple demande",
        "Données naturalistes – données accessibles sur demande. L’historique est publié",
        "Diffusion interdite. Usage commercial exclu",
        "Cession soumise à convention",
        "Non communicable"
      })
  void anArticleByWhichThereAreLimitationsRestricts(String sentence) {
    assertThat(AccessText.read(sentence)).contains("RESTRICTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Données qui ne sont pas en libre accès",
        "Ne sont pas encore toutes en\u00a0libre accès",
        "Ces données ne peuvent être mises en libre accès",
        "Sans libre accès",
        "Ces données ne sont pas en accès libre",
        "Accès soumis à aucune condition",
        "Produit d’abord pour un usage interne",
        "Données sans accès restreint",
        "Pas de diffusion restreinte",
        "Ces données ne sont pas en accès réservé",
        "Aucun accès restreint",
        "Ces données ne sont pas en accès limité",
        "No authorisation required",
        "Accès limité à 50 appels par seconde",
        "Restriction d’accès : aucune diffusion sans accord",
        "Citer la source",
        "Accès soumis à la Licence Ouverte 2.0",
        "Accès libre aux agents de la collectivité",
        "L’accès libre n’est pas garanti",
        "Accès libre sur simple demande",
        "Données non réservées aux membres",
        "Tous droits réservés à l’État",
        "Les données confidentielles ont été retirées",
        "Diffusion limitée à la région",
        "Usage interne ou commercial",
        "Diffusion interdite à des fins commerciales",
        "Ne pas diffuser sans mention de la source",
        "Diffusion interdite sans citer la source",
        "Données libres. Ne pas diffuser à des fins lucratives",
        "Diffusion interdite à titre onéreux",
        "Diffusion interdite sans en indiquer la source",
        "Ne pas diffuser sans préciser la source",
        "Rediffusion interdite",
        "Aucune diffusion interdite",
        "D’autres données accessibles sur demande",
        "Anciens millésimes accessibles sur demande",
        "Anciennes données accessibles sur demande",
        "Historique des données accessible sur demande",
        "Licence Ouverte – données accessibles sur demande pour les millésimes antérieurs",
        "La diffusion sur demande au format DXF est gratuite",
        "Les données à caractère personnel ne sont pas diffusées"
      })
  void whatIsDeniedOrNotSaidTellsNothing(String sentence) {
    assertThat(AccessText.read(sentence)).isEmpty();
  }
}
