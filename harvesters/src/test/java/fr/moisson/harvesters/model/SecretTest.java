package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
