package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Kind;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the territory of a harvest tells of the places of datasets. If nobody states the place of a
 * dataset, what the EPCI or commune of the harvest publishes itself covers its own territory. It is
 * recognised by its number, since others may have the same name. And places that are only stated by
 * their codes get the boxes of their contours, so that a search by map finds them.
 */
final class OwnGroundRule implements Rule {

  private final Territory territory;

  OwnGroundRule(Territory territory) {
    this.territory = territory;
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Agent publisher = dataset.publisher();
    Coverage stated = dataset.coverage();
    boolean isOwn =
        stated.equals(Coverage.UNSTATED)
            && publisher != null
            && publisher.siren() != null
            && isOurs(publisher.siren());
    Coverage coverage = isOwn ? territory.coverage() : withBoxes(stated);
    return dataset.with(draft -> draft.coverage(coverage));
  }

  /** The same coverage unless it has boxes, or a zone whose contour is not known. */
  private Coverage withBoxes(Coverage stated) {
    List<Box> boxes = stated.zones().stream().flatMap(this::box).toList();
    return stated.boxes().isEmpty() && boxes.size() == stated.zones().size()
        ? Coverage.over(stated.zones(), boxes).named(stated.places()).elsewhere(stated.elsewhere())
        : stated;
  }

  private Stream<Box> box(String zone) {
    return zone.equals(territory.zone())
        ? Stream.of(Box.of(territory.contour().getEnvelopeInternal()))
        : territory.communes().stream()
            .filter(commune -> zone.equals(Kind.COMMUNE.zone(commune.code())))
            .flatMap(commune -> Stream.ofNullable(commune.contour()))
            .map(contour -> Box.of(contour.getEnvelopeInternal()));
  }

  /**
   * Not for members of the EPCI: cities publish data on the whole EPCI, and on their neighbours.
   */
  private boolean isOurs(String siren) {
    return switch (territory.kind()) {
      case EPCI -> siren.equals(territory.code());
      case COMMUNE -> LocalAuthority.isCommune(siren, territory.code());
    };
  }
}
