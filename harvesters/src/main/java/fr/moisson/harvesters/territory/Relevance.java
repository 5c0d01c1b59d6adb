package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.values.LocalAuthority;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Whether a dataset concerns a territory, according to its metadata alone.
 *
 * <ol>
 *   <li>The territory, its communes, its département or its region is among the stated zones: yes.
 *   <li>Only other places are stated: no.
 *   <li>The whole country, an unidentifiable part, or nothing is stated, but a bounding box of
 *       local size meets the contour: yes. There are only boxes of local size, and none meets it:
 *       no. The box of a whole département does not count if the title is about another commune.
 *   <li>Otherwise the texts decide: the territory or one of its communes must be named, and the
 *       publisher must not be a namesake somewhere else, since many communes share their names.
 * </ol>
 */
public final class Relevance {

  /** A box of more than this many times the area of the territory's is not local. */
  private static final double WIDE = 20;

  /** A box of more than this many times the area of the territory's is a whole département's. */
  private static final double SEVERAL = 3;

  private static final Pattern PART_OF_COMMUNE =
      Pattern.compile("(?:commune:|iris:(?=.{9}$)|arrondissement:(?=.{5}$))(\\w{5}).*");

  private final Territory territory;
  private final Set<String> zones;
  private final Set<String> departements;
  private final Mentions mentions;
  private final PreparedGeometry contour;

  /** Prepared once for the many datasets of a catalogue. */
  public Relevance(Territory territory) {
    this.territory = territory;
    this.zones = territory.zones();
    this.departements =
        territory.departements().stream()
            .filter(code -> !code.isEmpty())
            .flatMap(code -> Stream.of(code, LocalAuthority.formerCode(code)))
            .collect(Collectors.toSet());
    this.mentions = new Mentions(territory, departements);
    this.contour = PreparedGeometryFactory.prepare(territory.contour());
  }

  public boolean concerns(Dataset dataset) {
    if (zones(dataset).anyMatch(zones::contains)) {
      return true;
    }
    if (isInOtherZones(dataset)) {
      return false;
    }
    List<Box> boxes = boxes(dataset);
    if (boxes.stream().filter(this::isLocal).anyMatch(this::meets)) {
      return true;
    }
    return !areLocal(boxes) && !isOfNamesake(dataset) && mentions.in(dataset);
  }

  /** For a dataset that does not concern the territory: whether its place is stated. */
  public boolean isPlacedElsewhere(Dataset dataset) {
    return isInOtherZones(dataset) || areLocal(dataset.coverage().boxes()) || isOfNamesake(dataset);
  }

  private static Stream<String> zones(Dataset dataset) {
    return dataset.coverage().zones().stream().map(Relevance::commune);
  }

  private boolean isInOtherZones(Dataset dataset) {
    return !dataset.coverage().zones().isEmpty() && zones(dataset).noneMatch(this::saysNothing);
  }

  /** The boxes, without those of the whole area that a producer is in charge of. */
  private List<Box> boxes(Dataset dataset) {
    List<Box> stated = dataset.coverage().boxes();
    return mentions.isOfAnotherCommune(dataset.title())
        ? stated.stream().filter(box -> !isLarger(box, SEVERAL)).toList()
        : stated;
  }

  private boolean areLocal(List<Box> boxes) {
    return !boxes.isEmpty() && boxes.stream().allMatch(this::isLocal);
  }

  /** Whether the publisher is a namesake elsewhere; neighbours may well write about us. */
  private boolean isOfNamesake(Dataset dataset) {
    Agent publisher = dataset.publisher();
    return publisher != null && isElsewhere(publisher.siren()) && isNamedIn(publisher.name());
  }

  /**
   * Whether a SIREN is that of a commune or council of a département that the territory is not in.
   */
  public boolean isElsewhere(@Nullable String siren) {
    return !departements.isEmpty()
        && LocalAuthority.departement(siren)
            .filter(code -> !departements.contains(code))
            .isPresent();
  }

  /** Whether a text names the territory or one of its communes. */
  public boolean isNamedIn(String text) {
    return mentions.in(text);
  }

  /** The commune of an arrondissement of Paris, Lyon or Marseille, and of a quarter (IRIS). */
  private static String commune(String zone) {
    Matcher part = PART_OF_COMMUNE.matcher(zone);
    return part.matches() ? "commune:" + CommuneCodes.commune(part.group(1)) : zone;
  }

  /**
   * Countries and their parts; arrondissements, which may contain the territory; and EPCIs, if it
   * is not known to which one the commune belongs.
   */
  private boolean saysNothing(String zone) {
    return zone.startsWith("country")
        || zone.startsWith("arrondissement:")
        || territory.siren().isEmpty() && zone.startsWith("epci:");
  }

  private boolean isLocal(Box box) {
    Envelope envelope = box.envelope();
    boolean nowhere = envelope.getArea() == 0 && box.west() == 0 && box.south() == 0;
    return !nowhere && !isLarger(box, WIDE);
  }

  private boolean isLarger(Box box, double times) {
    return box.envelope().getArea() > times * territory.contour().getEnvelopeInternal().getArea();
  }

  private boolean meets(Box box) {
    return contour.intersects(territory.contour().getFactory().toGeometry(box.envelope()));
  }
}
