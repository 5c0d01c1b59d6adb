package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lists of the <a href="https://inspire.ec.europa.eu/metadata-codelist">INSPIRE registry</a>
 * that GeoDCAT-AP refers to.
 */
final class InspireCodes {

  static final String CODELISTS = "http://inspire.ec.europa.eu/metadata-codelist/";
  static final String RESOURCE_TYPE = CODELISTS + "ResourceType/";
  static final String ROLE = CODELISTS + "ResponsiblePartyRole/";

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern IN_IRI =
      Pattern.compile(
          "https?://inspire\\.ec\\.europa\\.eu/metadata-codelist/(\\w+)/([A-Za-z0-9_-]+)/?");

  private static final Pattern THEME =
      Pattern.compile("https?://inspire\\.ec\\.europa\\.eu/theme/\\w+/?");

  /** Whether an IRI is a theme of the annexes of INSPIRE. */
  static boolean isTheme(String iri) {
    return THEME.matcher(iri).matches();
  }

  static String resourceType(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The IRI of a role, if the text is a code at all. */
  static Optional<String> role(String code) {
    return CODE.matcher(code).matches() ? Optional.of(ROLE + code) : Optional.empty();
  }

  /** The code that an IRI of the given list stands for. */
  static Optional<String> code(String list, String iri) {
    Matcher matcher = IN_IRI.matcher(iri);
    return matcher.matches() && matcher.group(1).equals(list)
        ? Optional.of(matcher.group(2))
        : Optional.empty();
  }

  private InspireCodes() {}
}
