package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order: the rows of one territory, or all of them.
 *
 * @param territory null for all rows
 * @param files none if there are no rows
 */
public record Portion(
    @Nullable Territory territory, Distribution.Receipt receipt, List<MadeFile> files) {

  /**
   * A finished file.
   *
   * @param path under the folder of the destination, with slashes
   * @param sha256 lower-case hexadecimal
   */
  public record MadeFile(String path, OutputFormat format, long bytes, String sha256) {}

  /**
   * The files as distributions of a dataset.
   *
   * @param origin where the rows came from
   */
  public List<Distribution.Extract> extracts(String title, URI origin) {
    Territory place = territory;
    if (place == null) {
      throw new IllegalStateException("an extract is of a territory");
    }
    String named = title.contains(place.name()) ? title : title + ", " + place.name();
    return files.stream()
        .map(
            file ->
                new Distribution.Extract(
                    place.code(),
                    named + " (" + file.format().fileType() + ")",
                    file.path(),
                    file.format().fileType(),
                    file.format().mediaType(),
                    file.bytes(),
                    file.sha256(),
                    origin,
                    receipt))
        .toList();
  }
}
