package fr.moisson.harvesters.model;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * A commune or an EPCI, with its member communes and its contour.
 *
 * @param code INSEE code of a commune, SIREN of an EPCI
 * @param communes all members of an EPCI; the commune itself for a commune
 * @param contour WGS 84, longitude and latitude
 * @param vintage of the contour and of the member list, e.g. {@code 2026}
 */
public record Territory(
    Kind kind, String code, String name, List<Commune> communes, Geometry contour, String vintage) {

  public Territory {
    // What concerns the EPCI concerns a member by itself, on a portal of its own.
    communes =
        kind == Kind.EPCI
            ? communes.stream().map(commune -> commune.memberOf(code)).toList()
            : List.copyOf(communes);
  }

  /** What kind of place; the name in lower case is the prefix of its zone. */
  public enum Kind {
    COMMUNE,
    EPCI;

    /** The zone of the place of this kind with a code. */
    public String zone(String code) {
      return name().toLowerCase(Locale.ROOT) + ":" + code;
    }
  }

  /**
   * A member commune.
   *
   * @param code INSEE code, five characters ({@code 2A} and {@code 2B} included)
   * @param departement INSEE code of its département
   * @param region INSEE code of its region, empty when unknown
   * @param epci SIREN of the EPCI that it is a member of, empty when unknown
   * @param population inhabitants, 0 when unknown
   * @param formerCodes INSEE codes of the communes that have merged into it, by which registers go
   *     on naming their parts
   * @param contour WGS 84, longitude and latitude; null where only the whole's is known
   */
  public record Commune(
      String code,
      String name,
      String departement,
      String region,
      String epci,
      int population,
      List<String> formerCodes,
      @Nullable Geometry contour) {

    public Commune {
      formerCodes = List.copyOf(formerCodes);
    }

    public Commune(
        String code, String name, String departement, String region, String epci, int population) {
      this(code, name, departement, region, epci, population, List.of(), null);
    }

    public Commune(String code, String name, String departement, String region) {
      this(code, name, departement, region, "", 0);
    }

    /** The commune as a member of an EPCI, unless it is known as a member of one. */
    public Commune memberOf(String siren) {
      return epci.isEmpty()
          ? new Commune(code, name, departement, region, siren, population, formerCodes, contour)
          : this;
    }

    /** The commune with its contour. */
    public Commune on(Geometry ground) {
      return new Commune(code, name, departement, region, epci, population, formerCodes, ground);
    }
  }

  /** A commune as a member of an EPCI, if nobody says of which it is. */
  public Territory memberOf(String siren) {
    List<Commune> members = communes.stream().map(commune -> commune.memberOf(siren)).toList();
    return new Territory(kind, code, name, members, contour, vintage);
  }

  /**
   * Differs when anything cut to the territory would be cut in another way: another contour, be it
   * by a vertex, other members, or another vintage.
   */
  public String fingerprint() {
    List<List<String>> members =
        communes.stream()
            .map(
                commune ->
                    List.of(
                        commune.code(),
                        commune.name(),
                        "" + commune.formerCodes(),
                        bytes(commune.contour())))
            .toList();
    return Hashes.sha256(String.join(" ", code, vintage, members.toString(), bytes(contour)));
  }

  private static String bytes(@Nullable Geometry ground) {
    return ground == null ? "" : HexFormat.of().formatHex(new WKBWriter().write(ground));
  }

  public List<String> communeCodes() {
    return communes.stream().map(Commune::code).toList();
  }

  /** The codes of the départements in which its communes are. */
  public List<String> departements() {
    return communes.stream().map(Commune::departement).distinct().toList();
  }

  /** INSEE codes of the regions, without those that are unknown. */
  public List<String> regions() {
    return communes.stream()
        .map(Commune::region)
        .filter(region -> !region.isEmpty())
        .distinct()
        .toList();
  }

  /** This territory as what a dataset is about. */
  public Coverage coverage() {
    return Coverage.of(List.of(zone()), Box.of(contour.getEnvelopeInternal()));
  }

  /** The zone that names this territory alone. */
  public String zone() {
    return kind.zone(code);
  }

  /** SIREN of the EPCI: its own, or that of a commune, which may be unknown. */
  public Optional<String> siren() {
    return Optional.of(kind == Kind.EPCI ? code : communes.get(0).epci())
        .filter(siren -> !siren.isEmpty());
  }

  /**
   * The zone of the territory, of its communes, of a commune's EPCI, and of the départements and
   * regions around it.
   */
  public SortedSet<String> zones() {
    SortedSet<String> zones = new TreeSet<>();
    zones.add(zone());
    siren().ifPresent(siren -> zones.add(Kind.EPCI.zone(siren)));
    for (Commune commune : communes) {
      zones.add(Kind.COMMUNE.zone(commune.code()));
      zones.add("departement:" + commune.departement());
      if (!commune.region().isEmpty()) {
        zones.add("region:" + commune.region());
      }
    }
    return zones;
  }

  /** Whether a text has its name; « Niortais » and « Beauvoir-sur-Niort » are not « Niort ». */
  public boolean isNamedIn(String text) {
    return Pattern.compile("(?<![\\p{L}\\p{N}-])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}-])")
        .matcher(text)
        .find();
  }

  /** Whether a text is written as the INSEE code of a commune is, {@code 2A004} included. */
  public static boolean isCommuneCode(String text) {
    return text.matches("(?:\\d\\d|2[AB])\\d{3}");
  }

  /** Whether a text is written as the SIREN of an EPCI is. */
  public static boolean isEpciCode(String text) {
    return text.matches("\\d{9}");
  }

  /** The département of an INSEE code: {@code 79} for 79191, {@code 2A} for 2A004, {@code 974}… */
  public static String departementOf(String insee) {
    return insee.substring(0, insee.startsWith("97") || insee.startsWith("98") ? 3 : 2);
  }
}
