package fr.moisson.connectors.arcgis;

import static fr.moisson.connectors.portal.RecordFields.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.HtmlText;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Beginning;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Marks;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.values.Markdown;
import java.net.URI;
import java.text.Normalizer;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as one item: its main distribution is the item's address or file, the others are links
 * in the description.
 *
 * <ul>
 *   <li>{@link #FIELDS}: values of the form for <a
 *       href="https://developers.arcgis.com/rest/users-groups-and-items/common-parameters/">items</a>.
 *   <li>{@link #MARKS}: values that have no field, kept in the item's {@code properties}.
 *   <li>{@link #FILE}, {@link #FILE_NAME}: the file to upload, if any.
 *   <li>{@link #LOST}: values that have no place.
 * </ul>
 */
final class ArcgisRecord {

  static final String KEY = "key";
  static final String FIELDS = "fields";
  static final String MARKS = "marks";
  static final String FILE = "file";
  static final String FILE_NAME = "fileName";
  static final String SHA256 = "sha256";
  static final String LOST = "lost";
  static final String TAGS = "tags";

  /** The language of an item as it is made, where its texts are not in French. */
  static final String CULTURE = "culture";

  private static final int LONGEST_TITLE = 250;

  /** Length that the pages of ArcGIS Online show; newer portals store more. */
  private static final int LONGEST_SNIPPET = 250;

  private static final int LONGEST_FILE_NAME = 60;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static ObjectNode render(Dataset dataset, URI files, boolean uploads) {
    ObjectNode record = JSON.objectNode().put(KEY, dataset.id().key());
    ArrayNode lost = JSON.arrayNode();
    ObjectNode fields = record.putObject(FIELDS);
    String title = dataset.title().strip();
    if (title.length() > LONGEST_TITLE) {
      lost.add(PortalFields.TITLE_TOO_LONG);
    }
    fields.put("title", Beginning.withEllipsis(title, LONGEST_TITLE));
    Optional<Distribution> main = ArcgisTypes.main(dataset.distributions());
    main.ifPresentOrElse(
        distribution -> main(record, fields, dataset, distribution, files, uploads),
        () -> page(fields, dataset.landingPage()));
    fields.put(
        "snippet", Beginning.withEllipsis(firstSentence(dataset.description()), LONGEST_SNIPPET));
    fields.put("description", new ArcgisText(dataset, files, main).html());
    fields.set(TAGS, RecordFields.list(tags(dataset)));
    put(fields, "licenseInfo", licence(dataset.licence()));
    put(fields, "accessInformation", credits(dataset));
    Box box = dataset.coverage().bbox();
    if (box != null) {
      ArrayNode extent = fields.putArray("extent");
      extent.addArray().add(box.west()).add(box.south());
      extent.addArray().add(box.east()).add(box.north());
    }
    if (dataset.writtenIn() != null) {
      record.put(CULTURE, dataset.writtenIn());
    }
    ((ObjectNode) record.withObject("/" + MARKS)).setAll(marks(dataset, fields));
    record.set(LOST, lost);
    return record;
  }

  private static void main(
      ObjectNode record,
      ObjectNode fields,
      Dataset dataset,
      Distribution main,
      URI files,
      boolean uploads) {
    fields.put("type", ArcgisTypes.type(main));
    Optional<String> fileType = ArcgisTypes.fileType(main);
    if (uploads && fileType.isPresent() && main instanceof Distribution.Extract extract) {
      fields.put("type", fileType.get());
      record.put(FILE, extract.file());
      record.put(FILE_NAME, fileName(dataset, extract));
      record.putObject(MARKS).put(SHA256, extract.sha256());
    } else {
      fields.put("url", main.address(files).toString());
    }
  }

  private static void page(ObjectNode fields, @Nullable URI page) {
    if (page != null) {
      fields.put("type", ArcgisTypes.LINK).put("url", page.toString());
    }
  }

  /** Without commas, which separate tags. */
  private static SortedSet<String> tags(Dataset dataset) {
    SortedSet<String> tags = new TreeSet<>();
    dataset.keywords().stream()
        .map(keyword -> keyword.replace(',', ' ').replaceAll("\\s+", " ").strip())
        .filter(tag -> tag.length() > 1)
        .forEach(tags::add);
    return tags;
  }

  private static @Nullable String licence(@Nullable Licence licence) {
    if (licence == null) {
      return null;
    }
    String label =
        licence.label().isBlank() ? String.valueOf(licence.uri()) : licence.label().strip();
    return licence.uri() == null ? HtmlText.escaped(label) : HtmlText.link(licence.uri(), label);
  }

  private static @Nullable String credits(Dataset dataset) {
    return dataset.publisher() == null ? null : dataset.publisher().name().strip();
  }

  private static ObjectNode marks(Dataset dataset, ObjectNode fields) {
    ObjectNode marks = JSON.objectNode();
    marks.put("territory", dataset.id().territory());
    marks.put("source", dataset.id().source());
    marks.put("sourceId", dataset.id().remoteId());
    marks.set(TAGS, fields.path(TAGS));
    put(marks, "frequency", dataset.frequency());
    put(marks, "issued", dataset.issued());
    put(marks, "modified", dataset.modified());
    put(marks, "themes", String.join(",", dataset.themes()));
    put(marks, "zones", String.join(",", dataset.coverage().zones()));
    put(
        marks,
        "hvd",
        String.join(",", dataset.hvdCategories().stream().map(URI::toString).toList()));
    put(marks, "languages", dataset.languages());
    put(marks, "identifiers", dataset.identifiers());
    put(marks, "sources", dataset.sources());
    put(marks, "conformsTo", RecordFields.standards(dataset));
    put(marks, "resolution", dataset.resolution());
    put(marks, "resolutions", dataset.resolutions());
    put(marks, "access", dataset.access());
    put(marks, "legislation", dataset.legislation());
    put(marks, "parties", RecordFields.parties(dataset, party -> true));
    Agent publisher = dataset.publisher();
    if (publisher != null) {
      put(marks, "publisherUrl", publisher.homepage());
      put(marks, "publisherSiren", publisher.siren());
    }
    return marks;
  }

  /** The same for every version of a file; file names are unique in a folder. */
  private static String fileName(Dataset dataset, Distribution.Extract extract) {
    String title =
        Marks.removed(extract.title(), Normalizer.Form.NFKD).replaceAll("[^A-Za-z0-9]+", "_");
    return Beginning.of(title, LONGEST_FILE_NAME) + "_" + dataset.id().key() + extract.ending();
  }

  private static String firstSentence(String description) {
    String line = Markdown.line(description);
    int end = line.indexOf(". ");
    return end > 0 ? line.substring(0, end + 1) : line;
  }

  private ArcgisRecord() {}
}
