package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.values.LocalAuthority;
import java.util.function.Consumer;

/**
 * If nobody states the place of a dataset, what the EPCI or commune of the harvest publishes itself
 * covers its own territory. It is recognised by its number, since others may have the same name.
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
   * Not for members of the EPCI: cities publish data on the whole EPCI, and on their neighbours.
   */
  private boolean isOurs(String siren) {
    return switch (territory.kind()) {
      case EPCI -> siren.equals(territory.code());
      case COMMUNE -> LocalAuthority.isCommune(siren, territory.code());
    };
  }
}
