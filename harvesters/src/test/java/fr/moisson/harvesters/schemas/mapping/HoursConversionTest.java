package fr.moisson.harvesters.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursConversionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "8h-20h ! 08:00-20:00",
        "8h00 à 12h30 ! 08:00-12:30",
        "24h/24 ! 24/7",
        "24h/24, 7j/7 ! 24/7",
        "Tous les jours de 7h à 22h ! Mo-Su 07:00-22:00",
        "Du lundi au vendredi 9h-12h, 14h-18h ! Mo-Fr 09:00-12:00,14:00-18:00",
        "du mardi au samedi de 10h à 12h et de 14h à 18h30 ! Tu-Sa 10:00-12:00,14:00-18:30",
        "Lun-Ven : 8h – 19h ; Sam : 9h – 12h ! Mo-Fr 08:00-19:00; Sa 09:00-12:00",
        "Mercredi et samedi 14:00-17:00 ! We,Sa 14:00-17:00",
        "Le dimanche 0h-24h ! Su 00:00-24:00"
      })
  void hoursInWordsAreThoseOfOpenStreetMap(String said, String hours) {
    assertThat(new HoursConversion().convert(said).value()).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Mo-Fr 08:30-12:00",
        "8h-20h sauf jours fériés",
        "fermé le lundi",
        "du 1er juin au 31 août",
        "25h-26h",
        "lundi",
        "24h/24 le lundi",
        "10h",
        "Mars : 10h-17h"
      })
  void whatSaysMoreOrLessStaysAsItIs(String said) {
    assertThat(new HoursConversion().convert(said).value()).isEqualTo(said);
  }
}
