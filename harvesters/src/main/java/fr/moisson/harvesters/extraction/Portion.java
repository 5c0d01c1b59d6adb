package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.model.DatasetDates;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order: the rows of one territory, or all of them.
 *
 * @param territory null for all rows
 * @param files none if there are no rows
 * @param descriptor path of what describes them, under the folder of the destination; null if there
 *     are none
 * @param isWhole whether all rows of the table were read, and none hidden by a fault
 * @param facts what was found out about the table that was read
 * @param excluded rows of the territory that are in no file of a schema, since they are not of its
 *     theme
 * @param dates those that the rows state
 */
public record Portion(
    @Nullable Territory territory,
    Receipt receipt,
    List<MadeFile> files,
    @Nullable String descriptor,
    boolean isWhole,
    FileFacts facts,
    long excluded,
    DatasetDates dates) {

  /**
   * A finished file.
   *
   * @param path under the folder of the destination, with slashes
   * @param sha256 lower-case hexadecimal
   * @param columns with their types, where all values were looked at
   * @param assessment of its rows against a schema; null for those in the producer's columns
   */
  public record MadeFile(
      String path,
      OutputFormat format,
      long bytes,
      String sha256,
      List<Column> columns,
      Distribution.@Nullable Assessment assessment) {

    MadeFile assessed(Distribution.Assessment value) {
      return new MadeFile(path, format, bytes, sha256, columns, value);
    }

    /** What it is of a dataset: its format, and the schema that it follows. */
    private String kind() {
      return assessment == null
          ? format.fileType()
          : assessment.standard() + ", " + format.fileType();
    }
  }

  /**
   * The files as distributions of a dataset. What tells them apart stands before the place, because
   * portals cut long names.
   *
   * @param whole the territory of the harvest, whose name does not stand for that of a commune
   * @param origin where the rows came from
   */
  public List<Distribution.Extract> extracts(String title, Territory whole, URI origin) {
    Territory place = territory;
    if (place == null) {
      throw new IllegalStateException("an extract is of a territory");
    }
    boolean isWhole = place.code().equals(whole.code());
    boolean isNamed = place.isNamedIn(isWhole ? title : title.replace(whole.name(), ""));
    String end = " – " + place.name();
    String head = title.endsWith(end) ? title.substring(0, title.length() - end.length()) : title;
    String tail = title.substring(head.length()) + (isNamed ? "" : ", " + place.name());
    return files.stream()
        .map(
            file ->
                new Distribution.Extract(
                    place.code(),
                    head + " (" + file.kind() + ")" + tail,
                    file.path(),
                    file.format().fileType(),
                    file.format().mediaType(),
                    file.bytes(),
                    file.sha256(),
                    origin,
                    file.assessment() == null ? receipt : receipt.without(excluded),
                    file.assessment(),
                    descriptor))
        .toList();
  }
}
