package fr.moisson.harvesters.model;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Texts in French and in English. Each language has every text, so that no fallback bundle is
 * looked up: that lookup would open every library on the class path whenever a command starts.
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
   * The texts of {@code <name>_fr.properties} or {@code <name>_en.properties} in the package of a
   * class. French for any other language, since the portals are French.
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
