package fr.moisson.harvesters.territory;

import static java.util.Map.entry;

import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.values.LocalAuthority;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the postal codes of a commune begin: like those of its département, except where the post
 * comes from another one.
 */
final class PostalCodes {

  /** By INSEE code, according to La Poste in 2026. */
  private static final Map<String, String> FROM_ELSEWHERE =
      Map.ofEntries(
          entry("03250", "42620"),
          entry("04058", "05110"),
          entry("04066", "05110"),
          entry("04150", "05130"),
          entry("04154", "05160"),
          entry("04170", "06260"),
          entry("04194", "06260"),
          entry("04234", "05130"),
          entry("07136", "48250"),
          entry("15105", "43450"),
          entry("24189", "33220"),
          entry("24335", "33220"),
          entry("26374", "05700"),
          entry("39102", "01590"),
          entry("39274", "01410"),
          entry("39283", "01590"),
          entry("51478", "52100"),
          entry("51522", "52100"),
          entry("71085", "21340"),
          entry("74109", "01200"),
          entry("83105", "13780"),
          entry("86042", "37160"),
          entry("91479", "94390"),
          entry("97701", "970"), // business mail, as in the next line
          entry("97801", "970"));

  /**
   * Corsica, Saint-Barthélemy and Saint-Martin kept the postal codes of the départements that they
   * were, or were in.
   */
  static Stream<String> beginnings(Commune commune) {
    String departement = commune.departement();
    return Stream.concat(
        Stream.of(departement, LocalAuthority.formerCode(departement)),
        Stream.ofNullable(FROM_ELSEWHERE.get(commune.code())));
  }

  private PostalCodes() {}
}
