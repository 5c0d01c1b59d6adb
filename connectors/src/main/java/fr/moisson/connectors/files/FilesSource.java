package fr.moisson.connectors.files;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of rows, CSV or GeoJSON, on the web or on this machine, as one dataset that the preset
 * describes.
 *
 * <p>Cases seen in the wild: a page of HTML under the name of the CSV, an export of zero bytes, one
 * of a header alone. The last two list nothing, as an empty source does; the first is refused when
 * the file is cut, with its first words in the notice.
 *
 * @param folder where relative paths start; given by the program, not by the preset
 */
public record FilesSource(
    @JsonPropertyDescription("Adresse http(s) du fichier ; ou bien path.") @Nullable URI url,
    @JsonPropertyDescription("Chemin du fichier sur cette machine ; ou bien url.")
        @Nullable String path,
    @JsonPropertyDescription("Format : CSV, GEOJSON ou JSON_LINES ; deviné par défaut.")
        Table.@Nullable Format format,
    @JsonPropertyDescription("Où lire le lieu de chaque ligne ; deviné par défaut.")
        Table.@Nullable Place place,
    @JsonPropertyDescription("Identifiant stable du jeu de données ; nom du fichier par défaut.")
        @Nullable String id,
    @JsonProperty(required = true) @JsonPropertyDescription("Le jeu de données que ce fichier est.")
        DatasetTemplate dataset,
    @JacksonInject(value = "folder", useInput = OptBoolean.FALSE, optional = OptBoolean.TRUE)
        @Nullable Path folder)
    implements Source {

  public FilesSource {
    if (url == null && path == null) {
      throw new Misconfigured(Notice.of(Code.CONFIG_MISSING_KEY, "url | path"));
    }
    if (url != null && path != null) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "url", "url + path", "url | path"));
    }
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    ReadFile file = url == null ? ReadFile.local(local()) : ReadFile.remote(run.door(), url);
    Table.Format known =
        format == null ? FormatCheck.guess(file.file(), file.name(), file.mediaType()) : format;
    String remoteId = id == null ? file.stem() : id;
    RawItem item = new RawItem(remoteId, file.json(known));
    return hasRows(table(item).orElseThrow()) ? Stream.of(item) : Stream.empty();
  }

  private Path local() {
    Path relative = Path.of(String.valueOf(path));
    return folder == null ? relative : folder.resolve(relative);
  }

  private static boolean hasRows(Table table) {
    try (Rows rows = Rows.open(table, notice -> {})) {
      return rows.hasNext();
    } catch (BadItem e) {
      // The entry is there, only unreadable: whoever cuts it says so, and what we hold stays.
      return true;
    }
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    JsonNode file = item.body();
    String modified = file.path("lastModified").asText(null);
    Dataset described = dataset.dataset(id, territory);
    return described.with(draft -> draft.modified(modified).distributions(links(file)));
  }

  /** A file of this machine has no address that others could use. */
  private List<Distribution> links(JsonNode file) {
    if (url == null) {
      return List.of();
    }
    return List.of(
        new Distribution.Link(
            url.toString(),
            file.path("name").asText(),
            null,
            url,
            file.path("format").asText(),
            file.path("mediaType").asText(null),
            file.path("bytes").asLong(),
            "sha256:" + file.path("sha256").asText(),
            file.path("lastModified").asText(null),
            null));
  }

  @Override
  public Optional<Table> table(RawItem item) {
    JsonNode file = item.body();
    return Optional.of(
        new Table(
            Path.of(file.path("file").asText()),
            Table.Format.valueOf(file.path("format").asText()),
            file.path("charset").asText(null),
            place == null ? Table.Place.GUESSED : place,
            URI.create(file.path("uri").asText())));
  }
}
