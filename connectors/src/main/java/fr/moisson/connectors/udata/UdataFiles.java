package fr.moisson.connectors.udata;

import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.dcat.writing.ReceiptText;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.ResourceIds;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The distributions of a dataset as udata resources. Each has, as an extra, a name that stays the
 * same if its address changes, since udata drops ids that clients send. A file to be uploaded has
 * no address, but {@link #FILE}, its path among our files, and {@link #FILE_NAME}.
 */
final class UdataFiles {

  static final String FILE = "file";
  static final String FILE_NAME = "fileName";

  /** The resource to make of a file that the site refuses: a link to it. */
  static final String LINK = "link";

  static final String SHA256 = UdataRecord.PREFIX + "sha256";

  private static final int LONGEST_FILE_NAME = 60;
  private static final Set<String> PAGES = Set.of("PDF", "HTML", "DOC", "DOCX", "ODT");

  private final Dataset dataset;
  private final URI files;
  private final boolean uploads;
  private final UnaryOperator<String> cutTitle;
  private final ResourceIds ids = new ResourceIds();

  /**
   * @param cutTitle makes a title as short as udata wants it
   */
  UdataFiles(Dataset dataset, URI files, boolean uploads, UnaryOperator<String> cutTitle) {
    this.dataset = dataset;
    this.files = files;
    this.uploads = uploads;
    this.cutTitle = cutTitle;
  }

  ArrayNode render() {
    ArrayNode resources = JsonNodeFactory.instance.arrayNode();
    for (Distribution distribution : dataset.distributions()) {
      resources.add(distribution.<ObjectNode>either(this::render, this::render));
    }
    return resources;
  }

  private ObjectNode render(Distribution.Link link) {
    ObjectNode resource = common(link, ids.of(link));
    put(resource, "description", link.description());
    put(resource, "type", type(link));
    resource.put("filetype", "remote");
    put(resource, "url", link.url());
    String checksum = link.checksum();
    if (checksum != null && checksum.matches("(sha1|sha256|md5):.+")) {
      int colon = checksum.indexOf(':');
      resource
          .putObject("checksum")
          .put("type", checksum.substring(0, colon))
          .put("value", checksum.substring(colon + 1));
    }
    schema(resource, link.schema());
    Licence own = link.licence();
    if (own != null && own.uri() != null) {
      extras(resource).put(UdataRecord.PREFIX + "licence", own.uri().toString());
    }
    if (link.modified() != null) {
      extras(resource).put(UdataRecord.PREFIX + "modified", link.modified());
    }
    return resource;
  }

  private static String type(Distribution.Link link) {
    if (link.service() != null) {
      return "api";
    }
    String format = link.format() == null ? "" : link.format().toUpperCase(Locale.ROOT);
    return PAGES.contains(format) ? "documentation" : "main";
  }

  private ObjectNode render(Distribution.Extract extract) {
    String id = ids.of(extract);
    ObjectNode resource = common(extract, id);
    put(resource, "description", ReceiptText.summary(extract));
    resource.put("type", "main");
    resource.put("filetype", "remote");
    put(resource, "url", extract.address(files));
    resource.putObject("checksum").put("type", "sha256").put("value", extract.sha256());
    if (extract.assessment() != null) {
      schema(resource, extract.assessment().followed());
    }
    extras(resource)
        .put(UdataRecord.PREFIX + "territory", extract.territory())
        .put(UdataRecord.PREFIX + "source-url", extract.derivedFrom().toString());
    return uploads ? uploaded(extract, id, resource) : resource;
  }

  private static ObjectNode uploaded(Distribution.Extract extract, String id, ObjectNode link) {
    ObjectNode resource = link.deepCopy();
    resource.put("filetype", "file");
    resource.put(FILE, extract.file());
    resource.put(FILE_NAME, fileName(extract, id));
    extras(resource).put(SHA256, extract.sha256());
    // The portal measures the files that it stores.
    resource.remove(List.of("url", "checksum", "filesize", "mime"));
    return resource.set(LINK, link);
  }

  private ObjectNode common(Distribution distribution, String id) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    resource.putObject("extras").put(UdataRecord.ID, id);
    put(resource, "title", cutTitle.apply(RecordFields.title(distribution)));
    String format = distribution.format();
    put(resource, "format", format == null ? null : format.toLowerCase(Locale.ROOT));
    put(resource, "mime", distribution.mediaType());
    if (distribution.bytes() != null) {
      resource.put("filesize", distribution.bytes());
    }
    return resource;
  }

  /** Stored twice, since the portal replaces an address that it knows by a name. */
  private static void schema(ObjectNode resource, @Nullable URI address) {
    if (address != null) {
      resource.put("schema", address.toString());
      extras(resource).put(UdataRecord.PREFIX + "schema", address.toString());
    }
  }

  private static ObjectNode extras(ObjectNode resource) {
    return (ObjectNode) resource.path("extras");
  }

  /** Always the same for an extract, whatever its content, and in characters that udata keeps. */
  private static String fileName(Distribution.Extract extract, String id) {
    String title = UdataWords.slug(extract.title());
    return title.substring(0, Math.min(title.length(), LONGEST_FILE_NAME))
        + "-"
        + id
        + extract.ending();
  }
}
