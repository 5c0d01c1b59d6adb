package fr.moisson.harvesters.dcat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The European lists of what becomes of distributions, with their French labels. The list itself
 * calls {@code DEVELOP} « en production », which in French is said of what is in use.
 */
public enum DistributionCodes {
  /** What a distribution is in its life. */
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

  /** How long it is meant to be there. */
  AVAILABILITY(
      "planned-availability",
      "Disponibilité prévue",
      Map.of(
          "AVAILABLE", "disponible",
          "EXPERIMENTAL", "expérimental",
          "STABLE", "stable",
          "TEMPORARY", "temporaire"));

  /** ADMS had a list of its own before: {@code http://purl.org/adms/status/UnderDevelopment}. */
  private static final Map<String, String> FORMER = Map.of("UNDERDEVELOPMENT", "DEVELOP");

  private final String list;
  private final String title;
  private final Map<String, String> labels;

  DistributionCodes(String list, String title, Map<String, String> labels) {
    this.list = list;
    this.title = title;
    this.labels = labels;
  }

  /** What the list is called, in French. */
  public String title() {
    return title;
  }

  /** The code that an address in this list, or in one of those before it, stands for. */
  public Optional<String> code(String stated) {
    String code = EuropeanCodes.code(stated).toUpperCase(Locale.ROOT);
    return Optional.of(FORMER.getOrDefault(code, code)).filter(labels::containsKey);
  }

  /** The IRI of a code; empty for what is none. */
  public Optional<String> iri(@Nullable String code) {
    return code != null && labels.containsKey(code)
        ? Optional.of(EuropeanCodes.AUTHORITY + list + "/" + code)
        : Optional.empty();
  }

  /** What it is called, in French. */
  public Optional<String> label(@Nullable String code) {
    return Optional.ofNullable(code).map(labels::get);
  }
}
