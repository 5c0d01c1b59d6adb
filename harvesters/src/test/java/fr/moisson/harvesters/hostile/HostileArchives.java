package fr.moisson.harvesters.hostile;

import static fr.moisson.harvesters.model.Notice.Code.COMPRESSION_BOMB;
import static fr.moisson.harvesters.model.Notice.Code.DAMAGED_ARCHIVE;
import static fr.moisson.harvesters.model.Notice.Code.MALFORMED;
import static fr.moisson.harvesters.model.Notice.Code.NOT_THE_FORMAT;
import static fr.moisson.harvesters.model.Notice.Code.PASSWORD_PROTECTED;
import static fr.moisson.harvesters.model.Notice.Code.TOO_MANY_MEMBERS;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.file.Zipped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Archives, and the two text formats that are archives. */
final class HostileArchives {

  private static final byte[] TREES = Valid.CSV.getBytes(UTF_8);

  static List<HostileFile> files() {
    return Stream.of(bombs(), names(), lies(), others(), described())
        .flatMap(List::stream)
        .toList();
  }

  private static HostileFile zip(String what, byte[] content) {
    return HostileFile.of("zip", what, "f.zip", content);
  }

  private static void zeros(OutputStream out, int megabytes) throws IOException {
    byte[] piece = new byte[1 << 20];
    for (int i = 0; i < megabytes; i++) {
      out.write(piece);
    }
  }

  private static byte[] nested(byte[] content, int times) {
    byte[] nested = content;
    for (int i = 0; i < times; i++) {
      nested = new Zipped().with(i + ".zip", nested).bytes();
    }
    return nested;
  }

  /** All members share the same bytes: little to read, but much to write. */
  private static byte[] overlapping(int members) {
    RawZip zip = new RawZip().with("0.csv", TREES);
    for (int i = 1; i < members; i++) {
      zip.with(i + ".csv", TREES, 0, 0, TREES.length, 0);
    }
    return zip.bytes();
  }

  private static List<HostileFile> bombs() {
    Zipped sixteen = new Zipped();
    byte[] zeros = new Zipped().with("0.csv", out -> zeros(out, 64)).bytes();
    for (int i = 0; i < 16; i++) {
      sixteen.with(i + ".zip", zeros);
    }
    Zipped many = new Zipped();
    for (int i = 0; i < 10_001; i++) {
      many.with(i + ".csv", "");
    }
    RawZip untold = new RawZip();
    for (int i = 0; i < 10_001; i++) {
      untold.with(i + ".csv", new byte[0]);
    }
    return List.of(
        zip("10,001 members that are told to be one", untold.bytes(1)).refused(TOO_MANY_MEMBERS),
        zip("10,001 members of a large archive", untold.bytes64()).refused(TOO_MANY_MEMBERS),
        zip("a large archive that is small", new RawZip().with("f.csv", TREES).bytes64())
            .gives(3, 0),
        zip("256 MB of NULs", new Zipped().with("f.csv", out -> zeros(out, 256)).bytes())
            .refused(COMPRESSION_BOMB),
        zip("16 zips of 64 MB each", sixteen.bytes()),
        zip("zips in one another", nested(new Zipped().with("f.csv", TREES).bytes(), 2))
            .gives(3, 0),
        zip("too many zips in one another", nested(new Zipped().with("f.csv", TREES).bytes(), 12))
            .refused(NOT_THE_FORMAT),
        zip("10,001 members", many.bytes()).refused(TOO_MANY_MEMBERS),
        zip("100 members of the same bytes", overlapping(100)),
        HostileFile.of(
                "XLSX",
                "256 MB of NULs",
                "f.xlsx",
                new Zipped()
                    .with("xl/workbook.xml", out -> zeros(out, 256))
                    .with("xl/_rels/workbook.xml.rels", out -> zeros(out, 256))
                    .bytes())
            .refused(MALFORMED, COMPRESSION_BOMB),
        HostileFile.of(
                "ODS",
                "256 MB of blanks",
                "f.ods",
                new Zipped()
                    .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                    .with("content.xml", out -> blanks(out, 256))
                    .bytes())
            .refused(MALFORMED, COMPRESSION_BOMB),
        HostileFile.of(
                "Shapefile",
                "256 MB of NULs",
                "f.zip",
                new Zipped()
                    .with("f.shp", out -> zeros(out, 256))
                    .with("f.dbf", out -> zeros(out, 256))
                    .bytes())
            .refused(NOT_THE_FORMAT, COMPRESSION_BOMB),
        HostileFile.of(
                "7z",
                "64 MB of NULs",
                folder -> {
                  byte[] bomb = Valid.sevenZip(folder, "f.csv", new byte[1 << 20], 64);
                  return Files.write(folder.resolve("f.7z"), bomb);
                })
            .refused(COMPRESSION_BOMB));
  }

