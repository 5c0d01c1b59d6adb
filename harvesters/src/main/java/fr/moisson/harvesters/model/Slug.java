package fr.moisson.harvesters.model;

import java.text.Normalizer;
import java.util.Locale;

/** Texts as names for files and addresses. */
public final class Slug {

  /**
   * Words of {@code [a-z0-9]} joined by hyphens; empty if nothing is left. Must not change:
   * published files and addresses are named by it.
   */
  public static String of(String text) {
    return Marks.removed(text, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /**
   * The same for files that users name themselves: capitals and underscores are kept.
   *
   * @param otherwise the result if nothing is left
   */
  public static String ofFile(String stem, String otherwise) {
    String plain =
        Marks.removed(stem, Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z0-9_-]+", "-")
            .replaceAll("^-++|(?<!-)-++$", "");
    return plain.isEmpty() ? otherwise : plain;
  }

  private Slug() {}
}
