package fr.moisson.harvesters.privacy;

import java.util.List;
import java.util.Set;

/** What forms ask of whoever answers them, whose questions are the names of columns. */
final class Respondent {

  private static final Set<String> YOURS = Set.of("votre", "vos", "your");

  /** « Votre adresse », but no « Votre avis », nor « Votre commune ». */
  private static final Set<String> ASKED =
      Set.of(
          ("nom noms prenom prenoms name names adresse address domicile rue voie coordonnees age"
                  + " profession identite telephone tel mail email mel courriel")
              .split(" "));

  private static final List<String> FULL_NAMES =
      List.of("nometprenom", "nomprenom", "prenometnom", "prenomnom");

  /** Who signs a work is named with it. */
  private static final Set<String> ARTISTS =
      Set.of("artiste", "auteur", "createur", "sculpteur", "architecte", "peintre", "author");

  /** Whether it is about the one who answers. */
  static boolean isAskedAboutHimself(ColumnWords name) {
    return name.hasAny(YOURS) && name.hasAny(ASKED) && !name.words().contains("gps");
  }

  /** « Nom et prénom du bénévole ». */
  static boolean isFullName(ColumnWords name) {
    return name.holdsAny(FULL_NAMES) && !name.hasAny(ARTISTS);
  }

  private Respondent() {}
}
