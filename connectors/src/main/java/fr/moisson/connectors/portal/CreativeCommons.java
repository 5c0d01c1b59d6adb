package fr.moisson.connectors.portal;

import fr.moisson.harvesters.model.Licence;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creative Commons licences in any version and jurisdiction: portals have one id for all of them,
 * {@code cc-by} and {@code cc-by-sa}, and none for those with other conditions.
 */
public final class CreativeCommons {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)https?://(?:www\\.)?(?:creativecommons\\.org/licenses/(by(?:-sa)?)(?:/.*)?"
              + "|publications\\.europa\\.eu/resource/authority/licence/CC_BY(SA)?(?:_\\d.*)?)");

  /** A version, and the country of whose law it is, in an address or a name. */
  private static final Pattern VERSION =
      Pattern.compile("(?i)(?<!\\d)(\\d)[._](\\d)(?:[/_]([a-z]{2,3})(?![a-z.]))?");

  /** The id of a licence in CKAN and udata, by its address; empty for all others. */
  public static Optional<String> id(Licence licence) {
    return Optional.ofNullable(licence.uri())
        .map(address -> ADDRESS.matcher(address.toString()))
        .filter(Matcher::matches)
        .map(
            found ->
                "by-sa".equalsIgnoreCase(found.group(1)) || found.group(2) != null
                    ? "cc-by-sa"
                    : "cc-by");
  }

  /**
   * The version that an address or a name states, such as 4.0 or 2.0/fr; empty if it states none.
   */
  public static Optional<String> version(String text) {
    return Optional.of(VERSION.matcher(text))
        .filter(Matcher::find)
        .map(
            found ->
                found.group(1)
                    + "."
                    + found.group(2)
                    + (found.group(3) == null
                        ? ""
                        : "/" + found.group(3).toLowerCase(Locale.ROOT)));
  }

  private CreativeCommons() {}
}
