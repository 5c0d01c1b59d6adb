package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @Test
  void itIsMaskedWhereverTextIsWritten() {
    Secret secret = new Secret("clef-de-la-mairie");

    assertThat(Secret.mask("refusé : clef-de-la-mairie")).isEqualTo("refusé : ***");
    assertThat(secret).hasToString("***");
    assertThat(secret.reveal()).isEqualTo("clef-de-la-mairie");
  }

  @Test
  void tokensThatPassDoNotPileUp() {
    Secret.passing("jeton-du-jour");
    assertThat(Secret.mask("jeton-du-jour")).isEqualTo("***");
    new Secret("clef-qui-reste");

    for (int i = 0; i < 600; i++) {
      Secret.passing("jeton-suivant-" + i);
    }

    assertThat(Secret.mask("jeton-suivant-599 clef-qui-reste")).isEqualTo("*** ***");
    assertThat(Secret.mask("jeton-du-jour")).isEqualTo("jeton-du-jour");
  }

  /** Keys in Base64 are common, and occur in addresses. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+b/9,Z q==",
        "a%2Bb%2F9%2CZ+q%3D%3D",
        "a%2Bb%2F9,Z+q%3D%3D",
        "a%2Bb%2F9%2CZ%20q%3D%3D",
        "a%2bb%2f9%2cZ%20q%3d%3d",
        "a+b\\/9,Z q=="
      })
  void itIsMaskedHoweverItIsEncoded(String written) {
    String secret = new Secret("a+b/9,Z q==").reveal();

    assertThat(Secret.mask("https://a.example/?appid=" + written + "&page=2"))
        .isEqualTo("https://a.example/?appid=***&page=2")
        .doesNotContain(secret);
  }

  @Test
  void aTokenThatPassesIsForgottenInAllItsForms() {
    for (int i = 0; i < 600; i++) {
      Secret.passing("jeton+" + i);
    }

    assertThat(Secret.mask("jeton%2B599")).isEqualTo("***");
    assertThat(Secret.mask("jeton+0 jeton%2B0")).isEqualTo("jeton+0 jeton%2B0");
  }
}
