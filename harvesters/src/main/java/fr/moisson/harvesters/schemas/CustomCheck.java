package fr.moisson.harvesters.schemas;

import java.util.List;
import java.util.Map;

/**
 * A check that Table Schema cannot express and that schemas ask of Validata ({@code
 * custom_checks}).
 *
 * @param name as it is known there, e.g. {@code french-siren-value}
 * @param params each with one value or several
 */
public record CustomCheck(String name, Map<String, List<String>> params) {

  public CustomCheck {
    params = Map.copyOf(params);
  }

  /** The first value of a parameter, empty if there is none. */
  public String param(String key) {
    return params.getOrDefault(key, List.of()).stream().findFirst().orElse("");
  }
}