  private static void blanks(OutputStream out, int megabytes) throws IOException {
    byte[] piece = " ".repeat(1 << 20).getBytes(UTF_8);
    for (int i = 0; i < megabytes; i++) {
      out.write(piece);
    }
  }

  private static List<HostileFile> names() {
    return Stream.of(
            "../../../../etc/f.csv",
            "/etc/f.csv",
            "..\\..\\windows\\f.csv",
            "C:\\f.csv",
            "a/../../../f.csv",
            "\u0007\u001b[31m\n.csv",
            "f\u0000.csv",
            "\u202Evsc.csv",
            "n".repeat(10_000) + ".csv",
            "con.csv",
            "-rf.csv",
            "$(touch x).csv")
        .map(
            name ->
                zip("a member named " + shown(name), new RawZip().with(name, TREES).bytes())
                    .gives(3, 0))
        .toList();
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
    return plain.substring(0, Math.min(30, plain.length()));
  }

  private static List<HostileFile> lies() {
    byte[] valid = new Zipped().with("arbres.csv", TREES).bytes();
    int link = 0120777;
    return List.of(
        zip(
            "a link to a file",
            new RawZip().with("f.csv", "/etc/passwd".getBytes(UTF_8), 0, link, 11, 0).bytes()),
        zip(
                "a member that is encrypted",
                new RawZip().with("f.csv", TREES, 1, 0, TREES.length, 0).bytes())
            .refused(PASSWORD_PROTECTED),
        zip("a size that is too small", new RawZip().with("f.csv", TREES, 0, 0, 10, 0).bytes()),
        zip("a size that is too large", new RawZip().with("f.csv", TREES, 0, 0, 1 << 30, 0).bytes())
            .refused(DAMAGED_ARCHIVE, NOT_THE_FORMAT),
        zip("a size below zero", new RawZip().with("f.csv", TREES, 0, 0, -1, 0).bytes())
            .refused(DAMAGED_ARCHIVE, NOT_THE_FORMAT),
        zip(
                "a place beyond its end",
                new RawZip()
                    .with("a.csv", TREES)
                    .with("f.csv", TREES, 0, 0, TREES.length, 1 << 30)
                    .bytes())
            .refused(DAMAGED_ARCHIVE),
        zip("more members than there are", new RawZip().with("f.csv", TREES).bytes(500)),
        zip("fewer members than there are", new RawZip().with("f.csv", TREES).bytes(0)),
        zip(
            "two members of one name",
            new RawZip().with("f.csv", TREES).with("f.csv", "x".getBytes(UTF_8)).bytes()),
        zip("words before it", Zipped.joined("et voici ".getBytes(UTF_8), valid)),
        zip("words behind it", Zipped.joined(valid, "et la suite".getBytes(UTF_8))),
        zip("no member", new Zipped().bytes()).refused(NOT_THE_FORMAT),
        zip("no directory", Arrays.copyOf(valid, valid.length - 60)).refused(DAMAGED_ARCHIVE),
        zip("the end alone", Arrays.copyOfRange(valid, valid.length - 22, valid.length)),
        zip("nothing but pictures", new Zipped().with("a.png", "x").with("b.jpg", "y").bytes())
            .refused(NOT_THE_FORMAT),
        zip("a member of nothing", new Zipped().with("f.csv", "").bytes()).gives(0, 0));
  }

