package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds schemas: Moisson's own versions by name, those of schema.data.gouv.fr by owner and name,
 * and any file or https address.
 *
 * <p>Published schemas are fetched from where they are published, once for each numbered version,
 * and cached in a folder. Without a network, the cached copy is used; without a copy, Moisson's own
 * version, which is used for an hour before the network is tried again.
 */
public final class Schemas {

  /** More bytes than any schema has. */
  private static final int LONGEST = 8 << 20;

  /**
   * Time before an unreachable address of a schema that we have is tried again, since each try
   * costs a timeout.
   */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final Pattern NAMED =
      Pattern.compile("((?:[\\w.-]+/)?[\\w.-]*?\\w)(?:[@:/ ]v?(\\d+(?:\\.\\d+)++))?");
  private static final String CATALOGUE = "https://schema.data.gouv.fr/schemas/%s/%s/schema.json";

  private final OwnSchemas own;
  private final Path cache;
  private final SchemaSource source;
  private final Consumer<Notice> notices;
  private final Clock clock;

  /**
   * @param folder of Moisson's own versions of schemas
   * @param cache folder for fetched schemas; created when needed
   */
  public Schemas(
      Path folder, Path cache, SchemaSource source, Consumer<Notice> notices, Clock clock) {
    this.own = new OwnSchemas(folder);
    this.cache = cache;
    this.source = source;
    this.notices = notices;
    this.clock = clock;
  }

