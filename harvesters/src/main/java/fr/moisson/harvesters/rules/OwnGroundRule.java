package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Where nobody says what place data are about, what the EPCI or a commune of the territory
 * publishes is about its own ground. By its number, and not by its name, which others bear too.
 */
final class OwnGroundRule implements Rule {

  private final Territory territory;

  OwnGroundRule(Territory territory) {
    this.territory = territory;
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    return dataset.coverage().equals(Coverage.UNSTATED)
        ? Optional.ofNullable(dataset.publisher())
            .map(Agent::siren)
            .flatMap(this::ground)
            .map(ground -> dataset.with(draft -> draft.coverage(ground)))
            .orElse(dataset)
        : dataset;
  }

  private Optional<Coverage> ground(String siren) {
    if (territory.kind() == Kind.EPCI && siren.equals(territory.code())) {
      return Optional.of(territory.coverage());
    }
    return territory.communes().stream()
        .filter(commune -> LocalAuthority.isCommune(siren, commune.code()))
        .findFirst()
        .map(this::ground);
  }

  private Coverage ground(Commune commune) {
    return territory.kind() == Kind.COMMUNE
        ? territory.coverage()
        : Coverage.of(List.of(Kind.COMMUNE.zone(commune.code())), box(commune.contour()));
  }

  private static @Nullable Box box(@Nullable Geometry contour) {
    return contour == null ? null : Box.of(contour.getEnvelopeInternal());
  }
}
