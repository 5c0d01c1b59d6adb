package fr.moisson.routes.web.answer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One territory's part of a dataset's table, in all its formats.
 *
 * @param territory code of the territory, by which the part is called in addresses
 * @param files not empty
 */
public record ExtractView(String territory, List<Extract> files) {

  /** The pieces of a dataset, in the order of its distributions. */
  public static List<ExtractView> of(Dataset dataset) {
    return dataset
        .extracts()
        .collect(groupingBy(Extract::territory, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(piece -> new ExtractView(piece.getKey(), piece.getValue()))
        .toList();
  }

  /** The title that its files share. */
  public String title() {
    return files.get(0).commonTitle();
  }

  public Optional<Extract> in(String format) {
    return files.stream().filter(file -> file.format().equals(format)).findFirst();
  }

  /** The assessment, which is the same for all formats, since they hold the same rows. */
  public Optional<Assessment> assessment() {
    return files.stream().map(Extract::assessment).filter(Objects::nonNull).findFirst();
  }
}
