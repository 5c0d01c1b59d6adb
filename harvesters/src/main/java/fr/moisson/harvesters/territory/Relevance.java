package fr.moisson.harvesters.territory;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.LocalAuthority;
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
 * Whether a dataset of which we have only the metadata concerns a territory.
 *
 * <ol>
 *   <li>The territory, its communes, its département or its region among the stated zones: yes.
 *   <li>Other places only: no.
 *   <li>The whole country, a part that cannot be told, or nothing stated, but a bounding box of
 *       local size that meets the contour: yes. Only boxes of local size, none of which does: no.
 *       The box of a whole département around what is another commune's by its title says nothing.
 *   <li>Otherwise the texts decide: the territory or one of its communes must be named, and not by
 *       a publisher of that name somewhere else, since many communes share their names.
 * </ol>
 */
public final class Relevance {

  /** A box of more than so many times the territory's own says nothing about it. */
  private static final double WIDE = 20;

  /** A box of more than so many times the territory's own is that of a whole département. */
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
    this.mentions = new Mentions(territory);
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

  /** Of a dataset that does not concern the territory, whether its place is stated. */
  public boolean isPlacedElsewhere(Dataset dataset) {
    return isInOtherZones(dataset) || areLocal(dataset.coverage().boxes()) || isOfNamesake(dataset);
  }

  private static Stream<String> zones(Dataset dataset) {
    return dataset.coverage().zones().stream().map(Relevance::commune);
  }

  private boolean isInOtherZones(Dataset dataset) {
    return !dataset.coverage().zones().isEmpty() && zones(dataset).noneMatch(this::saysNothing);
  }

  /** Without those of all that a producer is in charge of. */
  private List<Box> boxes(Dataset dataset) {
    List<Box> stated = dataset.coverage().boxes();
    return mentions.isOfAnotherCommune(dataset.title())
        ? stated.stream().filter(box -> !isLarger(box, SEVERAL)).toList()
        : stated;
  }

  private boolean areLocal(List<Box> boxes) {
    return !boxes.isEmpty() && boxes.stream().allMatch(this::isLocal);
  }

  /** By one of our name, somewhere else; neighbours may well publish what is about us. */
  private boolean isOfNamesake(Dataset dataset) {
    Agent publisher = dataset.publisher();
    return publisher != null && isElsewhere(publisher.siren()) && isNamedIn(publisher.name());
  }

  /**
   * Whether a SIREN is that of a commune or a council of a département in which the territory is
   * not.
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
   * Countries and their parts; arrondissements, of which the territory may be a part; and an EPCI,
   * for a commune of which nobody says in which it is.
   */
  private boolean saysNothing(String zone) {
    return zone.startsWith("country")
        || zone.startsWith("arrondissement:")
        || territory.siren().isEmpty() && zone.startsWith("epci:");
  }

  private boolean isLocal(Box box) {
    Envelope envelope = envelope(box);
    boolean nowhere = envelope.getArea() == 0 && box.west() == 0 && box.south() == 0;
    return !nowhere && !isLarger(box, WIDE);
  }

  private boolean isLarger(Box box, double times) {
    return envelope(box).getArea() > times * territory.contour().getEnvelopeInternal().getArea();
  }

  private boolean meets(Box box) {
    return contour.intersects(territory.contour().getFactory().toGeometry(envelope(box)));
  }

  private static Envelope envelope(Box box) {
    return new Envelope(box.west(), box.east(), box.south(), box.north());
  }
}
