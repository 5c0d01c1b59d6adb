package fr.moisson.harvesters.iso;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** European codes as codes of ISO 19115. */
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

  /** The topic categories of themes. */
  static SortedSet<String> topics(Collection<String> themes) {
    SortedSet<String> topics = new TreeSet<>();
    themes.forEach(theme -> Optional.ofNullable(TOPICS.get(theme)).ifPresent(topics::add));
    return topics;
  }

  private IsoCodes() {}
}
