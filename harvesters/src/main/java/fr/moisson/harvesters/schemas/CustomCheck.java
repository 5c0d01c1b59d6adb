package fr.moisson.harvesters.schemas;

import java.util.List;
import java.util.Map;

/**
 * A check that Table Schema cannot express and that schemas request from Validata ({@code
 * custom_checks}).
 *
 * @param name Validata's name of the check, e.g. {@code french-siren-value}
 * @param params each with one or more values
 */
public record CustomCheck(String name, Map<String, List<String>> params) {

  public CustomCheck {
    params = Map.copyOf(params);
  }

  /** The first value of a parameter; empty if there is none. */
  public String param(String key) {
    return params.getOrDefault(key, List.of()).stream().findFirst().orElse("");
  }
}
