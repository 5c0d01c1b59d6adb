package fr.moisson.harvesters.iso;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** European codes in the words of ISO 19115, and themes of INSPIRE by their French names. */
final class IsoCodes {

  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          Map.entry("AGRI", "farming"),
          Map.entry("ECON", "economy"),
          Map.entry("EDUC", "society"),
          Map.entry("ENER", "utilitiesCommunication"),
          Map.entry("ENVI", "environment"),
          Map.entry("GOVE", "utilitiesCommunication"),
          Map.entry("HEAL", "health"),
          Map.entry("INTR", "society"),
          Map.entry("JUST", "society"),
          Map.entry("REGI", "planningCadastre"),
          Map.entry("SOCI", "society"),
          Map.entry("TECH", "society"),
          Map.entry("TRAN", "transportation"));

  private static final Map<String, String> FREQUENCIES =
      Map.ofEntries(
          Map.entry("UPDATE_CONT", "continual"),
          Map.entry("CONT", "continual"),
          Map.entry("DAILY", "daily"),
          Map.entry("WEEKLY", "weekly"),
          Map.entry("BIWEEKLY", "fortnightly"),
          Map.entry("MONTHLY", "monthly"),
          Map.entry("QUARTERLY", "quarterly"),
          Map.entry("ANNUAL_2", "biannually"),
          Map.entry("ANNUAL", "annually"),
          Map.entry("AS_NEEDED", "asNeeded"),
          Map.entry("IRREG", "irregular"),
          Map.entry("NOT_PLANNED", "notPlanned"),
          Map.entry("NEVER", "notPlanned"),
          Map.entry("UNKNOWN", "unknown"));

  /** Of those that the list of ISO lacks. */
  private static final Map<String, String> PERIODS =
      Map.ofEntries(
          Map.entry("HOURLY", "PT1H"),
          Map.entry("BIMONTHLY", "P2M"),
          Map.entry("ANNUAL_3", "P4M"),
          Map.entry("BIENNIAL", "P2Y"),
          Map.entry("TRIENNIAL", "P3Y"),
          Map.entry("QUADRENNIAL", "P4Y"),
          Map.entry("QUINQUENNIAL", "P5Y"),
          Map.entry("DECENNIAL", "P10Y"));

  /** The codes of ISO 639-2 that differ from those of ISO 639-3, which is the European list. */
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "FRA", "fre", "DEU", "ger", "NLD", "dut", "ELL", "gre", "CES", "cze", "RON", "rum", "SLK",
          "slo", "ISL", "ice", "EUS", "baq", "CYM", "wel");

  private static final String INSPIRE = "http://inspire.ec.europa.eu/theme/";

  /** As the INSPIRE registry names them in French, in lower case. */
  private static final Map<String, String> INSPIRE_THEMES =
      Map.ofEntries(
          Map.entry("conditions atmosphériques", "ac"),
          Map.entry("adresses", "ad"),
          Map.entry("installations agricoles et aquacoles", "af"),
          Map.entry("unités administratives", "au"),
          Map.entry("régions biogéographiques", "br"),
          Map.entry("bâtiments", "bu"),
          Map.entry("parcelles cadastrales", "cp"),
          Map.entry("installations de suivi environnemental", "ef"),
          Map.entry("altitude", "el"),
          Map.entry("sources d'énergie", "er"),
          Map.entry("géologie", "ge"),
          Map.entry("systèmes de maillage géographique", "gg"),
          Map.entry("dénominations géographiques", "gn"),
          Map.entry("habitats et biotopes", "hb"),
          Map.entry("santé et sécurité des personnes", "hh"),
          Map.entry("hydrographie", "hy"),
          Map.entry("occupation des terres", "lc"),
          Map.entry("usage des sols", "lu"),
          Map.entry("caractéristiques géographiques météorologiques", "mf"),
          Map.entry("ressources minérales", "mr"),
          Map.entry("zones à risque naturel", "nz"),
          Map.entry("caractéristiques géographiques océanographiques", "of"),
          Map.entry("ortho-imagerie", "oi"),
          Map.entry("lieux de production et sites industriels", "pf"),
          Map.entry("sites protégés", "ps"),
          Map.entry("référentiels de coordonnées", "rs"),
          Map.entry("répartition des espèces", "sd"),
          Map.entry("sols", "so"),
          Map.entry("régions maritimes", "sr"),
          Map.entry("unités statistiques", "su"),
          Map.entry("réseaux de transport", "tn"),
          Map.entry("services d'utilité publique et services publics", "us"));

  /** The topic categories that themes fall into. */
  static SortedSet<String> topics(Collection<String> themes) {
    SortedSet<String> topics = new TreeSet<>();
    themes.forEach(theme -> Optional.ofNullable(TOPICS.get(theme)).ifPresent(topics::add));
    return topics;
  }

  /** The code of maintenance; empty where ISO has none. */
  static Optional<String> frequency(String code) {
    return Optional.ofNullable(FREQUENCIES.get(code));
  }

  /** The time between two updates, where ISO has no code. */
  static Optional<String> period(String code) {
    return Optional.ofNullable(PERIODS.get(code));
  }

  static String language(String code) {
    return LANGUAGES.getOrDefault(code, code.toLowerCase(Locale.ROOT));
  }

  /** The theme of INSPIRE that a keyword is the name of. */
  static Optional<URI> inspireTheme(String keyword) {
    String name = keyword.strip().toLowerCase(Locale.FRENCH).replace('’', '\'');
    return Optional.ofNullable(INSPIRE_THEMES.get(name)).map(code -> URI.create(INSPIRE + code));
  }

  private IsoCodes() {}
}
