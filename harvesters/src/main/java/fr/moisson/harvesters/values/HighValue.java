package fr.moisson.harvesters.values;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The categories of high-value datasets. */
public final class HighValue {

  private static final String CATEGORIES = "http://data.europa.eu/bna/";
  public static final String SCHEME = CATEGORIES + "asd487ae75";

  private static final Pattern CATEGORY = Pattern.compile("https?://data\\.europa\\.eu/bna/.+");
  private static final Pattern LAW = Pattern.compile("https?://data\\.europa\\.eu/eli/.+");

  private static final Pattern REGULATION =
      Pattern.compile("https?://data\\.europa\\.eu/eli/reg_impl/2023/138(?:/.*)?");

  /** The categories of the regulation; the European list also has narrower ones. */
  private static final Map<String, String> LABELS =
      Map.of(
          "c_ac64a52d", "Géospatiales",
          "c_dd313021", "Observation de la terre et environnement",
          "c_164e0bf5", "Météorologiques",
          "c_e1da4e07", "Statistiques",
          "c_a9135398", "Entreprises et propriété d’entreprises",
          "c_b79e35eb", "Mobilité");

  /** Their names in English thesauri. */
  private static final Map<String, String> ENGLISH =
      Map.of(
          "c_ac64a52d", "Geospatial",
          "c_dd313021", "Earth observation and environment",
          "c_164e0bf5", "Meteorological",
          "c_e1da4e07", "Statistics",
          "c_a9135398", "Companies and company ownership",
          "c_b79e35eb", "Mobility");

  private static final String NARROWER = "Catégorie de données de forte valeur";

  /** Whether an address is that of a category. */
  public static boolean isCategory(String iri) {
    return CATEGORY.matcher(iri).matches();
  }

  /** Whether an address is that of the regulation that lists high-value datasets. */
  public static boolean isRegulation(String iri) {
    return REGULATION.matcher(iri).matches();
  }

  /** Whether an address is that of a law of the Union. */
  public static boolean isLaw(String iri) {
    return LAW.matcher(iri).matches();
  }

  /** The category that its French or English name stands for. */
  public static Optional<URI> named(String label) {
    String name = label.strip().replace('\'', '’');
    return Stream.of(LABELS, ENGLISH)
        .flatMap(names -> names.entrySet().stream())
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(entry -> URI.create(CATEGORIES + entry.getKey()))
        .findFirst();
  }

  /** The categories of the regulation. */
  public static Stream<URI> categories() {
    return LABELS.keySet().stream().map(code -> URI.create(CATEGORIES + code));
  }

  /** The French or English name of a category of the regulation, by its code. */
  public static Optional<String> name(String code, boolean inFrench) {
    return Optional.ofNullable((inFrench ? LABELS : ENGLISH).get(code));
  }

  /** The French name of a category of the regulation, or a general label for a narrower one. */
  public static String label(String code) {
    return name(code, true).orElse(NARROWER);
  }

  private HighValue() {}
}
