package fr.moisson.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainWay;
import fr.moisson.connectors.sftp.SftpStandIn;
import fr.moisson.harvesters.formats.FormatCheck;
import fr.moisson.harvesters.formats.file.Zipped;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroppedFilesTest {

  private static final String DATASET =
      """
      , "dataset": {"title": "%s", "description": "Le fichier {fichier}.",
        "keywords": ["{fichier}"], "licence": "lov2", "publisher": {"name": "Association"}}}
      """;
  private static final String ROWS = "nom;lon;lat\nif;-0.4;46.3\n";

  @TempDir Path folder;
  @TempDir Path work;
  private Path depot;
  private static final Territory NIORTAIS = Niortais.of("79191");

  private final List<Notice> told = new ArrayList<>();

  @BeforeEach
  void drop() throws IOException {
    depot = Files.createDirectories(folder.resolve("depot"));
    write("arbres.csv", ROWS);
    write("haies.geojson", "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}");
    write("vide.csv", "");
    new Zipped().with("b.csv", ROWS).with("a.csv", ROWS).in(depot, "mares.zip");
  }

  @Test
  void eachFileOfAFolderIsADataset() throws IOException {
    write("~$arbres.xlsx", "x");
    write(".cache.csv", ROWS);
    write("neuf.csv.part", ROWS);
    write("Thumbs.db", "x");
    write("desktop.ini", "x");
    Files.createDirectories(depot.resolve("sous-dossier"));
    Path secret = Files.writeString(folder.resolve("secret.csv"), ROWS);
    Files.createSymbolicLink(depot.resolve("lien.csv"), secret);

    FilesSource source = bound("{\"path\": \"depot\"", "Inventaire {fichier}");
    List<RawItem> items = source.fetch(run(null)).toList();

    assertThat(items)
        .extracting(RawItem::remoteId)
        .containsExactly("arbres", "haies", "mares", "vide");
    assertThat(dataset(source, items.get(0)).title()).isEqualTo("Inventaire arbres");
    assertThat(dataset(source, items.get(0)).description()).isEqualTo("Le fichier arbres.");
    assertThat(dataset(source, items.get(0)).keywords()).containsExactly("arbres");
    assertThat(dataset(source, items.get(0)).distributions()).isEmpty();
    Table zipped = source.table(items.get(2)).orElseThrow();
    assertThat(zipped.format()).isEqualTo(Table.Format.CSV);
    assertThat(zipped.file()).hasParent(work).hasContent(ROWS.strip());
    assertThat(zipped.origin()).isEqualTo(URI.create("file:mares.zip"));
    assertThat(told).extracting(Notice::code).containsExactly(Notice.Code.LAYER_CHOSEN);
  }

  @Test
  void aFileOfZeroBytesIsThereAndSaysSo() {
    FilesSource source = bound("{\"path\": \"depot/*.csv\"", "t");
    List<RawItem> items = source.fetch(run(null)).toList();

    refused(source, items.get(1), "vide", Notice.Code.NO_ROWS);
  }

  @Test
  void aHeaderAloneIsAFileThatIsThereAndEmpty() throws IOException {
    write("arbres.csv", "nom;lon;lat\n");
    Run run = run(null);

    assertThat(bound("{\"path\": \"depot/a*\"", "t").fetch(run)).isEmpty();
    assertThat(run.empty()).containsExactly("arbres");
    assertThat(told).containsExactly(Notice.of(Notice.Code.NO_ROWS, "arbres.csv"));
  }

  @Test
  void filesOfOneStemAreToldApartByTheirWholeNames() throws IOException {
    write("arbres.geojson", "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}");
    write("frenes.csv.gz", ROWS);

    FilesSource source = bound("{\"path\": \"depot/{arbres,haies,frenes}*\"", "Inventaire");
    List<RawItem> items = source.fetch(run(null)).toList();

    assertThat(items)
        .extracting(RawItem::remoteId)
        .containsExactly("arbres.csv", "arbres.geojson", "frenes", "haies");
    assertThat(dataset(source, items.get(0)).title()).isEqualTo("Inventaire – arbres.csv");
  }

  @Test
  void whatIsStillBeingWrittenStaysAsItWas() {
    FolderVisit.Found found = ofTwoLooks(5, 9);

    assertThat(found.fault()).isEqualTo(Notice.of(Notice.Code.FILE_BEING_WRITTEN, "arbres.csv"));
  }

  @Test
  void whatHasJustBeenDroppedIsReadIfItGrowsNoMore() {
    FolderVisit.Found found = ofTwoLooks(5, 5);

    assertThat(found.fault()).isNull();
    assertThat(found.readable().name()).isEqualTo("arbres.csv");
  }

  /** A file nearly two seconds old whose size differs between two visits. */
  private FolderVisit.Found ofTwoLooks(long before, long after) {
    Instant modified = Niortais.AT.minusMillis(1_999);
    Iterator<Long> sizes = List.of(before, after).iterator();
    Folder growing =
        new Folder() {
          @Override
          public List<Entry> list() {
            return List.of(new Entry("arbres.csv", sizes.next(), modified));
          }

          @Override
          public Path bring(Entry entry, Path into) {
            return depot.resolve(entry.name());
          }

          @Override
          public URI uri(String name) {
            return URI.create("file:" + name);
          }

          @Override
          public void close() {
            // nothing is held open
          }
        };
    return FolderVisit.all(growing, name -> true, run(null)).toList().get(0);
  }

  /** As old Windows shares leave it, and every accent where Java runs without a locale. */
  @Test
  void aFileWhoseNameCannotBeDecodedStaysAsItWas() throws IOException {
    write("for\uFFFDt.csv", "nom\nA\n");
    FilesSource source = bound("{\"path\": \"depot/f*t.csv\"", "t");
    Run run = run(null);

    List<RawItem> items = source.fetch(run).toList();

    assertThat(items).hasSize(1);
    refused(source, items.get(0), "for\uFFFDt", Notice.Code.FILE_NAME_UNDECODED);
    assertThat(run.stoppedEarly()).as("it may be any of those published").isTrue();
  }

  @Test
  void aGeoPackageOpenInAProgramStaysAsItWas() throws IOException {
    write("zones.gpkg", "SQLite format 3");
    write("zones.gpkg-shm", "");
    write("zones.gpkg-wal", "x");
    FilesSource source = bound("{\"path\": \"depot/z*\"", "t");
    FilesSource alone = bound("{\"path\": \"depot/zones.gpkg\"", "t");

    refused(source, only(source), "zones", Notice.Code.FILE_BEING_EDITED);
    refused(alone, only(alone), "zones", Notice.Code.FILE_BEING_EDITED);
  }

  @Test
  void theFilesOfAShapefileAreOneDataset() throws IOException {
    for (String ending : List.of("shp", "DBF", "prj", "cpg", "shp.xml")) {
      write("Lieux." + ending, ending);
    }
    List<DroppedFiles.Dropped> dropped =
        DroppedFiles.of(LocalFolder.of(depot).list(), DroppedFiles.wanted("path", "L*"));

    assertThat(dropped).extracting(DroppedFiles.Dropped::id).containsExactly("Lieux");
    assertThat(dropped.get(0).parts())
        .extracting(Folder.Entry::name)
        .containsExactly("Lieux.shp", "Lieux.DBF", "Lieux.cpg", "Lieux.prj", "Lieux.shp.xml");
    FolderVisit.Found found =
        FolderVisit.all(LocalFolder.of(depot), DroppedFiles.wanted("path", "L*.shp"), run(null))
            .findFirst()
            .orElseThrow();
    assertThat(FormatCheck.guess(found.readable().file(), "Lieux.shp", null))
        .isEqualTo(Table.Format.SHAPEFILE);
  }

  @Test
  void aFileThatNobodyMayReadCostsItselfOnly() {
    Folder folder = new Refusing(LocalFolder.of(depot));
    List<FolderVisit.Found> found =
        FolderVisit.all(folder, DroppedFiles.wanted("path", "{arbres,haies}*"), run(null)).toList();

    assertThat(found).extracting(FolderVisit.Found::id).containsExactly("arbres", "haies");
    assertThatThrownBy(() -> found.get(0).readable()).isInstanceOf(BadItem.class);
    assertThat(found.get(1).readable().name()).isEqualTo("haies.geojson");
  }

  private static void refused(FilesSource source, RawItem item, String id, Notice.Code code) {
    assertThat(item.remoteId()).isEqualTo(id);
    assertThatThrownBy(() -> dataset(source, item))
        .isInstanceOfSatisfying(
            BadItem.class, bad -> assertThat(bad.notice().code()).isEqualTo(code));
  }

  private RawItem only(FilesSource source) {
    List<RawItem> items = source.fetch(run(null)).toList();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  @Test
  void aPatternChoosesFilesAndTitlesTellThemApart() {
    FilesSource source =
        bound("{\"path\": \"depot/[am]*.{csv,zip}\", \"layer\": \"b\"", "Inventaire");
    List<RawItem> items = source.fetch(run(null)).toList();

    assertThat(items)
        .extracting(item -> dataset(source, item).title())
        .containsExactly("Inventaire – arbres", "Inventaire – mares");
    assertThat(told).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereMayComeLater() {
    assertThatThrownBy(() -> bound("{\"path\": \"absent/*.csv\"", "t").fetch(run(null)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void oneBadArchiveCostsItselfOnly() throws IOException {
    Files.write(depot.resolve("abime.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});

    FilesSource source = bound("{\"path\": \"depot\"", "t");
    List<RawItem> items = source.fetch(run(null)).toList();

    assertThat(items).hasSize(5);
    refused(source, items.get(0), "abime", Notice.Code.DAMAGED_ARCHIVE);
    assertThatThrownBy(() -> source.table(items.get(0))).isInstanceOf(BadItem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"path\": \"depot/*.csv\", \"id\": \"x\"",
        "{\"path\": \"a\", \"sftp\": {\"address\": \"sftp://h/\", \"user\": \"u\","
            + " \"password\": \"mot-de-la-boite\", \"hostKeys\":"
            + " [\"SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU\"]}",
        "{\"sftp\": {\"address\": \"sftp://h/\", \"user\": \"u\", \"password\": \"mot-de-la-boite\"}"
      })
  void optionsThatContradictOneAnotherAreRefused(String options) {
    assertThatThrownBy(() -> read(options, "t")).isInstanceOf(JsonMappingException.class);
  }

  @Test
  void ofAnSftpFolderOnlyWhatHasChangedIsBrought() throws IOException {
    Files.delete(depot.resolve("vide.csv"));
    try (SftpStandIn server = new SftpStandIn(folder)) {
      FilesSource source = sftp(server, "/depot/*.{csv,geojson}");

      Run first = run(null);
      assertThat(source.fetch(first).map(RawItem::remoteId)).containsExactly("arbres", "haies");
      assertThat(first.stoppedEarly()).isFalse();
      assertThat(server.read()).containsExactly("arbres.csv", "haies.geojson");

      Run second = run(first.marker().orElseThrow());
      assertThat(source.fetch(second)).isEmpty();
      assertThat(second.stoppedEarly()).isTrue();

      FileTime later = FileTime.from(Instant.parse("2026-12-01T08:00:00Z"));
      Files.setLastModifiedTime(depot.resolve("haies.geojson"), later);
      Run third = run(second.marker().orElseThrow());
      List<RawItem> changed = source.fetch(third).toList();
      assertThat(changed).extracting(RawItem::remoteId).containsExactly("haies");
      assertThat(dataset(source, changed.get(0)).modified()).isEqualTo("2026-12-01T08:00:00Z");
      assertThat(source.table(changed.get(0)).orElseThrow().origin())
          .isEqualTo(URI.create("sftp://127.0.0.1:" + server.port() + "/depot/haies.geojson"));

      Files.delete(depot.resolve("arbres.csv"));
      Run fourth = run(third.marker().orElseThrow());
      assertThat(source.fetch(fourth).map(RawItem::remoteId)).containsExactly("haies");
      assertThat(fourth.stoppedEarly()).as("what is missing must count").isFalse();
    }
  }

  @Test
  void aBadFileOfAnSftpFolderIsToldUntilItIsMended() throws IOException {
    write("page.csv", "<html>");
    try (SftpStandIn server = new SftpStandIn(folder)) {
      FilesSource source = sftp(server, "/depot/*.csv");

      Run first = run(null);
      assertThat(source.fetch(first).map(RawItem::remoteId))
          .containsExactly("arbres", "page", "vide");
      Run second = run(first.marker().orElseThrow());
      assertThat(source.fetch(second).map(RawItem::remoteId)).containsExactly("page", "vide");
      assertThat(second.stoppedEarly()).isTrue();
    }
  }

  @Test
  void aServerThatBreaksOffMakesNoListing() {
    try (SftpStandIn server = new SftpStandIn(folder)) {
      server.cut();
      Run run = run(null);

      assertThatThrownBy(() -> sftp(server, "/depot").fetch(run).toList())
          .isInstanceOf(Unavailable.class);
      assertThat(run.marker()).isEmpty();
    }
  }

  private FilesSource sftp(SftpStandIn server, String path) {
    return bound(
        """
        {"sftp": {"address": "%s", "user": "%s", "password": "%s", "hostKeys": ["%s"]}
        """
            .formatted(
                server.address(path), SftpStandIn.USER, SftpStandIn.PASSWORD, server.print()),
        "{fichier}");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(depot.resolve(name), content);
  }

  private static Dataset dataset(FilesSource source, RawItem item) {
    DatasetId id = new DatasetId("niort", "depot", item.remoteId());
    return source.map(id, item, NIORTAIS);
  }

  private Run run(String since) {
    return new Run(NIORTAIS, new PlainWay(), work, since, told::add, Niortais.AT);
  }

  private FilesSource bound(String options, String title) {
    try {
      return read(options, title);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private FilesSource read(String options, String title) throws JsonProcessingException {
    SimpleModule secrets = new SimpleModule().addDeserializer(Secret.class, new PlainSecrets());
    return new ObjectMapper()
        .registerModule(secrets)
        .setInjectableValues(new InjectableValues.Std().addValue("folder", folder))
        .readValue(options + DATASET.formatted(title), FilesSource.class);
  }

  /** A folder that refuses to open files, like another user's. */
  private record Refusing(Folder inner) implements Folder {

    @Override
    public List<Entry> list() {
      return inner.list();
    }

    @Override
    public Path bring(Entry entry, Path work) {
      if (entry.name().startsWith("a")) {
        throw new BadItem(Notice.of(Notice.Code.NO_SUCH_FILE, entry.name()));
      }
      return inner.bring(entry, work);
    }

    @Override
    public URI uri(String name) {
      return inner.uri(name);
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  private static final class PlainSecrets extends StdDeserializer<Secret> {
    PlainSecrets() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return new Secret(parser.getText());
    }
  }
}
