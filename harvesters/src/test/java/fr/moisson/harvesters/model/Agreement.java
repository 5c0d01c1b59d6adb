package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks that texts with counts agree in number for 0 and 1. */
public final class Agreement {

  private static final String FRENCH =
      "lignes|valeurs|colonnes|cellules|erreurs|jeux|objets|entrées|géométries|textes|produits"
          + "|observations|préréglages|territoires|sources|problèmes|changements|octets|caractères"
          + "|éléments|fichiers|jours|autres|premiers|premières|lus|lues|publiés|créés|modifiés"
          + "|inchangés|retirés|rétablis|échecs|gardés|gardées|reçus|reprises|rejetées|coupées"
          + "|réparées|vides|conformes|invalides|illisibles|masquées";

  private static final String ENGLISH =
      "rows|values|columns|cells|errors|datasets|features|entries|geometries|texts|products"
          + "|observations|presets|territories|sources|problems|changes|bytes|characters|items"
          + "|files|days|kinds|lines";

  /** Fails if a text says « 1 lignes », “0 row” or the like. */
  public static void check(String key, String pattern, Locale locale) {
    boolean isFrench = locale.getLanguage().equals("fr");
    String plural = "\\b%d (\\p{L}+ )?(" + (isFrench ? FRENCH : ENGLISH) + ")\\b";
    assertThat(pattern).as(key).doesNotContain("1<");
    assertThat(pattern).as(key).doesNotContainPattern("(?<!http)\\((s|x|es|ies)\\)");
    assertThat(filled(pattern, locale, 1)).as(key).doesNotContainPattern(plural.formatted(1));
    if (counts(pattern)) {
      String none = filled(pattern, locale, 0);
      if (isFrench) {
        assertThat(none).as(key).doesNotContainPattern(plural.formatted(0));
      }
      assertThat(none).as(key).doesNotContainPattern("\\b1 \\p{L}(?!m\\b)");
    }
  }

  private static boolean counts(String pattern) {
    return Stream.of(new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex())
        .anyMatch(ChoiceFormat.class::isInstance);
  }

  private static String filled(String pattern, Locale locale, long number) {
    Format[] formats = new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex();
    return Sentence.of(pattern, locale, Stream.of(formats).map(format -> number).toArray());
  }

  private Agreement() {}
}
