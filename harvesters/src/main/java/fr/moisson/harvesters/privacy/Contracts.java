package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.Set;

/** Recognises tables of public contracts, whose « titulaires » are firms. */
final class Contracts {

  private static final Set<String> CONTRACTS =
      Set.of("cpv", "siret", "acheteur", "procedure", "notification", "adjudication");

  /** Graves and stalls have lots too, so at least two of these are needed. */
  private static final Set<String> OF_CONTRACTS =
      Set.of("marche", "marches", "lot", "lots", "montant", "objet", "attribution", "siren");

  static boolean areListed(Collection<SampledColumn> columns) {
    return columns.stream().anyMatch(column -> column.name().hasAny(CONTRACTS))
        || columns.stream().filter(column -> column.name().hasAny(OF_CONTRACTS)).count() > 1;
  }

  private Contracts() {}
}
