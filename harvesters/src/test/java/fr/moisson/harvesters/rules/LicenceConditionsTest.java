package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the name of a licence. */
class LicenceConditionsTest {

  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC));
  private static final String ODBL = "https://opendatacommons.org/licenses/odbl/";

  private final Samples samples = new Samples();

  private Dataset settled(Licence stated) {
    return samples.settled(RULES, draft -> draft.licence(stated));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ODbL - usage commercial soumis à autorisation",
        "ODbL, réutilisation commerciale payante",
        "Licence Ouverte 2.0, utilisation soumise à convention",
        "Licence Ouverte 2.0 sous réserve de l’accord de la Ville",
        "CC BY 4.0, sur demande écrite ; sur simple demande pour les agents",
        "CC BY 4.0, diffusion interdite",
        "Licence Ouverte 2.0, accès réservé exclusivement aux agents",
        "ODbL (usage strictement interne)",
        "ODbL, commercial use subject to prior written consent",
        "Licence Ouverte 2.0 : usage commercial soumis à notre autorisation",
        "Licence Ouverte 2.0, autorisation nécessaire pour un usage commercial",
        "Licence Ouverte 2.0, demander l’autorisation",
        "Licence Ouverte 2.0 : la diffusion doit faire l’objet d’une autorisation écrite",
        "Licence Ouverte 2.0, la réutilisation nécessite un accord écrit préalable",
        "Licence Ouverte 2.0. Aucune diffusion sans accord du producteur.",
        "Licence Ouverte 2.0. Ces données ne peuvent être diffusées sans l’accord de la Ville.",
        "Licence Ouverte 2.0 : ni reproduite ni modifiée sans notre autorisation",
        "Licence Ouverte 2.0 : sans redevance, sur demande",
        "Licence Ouverte 2.0. Autres usages sur demande.",
        "Licence Ouverte 2.0 : il est interdit d’altérer les données, diffusion interdite",
        "CC BY 4.0 : utilisation commerciale interdite",
        "CC BY-NC 4.0 : utilisation commerciale interdite, diffusion interdite",
        "CC BY-NC 4.0 : modification interdite",
        "CC BY 4.0. Prior written permission is required."
      })
  void ofALicenceWithConditionsTheWordsAreKeptAndNothingIsCalledOpen(String stated) {
    Dataset dataset = settled(Licence.stated(stated));

    assertThat(dataset.licence()).isEqualTo(Licence.stated(stated));
    assertThat(dataset.access()).isNotEqualTo("PUBLIC");
    assertThat(samples.codes()).contains(Notice.Code.UNKNOWN_LICENCE);
  }

  @Test
  void conditionsCountForMoreThanTheAddressOfTheLicence() {
    String words = "Usage commercial soumis à autorisation";

    assertThat(settled(new Licence(words, URI.create(ODBL))).licence())
        .isEqualTo(Licence.stated(words + " (" + ODBL + ")"));
    assertThat(KnownLicence.named(words + " " + ODBL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Licence Ouverte / Open Licence version 2.0. Mention obligatoire : © Niort Agglo 2023 | etalab-2.0",
        "Licence Ouverte Etalab 2.0, citer : Conservatoire d’espaces naturels | etalab-2.0",
        "CC BY 4.0 (Ville de Niort / IGN BD TOPO) | CC-BY-4.0",
        "Licence Ouverte 2.0, sous réserve de mentionner la source | etalab-2.0",
        "ODbL, réutilisation libre sans autorisation préalable | ODbL-1.0",
        "Licence Ouverte 2.0 : réutilisation libre et gratuite, aucune autorisation préalable n’est requise | etalab-2.0",
        "Licence Ouverte 2.0. La réutilisation ne nécessite ni accord préalable ni paiement | etalab-2.0",
        "Licence Ouverte 2.0 : il est interdit d’altérer le sens des données | etalab-2.0",
        "Licence Ouverte 2.0. Autres formats disponibles sur demande. | etalab-2.0",
        "Licence Ouverte 2.0 : sans aucune restriction et sans autorisation préalable | etalab-2.0",
        "Licence Ouverte 2.0, sans demande d’autorisation ni redevance | etalab-2.0",
        "ODbL, free reuse without any prior permission | ODbL-1.0",
        "CC BY-NC 4.0 : utilisation commerciale interdite | CC-BY-NC-4.0",
        "CC BY-NC-ND 4.0, modification interdite | CC-BY-NC-ND-4.0"
      })
  void whatSetsNoConditionIsKeptBesideTheLicence(String stated, String spdx) {
    Dataset dataset = settled(Licence.stated(stated));

    assertThat(KnownLicence.of(dataset.licence())).map(KnownLicence::spdx).contains(spdx);
    assertThat(dataset.rights()).containsExactly(stated);
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(RULES.apply(dataset, samples.notices::add)).isEqualTo(dataset);
  }

  @Test
  void aConditionThatIsDeniedLeavesTheAddressOfTheLicenceInForce() {
    Licence stated =
        new Licence("L’utilisation n’est pas soumise à autorisation", URI.create(ODBL));

    assertThat(KnownLicence.of(settled(stated).licence()))
        .map(KnownLicence::spdx)
        .contains("ODbL-1.0");
  }

  @Test
  void whatANameLeavesOutBesideAnAddressIsKept() {
    String words = "Licence Ouverte 2.0, hors photographies";
    Dataset dataset = settled(new Licence(words, URI.create(ODBL)));

    assertThat(dataset.rights()).containsExactly(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Licence Ouverte version 2.0 (Etalab)",
        "Données diffusées sous la Licence Ouverte 2.0",
        "Données soumises à la licence ouverte 2.0",
        "Open Data - Licence Ouverte Etalab 2.0 https://www.etalab.gouv.fr/licence-ouverte-open-licence",
        "Licence Ouverte 2.0, équivalente à la CC BY 4.0",
        "Creative Commons Attribution 4.0 International",
        "https://spdx.org/licenses/etalab-2.0"
      })
  void theNameOfALicenceIsNotRepeatedAsARight(String stated) {
    Dataset dataset = settled(Licence.stated(stated));

    assertThat(KnownLicence.of(dataset.licence())).isPresent();
    assertThat(dataset.rights()).isEmpty();
  }
}
