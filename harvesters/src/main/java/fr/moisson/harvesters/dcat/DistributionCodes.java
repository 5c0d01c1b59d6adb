package fr.moisson.harvesters.dcat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The European code lists on the life cycle of distributions, with their French labels. The list
 * itself labels {@code DEVELOP} « en production », which in French is said of what is in use.
 */
public enum DistributionCodes {
  /** State in the life cycle of a distribution. */
  STATUS(
      "distribution-status",
      "État d’une distribution",
      Map.of(
          "COMPLETED", "achevé",
          "DEPRECATED", "obsolète",
          "DEVELOP", "en cours d’élaboration",
          "DISCONT", "abandonné",
          "OP_DATPRO", "données provisoires",
          "WITHDRAWN", "retiré")),

  /** How long the distribution is meant to be available. */
  AVAILABILITY(
      "planned-availability",
      "Disponibilité prévue",
      Map.of(
          "AVAILABLE", "disponible",
          "EXPERIMENTAL", "expérimental",
          "STABLE", "stable",
          "TEMPORARY", "temporaire"));

  /** ADMS formerly had its own list, with other spellings of the codes. */
  private static final String ADMS = "http://purl.org/adms/status/";

  private static final List<String> FORMER =
      List.of("Completed", "Deprecated", "UnderDevelopment", "Withdrawn");

  private final String list;
  private final String title;
  private final Map<String, String> labels;

  DistributionCodes(String list, String title, Map<String, String> labels) {
    this.list = list;
    this.title = title;
    this.labels = labels;
  }

  /** French name of the list. */
  public String title() {
    return title;
  }

  /** The code that an address in this list, or in one of its predecessors, stands for. */
  public Optional<String> code(String stated) {
    return Optional.of(current(Iris.lastName(stated))).filter(labels::containsKey);
  }

  private static String current(String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    return upper.equals("UNDERDEVELOPMENT") ? "DEVELOP" : upper;
  }

  /** The address in the former list of ADMS, which sites may still use; empty if it has none. */
  public Optional<String> former(String iri) {
    return FORMER.stream()
        .filter(spelling -> iri(current(spelling)).equals(Optional.of(iri)))
        .map(spelling -> ADMS + spelling)
        .findFirst();
  }

  /** The IRI of a code; empty if the list has no such code. */
  public Optional<String> iri(@Nullable String code) {
    return code != null && labels.containsKey(code)
        ? Optional.of(EuropeanCodes.AUTHORITY + list + "/" + code)
        : Optional.empty();
  }

  /** French label of a code. */
  public Optional<String> label(@Nullable String code) {
    return Optional.ofNullable(code).map(labels::get);
  }
}
