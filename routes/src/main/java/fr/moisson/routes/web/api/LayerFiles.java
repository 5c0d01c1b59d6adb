package fr.moisson.routes.web.api;

import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.formats.features.GeoPackageFeatures;
import fr.moisson.harvesters.formats.file.OldFiles;
import fr.moisson.harvesters.model.ExtractLayer;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.WebSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The files of layers, for queries by box and by page. A GeoPackage is queried directly. GeoJSON
 * can only be searched by reading all of it, so a GeoPackage is made of it at the first request,
 * and kept: the content of a path never changes.
 */
public final class LayerFiles {

  /** To be increased when the GeoPackages made of GeoJSON change. */
  private static final String EDITION = "2";

  private static final Duration KEPT_UNUSED = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_KNOWN = 2000;

  private final ExtractFolder folder;
  private final Path indexes;
  private final WebSettings settings;
  private final Clock clock;

  /**
   * Only one is made at a time, so that a client that requests all layers does not block others.
   */
  private final ReentrantLock making = new ReentrantLock(true);

  private final Map<Path, GeoPackageFeatureTable> tables =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, GeoPackageFeatureTable> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  /**
   * @param indexes folder of the GeoPackages made here; its files may be deleted at any time
   */
  public LayerFiles(ExtractFolder folder, Path indexes, WebSettings settings, Clock clock) {
    this.folder = folder;
    this.indexes = indexes;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Opens a layer; to be closed.
   *
   * @throws Problem if its file is gone, or if others are still being made
   */
  public GeoPackageFeatures open(ExtractLayer layer) throws IOException {
    Path file = file(layer);
    if (isIndex(file) && !isUsed(file)) {
      make(layer, file);
    }
    GeoPackageFeatures opened = GeoPackageFeatures.open(file);
    tables.put(file, opened.table());
    return opened;
  }

  /** The table of a layer; empty if it is not available at once. */
  public Optional<GeoPackageFeatureTable> table(ExtractLayer layer) throws IOException {
    Path file = file(layer);
    GeoPackageFeatureTable known = tables.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (GeoPackageFeatures opened = open(layer)) {
      return Optional.of(opened.table());
    }
  }

  /** Differs whenever the tables of other layers are available at once than before. */
  public String state() throws IOException {
    return Files.exists(indexes) ? Files.getLastModifiedTime(indexes).toString() : "";
  }

  /** Whether the file of a layer exists. */
  public boolean has(ExtractLayer layer) {
    return folder.find(layer.extract().file()).isPresent();
  }

  private Path source(ExtractLayer layer) {
    return folder
        .find(layer.extract().file())
        .orElseThrow(() -> Problem.missing("api.gone", layer.id()));
  }

  private Path file(ExtractLayer layer) {
    Path source = source(layer);
    return layer.extract().format().equals(ExtractLayer.GEOPACKAGE)
        ? source
        : indexes.resolve(Hashes.sha256(EDITION + "\n" + layer.extract().file()) + ".gpkg");
  }

  private boolean isIndex(Path file) {
    return indexes.equals(file.getParent());
  }

  /** Keeps an index for as long again; false if there is none. */
  private boolean isUsed(Path index) throws IOException {
    Instant now = clock.instant();
    try {
      if (Files.getLastModifiedTime(index).toInstant().isBefore(now.minus(Duration.ofDays(1)))) {
        Files.setLastModifiedTime(index, FileTime.from(now));
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void make(ExtractLayer layer, Path index) throws IOException {
    if (!isMyTurn()) {
      throw Problem.busy("api.busy");
    }
    try {
      if (Files.exists(index)) {
        return;
      }
      Files.createDirectories(indexes);
      OldFiles.drop(indexes, 1, clock.instant().minus(KEPT_UNUSED), file -> true);
      Path draft = Files.createTempFile(indexes, ".draft-", ".gpkg");
      try {
        GeoPackageFeatures.index(
            source(layer), draft, indexes, settings.columns().apply(layer.schema()));
        Files.move(draft, index, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } finally {
      making.unlock();
    }
  }

  private boolean isMyTurn() throws IOException {
    try {
      return making.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
