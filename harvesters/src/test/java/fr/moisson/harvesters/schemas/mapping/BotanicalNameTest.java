package fr.moisson.harvesters.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotanicalNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "Platanus x hispanica 'Pendula' | Platanus | ×hispanica | Pendula",
        "Platanus ×hispanica | Platanus | ×hispanica | ''",
        "Betula pendula ‘Youngii’ | Betula | pendula | Youngii",
        "Acer rubrum (Red Sunset) | Acer | rubrum | Red Sunset",
        "Buxus sempervirens (Buis) | Buxus | sempervirens | ''",
        "Quercus robur (Malade) | Quercus | robur | ''",
        "Cercis siliquastrum (Arbre De Judee) | Cercis | siliquastrum | ''",
        "Picea abies (Epicea Commun) | Picea | abies | ''",
        "Tilia tomentosa (Moench) | Tilia | tomentosa | ''",
        "Quercus petraea (Matt.) Liebl. | Quercus | petraea | ''",
        "Platanus acerifolia (hispanica) | Platanus | acerifolia | ''",
        "Acer rubrum (Erable Rouge) | Acer | rubrum | ''",
        "ACER PLATANOIDES | Acer | platanoides | ''",
        "Tilia sp. | Tilia | '' | ''",
        "Tilia | Tilia | '' | ''",
        "x Cupressocyparis leylandii | ×Cupressocyparis | leylandii | ''",
        "Chamaecyparis lawsoniana Parl. | Chamaecyparis | lawsoniana | ''",
        "Cedrus libani (A.Rich.) | Cedrus | libani | ''",
        "Populus nigra var. italica | Populus | nigra var. italica | ''",
        "Malus cv. Evereste | Malus | '' | Evereste",
        "Fraxinus excelsior 'Westhof's Glorie' | Fraxinus | excelsior | Westhof's Glorie",
        "Acer rubrum October Glory | Acer | rubrum | October Glory",
        "Robinia pseudoacacia Bessoniana | Robinia | pseudoacacia | Bessoniana",
        "Quercus ×hispanica Lucombeana | Quercus | ×hispanica | Lucombeana",
        "Tilia cordata Miller | Tilia | cordata | ''",
        "Tilia cordata Mill. Greenspire | Tilia | cordata | ''",
        "Picea abies Épicéa commun | Picea | abies | ''",
        "Betula pendula'Youngii' | Betula | pendula | Youngii"
      })
  void aLatinNameIsCutIntoItsParts(String name, String genus, String species, String cultivar) {
    assertThat(BotanicalName.of(name))
        .isEqualTo(new BotanicalName(genus, none(species), none(cultivar)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "x hispanica | ×hispanica | ''",
        "Tilia cordata 'Greenspire' | cordata | Greenspire",
        "Cordata - L. - Greenspire | cordata | Greenspire",
        "rubrum (Red Sunset) | rubrum | Red Sunset",
        "Cordata - L. -  | cordata | ''",
        "sp. -   -  | '' | ''",
        "n. sp. | '' | ''"
      })
  void aSpeciesMayRepeatItsGenusOrBringItsCultivar(String text, String species, String cultivar) {
    assertThat(BotanicalName.ofSpecies(text, "Tilia"))
        .isEqualTo(
            new BotanicalName(
                text.startsWith("Tilia") ? "Tilia" : "", none(species), none(cultivar)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "''Pendula'' | Pendula",
        "\"Pendula\" | Pendula",
        "Pendula | Pendula",
        "''Westhof''s Glorie'' | Westhof's Glorie",
        "Hillier's Silver | Hillier's Silver"
      })
  void aCultivarLosesItsQuotes(String text, String cultivar) {
    assertThat(BotanicalName.cultivarOf(text)).isEqualTo(cultivar);
  }

  /** Looking for the bounds of words takes quadratic time there. */
  @Test
  void marksPiledOnALetterAreReadInLinearTime() {
    String piled = "Acer e" + "\u0301".repeat(200_000) + " cv. Evereste";

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(BotanicalName.of(piled).cultivar()).isEqualTo("Evereste");
          assertThat(LatinReading.isFrenchText(piled + " de Hongrie")).isTrue();
        });
  }

  private static String none(String text) {
    return text.equals("''") ? "" : text;
  }
}
