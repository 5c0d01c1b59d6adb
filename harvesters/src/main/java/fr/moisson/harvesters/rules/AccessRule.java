package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Credit;
import fr.moisson.harvesters.values.KnownLicence;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    Stream<Licence> own = dataset.links().map(Link::licence);
    Iterable<Licence> stated =
        Stream.concat(Stream.ofNullable(dataset.licence()), own.filter(Objects::nonNull))::iterator;
    boolean any = false;
    for (Licence licence : stated) {
      any = true;
      if (KnownLicence.of(licence).isEmpty()) {
        return false;
      }
    }
    return any;
  }
}