  private static List<HostileFile> others() {
    return List.of(
        HostileFile.of(
                "tar",
                "a link to a file",
                folder -> {
                  byte[] tar =
                      Valid.tar(new TarArchiveEntry("f.csv", TarConstants.LF_SYMLINK), new byte[0]);
                  return Files.write(folder.resolve("f.tar"), tar);
                })
            .refused(NOT_THE_FORMAT),
        HostileFile.of(
                "tar",
                "a path that leads out, packed with gzip",
                folder -> {
                  byte[] tar = Valid.tar(new TarArchiveEntry("../../f.csv", true), TREES);
                  return Files.write(folder.resolve("f.tar.gz"), Zipped.gzip(tar));
                })
            .gives(3, 0),
        HostileFile.of(
                "7z",
                "a path that leads out",
                folder -> {
                  byte[] packed = Valid.sevenZip(folder, "../../f.csv", TREES);
                  return Files.write(folder.resolve("f.7z"), packed);
                })
            .gives(3, 0),
        HostileFile.of(
                "7z",
                "its first bytes alone",
                "f.7z",
                new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4})
            .refused(DAMAGED_ARCHIVE),
        HostileFile.of("rar", "not ours", "f.rar", "Rar!\u001a\u0007\u0000xxxx")
            .refused(NOT_THE_FORMAT));
  }

  private static List<HostileFile> described() {
    String meta = Valid.META;
    return List.of(
        darwinCore(
            "a file that leads out", meta.replace("occurrence.txt", "../../../../etc/passwd")),
        darwinCore("a file of this machine", meta.replace("occurrence.txt", "file:///etc/passwd")),
        darwinCore("a file on the network", meta.replace("occurrence.txt", "http://127.0.0.1:9/x")),
        darwinCore("no file", meta.replace("<location>occurrence.txt</location>", "")),
        darwinCore("an encoding that nobody knows", meta.replace("UTF-8", "klingon")).gives(2, 0),
        darwinCore("columns beyond all", meta.replace("index=\"3\"", "index=\"2147483648\"")),
        darwinCore("columns below zero", meta.replace("index=\"3\"", "index=\"-1\"")),
        darwinCore("10,000 columns", meta.replace("index=\"3\"", "index=\"9999\"")),
        darwinCore(
                "more lines of header than lines",
                meta.replace("ignoreHeaderLines=\"1\"", "ignoreHeaderLines=\"9999\""))
            .gives(0, 0),
        darwinCore("a separator of NUL", meta.replace("\\t", "&#xFFFD;")),
        darwinCore(
            "a separator of a quote",
            meta.replace("\\t", "&quot;")
                .replace("fieldsEnclosedBy=\"\"", "fieldsEnclosedBy='\"'")),
        darwinCore("a separator of a line break", meta.replace("\\t", "&#10;"))
            .refused(NOT_THE_FORMAT),
        darwinCore("no core", "<archive/>").gives(2, 0),
        darwinCore("no XML", "archive").gives(2, 0),
        darwinCore(
                "billion laughs",
                HostileXml.infected(meta, "occurrence.txt", HostileXml.BILLION_LAUGHS))
            .refused(MALFORMED),
        darwinCore(
                "a file by an entity",
                HostileXml.infected(meta, "occurrence.txt", HostileXml.OUTSIDE))
            .refused(MALFORMED),
        gtfs("no stop", "stop_id,stop_lat,stop_lon\n").gives(0, 0),
        gtfs("no byte", "").gives(0, 0),
        gtfs("a quote never closed", Valid.STOPS + "\"c,46.3,-0.4\nd,46.3,-0.4\n"),
        gtfs("places that are none", Valid.STOPS + "c,Fin,NaN,\nd,Fin,1e400,91\n").gives(4, 0));
  }

  private static HostileFile darwinCore(String what, String meta) {
    return HostileFile.of("Darwin Core", what, "f.zip", Valid.darwinCore(meta).bytes());
  }

  private static HostileFile gtfs(String what, String stops) {
    return HostileFile.of("GTFS", what, "f.zip", Valid.gtfs(stops).bytes());
  }

  private HostileArchives() {}
}
