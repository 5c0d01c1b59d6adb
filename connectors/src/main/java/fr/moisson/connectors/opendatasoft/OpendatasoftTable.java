package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one distribution of which an Opendatasoft dataset is made: our first extract that is a table
 * or a layer or, without any, the producer's first such file.
 *
 * @param all all distributions of the dataset
 * @param made null if there is none, and the dataset has metadata only
 * @param version what the producer says of the state of its file, which may change under the same
 *     address; empty if it says nothing, or if the file is ours, whose address changes
 * @param uploads whether the portal is to store a copy of our file
 */
record OpendatasoftTable(
    List<Distribution> all,
    @Nullable Distribution made,
    String version,
    URI files,
    boolean uploads) {

  private static final Set<String> FORMATS =
      Set.of("CSV", "TSV", "GEOJSON", "JSON", "XLSX", "XLS", "ODS", "SHP", "KML", "GPX");

  /** Larger files of producers usually cover the whole country rather than the territory. */
  private static final long MOST_BYTES = 100_000_000;

  static OpendatasoftTable of(Dataset dataset, URI files, boolean uploads) {
    List<Distribution> tables =
        dataset.distributions().stream()
            .filter(one -> one.format() != null && FORMATS.contains(one.format()))
            .toList();
    Optional<Distribution> extract =
        tables.stream().filter(Distribution.Extract.class::isInstance).findFirst();
    Distribution made =
        extract
            .or(() -> tables.stream().filter(OpendatasoftTable::isFile).findFirst())
            .orElse(null);
    return new OpendatasoftTable(
        dataset.distributions(), made, version(dataset, made), files, uploads);
  }

  private static String version(Dataset dataset, @Nullable Distribution made) {
    if (!(made instanceof Distribution.Link link)) {
      return "";
    }
    String modified = link.modified() == null ? dataset.modified() : link.modified();
    return Stream.of(
            Optional.ofNullable(modified),
            Optional.ofNullable(link.bytes()),
            Optional.ofNullable(link.checksum()))
        .flatMap(Optional::stream)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private static boolean isFile(Distribution distribution) {
    return distribution.service() == null
        && (distribution.bytes() == null || distribution.bytes() <= MOST_BYTES);
  }

  /**
   * Whether the portal offers the distribution without a link. A producer's file stays in the list
   * of links, to show where the rows come from.
   */
  boolean holds(Distribution distribution) {
    return distribution instanceof Distribution.Extract && (uploads || distribution.equals(made));
  }

  /** Our other files, if the portal is to store them. */
  private void writeExports(ObjectNode record) {
    ArrayNode exports = JsonNodeFactory.instance.arrayNode();
    for (Distribution distribution : all) {
      if (distribution instanceof Distribution.Extract extract && !extract.equals(made)) {
        exports
            .addObject()
            .put("title", RecordFields.title(extract))
            .put("file", extract.file())
            .put("mediaType", extract.mediaType());
      }
    }
    if (uploads && !exports.isEmpty()) {
      record.set("exports", exports);
    }
  }

  static String name(String file) {
    return file.replaceFirst("^.*/", "");
  }

  void writeTo(ObjectNode record) {
    writeExports(record);
    if (made == null) {
      return;
    }
    String title = RecordFields.title(made);
    ObjectNode table = record.putObject("table");
    table.put("format", Objects.requireNonNull(made.format()));
    if (uploads && made instanceof Distribution.Extract extract) {
      // The portal may rename the file, so our name, which changes with its content, is kept here.
      table.put("title", title + " (" + name(extract.file()) + ")");
      table.put("file", extract.file()).put("mediaType", extract.mediaType());
    } else {
      table.put("title", title);
      table.put("url", made.address(files).toString());
      RecordFields.put(table, "version", version);
    }
  }
}
