package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRuleTest {

  private static final Licence OPEN = KnownLicence.named("lov2").orElseThrow().asLicence();
  private static final Licence UNKNOWN = Licence.stated("Demander à la mairie");

  private final Samples samples = new Samples();

  private @Nullable String settled(UnaryOperator<DatasetDraft> edit) {
    return samples.settled(new AccessRule(), edit).access();
  }

  @Test
  void whatIsGivenToEverybodyIsPublic() {
    assertThat(settled(draft -> draft.licence(OPEN))).isEqualTo("PUBLIC");
    assertThat(
            settled(
                draft ->
                    draft.distributions(
                        List.of(
                            Samples.link("https://ville.fr/a.csv", "CSV", null).licensed(OPEN)))))
        .isEqualTo("PUBLIC");
  }

  @Test
  void nothingFollowsFromALicenceThatNobodyKnows() {
    assertThat(settled(draft -> draft)).isNull();
    assertThat(settled(draft -> draft.licence(UNKNOWN))).isNull();
    assertThat(
            settled(
                draft ->
                    draft
                        .licence(OPEN)
                        .distributions(
                            List.of(
                                Samples.link("https://ville.fr/a.csv", "CSV", null)
                                    .licensed(UNKNOWN)))))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'Source : Ville de Niort, IGN', PUBLIC",
    "© les contributeurs d’OpenStreetMap, PUBLIC",
    "Crédits : BRGM 2026, PUBLIC",
    "'© IGN, reproduction interdite',",
    "Source à ne pas citer sans accord,",
    "Sources à demander au service de 9 h à midi. Réservé aux agents,",
    "« 2010 » : © LPO 2010, PUBLIC",
    "Source : DGFiP – Demandes de valeurs foncières, PUBLIC",
    "© Acceslibre, PUBLIC",
    "Source : Accessibilité des ERP (acceslibre), PUBLIC",
    "Source : Convention citoyenne, PUBLIC",
    "© Département du Pas-de-Calais, PUBLIC",
    "Source : Réserves naturelles de France, PUBLIC",
    "'© Réserve naturelle du marais, accès réservé',",
    "'© Département du Pas-de-Calais, ne pas rediffuser',",
    "Source : Espaces naturels sensibles du département, PUBLIC",
    "'Source : Ville de Niort, à demander au service',",
    "'© Ville de Niort, sous convention',",
    "'© CEN - données sensibles floutées, contacter le producteur',",
    "'Crédits : Ville de Niort. Sur abonnement payant.',",
    "'© LPO 2020, accès sur demande',",
    "'« 2020 » : © LPO, réservé aux agents',",
    "Accessibles sous conditions : « 2020 ».,",
    "IGN,"
  })
  void whomToNameIsNoRestriction(String rights, @Nullable String access) {
    assertThat(settled(draft -> draft.licence(OPEN).rights(List.of(rights)))).isEqualTo(access);
  }

  @Test
  void whatTheSourceSaysOfItStays() {
    assertThat(settled(draft -> draft.licence(OPEN).access("RESTRICTED"))).isEqualTo("RESTRICTED");
    assertThat(settled(draft -> draft.licence(OPEN).rights(List.of("Réservé aux agents"))))
        .isNull();
  }
}
