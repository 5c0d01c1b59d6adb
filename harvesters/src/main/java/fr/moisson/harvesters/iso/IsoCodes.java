package fr.moisson.harvesters.iso;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** European codes in the words of ISO 19115. */
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

  private IsoCodes() {}
}
