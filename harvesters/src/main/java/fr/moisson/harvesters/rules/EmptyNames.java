package fr.moisson.harvesters.rules;

import java.util.Set;

/** What forms and software have where nobody is named. */
public final class EmptyNames {

  private static final Set<String> NAMES =
      Set.of(
          "",
          "no name provided",
          "not specified",
          "not available",
          "none",
          "null",
          "unknown",
          "n a",
          "inconnu",
          "inconnue",
          "aucun",
          "aucune",
          "non renseigne",
          "non renseignee",
          "non precise",
          "non precisee",
          "non specifie",
          "non specifiee",
          "a renseigner",
          "a completer");

  /** Whether a name, « - » and « Non renseigné » included, is nobody's. */
  public static boolean is(String name) {
    return NAMES.contains(Folding.fold(name));
  }

  private EmptyNames() {}
}
