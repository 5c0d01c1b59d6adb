package fr.moisson.harvesters.rules;

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
 * Places that are only stated by the codes of the territory or of its communes get the boxes of
 * their contours, so that a search by map finds them. If one contour is not known, none is used:
 * the box of half a place would be wrong.
 */
final class ZoneBoxRule implements Rule {

  private final Territory territory;

  ZoneBoxRule(Territory territory) {
    this.territory = territory;
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Coverage stated = dataset.coverage();
    List<Box> boxes = stated.zones().stream().flatMap(this::box).toList();
    return stated.boxes().isEmpty() && !boxes.isEmpty() && boxes.size() == stated.zones().size()
        ? dataset.with(
            draft ->
                draft.coverage(
                    Coverage.over(stated.zones(), boxes)
                        .named(stated.places())
                        .elsewhere(stated.elsewhere())))
        : dataset;
  }

  private Stream<Box> box(String zone) {
    return zone.equals(territory.zone())
        ? Stream.of(Box.of(territory.contour().getEnvelopeInternal()))
        : territory.communes().stream()
            .filter(commune -> zone.equals(Kind.COMMUNE.zone(commune.code())))
            .flatMap(commune -> Stream.ofNullable(commune.contour()))
            .map(contour -> Box.of(contour.getEnvelopeInternal()));
  }
}