  /** Only the schemas that are available locally. */
  public static Schemas offline(Path folder, Path cache) {
    SchemaSource none =
        address -> {
          throw new IOException("offline");
        };
    return new Schemas(
        folder, cache, none, notice -> {}, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /**
   * Finds a schema.
   *
   * @param reference a name ({@code arbres-urbains}), an owner and a name ({@code
   *     NaturalSolutions/schema-arbre}), either with a version ({@code arbres-urbains@0.3.1}), a
   *     file, or an https address
   * @throws Misconfigured if there is none, or it is not a schema
   * @throws Unavailable if it cannot be fetched at the moment, and there is no copy
   */
  public TableSchema find(String reference) throws IOException {
    if (reference.startsWith("https://")) {
      URI address = address(reference);
      return fetched(address)
          .or(() -> kept(address))
          .map(
              schema ->
                  schema.address() == null
                      ? schema.knownAs(schema.name(), schema.version(), address)
                      : schema)
          .orElseThrow(() -> unknown(reference));
    }
    File file = new File(reference); // unlike Path, File accepts characters that no file name has
    boolean isFile = file.isFile();
    if (isFile && reference.contains("/")) {
      // The path of a file looks like an owner and a name.
      return read(file.toPath(), reference);
    }
    boolean isPath = reference.contains("/") && !reference.contains("://");
    if (!isFile && isPath && reference.endsWith(".json")) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, reference));
    }
    Matcher named = NAMED.matcher(reference);
    Optional<TableSchema> found =
        named.matches() ? named(named.group(1), named.group(2)) : Optional.empty();
    if (found.isPresent()) {
      return found.get();
    }
    if (isFile) {
      return read(file.toPath(), reference);
    }
    throw unknown(reference);
  }

  /**
   * The name, without its version, by which {@link #find} must know a reference among Moisson's own
   * versions; empty for references that are found elsewhere: an address, an existing file, an owner
   * and a name.
   */
  public static Optional<String> ownName(String reference) {
    boolean isAddress = reference.startsWith("https://");
    boolean isOfCatalogue = reference.contains("/") && !reference.endsWith(".json");
    if (isAddress || isOfCatalogue || new File(reference).isFile()) {
      return Optional.empty();
    }
    Matcher named = NAMED.matcher(reference);
    return Optional.of(named.matches() ? named.group(1) : reference);
  }

  /**
   * The names of Moisson's own schema in a file.
   *
   * @throws Misconfigured if it is not JSON
   */
  public static List<String> names(Path file) throws IOException {
    return OwnSchemas.names(file);
  }

  private static TableSchema read(Path file, String reference) throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return TableSchema.read(json, reference);
    }
  }

  private static URI address(String reference) {
    try {
      return URI.create(reference);
    } catch (IllegalArgumentException e) {
      throw new Misconfigured(Notice.of(Notice.Code.BAD_URL, reference), e);
    }
  }

  private Optional<TableSchema> named(String name, @Nullable String version) throws IOException {
    Optional<TableSchema> ours = own.find(name);
    if (ours.isEmpty()) {
      return name.contains("/") ? ofCatalogue(name, version) : Optional.empty();
    }
    TableSchema schema = ours.get();
    URI address = schema.address();
    if (version == null || version.equals(schema.version())) {
      return Optional.of(address == null ? schema : published(schema, address));
    }
    if (address == null || !address.toString().contains(schema.version())) {
      return Optional.empty();
    }
    URI other = URI.create(address.toString().replace(schema.version(), version));
    return kept(other)
        .or(() -> fetched(other))
        .map(found -> found.knownAs(schema.name(), version, other));
  }

  /** Any other schema in the catalogue. */
  private Optional<TableSchema> ofCatalogue(String name, @Nullable String version) {
    URI address =
        URI.create(
            CATALOGUE.formatted(name.replace(' ', '-'), version == null ? "latest" : version));
    Optional<TableSchema> found =
        version == null
            ? fetched(address).or(() -> kept(address))
            : kept(address).or(() -> fetched(address));
    return found.map(schema -> schema.knownAs(name, stated(schema, version), address));
  }

  private static String stated(TableSchema schema, @Nullable String version) {
    return version == null ? schema.version() : version;
  }

  /** A published version never changes. */
  private TableSchema published(TableSchema ours, URI address) {
    return kept(address)
        .or(() -> isOutOfReach(address) ? Optional.empty() : fetched(address, true))
        .map(schema -> schema.knownAs(ours.name(), ours.version(), address))
        .orElse(ours);
  }

  private Optional<TableSchema> fetched(URI address) {
    return fetched(address, false);
  }

  /**
   * @param isOurs whether Moisson has its own version of this schema
   */
  private Optional<TableSchema> fetched(URI address, boolean isOurs) {
    try (InputStream in = source.open(address)) {
      byte[] json = in.readNBytes(LONGEST);
      TableSchema schema = TableSchema.read(new ByteArrayInputStream(json), address.toString());
      keep(address, json);
      return Optional.of(schema);
    } catch (Unavailable | Misconfigured e) {
      if (isOurs && e instanceof Unavailable) {
        rememberOutOfReach(address);
      }
      if (!tellNotFetched(address, e.notice().code().name(), isOurs)) {
        throw e;
      }
    } catch (IOException e) {
      tellNotFetched(address, String.valueOf(e.getMessage()), isOurs);
    }
    return Optional.empty();
  }

  /**
   * @return whether there is a copy to take
   */
  private boolean tellNotFetched(URI address, String why, boolean isOurs) {
    boolean isCopied = isOurs || kept(address).isPresent();
    Notice.Code code = isCopied ? Notice.Code.SCHEMA_COPIED : Notice.Code.SCHEMA_NOT_FETCHED;
    notices.accept(Notice.of(code, address, why));
    return isCopied;
  }

  private boolean isOutOfReach(URI address) {
    Path mark = outOfReach(address);
    try {
      Instant since = Files.getLastModifiedTime(mark).toInstant();
      return since.isAfter(clock.instant().minus(PATIENCE));
    } catch (IOException e) {
      return false; // no mark
    }
  }

  private void rememberOutOfReach(URI address) {
    try {
      Files.createDirectories(cache);
      Path mark = Files.write(outOfReach(address), new byte[0]);
      Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
    } catch (IOException e) {
      return; // folder not writable: the address is tried again next time
    }
  }

  private Path outOfReach(URI address) {
    return cache.resolve(Hashes.sha256(address.toString()) + ".unreached");
  }

  private void keep(URI address, byte[] json) throws IOException {
    Files.createDirectories(cache);
    try (Replacement file = new Replacement(file(address))) {
      file.out().write(json);
      file.keep();
    }
  }

  private Optional<TableSchema> kept(URI address) {
    try (InputStream json = Files.newInputStream(file(address))) {
      return Optional.of(TableSchema.read(json, address.toString()));
    } catch (IOException | Misconfigured e) {
      return Optional.empty(); // not fetched yet, or damaged: fetched again
    }
  }

  private Path file(URI address) {
    return cache.resolve(Hashes.sha256(address.toString()) + ".json");
  }

  private Misconfigured unknown(String reference) {
    try {
      String names = String.join(", ", own.names());
      return new Misconfigured(Notice.of(Notice.Code.UNKNOWN_SCHEMA, reference, names));
    } catch (IOException e) {
      return new Misconfigured(Notice.of(Notice.Code.UNKNOWN_SCHEMA, reference, "–"), e);
    }
  }
}
