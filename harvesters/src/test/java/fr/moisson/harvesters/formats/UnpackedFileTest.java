package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.file.Archive;
import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.formats.shapefile.Shapes;
import fr.moisson.harvesters.formats.sheet.Sheets;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedFileTest {

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();

  @Test
  void theOneTableOfAnArchiveIsTakenOut() throws IOException {
    Path file =
        new Zipped()
            .with("../../../etc/export.csv", "a;b\n1;2\n")
            .with("lisez-moi.txt", "bonjour")
            .with("metadata.json", "{}")
            .with("__MACOSX/._export.csv", "x")
            .in(folder, "f.zip");

    UnpackedFile inner = unwrapped(file, null);

    assertThat(inner.name()).isEqualTo("export.csv");
    assertThat(inner.file().getParent()).isEqualTo(folder);
    assertThat(Files.readString(inner.file())).isEqualTo("a;b\n1;2\n");
    assertThat(notices).isEmpty();
  }

  @Test
  void ofSeveralTheFirstIsTakenUnlessOneIsNamed() throws IOException {
    Path file =
        new Zipped()
            .with("gtfs/stops.txt", "stop_id\n")
            .with("gtfs/agency.txt", "agency_id\n")
            .in(folder, "f.zip");

    assertThat(unwrapped(file, null).name()).isEqualTo("agency.txt");
    assertThat(notices)
        .containsExactly(
            Notice.of(
                Notice.Code.LAYER_CHOSEN,
                Reading.ORIGIN,
                "gtfs/agency.txt, gtfs/stops.txt",
                "gtfs/agency.txt"));
    for (String named : List.of("stops", "stops.txt", "gtfs/stops.txt")) {
      assertThat(unwrapped(file, named).name()).isEqualTo("stops.txt");
    }
    assertThatThrownBy(() -> unwrapped(file, "routes")).isInstanceOf(BadItem.class);
  }

  @Test
  void aTableWhoseRowsLieSomewhereComesBeforeAnother() {
    Zipped streets =
        new Zipped().with("a.csv", "rue;longueur\n1;2\n").with("b.csv", "x;y;a\n1;2;3\n");
    Zipped figures = new Zipped().with("a.csv", "rue;longueur\n1;2\n").with("b.csv", "v;w\n1;2\n");
    Zipped towns =
        new Zipped().with("a.csv", "code_insee;n\n79191;2\n").with("b.csv", "x;y\n1;2\n");

    assertThat(unwrapped(streets.in(folder, "s.zip"), null).name()).isEqualTo("b.csv");
    assertThat(unwrapped(figures.in(folder, "f.zip"), null).name()).isEqualTo("a.csv");
    assertThat(unwrapped(towns.in(folder, "t.zip"), null).name()).isEqualTo("a.csv");
  }

  @Test
  void occurrencesComeBeforeTheirPictures() {
    Path file =
        new Zipped()
            .with("export/multimedia.txt", "occurrenceID\tidentifier\n1\thttps://ville.example\n")
            .with("export/Occurrence.txt", "occurrenceID\tscientificName\n1\tPica pica\n")
            .in(folder, "f.zip");

    assertThat(unwrapped(file, null).name()).isEqualTo("Occurrence.txt");
  }

  @Test
  void aMemberWithoutRowsAndADescriptionArePassedOver() {
    Path file =
        new Zipped()
            .with("aa_schema.json", "{\"fields\":[{\"name\":\"a\"}]}")
            .with("a.csv", "a;b\n")
            .with("b.csv", "a;b\n1;2\n")
            .in(folder, "f.zip");

    assertThat(unwrapped(file, null).name()).isEqualTo("b.csv");
  }

  @Test
  void ofAGridInSevenZipInAZipTheLayerIsTaken() throws IOException {
    Path inner = packed("a_mart.csv", "a;b\n1;2\n", "dossier/Grille2019_a_met.csv", "a;b\n3;4\n");
    Path file = new Zipped().with("grille.7z", Files.readAllBytes(inner)).in(folder, "f.zip");

    assertThat(Files.readString(unwrapped(file, "a_met").file())).isEqualTo("a;b\n3;4\n");
    assertThat(Files.readString(unwrapped(inner, null).file())).isEqualTo("a;b\n1;2\n");
  }

  @Test
  void aSevenZipWhoseContentIsEncryptedSaysSo() throws IOException {
    Path file = folder.resolve("secret.7z");
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile(), "mot".toCharArray())) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("a.csv");
      out.putArchiveEntry(entry);
      out.write("a;b".getBytes(UTF_8));
      out.closeArchiveEntry();
    }

    refused(file, Notice.Code.PASSWORD_PROTECTED);
  }

  @Test
  void aSevenZipThatGrowsBeyondMeasureOrIsDamagedIsRefused() throws IOException {
    Path bomb = packed("a.csv", "0".repeat(60 << 20));
    refused(bomb, Notice.Code.COMPRESSION_BOMB);
    byte[] whole = Files.readAllBytes(bomb);
    refused(
        Reading.written(folder, "c.7z", Arrays.copyOf(whole, whole.length - 9)),
        Notice.Code.DAMAGED_ARCHIVE);
  }

  private Path packed(String... namesAndTexts) throws IOException {
    Path file = folder.resolve(namesAndTexts[0] + ".7z");
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(namesAndTexts[i]);
        out.putArchiveEntry(entry);
        out.write(namesAndTexts[i + 1].getBytes(UTF_8));
        out.closeArchiveEntry();
      }
    }
    return file;
  }

  @Test
  void archivesInArchivesAreOpenedToo() throws IOException {
    byte[] inner = Zipped.gzip("a;b\n1;2\n".getBytes(UTF_8));
    Path file = new Zipped().with("a.csv.gz", inner).in(folder, "f.zip");

    UnpackedFile unwrapped = unwrapped(file, "feuille");

    assertThat(unwrapped.name()).isEqualTo("a.csv");
    assertThat(unwrapped.layer()).as("nothing but a sheet can be meant").isEqualTo("feuille");
    assertThat(Files.readString(unwrapped.file())).startsWith("a;b");
  }

  @Test
  void formatsThatAreArchivesStayWhole() {
    Path sheet = Sheets.xlsx(folder, "", "a", "<row/>");
    Path shapes =
        new Zipped().with("a.shp", "").with("a.txt", "").with("style.json", "").in(folder, "a.zip");
    Path photos = new Zipped().with("a.jpg", "").in(folder, "b.zip");

    for (Path file : List.of(sheet, shapes, photos)) {
      assertThat(unwrapped(file, null).file()).isEqualTo(file);
    }
    assertThat(FormatCheck.guess(sheet, "x.csv", "text/csv")).isEqualTo(Table.Format.XLSX);
    assertThat(FormatCheck.guess(shapes, "x", null)).isEqualTo(Table.Format.SHAPEFILE);
  }

  @Test
  void otherKindsOfFilesAreCalledByTheirNames() {
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1};
    Path file = Reading.written(folder, "f.xls", old);
    Path pdf = Reading.written(folder, "f.pdf", "%PDF-1.7".getBytes(UTF_8));

    assertThat(FormatCheck.guess(file, "f.xls", null)).isEqualTo(Table.Format.CSV);
    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("damaged or incomplete");
    assertThatThrownBy(() -> Reading.of(Reading.table(pdf, Table.Format.CSV, Table.Place.GUESSED)))
        .hasMessageContaining("PDF");
    assertThat(message("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n"))
        .contains("Git LFS");
    assertThat(
            message(
                "<?xml version=\"1.0\"?><ows:ExceptionReport xmlns:ows=\"http://www.opengis.net/ows/1.1\">"
                    + "<ows:Exception><ows:ExceptionText>Unknown type</ows:ExceptionText>"))
        .contains("OGC ExceptionReport – Unknown type");
    assertThat(message("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<a> a dcat:Dataset .\n"))
        .contains("RDF (Turtle)");
    assertThat(message("<html><head><title>503</title><style>p {}</style></head><p>Panne"))
        .contains("a web page (“503 Panne”) instead of CSV");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0'?><wfs:WFS_Capabilities xmlns:wfs='http://www.opengis.net/wfs/2.0'/>",
        "<WMT_MS_Capabilities version='1.1.1'><Service/></WMT_MS_Capabilities>",
        "<!-- WMTS --><Capabilities xmlns='http://www.opengis.net/wmts/1.0'/>",
        "{\"currentVersion\": 11.1, \"id\": 0, \"name\": \"Arbres\", \"fields\": []}"
      })
  void theDescriptionOfAServiceIsNoData(String capabilities) {
    assertThat(message(capabilities)).contains("describes a service", "wfs-couches");
  }

  @ParameterizedTest
  @CsvSource({
    "zones.TAB, MapInfo TAB (.zip)",
    "ppr.gdb/a00000001.gdbtable, Geodatabase (Esri) (.zip)"
  })
  void mapsOfOtherProgramsAreToBeSavedAsMaps(String member, String name) {
    Path file = new Zipped().with("lisez-moi.pdf", "%PDF").with(member, "!table").in(folder, "f");

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad ->
                assertThat(bad.notice())
                    .isEqualTo(
                        Notice.of(
                            Notice.Code.UNREAD_FORMAT,
                            Reading.ORIGIN,
                            name,
                            "GeoPackage, GeoJSON, Shapefile (.zip)")));
  }

  @Test
  void whatGrowsBeyondMeasureIsRefused() {
    Path file =
        new Zipped()
            .with(
                "a.csv",
                out -> {
                  byte[] zeros = new byte[1 << 20];
                  for (int i = 0; i < 60; i++) {
                    out.write(zeros);
                  }
                })
            .in(folder, "f.zip");
    Path gzip = Reading.written(folder, "f.csv.gz", Zipped.gzip(new byte[60 << 20]));

    refused(file, Notice.Code.COMPRESSION_BOMB);
    refused(gzip, Notice.Code.COMPRESSION_BOMB);
  }

  @Test
  void anArchiveOfTooManyMembersIsRefused() {
    Zipped zip = new Zipped();
    for (int i = 0; i <= Archive.MOST_MEMBERS; i++) {
      zip.with(i + ".csv", "");
    }

    refused(zip.in(folder, "f.zip"), Notice.Code.TOO_MANY_MEMBERS);
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    byte[] content = new byte[5000];
    Arrays.fill(content, (byte) 'a');
    byte[] zip = new Zipped().with("a.csv", content).bytes();
    byte[] spoilt = zip.clone();
    Arrays.fill(spoilt, 40, 50, (byte) 0xFF);
    byte[] gzip = Zipped.gzip(content);

    refused(
        Reading.written(folder, "a", Arrays.copyOf(zip, zip.length - 30)),
        Notice.Code.DAMAGED_ARCHIVE);
    refused(Reading.written(folder, "b", spoilt), Notice.Code.DAMAGED_ARCHIVE);
    refused(
        Reading.written(folder, "c", Arrays.copyOf(gzip, gzip.length - 12)),
        Notice.Code.DAMAGED_ARCHIVE);
    refused(Reading.written(folder, "d", Arrays.copyOf(gzip, 4)), Notice.Code.DAMAGED_ARCHIVE);
  }

  @Test
  void oneVolumeOfASplitArchiveIsNotCalledDamaged() {
    byte[] start = {
      '7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 9, 9, 9, 9, 1, 0, 0, 0, 0
    };
    Path file = Reading.written(folder, "BDTOPO.7z.001", Arrays.copyOf(start, 3000));
    URI origin = file.toUri();

    assertThatThrownBy(
            () -> UnpackedFile.of(file, "BDTOPO.7z.001", origin, null, folder, notices::add))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad ->
                assertThat(bad.notice())
                    .isEqualTo(Notice.of(Notice.Code.VOLUME_OF_ARCHIVE, origin)));
  }

  private String message(String text) {
    Path file = Reading.written(folder, "f.csv", text.getBytes(UTF_8));
    return catchThrowable(
            () ->
                Reading.of(
                    Reading.table(
                        file, FormatCheck.guess(file, "f.csv", null), Table.Place.GUESSED)))
        .getMessage();
  }

  private void refused(Path file, Notice.Code code) {
    assertThatThrownBy(() -> unwrapped(file, null))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(code));
  }

  private UnpackedFile unwrapped(Path file, String layer) {
    String name = file.getFileName().toString();
    return UnpackedFile.of(file, name, Reading.ORIGIN, layer, folder, notices::add);
  }

  @Test
  void aTableBesideAShapefileIsTakenByItsName() throws IOException {
    Path file = folder.resolve("f.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("d/parcelles.csv", "d/parcelles.shp", "d/zones.csv")) {
        byte[] content = "essence;x\nIf;1\n".repeat(9).getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }

    assertThat(unwrapped(file, "parcelles.csv").name()).isEqualTo("parcelles.csv");
    assertThat(unwrapped(file, "zones").name()).isEqualTo("zones.csv");
    assertThat(unwrapped(file, "parcelles").name()).isEqualTo("parcelles.zip");
  }

  @Test
  void tablesBesideAShapefileInAZipAreTold() throws IOException {
    byte[] shp = Shapes.shp(1, Shapes.point(1, 434_921, 6_586_123));
    Zipped files =
        new Zipped()
            .with("d/arbres.shp", shp)
            .with("d/arbres.dbf", Shapes.dbf(0, UTF_8, List.of("A:C:3"), "If"))
            .with("d/bancs.csv", "x;y;a\n1;2;3\n")
            .with("style.json", "[{\"a\":1}]")
            .with("lisez-moi.csv", "a;b\n1;2\n")
            .with("lisez-moi.txt", "a;b\n1;2\n");
    Path file = files.in(folder, "f.zip");

    assertThat(unwrapped(file, null).name()).isEqualTo("arbres.zip");
    assertThat(notices)
        .containsExactly(
            Notice.of(
                Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "d/arbres, d/bancs.csv", "d/arbres"));
    assertThat(unwrapped(file, "bancs.csv").name()).isEqualTo("bancs.csv");
    Path outer =
        new Zipped()
            .with("a.csv", "v;w\n1;2\n")
            .with("b.zip", Files.readAllBytes(file))
            .in(folder, "g.zip");
    assertThat(unwrapped(outer, null).name()).isEqualTo("arbres.zip");
    Path empty = new Zipped().with("a.shp", "").with("b.csv", "a;b\n1;2\n").in(folder, "h.zip");
    assertThat(unwrapped(empty, null).name()).isEqualTo("b.csv");
    byte[] annex = Shapes.dbf(0, UTF_8, List.of("A:C:3"), "If", "Pin");
    Path uneven = new Zipped().with("a.shp", shp).with("b.dbf", annex).in(folder, "i.zip");
    assertThat(unwrapped(uneven, null).name()).isEqualTo("a.zip");
    assertThat(unwrapped(uneven, "b").name()).as("of other records").isEqualTo("b.dbf");
  }

  @Test
  void placesOfGoogleEarthAreATableOfAnArchive() throws IOException {
    String kml =
        "<kml><Placemark><Point><coordinates>-0.4,46.3</coordinates></Point></Placemark></kml>";
    Path places = new Zipped().with("doc.kml", kml).in(folder, "a.kmz");
    Path file =
        new Zipped()
            .with("a.csv", "v;w\n1;2\n")
            .with("b.kmz", Files.readAllBytes(places))
            .in(folder, "f.zip");

    assertThat(Files.readString(unwrapped(file, null).file())).isEqualTo(kml);
    assertThat(notices)
        .containsExactly(
            Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "a.csv, b.kmz", "b.kmz"));
  }

  @Test
  void aShapefileOfAnotherArchiveIsPackedAgain() throws IOException {
    Path file = folder.resolve("f.7z");
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
      for (String name : List.of("d/LISEZ.txt", "d/a.shp", "d/B.SHP", "d/B.DBF", "d/b_autre.dbf")) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        out.putArchiveEntry(entry);
        out.write(new byte[name.endsWith("SHP") ? 200 : 20]);
        out.closeArchiveEntry();
      }
    }

    UnpackedFile inner = unwrapped(file, null);

    try (Zip zip = Zip.open(inner.file(), Reading.ORIGIN)) {
      assertThat(zip.members()).containsExactly("B.shp", "B.dbf");
      assertThat(ArchiveMembers.format(zip)).contains(Table.Format.SHAPEFILE);
    }
    assertThat(notices)
        .containsExactly(
            Notice.of(Notice.Code.LAYER_CHOSEN, Reading.ORIGIN, "d/B, d/a, d/b_autre.dbf", "d/B"));
    assertThat(unwrapped(file, "a").name()).isEqualTo("a.zip");
  }

  @Test
  void theShapesOfAShapefileBringItsPartsAlong() throws IOException {
    byte[] shp = Shapes.shp(1, Shapes.point(1, 434_921, 6_586_123));
    Path shapes = Reading.written(folder, "Arbres.shp", shp);
    assertThat(unwrapped(shapes, null).file()).as("without columns").isEqualTo(shapes);

    Reading.written(folder, "arbres.DBF", Shapes.dbf(0, UTF_8, List.of("A:C:3"), "x"));
    Reading.written(folder, "Arbres.DBF", Shapes.dbf(0, UTF_8, List.of("A:C:3"), "If"));
    Reading.written(folder, "Arbres.prj", Shapes.LAMBERT_93.getBytes(UTF_8));
    Reading.written(folder, "Arbres2.prj", new byte[0]);
    UnpackedFile inner = unwrapped(shapes, null);

    assertThat(inner.name()).isEqualTo("Arbres.zip");
    Reading reading =
        Reading.of(
            new Table(
                inner.file(), Table.Format.SHAPEFILE, null, Table.Place.GUESSED, Reading.ORIGIN));
    assertThat(reading.values(0)).containsExactly(Map.entry("A", "If"));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(46.3, within(0.1));
  }

  @Test
  void aTableOfDbaseIsOneOfItsOwnUnlessShapesLieBesideIt() throws IOException {
    byte[] dbf = Shapes.dbf(0x57, UTF_8, List.of("A:C:3"), "If ");
    Path alone = new Zipped().with("d/b.dbf", dbf).with("d/a.pdf", "").in(folder, "a.zip");
    Path beside = new Zipped().with("c.csv", "a;b\n1;2\n").with("z.dbf", dbf).in(folder, "b.zip");
    Path file = Reading.written(folder, "b.dbf", dbf);

    assertThat(FormatCheck.guess(file, "b", null)).isEqualTo(Table.Format.DBASE);
    assertThat(unwrapped(alone, null).name()).isEqualTo("b.dbf");
    assertThat(notices).isEmpty();
    unwrapped(new Zipped().with("d/b.dbf", dbf).with("d/B.PRJ", "").in(folder, "e.zip"), null);
    assertThat(notices)
        .containsExactly(Notice.of(Notice.Code.NO_SHAPES, Reading.ORIGIN, "d/b.dbf"));
    assertThat(unwrapped(beside, "z").name()).isEqualTo("z.dbf");
    assertThat(
            unwrapped(
                    new Zipped().with("A.dbf", dbf).with("c.csv", "a;b\n1;2\n").in(folder, "d.zip"),
                    null)
                .name())
        .as("such tables are mostly annexes")
        .isEqualTo("c.csv");
    try (Zip zip =
        Zip.open(
            new Zipped().with("d/b.dbf", dbf).with("d/B.SHP", "").in(folder, "c.zip"),
            Reading.ORIGIN)) {
      assertThat(ArchiveMembers.tables(zip)).isEmpty();
    }
  }
}
