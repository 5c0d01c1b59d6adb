package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Kind;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lists of the <a href="https://inspire.ec.europa.eu/metadata-codelist">INSPIRE registry</a>
 * that GeoDCAT-AP refers to.
 */
public final class InspireCodes {

  static final String CODELISTS = "http://inspire.ec.europa.eu/metadata-codelist/";
  public static final String RESOURCE_TYPE = CODELISTS + "ResourceType/";
  static final String ROLE = CODELISTS + "ResponsiblePartyRole/";

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** Many records have the address without its hyphen, which ends a line of INSPIRE's guide. */
  private static final Pattern IN_IRI =
      Pattern.compile(
          "https?://inspire\\.ec\\.europa\\.eu/metadata-?codelist/(\\w+)/([A-Za-z0-9_-]+)/?");

  public static final String THEMES = "http://inspire.ec.europa.eu/theme";

  /** Themes by their French names, in lower case. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("adresses", "ad"),
          Map.entry("altitude", "el"),
          Map.entry("bâtiments", "bu"),
          Map.entry("caractéristiques géographiques météorologiques", "mf"),
          Map.entry("caractéristiques géographiques océanographiques", "of"),
          Map.entry("conditions atmosphériques", "ac"),
          Map.entry("dénominations géographiques", "gn"),
          Map.entry("géologie", "ge"),
          Map.entry("habitats et biotopes", "hb"),
          Map.entry("hydrographie", "hy"),
          Map.entry("installations agricoles et aquacoles", "af"),
          Map.entry("installations de suivi environnemental", "ef"),
          Map.entry("lieux de production et sites industriels", "pf"),
          Map.entry("occupation des terres", "lc"),
          Map.entry("ortho-imagerie", "oi"),
          Map.entry("parcelles cadastrales", "cp"),
          Map.entry("ressources minérales", "mr"),
          Map.entry("référentiels de coordonnées", "rs"),
          Map.entry("régions biogéographiques", "br"),
          Map.entry("régions maritimes", "sr"),
          Map.entry("répartition de la population - démographie", "pd"),
          Map.entry("répartition de la population — démographie", "pd"),
          Map.entry("répartition des espèces", "sd"),
          Map.entry("réseaux de transport", "tn"),
          Map.entry("santé et sécurité des personnes", "hh"),
          Map.entry("services d'utilité publique et services publics", "us"),
          Map.entry("sites protégés", "ps"),
          Map.entry("sols", "so"),
          Map.entry("sources d'énergie", "er"),
          Map.entry("systèmes de maillage géographique", "gg"),
          Map.entry("unités administratives", "au"),
          Map.entry("unités statistiques", "su"),
          Map.entry("usage des sols", "lu"),
          Map.entry("zones de gestion", "am"),
          Map.entry(
              "zones de gestion, de restriction ou de réglementation et unités de déclaration",
              "am"),
          Map.entry("zones à risque naturel", "nz"));

  /** Themes by their English names, in lower case. */
  private static final Map<String, String> ENGLISH_NAMES =
      Map.ofEntries(
          Map.entry("addresses", "ad"),
          Map.entry("administrative units", "au"),
          Map.entry("agricultural and aquaculture facilities", "af"),
          Map.entry("area management/restriction/regulation zones and reporting units", "am"),
          Map.entry("atmospheric conditions", "ac"),
          Map.entry("bio-geographical regions", "br"),
          Map.entry("buildings", "bu"),
          Map.entry("cadastral parcels", "cp"),
          Map.entry("coordinate reference systems", "rs"),
          Map.entry("elevation", "el"),
          Map.entry("energy resources", "er"),
          Map.entry("environmental monitoring facilities", "ef"),
          Map.entry("geographical grid systems", "gg"),
          Map.entry("geographical names", "gn"),
          Map.entry("geology", "ge"),
          Map.entry("habitats and biotopes", "hb"),
          Map.entry("human health and safety", "hh"),
          Map.entry("hydrography", "hy"),
          Map.entry("land cover", "lc"),
          Map.entry("land use", "lu"),
          Map.entry("meteorological geographical features", "mf"),
          Map.entry("mineral resources", "mr"),
          Map.entry("natural risk zones", "nz"),
          Map.entry("oceanographic geographical features", "of"),
          Map.entry("orthoimagery", "oi"),
          Map.entry("population distribution - demography", "pd"),
          Map.entry("population distribution — demography", "pd"),
          Map.entry("production and industrial facilities", "pf"),
          Map.entry("protected sites", "ps"),
          Map.entry("sea regions", "sr"),
          Map.entry("soil", "so"),
          Map.entry("species distribution", "sd"),
          Map.entry("statistical units", "su"),
          Map.entry("transport networks", "tn"),
          Map.entry("utility and governmental services", "us"));

  private static final Pattern THEME =
      Pattern.compile("https?://inspire\\.ec\\.europa\\.eu/theme/\\w+/?");

  /** Whether an IRI is a theme of the annexes of INSPIRE. */
  public static boolean isTheme(String iri) {
    return THEME.matcher(iri).matches();
  }

  /** The theme that a French or an English name stands for. */
  public static Optional<String> theme(String keyword) {
    String name = keyword.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
    return Optional.ofNullable(NAMES.getOrDefault(name, ENGLISH_NAMES.get(name)))
        .map(code -> THEMES + "/" + code);
  }

  /** The shortest French or English name of a theme, in lower case. */
  public static Optional<String> name(String theme, boolean inFrench) {
    if (!isTheme(theme)) {
      return Optional.empty();
    }
    String code = Iris.lastName(theme);
    return (inFrench ? NAMES : ENGLISH_NAMES)
        .entrySet().stream()
            .filter(name -> name.getValue().equals(code))
            .map(Map.Entry::getKey)
            .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
  }

  /** The French name of a theme, as a title. */
  public static Optional<String> label(String theme) {
    return name(theme, true)
        .map(name -> name.substring(0, 1).toUpperCase(Locale.FRENCH) + name.substring(1));
  }

  public static String resourceType(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The IRI of a role, if the text has the form of a code. */
  public static Optional<String> role(String code) {
    return CODE.matcher(code).matches() ? Optional.of(ROLE + code) : Optional.empty();
  }

  /** The code that an IRI of the given list stands for. */
  public static Optional<String> code(String list, String iri) {
    Matcher matcher = IN_IRI.matcher(iri);
    return matcher.matches() && matcher.group(1).equals(list)
        ? Optional.of(matcher.group(2))
        : Optional.empty();
  }

  private InspireCodes() {}
}
