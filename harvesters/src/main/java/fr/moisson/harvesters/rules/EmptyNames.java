package fr.moisson.harvesters.rules;

import java.util.Set;

/** Placeholders that forms and software write if nobody is named. */
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

  /** Whether a name, such as « - » or « Non renseigné », is only a placeholder. */
  public static boolean is(String name) {
    return NAMES.contains(Folding.fold(name));
  }

  private EmptyNames() {}
}
