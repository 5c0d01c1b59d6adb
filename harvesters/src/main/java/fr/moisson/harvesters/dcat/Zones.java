package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.territory.Nuts;
import fr.moisson.harvesters.values.Folding;
import fr.moisson.harvesters.values.Remembered;
import fr.moisson.harvesters.values.ZoneCodes;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converts administrative zones to IRIs of <a href="http://id.insee.fr">INSEE</a>, and back;
 * data.gouv.fr's own names of territories are understood too.
 */
public final class Zones {

  private static final String INSEE = "http://id.insee.fr/geo/";
  private static final Pattern ZONE =
      Pattern.compile("(commune|epci|arrondissement|departement|region):(\\w{2,9})");
  private static final Pattern INSEE_IRI =
      Pattern.compile(
          "https?://id\\.insee\\.fr/geo/(commune|intercommunalite|epci|arrondissement(?:Municipal)?"
              + "|departement|region)/(\\w{2,9})/?");

  /** Areas other than France as a whole that have no address in the lists that readers know. */
  private static final Map<String, String> NAMES =
      Map.of(
          "country-subset:fr:metro", "France métropolitaine",
          "country-subset:fr:drom", "Départements et régions d’outre-mer",
          "country-subset:fr:dromcom", "Outre-mer",
          "country-group:ue", "Union européenne",
          "country-group:world", "Monde");

  private static final Map<String, String> BY_NAME =
      NAMES.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  name -> Folding.squeeze(name.getValue()), Map.Entry::getKey));

  private static final Pattern DATA_GOUV =
      Pattern.compile(
          "(?:.*[/=])?fr:(commune|epci|arrondissement|departement|region):(\\w{2,9})(?:[@:?#/].*)?");
  private static final Pattern NUTS =
      Pattern.compile("https?://data\\.europa\\.eu/nuts/code/(FR\\w{0,3})/?");

  /** An INSEE code, which, unlike the postal code of a town, never ends in 000. */
  private static final Pattern COMMUNE = Pattern.compile("(?:\\d\\d|2[AB])(?!000)\\d{3}");

  private static final Pattern EPCI = Pattern.compile("2\\d{8}");
  private static final Pattern COUNTRY =
      Pattern.compile(
          "(?i)france(?:"
              + " enti[èe]re)?|(?:https?://id\\.insee\\.fr/geo/pays/france|(?:.*[/=])?country:fr(?:[@?#/].*)?)");

  /** Worldwide lists of places, in which readers can look up places that are no zone of ours. */
  private static final Pattern LISTED =
      Pattern.compile(
          "https?://(?:publications\\.europa\\.eu/resource/authority/(?:country|continent|place|atu)"
              + "/\\w+|data\\.europa\\.eu/nuts/(?:code/)?\\w+"
              + "|dcat-ap\\.de/def/politicalGeocoding/\\w+/\\w+"
              + "|(?:sws|www)\\.geonames\\.org/\\d+(?:/[^\\s]*)?)/?");

  private static final Remembered<Optional<String>> FOUND = new Remembered<>(Zones::find);

  /** The IRI of a zone; empty if there is none. */
  public static Optional<String> iri(String zone) {
    if (zone.equals("country:fr")) {
      return Optional.of(EuropeanCodes.FRANCE);
    }
    Matcher matcher = ZONE.matcher(zone);
    return matcher.matches()
        ? Optional.of(INSEE + kind(matcher.group(1), matcher.group(2)) + "/" + matcher.group(2))
        : Optional.empty();
  }

  /** Those of Paris, Lyon and Marseille have codes like those of communes. */
  private static String kind(String kind, String code) {
    return switch (kind) {
      case "epci" -> "intercommunalite";
      case "arrondissement" -> code.length() == 5 ? "arrondissementMunicipal" : kind;
      default -> kind;
    };
  }

  /** French name of a zone; empty for communes and EPCI, of which there are too many to list. */
  public static Optional<String> name(String zone) {
    return Optional.ofNullable(NAMES.get(zone)).or(() -> ZoneCodes.name(zone));
  }

  /** French name of a zone of a dataset, which knows the territories that its files were cut to. */
  public static Optional<String> name(String zone, Dataset dataset) {
    String code = zone.substring(zone.indexOf(':') + 1);
    return name(zone)
        .or(
            () ->
                dataset
                    .extracts()
                    .filter(extract -> extract.territory().equals(code))
                    .map(extract -> extract.receipt().place())
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  /** The zone that an address or a name stands for. */
  public static Optional<String> zone(String name) {
    return FOUND.of(name);
  }

  private static Optional<String> find(String name) {
    if (COUNTRY.matcher(name).matches()
        || EuropeanCodes.code("country", name).equals(Optional.of("FRA"))) {
      return Optional.of("country:fr");
    }
    String wide = BY_NAME.get(Folding.squeeze(name));
    if (wide != null) {
      return Optional.of(wide);
    }
    Matcher insee = INSEE_IRI.matcher(name);
    if (insee.matches()) {
      String kind = insee.group(1).replace("intercommunalite", "epci").replace("Municipal", "");
      return Optional.of(kind + ":" + insee.group(2));
    }
    Matcher nuts = NUTS.matcher(name);
    if (nuts.matches()) {
      return Nuts.zone(nuts.group(1));
    }
    Matcher portal = DATA_GOUV.matcher(name);
    return portal.matches()
        ? Optional.of(portal.group(1) + ":" + portal.group(2))
        : ZoneCodes.zone(name);
  }

  /** The address of a place that is no zone of ours, if it is from a list that readers know. */
  public static Optional<URI> elsewhere(String address) {
    return LISTED.matcher(address).matches() && zone(address).isEmpty()
        ? Iris.parse(address)
        : Optional.empty();
  }

  /** The zone that a code stands for in a field for codes of places. */
  public static Optional<String> ofCode(String code) {
    if (COMMUNE.matcher(code).matches()) {
      return Optional.of("commune:" + code);
    }
    return EPCI.matcher(code).matches() ? Optional.of("epci:" + code) : Nuts.zone(code);
  }

  private Zones() {}
}
