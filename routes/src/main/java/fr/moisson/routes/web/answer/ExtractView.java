package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Assessment;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One territory's part of a file, in all its formats.
 *
 * @param name name in addresses: the territory's code, with a rank if several files were cut
 * @param files not empty
 */
public record ExtractView(String name, List<Extract> files) {

  private record Origin(String territory, URI address) {}

  /** The pieces of a dataset, in the order of its distributions. */
  public static List<ExtractView> of(Dataset dataset) {
    Map<Origin, List<Extract>> byOrigin = new LinkedHashMap<>();
    dataset.distributions().stream()
        .filter(Extract.class::isInstance)
        .map(Extract.class::cast)
        .forEach(
            file ->
                byOrigin
                    .computeIfAbsent(
                        new Origin(file.territory(), file.derivedFrom()),
                        origin -> new ArrayList<>())
                    .add(file));
    Map<String, Integer> ranks = new HashMap<>();
    List<ExtractView> pieces = new ArrayList<>();
    byOrigin.forEach(
        (origin, files) -> {
          int rank = ranks.merge(origin.territory(), 1, Integer::sum);
          String name = rank == 1 ? origin.territory() : origin.territory() + "-" + rank;
          pieces.add(new ExtractView(name, List.copyOf(files)));
        });
    return pieces;
  }

  public String territory() {
    return files.get(0).territory();
  }

  /** The title that its files share. */
  public String title() {
    Extract first = files.get(0);
    String format = " (" + first.format() + ")";
    String title = first.title();
    return title.endsWith(format) ? title.substring(0, title.length() - format.length()) : title;
  }

  public Optional<Extract> in(String format) {
    return files.stream().filter(file -> file.format().equals(format)).findFirst();
  }

  /** The assessment, which is the same for all formats, since they hold the same rows. */
  public Optional<Assessment> assessment() {
    return files.stream().map(Extract::assessment).filter(Objects::nonNull).findFirst();
  }
}
