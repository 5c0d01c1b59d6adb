package fr.moisson.harvesters.territory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statistical regions of Europe (NUTS 2021 and 2024): in France, those of level 3 are the
 * départements, those of level 1 the régions.
 */
public final class Nuts {

  private static final String CODES =
      """
      01=FRK21 02=FRE21 03=FRK11 04=FRL01 05=FRL02 06=FRL03 07=FRK22 08=FRF21 09=FRJ21
      10=FRF22 11=FRJ11 12=FRJ22 13=FRL04 14=FRD11 15=FRK12 16=FRI31 17=FRI32 18=FRB01
      19=FRI21 21=FRC11 22=FRH01 23=FRI22 24=FRI11 25=FRC21 26=FRK23 27=FRD21 28=FRB02
      29=FRH02 2A=FRM01 2B=FRM02 30=FRJ12 31=FRJ23 32=FRJ24 33=FRI12 34=FRJ13 35=FRH03
      36=FRB03 37=FRB04 38=FRK24 39=FRC22 40=FRI13 41=FRB05 42=FRK25 43=FRK13 44=FRG01
      45=FRB06 46=FRJ25 47=FRI14 48=FRJ14 49=FRG02 50=FRD12 51=FRF23 52=FRF24 53=FRG03
      54=FRF31 55=FRF32 56=FRH04 57=FRF33 58=FRC12 59=FRE11 60=FRE22 61=FRD13 62=FRE12
      63=FRK14 64=FRI15 65=FRJ26 66=FRJ15 67=FRF11 68=FRF12 69=FRK26 70=FRC23 71=FRC13
      72=FRG04 73=FRK27 74=FRK28 75=FR101 76=FRD22 77=FR102 78=FR103 79=FRI33 80=FRE23
      81=FRJ27 82=FRJ28 83=FRL05 84=FRL06 85=FRG05 86=FRI34 87=FRI23 88=FRF34 89=FRC14
      90=FRC24 91=FR104 92=FR105 93=FR106 94=FR107 95=FR108 971=FRY10 972=FRY20 973=FRY30
      974=FRY40 976=FRY50
      """;

  private static final String REGIONS =
      """
      11=FR1 24=FRB 27=FRC 28=FRD 32=FRE 44=FRF 52=FRG 53=FRH 75=FRI 76=FRJ 84=FRK 93=FRL 94=FRM
      """;

  /** Overseas, where a département is a region, both share one NUTS region of level 1. */
  private static final String OVERSEAS = "971=01 972=02 973=03 974=04 976=06";

  private static final Map<String, String> BY_DEPARTEMENT = pairs(CODES);
  private static final Map<String, String> REGION_BY_DEPARTEMENT = regions();
  private static final Map<String, String> ZONES = zones();

  private static Map<String, String> pairs(String codes) {
    return Stream.of(codes.strip().split("\\s+"))
        .map(pair -> pair.split("="))
        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }

  private static Map<String, String> zones() {
    Map<String, String> zones = new HashMap<>(Map.of("FR", "country:fr"));
    BY_DEPARTEMENT.forEach((code, nuts) -> zones.put(nuts, "departement:" + code));
    pairs(REGIONS).forEach((code, nuts) -> zones.put(nuts, "region:" + code));
    return Map.copyOf(zones);
  }

  private static Map<String, String> regions() {
    Map<String, String> found = new HashMap<>(pairs(OVERSEAS));
    pairs(REGIONS)
        .forEach(
            (region, nuts) ->
                BY_DEPARTEMENT.forEach(
                    (departement, code) -> {
                      if (code.startsWith(nuts)) {
                        found.put(departement, region);
                      }
                    }));
    return Map.copyOf(found);
  }

  /** The INSEE code of a département's region; empty for overseas collectivities. */
  static Optional<String> region(String departement) {
    return Optional.ofNullable(REGION_BY_DEPARTEMENT.get(departement));
  }

  /** The administrative zone that a code stands for. */
  public static Optional<String> zone(String nuts) {
    return Optional.ofNullable(ZONES.get(nuts));
  }

  /**
   * The code of a département; overseas collectivities are not in NUTS, and keep their own code.
   */
  public static String of(String departement) {
    return BY_DEPARTEMENT.getOrDefault(departement, departement);
  }

  private Nuts() {}
}
