package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.Compressed;
import fr.moisson.harvesters.formats.file.Magic;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.file.SevenZip;
import fr.moisson.harvesters.formats.file.Siblings;
import fr.moisson.harvesters.formats.file.Tar;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.json.TopoJson;
import fr.moisson.harvesters.formats.row.Layers;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.shapefile.ShapefileRows;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file taken out of the zip, 7z, tar, gzip, bzip2 or xz that contains it. Formats that are zip
 * archives themselves (XLSX, ODS, Shapefiles) stay as they are; an unzipped Shapefile is zipped
 * with the files beside it.
 *
 * @param name of the file itself, for its extension
 * @param layer still to be chosen in it: a sheet or a layer
 */
public record UnpackedFile(Path file, String name, @Nullable String layer) {

  private static final int DEEPEST = 3;
  private static final int MOST_TRIED = 48;

  /**
   * Among several tables in an archive, the one that {@code layer} names is taken (by its name,
   * with or without folder and extension; a Shapefile before others of that name); else, of the
   * Shapefiles and then of the others in alphabetical order, the first with rows that have a
   * position, or with any rows, which is reported.
   *
   * @param origin for notices
   * @param folder for the content, under a name of our own
   * @throws BadItem if the archive is damaged, expands beyond the limits, has no such member, or
   *     begins with dozens of tables without rows
   */
  public static UnpackedFile of(
      Path file,
      String name,
      URI origin,
      @Nullable String layer,
      Path folder,
      Consumer<Notice> notices) {
    UnpackedFile current = new UnpackedFile(file, name, layer);
    try {
      for (int depth = 0; depth < DEEPEST; depth++) {
        Optional<UnpackedFile> inner = current.inner(origin, folder, notices);
        if (inner.isEmpty()) {
          return current;
        }
        current = inner.get();
      }
      return current;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<UnpackedFile> inner(URI origin, Path folder, Consumer<Notice> notices)
      throws IOException {
    Magic magic = Magic.of(file);
    if (Compressed.is(magic)) {
      try (InputStream in = Compressed.open(file, magic, origin)) {
        return Optional.of(new UnpackedFile(copied(in, folder), Compressed.inside(name), layer));
      }
    }
    if (magic == Magic.SEVEN_ZIP || magic == Magic.TAR) {
      try (Archive archive =
          magic == Magic.TAR ? Tar.open(file, origin) : SevenZip.open(file, origin)) {
        return unpacked(archive, origin, folder, notices);
      }
    }
    if (magic == Magic.SHAPES) {
      return packed(Siblings.of(file), folder);
    }
    if (magic == Magic.OTHER && TopoJson.is(file)) {
      return Optional.of(rewritten(origin, folder, notices));
    }
    if (magic != Magic.ZIP) {
      return Optional.empty();
    }
    try (Zip zip = Zip.open(file, origin)) {
      return ArchiveMembers.format(zip).isPresent()
          ? Optional.empty()
          : unpacked(zip, origin, folder, notices);
    }
  }

  /** A layer of TopoJSON in GeoJSON. */
  private UnpackedFile rewritten(URI origin, Path folder, Consumer<Notice> notices)
      throws IOException {
    Table table = new Table(file, Table.Format.JSON, null, Table.Place.GUESSED, origin, layer);
    Path features = Files.createTempFile(folder, "member-", null);
    try (OutputStream out = Files.newOutputStream(features)) {
      TopoJson.write(table, out, notices);
    }
    return new UnpackedFile(features, MemberNames.stem(name) + ".geojson", null);
  }

  /** Zips an unzipped Shapefile with its parts; empty if the shapes have no dBASE file. */
  private Optional<UnpackedFile> packed(Siblings siblings, Path folder) throws IOException {
    String shapes = MemberNames.stem(String.valueOf(file.getFileName()));
    if (siblings.members().stream().noneMatch((shapes + ".dbf")::equalsIgnoreCase)) {
      return Optional.empty();
    }
    Path zip = Files.createTempFile(folder, "member-", null);
    ShapefileRows.repack(siblings, shapes, zip);
    return Optional.of(new UnpackedFile(zip, shapes + ".zip", layer));
  }

  private Optional<UnpackedFile> unpacked(
      Archive archive, URI origin, Path folder, Consumer<Notice> notices) throws IOException {
    Table described = new Table(file, Table.Format.CSV, null, Table.Place.GUESSED, origin, layer);
    List<String> shapefiles = ShapefileRows.layers(archive);
    List<String> tables = ArchiveMembers.tables(archive);
    List<String> all = Stream.concat(shapefiles.stream(), tables.stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> named = named(shapefiles, tables);
    boolean only = all.equals(tables) && tables.size() == 1; // the layer may be one of its own
    String chosen =
        named.isPresent() || only
            ? named.orElse(all.get(0))
            : Layers.choose(
                described,
                all,
                one -> {
                  if (shapefiles.contains(one)) {
                    return ShapefileRows.content(archive, one);
                  }
                  refuseEmpty(tables.indexOf(one), origin);
                  return content(taken(archive, one, folder), one, origin);
                },
                notices);
    if (shapefiles.contains(chosen)) {
      Path zip = Files.createTempFile(folder, "member-", null);
      ShapefileRows.repack(archive, chosen, zip);
      return Optional.of(new UnpackedFile(zip, MemberNames.baseName(chosen) + ".zip", null));
    }
    if (ShapefileRows.isWithoutShapes(archive, chosen)) {
      notices.accept(Notice.of(Notice.Code.NO_SHAPES, origin, chosen));
    }
    String rest = named.isPresent() ? null : layer;
    return Optional.of(
        new UnpackedFile(taken(archive, chosen, folder), MemberNames.baseName(chosen), rest));
  }

  /** The member that the table's layer names, rather than a layer within a member. */
  private Optional<String> named(List<String> shapefiles, List<String> tables) {
    return Optional.ofNullable(layer)
        .flatMap(
            name ->
                Layers.find(name, shapefiles)
                    .or(
                        () ->
                            tables.stream()
                                .filter(member -> MemberNames.isNamed(member, name))
                                .findFirst()));
  }

  /** Limited, as each member of a tar or a 7z is read from the beginning of the archive. */
  private static void refuseEmpty(int tried, URI origin) {
    if (tried == MOST_TRIED) {
      throw new BadItem(Notice.of(Notice.Code.EMPTY_MEMBERS, origin, tried));
    }
  }

  private static Path taken(Archive archive, String member, Path folder) throws IOException {
    try (InputStream in = archive.read(member)) {
      return copied(in, folder);
    }
  }

  /** A nested archive is not inspected. */
  private static Layers.Content content(Path copy, String name, URI origin) throws IOException {
    try {
      Magic magic = Magic.of(copy);
      if (Compressed.is(magic)
          || magic == Magic.SEVEN_ZIP
          || magic == Magic.TAR
          || (magic == Magic.ZIP && isContainer(copy, origin))) {
        return Layers.Content.PLACES;
      }
      if (TopoJson.is(copy)) {
        // Beside a table, its zones are mostly the background of a map.
        return Layers.Content.ROWS;
      }
      Table.Format format = FormatCheck.guess(copy, name, null);
      return content(new Table(copy, format, null, Table.Place.GUESSED, origin));
    } catch (BadItem e) {
      return Layers.Content.NONE;
    } finally {
      Files.delete(copy);
    }
  }

  private static boolean isContainer(Path copy, URI origin) throws IOException {
    try (Zip zip = Zip.open(copy, origin)) {
      return ArchiveMembers.isContainer(zip);
    }
  }

  private static Layers.Content content(Table table) throws IOException {
    if (Readers.isEmpty(table)) {
      return Layers.Content.NONE;
    }
    return switch (table.format()) {
      case CSV, XLSX, XLS, ODS, DBASE -> {
        try (RowReader reader = Readers.open(table, null, notice -> {})) {
          yield Layers.Content.of(reader.columns(), table.place());
        }
      }
      case JSON -> Layers.Content.ROWS; // its columns are only known row by row
      default -> Layers.Content.PLACES;
    };
  }

  private static Path copied(InputStream in, Path folder) throws IOException {
    Path copy = Files.createTempFile(folder, "member-", null);
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }
}
