package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes a set of files with the same rows: a Frictionless <a
 * href="https://specs.frictionlessdata.io/data-package/">Data Package</a>, stored beside them as
 * {@code datapackage.json}. How they were made is under {@code provenance}, a key of our own.
 *
 * @param name in {@code [a-z0-9._-]}
 * @param modified when the data changed last, an ISO 8601 date or date-time; null if unknown. Never
 *     the time of writing: the same rows give the same bytes
 * @param publisher who is responsible for the data; null if nobody is named
 */
public record Descriptor(
    String name,
    String title,
    String description,
    @Nullable String modified,
    @Nullable Licence licence,
    @Nullable Agent publisher,
    Input input,
    Making making,
    List<Resource> resources) {

  public static final String FILE_NAME = "datapackage.json";

  private static final int DAY_LENGTH = 10;

  /**
   * The origin of the rows. Unknown values are null.
   *
   * @param version that distinguishes its content from an earlier one, e.g. {@code sha256:…}
   * @param modified as its server says, in ISO 8601
   */
  public record Input(
      URI address, @Nullable String title, @Nullable String version, @Nullable String modified) {}

  /**
   * The rules by which the files were made. Values that do not apply are null.
   *
   * @param territory code of the commune or of the intercommunality
   * @param rule code of the boundary rule
   * @param contour vintage of the territory's contour
   * @param software version of Moisson
   */
  public record Making(
      @Nullable String territory,
      @Nullable String territoryName,
      @Nullable String rule,
      @Nullable String contour,
      @Nullable String mapping,
      @Nullable String software) {}

  /**
   * One of the files.
   *
   * @param path relative to the descriptor, with slashes
   * @param sha256 lower-case hexadecimal
   * @param columns of the file, with the types of their values
   * @param schema address of the published Table Schema that the rows follow; null if none. It is
   *     added to the columns and does not replace them: the user of the files may be offline, and
   *     schemas have disappeared from their catalogue
   */
  public record Resource(
      OutputFormat format,
      String path,
      long bytes,
      String sha256,
      List<Column> columns,
      @Nullable URI schema) {}

  /** The same facts give the same bytes: UTF-8, indented by two spaces, ending in a newline. */
  public byte[] json() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("profile", "data-package").put("name", name);
    put(all, "title", title);
    put(all, "description", description);
    put(all, "created", moment(modified));
    if (licence != null) {
      licence(all.putArray("licenses").addObject(), licence);
    }
    if (publisher != null) {
      ObjectNode contributor = all.putArray("contributors").addObject();
      contributor.put("title", publisher.name()).put("role", "publisher");
      put(contributor, "path", publisher.homepage());
    }
    source(all.putArray("sources").addObject());
    provenance(all.putObject("provenance"));
    ArrayNode files = all.putArray("resources");
    resources.forEach(one -> resource(files.addObject(), one));
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indent);
    printer.indentObjectsWith(indent);
    try {
      return (Json.MAPPER.writer(printer).writeValueAsString(all) + "\n").getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The specification requires a date-time. A day becomes its first moment; a month or a year is
   * omitted.
   */
  private static @Nullable String moment(@Nullable String date) {
    if (date == null || date.length() < DAY_LENGTH) {
      return null;
    }
    return date.length() == DAY_LENGTH ? date + "T00:00:00Z" : date;
  }

  private static void put(ObjectNode node, String key, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      node.put(key, value.toString());
    }
  }

  /** A licence has a name of the Open Definition's list or a path; ours have a path. */
  private static void licence(ObjectNode node, Licence licence) {
    put(node, "path", licence.uri());
    put(node, licence.uri() == null ? "name" : "title", licence.label());
  }

  private void source(ObjectNode node) {
    boolean isHere = Origin.isHere(input.address);
    String title = isHere || input.title == null ? Origin.name(input.address) : input.title;
    node.put("title", title);
    // The format knows paths and web addresses; a file that was dropped here has neither.
    put(node, "path", isHere ? null : input.address);
    put(node, "version", input.version);
    put(node, "modified", input.modified);
  }

  private void provenance(ObjectNode node) {
    if (making.territory != null) {
      ObjectNode place = node.putObject("territory");
      place.put("code", making.territory);
      put(place, "name", making.territoryName);
      put(place, "contour", making.contour);
    }
    put(node, "boundaryRule", making.rule);
    put(node, "mapping", making.mapping);
    put(node.putObject("software").put("name", "Moisson"), "version", making.software);
  }

  private void resource(ObjectNode node, Resource resource) {
    OutputFormat format = resource.format;
    boolean isTable = format == OutputFormat.CSV || format == OutputFormat.XLSX;
    node.put(
        "name", MemberNames.baseName(resource.path).replace('.', '-').toLowerCase(Locale.ROOT));
    node.put("path", resource.path);
    node.put("profile", isTable ? "tabular-data-resource" : "data-resource");
    node.put("format", format.extension()).put("mediatype", format.mediaType());
    if (format == OutputFormat.CSV || format == OutputFormat.GEOJSON) {
      node.put("encoding", "utf-8");
    }
    node.put("bytes", resource.bytes).put("hash", "sha256:" + resource.sha256);
    ObjectNode schema = node.putObject("schema");
    put(schema, "path", resource.schema);
    schema.setAll(FieldList.of(format, resource.columns));
  }
}
