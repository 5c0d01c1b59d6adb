package fr.moisson.harvesters.formats.shapefile;

import fr.moisson.harvesters.formats.crs.CrsText;
import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.MemberNames;
import fr.moisson.harvesters.formats.file.Owned;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Layers;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Rows of one layer of a zip of Shapefiles, {@code .shp} and {@code .dbf} read in parallel: the
 * layer that the table names, else the first in alphabetical order.
 *
 * <p>Cases seen in the wild: no {@code .dbf}, no {@code .prj}, {@code .cpg} with {@code 1252} or
 * {@code UTF-8} for the same content, names in capitals, layers in folders.
 */
public final class ShapefileRows implements RowReader {

  private static final List<String> ENDINGS = List.of(".shp", ".shx", ".dbf", ".prj", ".cpg");

  private static final int LONGEST_SIDE_FILE = 20_000;

  private final Table table;
  private final Zip zip;
  private final ShpReader shapes;
  private final @Nullable DbfReader attributes;
  private final TableHead head;
  private final BrokenRows broken = BrokenRows.features();
  private long number;

  private ShapefileRows(
      Table table, Zip zip, ShpReader shapes, @Nullable DbfReader attributes, TableHead head) {
    this.table = table;
    this.zip = zip;
    this.shapes = shapes;
    this.attributes = attributes;
    this.head = head;
  }

  /**
   * @param zip closed with the rows, or if they cannot be opened
   */
  public static ShapefileRows open(Table table, Zip zip, Consumer<Notice> notices)
      throws IOException {
    return Owned.by(zip, () -> opened(table, zip, notices));
  }

  private static ShapefileRows opened(Table table, Zip zip, Consumer<Notice> notices)
      throws IOException {
    List<String> layers = layers(zip);
    if (layers.isEmpty()) {
      throw new BadItem(
          Notice.of(Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "– .shp"));
    }
    String layer = Layers.choose(table, layers, name -> content(zip, name), notices);
    String shapes = side(zip, layer, ".shp").orElseThrow();
    InputStream content = ShpIndex.ordered(zip, shapes, named(zip, layer(shapes), ".shx"));
    return Owned.by(content, () -> opened(table, zip, layer, content, notices));
  }

  private static ShapefileRows opened(
      Table table, Zip zip, String layer, InputStream content, Consumer<Notice> notices)
      throws IOException {
    ShpReader shapes = ShpReader.open(table, content);
    DbfReader attributes = attributes(table, zip, layer, notices);
    FileFacts facts =
        FileFacts.of(table.format())
            .withCrs(crs(table, zip, layer, notices), FileFacts.CrsFrom.FILE)
            .withLayer(layer);
    TableHead head =
        attributes == null ? TableHead.of(List.of(), Set.of(), facts) : attributes.head(facts);
    return new ShapefileRows(table, zip, shapes, attributes, head);
  }

  /** Names without extension, including folders, in alphabetical order. */
  public static List<String> layers(Archive archive) {
    return ending(archive, ".shp").map(ShapefileRows::layer).sorted().toList();
  }

  private static Stream<String> ending(Archive archive, String ending) {
    return archive.members().stream()
        .filter(MemberNames::isContent)
        .filter(name -> MemberNames.hasExtension(name, ending));
  }

  /** Whether a member is the dBASE file of a layer. */
  public static boolean isPart(Archive archive, String member) throws IOException {
    return isDbase(member)
        && (named(archive, layer(member), ".shp").isPresent() || misnamed(archive).isPresent());
  }

  /** Whether a member is the dBASE file of a layer whose shapes are missing. */
  public static boolean isWithoutShapes(Archive archive, String member) {
    return isDbase(member)
        && Stream.of(".prj", ".shx")
            .anyMatch(ending -> named(archive, layer(member), ending).isPresent());
  }

  private static boolean isDbase(String member) {
    return MemberNames.hasExtension(member, ".dbf");
  }

  private static String layer(String part) {
    return part.substring(0, part.length() - 4);
  }

  public static Layers.Content content(Archive archive, String layer) throws IOException {
    try (InputStream in = archive.read(side(archive, layer, ".shp").orElseThrow())) {
      byte[] start = in.readNBytes(ShpReader.HEADER + 1);
      return start.length > ShpReader.HEADER && !ShpReader.isMultipatch(start)
          ? Layers.Content.PLACES
          : Layers.Content.NONE;
    }
  }

