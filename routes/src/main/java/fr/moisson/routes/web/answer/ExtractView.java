package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, List<Extract>> byTerritory = new LinkedHashMap<>();
    dataset
        .extracts()
        .forEach(
            file ->
                byTerritory.computeIfAbsent(file.territory(), code -> new ArrayList<>()).add(file));
    List<ExtractView> pieces = new ArrayList<>();
    byTerritory.forEach(
        (territory, files) -> pieces.add(new ExtractView(territory, List.copyOf(files))));
    return pieces;
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
