package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
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
        "ODbL, commercial use subject to prior written consent"
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
        "Licence Ouverte / Open Licence version 2.0. Mention obligatoire : © Niort Agglo 2023 | lov2",
        "Licence Ouverte Etalab 2.0, citer : Conservatoire d’espaces naturels | lov2",
        "CC BY 4.0 (Ville de Niort / IGN BD TOPO) | cc-by",
        "Licence Ouverte 2.0, sous réserve de mentionner la source | lov2",
        "ODbL, réutilisation libre sans autorisation préalable | odc-odbl"
      })
  void whomToNameIsKeptBesideTheLicence(String stated, String udata) {
    Dataset dataset = settled(Licence.stated(stated));

    assertThat(KnownLicence.of(dataset.licence())).map(KnownLicence::udata).contains(udata);
    assertThat(dataset.rights()).containsExactly(stated);
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(RULES.apply(dataset, samples.notices::add)).isEqualTo(dataset);
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