  /** The file of a layer with this extension, else the one that is named as its dBASE file. */
  private static Optional<String> side(Archive archive, String layer, String ending)
      throws IOException {
    Optional<String> named = named(archive, layer, ending);
    return named.isPresent()
        ? named
        : misnamed(archive).flatMap(dbase -> named(archive, layer(dbase), ending));
  }

  private static Optional<String> named(Archive archive, String layer, String ending) {
    String name = layer + ending;
    return archive.members().stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /**
   * The only dBASE file, of another name than the only shapes. It must have as many records as
   * there are shapes, or it is another table.
   */
  private static Optional<String> misnamed(Archive archive) throws IOException {
    List<String> files = ending(archive, ".dbf").toList();
    List<String> shapes = ending(archive, ".shp").toList();
    boolean isMisnamed =
        files.size() == 1
            && shapes.size() == 1
            && !layer(files.get(0)).equalsIgnoreCase(layer(shapes.get(0)))
            && count(archive, files.get(0)) == count(archive, shapes.get(0));
    return isMisnamed ? Optional.of(files.get(0)) : Optional.empty();
  }

  /** Number of records or of shapes. */
  private static long count(Archive archive, String member) throws IOException {
    try (InputStream in = archive.read(member)) {
      return isDbase(member) ? DbfReader.count(in) : ShpReader.count(in);
    }
  }

  /** Zips one layer of another archive, which is read from its beginning for each file. */
  public static void repack(Archive archive, String layer, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (String ending : ENDINGS) {
        Optional<String> member = side(archive, layer, ending);
        if (member.isPresent()) {
          out.putNextEntry(new ZipEntry(MemberNames.stem(member.get()) + ending));
          try (InputStream in = archive.read(member.get())) {
            in.transferTo(out);
          }
        }
      }
    }
  }

  private static String text(Zip zip, String layer, String ending) throws IOException {
    Optional<String> member = side(zip, layer, ending);
    if (member.isEmpty()) {
      return "";
    }
    try (InputStream in = zip.read(member.get())) {
      byte[] content = in.readNBytes(LONGEST_SIDE_FILE);
      return new String(content, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    }
  }

  private static @Nullable String crs(Table table, Zip zip, String layer, Consumer<Notice> notices)
      throws IOException {
    String wkt = text(zip, layer, ".prj");
    // Without a .prj, no system is stated, and the values decide, as in other tables.
    Optional<String> declared = CrsText.declared(wkt);
    if (declared.filter(CrsText::isCode).isEmpty()
        && !wkt.isEmpty()
        && table.place().crs() == null) {
      notices.accept(Notice.of(Notice.Code.UNKNOWN_CRS, table.origin(), wkt));
    }
    return declared.orElse(null);
  }

  private static @Nullable DbfReader attributes(
      Table table, Zip zip, String layer, Consumer<Notice> notices) throws IOException {
    Optional<String> member = side(zip, layer, ".dbf");
    if (member.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.NO_ATTRIBUTES, table.origin(), layer + ".shp"));
      return null;
    }
    if (named(zip, layer, ".dbf").isEmpty()) {
      notices.accept(
          Notice.of(Notice.Code.ATTRIBUTES_MISNAMED, table.origin(), layer + ".shp", member.get()));
    }
    String stated = text(zip, layer, ".cpg");
    return DbfReader.open(table, () -> zip.read(member.get()), stated, notices);
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (shapes.next()) {
      number++;
      Map<String, String> values = attributes == null ? Map.of() : attributes.next();
      if (values == null) {
        throw uneven();
      }
      if (attributes == null || !attributes.isDeleted()) {
        try {
          Geometry geometry = shapes.geometry();
          return new Row(values, geometry, number);
        } catch (IllegalArgumentException e) {
          broken.add(number);
        }
      }
    }
    if (attributes != null && attributes.next() != null) {
      throw uneven();
    }
    return null;
  }

  /** The numbers of shapes and records differ, so that they cannot be matched. */
  private BadItem uneven() {
    return new BadItem(
        Notice.of(
            Notice.Code.NOT_THE_FORMAT,
            table.origin(),
            table.format(),
            ".shp ≠ .dbf (n° " + number + ")"));
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public BrokenRows broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    // The archive also closes the streams of its members.
    try (zip) {
      shapes.close();
    }
  }
}
