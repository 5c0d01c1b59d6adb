package fr.moisson.connectors.files;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Masking;
import fr.moisson.connectors.sftp.SftpFolder;
import fr.moisson.harvesters.formats.Readers;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Placeholders;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of rows, on the web, on this machine or in a folder of an SFTP server, of any {@link
 * Table.Format}: CSV, GeoJSON, GML, XLSX, GeoPackage…, each also in a zip or a gzip. In a folder,
 * each file is one dataset, named after its file.
 *
 * <p>Cases seen in practice: an HTML page under the name of the CSV, an export of zero bytes, one
 * with a header only. The last two are reported, and list nothing, like an empty source; in a
 * folder, a file of zero bytes counts as not written yet. The first is {@link Unavailable} for the
 * only file of a web address; in a folder only that file fails. Both notices quote its first words.
 *
 * @param folder folder of relative paths; given by the program, not by the preset
 */
public record FilesSource(
    @JsonPropertyDescription("Adresse http(s) du fichier ; ou bien path, ou bien sftp.")
        @Nullable URI url,
    @JsonPropertyDescription(
            "Chemin, sur cette machine, d’un fichier, d’un dossier ou de fichiers (depot/*.xlsx) ;"
                + " ou bien url, ou bien sftp.")
        @Nullable String path,
    @JsonPropertyDescription("Dossier d’un serveur SFTP ; ou bien url, ou bien path.")
        @Nullable SftpFolder sftp,
    @JsonPropertyDescription(
            "Format : CSV, GEOJSON, JSON, JSON_LINES, ESRI_JSON, UMAP, GML, KML, GPX, XLSX, XLS, ODS,"
                + " GEOPACKAGE, SHAPEFILE, DBASE, GTFS ou DARWIN_CORE ; deviné par défaut.")
        Table.@Nullable Format format,
    @JsonPropertyDescription(
            "Feuille, couche, fichier de l’archive ou membre du JSON à lire ; par défaut, le premier"
                + " qui contient des lignes.")
        @Nullable String layer,
    @JsonPropertyDescription(
            "La même chose pour les territoires de certains départements (code : couche), quand le"
                + " fichier les sépare ; ailleurs, layer.")
        Map<String, String> layerByDepartement,
    @JsonPropertyDescription("Où lire le lieu de chaque ligne ; deviné par défaut.")
        Table.@Nullable Place place,
    @JsonPropertyDescription(
            "Identifiant stable du jeu de données ; nom du fichier par défaut, et toujours pour un"
                + " dossier.")
        @Nullable String id,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "Le jeu de données que ce fichier est ; {fichier} y est remplacé par le nom du fichier"
                + " sans extension.")
        @Placeholders("fichier")
        DatasetTemplate dataset,
    @JacksonInject(value = "folder", useInput = OptBoolean.FALSE, optional = OptBoolean.TRUE)
        @Nullable Path folder)
    implements Source {

  private static final String FILE = "{fichier}";
  private static final String PATH = "path";
  private static final String ADDRESS = "sftp.address";
  private static final String WAYS = "url | path | sftp";

  public FilesSource {
    layerByDepartement = layerByDepartement == null ? Map.of() : Map.copyOf(layerByDepartement);
    long ways = Stream.of(url, path, sftp).filter(Objects::nonNull).count();
    if (ways == 0) {
      throw new Misconfigured(Notice.of(Code.CONFIG_MISSING_KEY, WAYS));
    }
    if (ways > 1) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, WAYS, ways, "1"));
    }
    if (path != null) {
      refuseImpossible(path);
    }
    if (sftp != null) {
      DroppedFiles.wanted(ADDRESS, sftp.pattern());
    }
    boolean ofMany = sftp != null || (path != null && DroppedFiles.isPattern(path));
    if (id != null && ofMany) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, "id", id, "–"));
    }
  }

  /** Checks the path early: found during reading, the error would look like a bug. */
  private static void refuseImpossible(String path) {
    try {
      Path file = Path.of(path);
      if (DroppedFiles.isPattern(path)) {
        DroppedFiles.wanted(PATH, String.valueOf(file.getFileName()));
      }
    } catch (InvalidPathException e) {
      throw new Misconfigured(Notice.of(Code.CONFIG_BAD_VALUE, PATH, path, "depot/*.csv"), e);
    }
  }

  @Override
  public Stream<RawItem> fetch(Run run) {
    return found(run).flatMap(found -> item(found, run).stream());
  }

  private Stream<FolderVisit.Found> found(Run run) {
    if (url != null) {
      ReadFile file = ReadFile.remote(run.door(), url);
      return Stream.of(new FolderVisit.Found(MemberNames.stem(FileNames.of(url)), file, null));
    }
    if (sftp != null) {
      Predicate<String> wanted = DroppedFiles.wanted(ADDRESS, sftp.pattern());
      return FolderVisit.changed(RemoteFolder.enter(sftp, run), wanted, run);
    }
    Local local = whereLocal();
    return FolderVisit.all(local.folder(), local.wanted(), run);
  }

  /** A folder of this machine, and the file names in it that are wanted. */
  private record Local(LocalFolder folder, Predicate<String> wanted) {}

  private Local whereLocal() {
    Path local = local();
    String last = String.valueOf(local.getFileName());
    if (!isOfMany()) {
      return new Local(LocalFolder.ofOne(local), last::equals);
    }
    boolean pattern = DroppedFiles.isPattern(last);
    Path where = pattern ? local.resolveSibling("") : local;
    return new Local(LocalFolder.of(where), DroppedFiles.wanted(PATH, pattern ? last : "*"));
  }

  @Override
  public Optional<Notice> missing() {
    if (path == null) {
      return Optional.empty();
    }
    Path where = DroppedFiles.isPattern(path) ? local().resolveSibling("") : local();
    return Files.isReadable(where)
        ? Optional.empty()
        : Optional.of(Notice.of(Code.NO_SUCH_FILE, where));
  }

  @Override
  public Optional<Instant> lastChange(Instant before) {
    if (path == null) {
      return Optional.empty();
    }
    try {
      Local local = whereLocal();
      return local.folder().lastChange(local.wanted(), before);
    } catch (Unavailable | UncheckedIOException e) {
      // The file is missing or cannot be inspected: its harvest will report it.
      return Optional.empty();
    }
  }

  private Path local() {
    Path relative = Path.of(String.valueOf(path));
    return folder == null ? relative : folder.resolve(relative);
  }

  private boolean isOfMany() {
    if (path == null) {
      return sftp != null;
    }
    return DroppedFiles.isPattern(path) || Files.isDirectory(local());
  }

  private Optional<RawItem> item(FolderVisit.Found found, Run run) {
    try {
      RawItem item = new RawItem(remoteId(found), body(found, run));
      if (Readers.isEmpty(described(item.body()))) {
        run.tell(Notice.of(Code.NO_ROWS, item.body().path("name").asText()));
        run.foundEmpty(item.remoteId());
        return Optional.empty();
      }
      return Optional.of(item);
    } catch (BadItem e) {
      if (url != null) {
        // A web address is the whole source: if it answers with an HTML page, or anything else that
        // is not a table, the source was not read, and must not seem complete.
        throw new Unavailable(e.notice(), e);
      }
      run.refuse(remoteId(found));
      return Optional.of(new RawItem(remoteId(found), Fault.of(e.notice())));
    }
  }

  private @Nullable String layer(Territory territory) {
    return territory.departements().stream()
        .map(layerByDepartement::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(layer);
  }

  private String remoteId(FolderVisit.Found found) {
    return id == null || isOfMany() ? found.id() : id;
  }

  private ObjectNode body(FolderVisit.Found found, Run run) {
    ReadFile file = found.readable();
    if (isOfMany() && file.bytes() == 0) {
      // It may be in the middle of being rewritten, and must not count as removed.
      throw new BadItem(Notice.of(Code.NO_ROWS, file.name()));
    }
    Table table =
        file.source()
            .table(
                format, layer(run.territory()), Table.Place.GUESSED, run.workFolder(), run::tell);
    ObjectNode body = file.json(table);
    body.put("stem", isOfMany() ? found.id() : MemberNames.stem(file.name()));
    body.put("many", isOfMany());
    return body;
  }

  @Override
  public Dataset map(DatasetId id, RawItem item, Territory territory) {
    JsonNode file = item.body();
    Fault.refuse(file);
    String stem = file.path("stem").asText();
    // Datasets with the same title could not be told apart.
    boolean alike = file.path("many").asBoolean() && !dataset.title().contains(FILE);
    String modified = file.path("lastModified").asText(null);
    Dataset described = dataset.with(FILE, stem).dataset(id, territory);
    return described.with(
        draft ->
            draft
                .title(described.title() + (alike ? " – " + stem : ""))
                .modified(modified)
                .andDistributions(links(file)));
  }

  /**
   * Local files and those of a server have no address that others could use; neither have those
   * whose address contains a secret.
   */
  private List<Distribution> links(JsonNode file) {
    if (url == null || !Masking.masked(url).equals(url)) {
      return List.of();
    }
    return List.of(
        new Distribution.Link(
            url.toString(),
            file.path("name").asText(),
            null,
            url,
            Table.Format.valueOf(file.path("format").asText()).fileType(),
            file.path("mediaType").asText(null),
            file.path("bytes").asLong(),
            "sha256:" + file.path("sha256").asText(),
            file.path("lastModified").asText(null),
            null));
  }

  @Override
  public Optional<Table> table(RawItem item) {
    Fault.refuse(item.body());
    return Optional.of(described(item.body()));
  }

  private Table described(JsonNode file) {
    return new Table(
        Path.of(file.path("file").asText()),
        Table.Format.valueOf(file.path("format").asText()),
        file.path("charset").asText(null),
        place == null ? Table.Place.GUESSED : place,
        URI.create(file.path("uri").asText()),
        file.path("layer").asText(null));
  }
}
