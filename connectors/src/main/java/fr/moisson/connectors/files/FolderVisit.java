package fr.moisson.connectors.files;

import fr.moisson.connectors.files.DroppedFiles.Dropped;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.ListingMarks;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gets the files of a folder one after the other, while the stream is read. If a file cannot be
 * read, or is not finished, only that file fails, and its dataset stays published.
 */
final class FolderVisit {

  /** A file written more recently may still grow: it is checked again after this time. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final List<String> OF_EDITORS = List.of("-wal", "-journal");

  private final Folder folder;
  private final List<Folder.Entry> entries;
  private final Run run;

  private FolderVisit(Folder folder, Run run) {
    this.folder = folder;
    this.run = run;
    this.entries = folder.list();
  }

  /**
   * A file that was found.
   *
   * @param file null if it cannot be read
   * @param fault why it cannot be read; null if it can
   */
  record Found(String id, @Nullable ReadFile file, @Nullable Notice fault) {

    /**
     * @throws BadItem if the file cannot be read
     */
    ReadFile readable() {
      if (file == null) {
        throw new BadItem(Objects.requireNonNull(fault));
      }
      return file;
    }
  }

  /** All files; the folder is closed with the stream. */
  static Stream<Found> all(Folder folder, Predicate<String> wanted, Run run) {
    FolderVisit visit = new FolderVisit(folder, run);
    return visit.dropped(wanted).stream().map(visit::found).onClose(folder::close);
  }

  /**
   * The files that have changed since the last run, by their sizes and dates. If one has
   * disappeared all are read, because only a complete listing shows that it is missing. Refused
   * files are not remembered, so they are reported until they are repaired.
   */
  static Stream<Found> changed(Folder folder, Predicate<String> wanted, Run run) {
    boolean listed = false;
    try {
      FolderVisit visit = new FolderVisit(folder, run);
      Stream<Found> changed = visit.changed(visit.dropped(wanted), new ListingMarks(run));
      listed = true;
      return changed.onClose(folder::close);
    } finally {
      if (!listed) {
        folder.close();
      }
    }
  }

  private List<Dropped> dropped(Predicate<String> wanted) {
    return DroppedFiles.of(entries, wanted);
  }

  private Stream<Found> changed(List<Dropped> files, ListingMarks marks) {
    Set<String> refused = new HashSet<>();
    run.whenRefused(refused::add);
    Map<String, Dropped> now = new LinkedHashMap<>();
    files.forEach(file -> now.put(file.file().name(), file));
    boolean whole = !now.keySet().containsAll(marks.listings());
    Stream<Found> changed =
        files.stream().filter(file -> whole || !isKnown(file, marks)).map(this::found);
    return Ending.of(
        changed,
        () -> {
          now.values().stream()
              .filter(file -> !refused.contains(file.id()))
              .forEach(file -> marks.put(file.file().name(), state(file)));
          marks.remember();
          folder.close();
        });
  }

  private boolean isKnown(Dropped file, ListingMarks marks) {
    boolean known = marks.last(file.file().name()).equals(Optional.of(state(file)));
    if (known) {
      run.stopEarly();
    }
    return known;
  }

  private static String state(Dropped file) {
    return file.parts().stream()
        .map(part -> part.bytes() + " " + part.modified())
        .collect(Collectors.joining(" "));
  }

  private Found found(Dropped dropped) {
    Folder.Entry file = dropped.file();
    Optional<Notice> fault = fault(dropped);
    if (fault.isPresent()) {
      return new Found(dropped.id(), null, fault.get());
    }
    try {
      Path copy = dropped.parts().size() == 1 ? bring(file) : zipped(dropped);
      return new Found(
          dropped.id(),
          ReadFile.local(copy, file.name(), folder.uri(file.name()), file.modified()),
          null);
    } catch (BadItem e) {
      return new Found(dropped.id(), null, e.notice());
    }
  }

  private Optional<Notice> fault(Dropped dropped) {
    String name = dropped.file().name();
    if (DroppedFiles.isUndecoded(name)) {
      run.mayHaveMissed(); // it may be any of those published
      return Optional.of(Notice.of(Code.FILE_NAME_UNDECODED, name));
    }
    boolean edited =
        entries.stream()
            .filter(entry -> entry.bytes() > 0)
            .anyMatch(
                entry -> OF_EDITORS.stream().anyMatch(end -> entry.name().equals(name + end)));
    if (edited) {
      return Optional.of(Notice.of(Code.FILE_BEING_EDITED, name));
    }
    return grows(dropped)
        ? Optional.of(Notice.of(Code.FILE_BEING_WRITTEN, name))
        : Optional.empty();
  }

  private boolean grows(Dropped dropped) {
    Duration since =
        dropped.parts().stream()
            .map(part -> Duration.between(part.modified(), run.at()).abs())
            .min(Duration::compareTo)
            .orElse(QUIET);
    if (since.compareTo(QUIET) >= 0) {
      return false;
    }
    try {
      Thread.sleep(QUIET.minus(since).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Notice.of(Code.UNREACHABLE, dropped.file().name(), "interrupted"), e);
    }
    return !folder.list().containsAll(dropped.parts());
  }

  private Path bring(Folder.Entry entry) {
    return folder.bring(entry, run.workFolder());
  }

  /** The files of a Shapefile, as one zip. */
  private Path zipped(Dropped dropped) {
    try {
      Path zip = Files.createTempFile(run.workFolder(), "shapes-", ".zip");
      try (OutputStream out = Files.newOutputStream(zip);
          ZipOutputStream parts = new ZipOutputStream(out)) {
        parts.setLevel(Deflater.BEST_SPEED);
        for (Folder.Entry part : dropped.parts()) {
          parts.putNextEntry(new ZipEntry(part.name()));
          Files.copy(bring(part), parts);
          parts.closeEntry();
        }
      }
      return zip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
