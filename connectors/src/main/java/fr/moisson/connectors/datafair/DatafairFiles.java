package fr.moisson.connectors.datafair;

import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.writing.ReceiptText;
import fr.moisson.harvesters.model.Conformity;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The distributions of a dataset: links, as attachments, and the file that fills it, if the portal
 * is to store one.
 */
final class DatafairFiles {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> TABLES = Set.of("CSV", "GEOJSON", "XLSX", "ODS", "SHP", "GPX");

  private final Dataset dataset;
  private final URI files;
  private final Optional<Extract> filling;

  DatafairFiles(Dataset dataset, URI files, boolean uploads) {
    this.dataset = dataset;
    this.files = files;
    this.filling =
        dataset.extracts().filter(one -> uploads && TABLES.contains(one.format())).findFirst();
  }

  ArrayNode attachments() {
    ArrayNode attachments = JSON.arrayNode();
    dataset.distributions().stream()
        .filter(one -> filling.isEmpty() || !one.equals(filling.get()))
        .forEach(one -> attachments.add(attachment(one)));
    return attachments;
  }

  /** The schema of the first extract that follows one. */
  Optional<ObjectNode> standard() {
    return dataset
        .extracts()
        .flatMap(extract -> Stream.ofNullable(extract.assessment()))
        .map(Distribution.Assessment::conformity)
        .filter(Conformity::isFollowed)
        .map(DatafairFiles::standard)
        .findFirst();
  }

  private static ObjectNode standard(Conformity conformity) {
    ObjectNode node = JSON.objectNode();
    put(node, "title", conformity.schema());
    put(node, "version", conformity.version());
    put(node, "url", conformity.address());
    return node;
  }

  void writeTo(ObjectNode record) {
    if (filling.isEmpty()) {
      return;
    }
    Extract extract = filling.get();
    ObjectNode file = record.putObject("file");
    file.put("path", extract.file());
    file.put("name", extract.file().replaceFirst("^.*/", ""));
    file.put("mediaType", extract.mediaType());
    // For an existing record without a file, which can no longer be given one.
    file.set("attachment", attachment(extract));
  }

  private ObjectNode attachment(Distribution distribution) {
    URI address = distribution.address(files);
    ObjectNode attachment = JSON.objectNode();
    attachment.put("type", "url");
    String title = distribution.title().isBlank() ? address.toString() : distribution.title();
    put(attachment, "title", title);
    put(attachment, "description", description(distribution));
    attachment.put("url", address.toString());
    return attachment;
  }

  /** A link has only a title, a description and an address; the rest goes into the description. */
  private static String description(Distribution distribution) {
    Stream<@Nullable String> said =
        distribution.either(
            link ->
                Stream.of(
                    link.description(),
                    line(link),
                    link.schema() == null ? null : "Schéma : " + link.schema(),
                    link.checksum()),
            made -> Stream.of(ReceiptText.summary(made), line(made), "sha256:" + made.sha256()));
    return String.join(
        "\n\n", said.filter(Objects::nonNull).filter(text -> !text.isBlank()).toList());
  }

  private static String line(Distribution distribution) {
    Stream<@Nullable Object> parts =
        Stream.of(
            distribution.format(),
            distribution.mediaType(),
            distribution.bytes() == null ? null : distribution.bytes() + " octets");
    return String.join(", ", parts.filter(Objects::nonNull).map(Object::toString).toList());
  }
}
