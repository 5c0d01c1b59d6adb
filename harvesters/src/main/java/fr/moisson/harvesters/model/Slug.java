package fr.moisson.harvesters.model;

import java.text.Normalizer;
import java.util.Locale;

/** Texts as names for files and addresses. */
public final class Slug {

  /**
   * Words in {@code [a-z0-9]} with hyphens between; empty if nothing is left. Not to be changed:
   * files and addresses that are out there are called so.
   */
  public static String of(String text) {
    return Marks.normalized(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private Slug() {}
}
