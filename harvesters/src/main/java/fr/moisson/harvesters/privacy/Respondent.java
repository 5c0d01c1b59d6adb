package fr.moisson.harvesters.privacy;

import java.util.List;
import java.util.Set;

/** Recognises questions about the respondent of a form, which are the names of its columns. */
final class Respondent {

  private static final Set<String> YOURS = Set.of("votre", "vos", "your");

  /** « Votre adresse », but not « Votre avis » or « Votre commune ». */
  private static final Set<String> ASKED =
      Set.of(
          ("nom noms prenom prenoms name names adresse address domicile rue voie coordonnees age"
                  + " profession identite telephone tel mail email mel courriel")
              .split(" "));

  private static final List<String> FULL_NAMES =
      List.of("nometprenom", "nomprenom", "prenometnom", "prenomnom", "nometprnom", "prnometnom");

  /** The author of a work is named with it. */
  private static final Set<String> ARTISTS =
      Set.of("artiste", "auteur", "createur", "sculpteur", "architecte", "peintre", "author");

  /** Whether the question is about the respondent. */
  static boolean isAskedAboutHimself(ColumnWords name) {
    return name.hasAny(YOURS) && name.hasAny(ASKED) && !name.words().contains("gps");
  }

  /** « Nom et prénom du bénévole ». */
  static boolean isFullName(ColumnWords name) {
    return name.holdsAny(FULL_NAMES) && !name.hasAny(ARTISTS);
  }

  private Respondent() {}
}
