package fr.moisson.harvesters.values;

import java.util.Set;
import java.util.regex.Pattern;

/** Placeholders that forms, templates and software leave where a name is missing. */
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

  /** As in templates of catalogues: « -- DOI -- », « -- Nom du point de contact -- ». */
  private static final Pattern TEMPLATE =
      Pattern.compile("(?s)\\s*+--++\\s*+[^\\s-].{0,200}--+\\s*+");

  /** {@code urn:uuid:{uuid}}, as GeoNetwork names all its records until it is configured. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?:\\{|%7B)[A-Za-z_]{2,40}(?:\\}|%7D)", Pattern.CASE_INSENSITIVE);

  /** Whether a name, such as « - » or « Non renseigné », is only a placeholder. */
  public static boolean is(String name) {
    return NAMES.contains(Folding.fold(name)) || TEMPLATE.matcher(name).matches();
  }

  /** Whether an identifier is one, or has a variable that should have been replaced. */
  public static boolean isNoIdentifier(String identifier) {
    return is(identifier) || VARIABLE.matcher(identifier).find();
  }

  private EmptyNames() {}
}
