package fr.moisson.connectors.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditLineTest {

  private static final String LINKED =
      "Niort Agglo, <a href='https://www.etalab.gouv.fr/licence-ouverte-open-licence'>Licence"
          + " Ouverte 2.0</a>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        LINKED + "| Niort Agglo | lov2",
        "© 2024 Ville de Niort – Licence Ouverte 2.0 | Ville de Niort | lov2",
        "Ville de Niort, 2024, sous licence ODbL | Ville de Niort | odc-odbl",
        "Niort Agglo (CC BY-SA 4.0) | Niort Agglo | cc-by-sa",
        "Licence Ouverte 2.0 | - | lov2",
        "Ministère de l’écologie, de l’énergie | Ministère de l’écologie, de l’énergie | -",
        "Syndicat des Eaux, CC BY, citer le syndicat | Syndicat des Eaux, CC BY, citer le syndicat"
            + "| -",
        "DREAL Nouvelle-Aquitaine - Natura 2000 | DREAL Nouvelle-Aquitaine - Natura 2000 | -",
        "© Natura 2000 | Natura 2000 | -",
        "Paris 2024 | Paris 2024 | -",
        "Métropole - Horizon 2030, Licence Ouverte 2.0 | Métropole - Horizon 2030 | lov2",
        "© IGN 2024 | IGN | -",
        "© 2020-2024 Ville de Niort | Ville de Niort | -",
        "Ifremer (2019) | Ifremer | -",
        "Etalab | Etalab | -",
        "IGN, Etalab | IGN, Etalab | -",
        "IGN (Etalab) | IGN (Etalab) | -",
        "© Copernicus | Copernicus | -",
        "IGN, licence Etalab | IGN | fr-lo",
        "&copy; Parc <b>naturel</b> | Parc naturel | -"
      })
  void theLicenceIsNoPartOfTheName(
      String attribution, @Nullable String publisher, @Nullable String licence) {
    CreditLine read = CreditLine.read(attribution);

    assertThat(read.publisher().map(Agent::name).orElse(null)).isEqualTo(publisher);
    assertThat(
            read.licence()
                .map(Licence::label)
                .flatMap(KnownLicence::named)
                .map(KnownLicence::udata)
                .orElse(null))
        .isEqualTo(licence);
  }
}
