package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Descriptor;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rows are, beside themselves: of which dataset, and from where.
 *
 * @param title of the dataset, also for what is told
 * @param modified when the data changed last, in ISO 8601
 * @param publisher who answers for the data; null if nobody is named
 */
public record Subject(
    String title,
    String description,
    @Nullable String modified,
    @Nullable Licence licence,
    @Nullable Agent publisher,
    Descriptor.Input input) {

  /** A file of which only is known where it came from. */
  public static Subject of(String title, Descriptor.Input input) {
    return new Subject(title, "", input.modified(), null, null, input);
  }

  /** A table of a dataset, under the licence of the file that it was read from. */
  public static Subject of(Dataset dataset, Table table) {
    Optional<Distribution.Link> read = dataset.linkTo(table.origin());
    return new Subject(
        dataset.title(),
        dataset.description(),
        dataset.modified(),
        dataset.licenceOf(table.origin()),
        dataset.publisher(),
        new Descriptor.Input(
            table.origin(),
            read.map(Distribution.Link::title).orElse(null),
            read.map(Distribution.Link::checksum).orElse(null),
            read.map(Distribution.Link::modified).orElse(null)));
  }
}
