package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Credit;
import fr.moisson.harvesters.values.KnownLicence;
import java.util.List;
import java.util.function.Consumer;

/**
 * Data under an open licence are public, if the source does not state the access. If it has a
 * statement of rights beyond a credit, people have to read that.
 */
final class AccessRule implements Rule {

  private static final String PUBLIC = "PUBLIC";

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    return dataset.access() == null
            && dataset.rights().stream().allMatch(Credit::is)
            && isForEverybody(dataset)
        ? dataset.with(draft -> draft.access(PUBLIC))
        : dataset;
  }

  /** All licences that we know are open to everybody; all licences of the dataset must be known. */
  private static boolean isForEverybody(Dataset dataset) {
    List<Licence> stated = LicenceRule.licences(dataset).toList();
    return !stated.isEmpty()
        && stated.stream().allMatch(licence -> KnownLicence.of(licence).isPresent());
  }
}
