package fr.moisson.harvesters.model;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Texts in French and in English. Each of the two has them all, so that nothing else is looked for,
 * which would open every library of the class path at the start of a command.
 */
public final class Bundles {

  private static final ResourceBundle.Control AS_NAMED =
      new ResourceBundle.Control() {
        @Override
        public List<String> getFormats(String baseName) {
          return FORMAT_PROPERTIES;
        }

        @Override
        public List<Locale> getCandidateLocales(String baseName, Locale locale) {
          return List.of(locale);
        }

        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
          return null;
        }
      };

  /**
   * The texts of {@code <name>_fr.properties}, or {@code _en}, that stand beside a class. Any other
   * language reads French, the language of the portals.
   */
  public static ResourceBundle of(Class<?> beside, String name, Locale locale) {
    return ResourceBundle.getBundle(
        beside.getPackageName() + "." + name,
        locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH,
        beside.getClassLoader(),
        AS_NAMED);
  }

  private Bundles() {}
}
