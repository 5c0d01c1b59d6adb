package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import java.util.function.Consumer;

/**
 * Where nobody says what place data are about, what the EPCI or the commune itself publishes that
 * is harvested for is about its own ground. By its number, and not by its name, which others bear.
 */
final class OwnGroundRule implements Rule {

  private final Territory territory;

  OwnGroundRule(Territory territory) {
    this.territory = territory;
  }

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Agent publisher = dataset.publisher();
    return dataset.coverage().equals(Coverage.UNSTATED)
            && publisher != null
            && publisher.siren() != null
            && isOurs(publisher.siren())
        ? dataset.with(draft -> draft.coverage(territory.coverage()))
        : dataset;
  }

  /**
   * Of a member of the EPCI nothing follows: cities speak of all of it, and of their neighbours.
   */
  private boolean isOurs(String siren) {
    return switch (territory.kind()) {
      case EPCI -> siren.equals(territory.code());
      case COMMUNE -> LocalAuthority.isCommune(siren, territory.code());
    };
  }
}
