package fr.moisson.harvesters.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file holds, its conversion ends in rows and notices, or in a message that names the
 * file and the cause, in bounded time and memory, and leaves nothing behind.
 */
class HostileFilesTest {

  /** A timeout against endless conversions, not a performance limit. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Names of classes, which mean nothing to an officer. */
  private static final Pattern OF_PROGRAMS =
      Pattern.compile(
          "\\b(java|org|com|fr|net|de)\\.[a-z]+\\.|\\w+(Exception|Error)\\b|@[0-9a-f]{5}");

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  /**
   * Temporary files of a conversion, but not the folders of other programs of ours on this machine.
   */
  private static final Pattern OF_OURS = Pattern.compile("moisson-.*\\.(member|texts|ends)");

  @TempDir Path folder;

  static List<HostileFile> files() throws Exception {
    return Stream.of(
            HostileTexts.files(),
            HostileDisguises.files(),
            HostileGeometries.files(),
            HostileJson.files(),
            HostileXml.files(),
            HostileTables.files(),
            HostileLayers.files(),
            HostileArchives.files(),
            HostileMembers.files(),
            Damaged.files(2026, 3))
        .flatMap(List::stream)
        .toList();
  }

  /** Each format must have as many hostile files as the project requires. */
  @Test
  void thereAreManyOfThem() throws Exception {
    assertThat(files()).hasSizeGreaterThan(450);
    assertThat(files()).extracting(HostileFile::toString).doesNotHaveDuplicates();
  }

  @Test
  @Tag("bench")
  void aLineOfOneGigabyteIsRefused() throws Exception {
    endsInRowsOrInAMessage(
        HostileFile.of("CSV", "a line of 1 GB", given -> HostileTexts.line(given, 1024))
            .refused(Notice.Code.MALFORMED));
  }

  @ParameterizedTest
  @Tag("bench")
  @MethodSource("thousands")
  void soDoThousandsMore(HostileFile hostile) throws Exception {
    endsInRowsOrInAMessage(hostile);
  }

  static List<HostileFile> thousands() throws Exception {
    return Damaged.files(1, 60);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void endsInRowsOrInAMessage(HostileFile hostile) throws Exception {
    Path given = Files.createDirectory(folder.resolve("given"));
    Path file = hostile.making().in(given);
    Set<Path> before = everywhere();

    for (List<Territory> territories : List.of(List.<Territory>of(), List.of(Places.niortais()))) {
      Path work = Files.createDirectory(folder.resolve("work" + territories.size()));
      Path out = Files.createDirectory(folder.resolve("out" + territories.size()));
      Conversion made =
          assertTimeoutPreemptively(PATIENCE, () -> Conversion.of(file, territories, work, out));

      checkMessages(file, made);
      checkEnd(hostile, made, territories.isEmpty());
      checkFiles(out, made);
    }

    Set<Path> left = everywhere();
    assertThat(left).containsAll(before.stream().filter(one -> one.startsWith(folder)).toList());
    left.removeAll(before);
    // Tests of the other process have temporary files as well, which are deleted soon.
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          while (left.stream().anyMatch(Files::exists)) {
            Thread.onSpinWait();
          }
        },
        () -> "left behind: " + left);
  }

  private static void checkMessages(Path file, Conversion made) {
    if (made.refusal() != null) {
      assertThat(Messages.of(made.refusal(), Locale.FRENCH))
          .contains(String.valueOf(file.getFileName()));
    }
    Stream.concat(made.notices().stream(), Stream.ofNullable(made.refusal()))
        .flatMap(
            notice -> Stream.of(Locale.FRENCH, Locale.ENGLISH).map(one -> Messages.of(notice, one)))
        .forEach(text -> assertThat(text).doesNotContainPattern(OF_PROGRAMS).hasSizeLessThan(2000));
  }

  private static void checkEnd(HostileFile hostile, Conversion made, boolean isWhole) {
    boolean isNowhere = made.refusal() != null && made.refusal().code() == Notice.Code.ROWS_NOWHERE;
    if (hostile.end() instanceof HostileFile.Rows rows && (isWhole || !isNowhere)) {
      assertThat(made.refusal()).isNull();
      Receipt receipt = made.portion().receipt();
      assertThat(receipt.broken()).isEqualTo(rows.broken());
      assertThat(receipt.rowsIn()).isEqualTo(rows.good() + rows.broken());
      if (isWhole) {
        assertThat(receipt.rowsOut()).isEqualTo(rows.good());
      }
    }
    if (hostile.end() instanceof HostileFile.Refusal refusal) {
      assertThat(made.refusal())
          .as(hostile.toString())
          .isNotNull()
          .extracting(Notice::code)
          .isIn(refusal.codes());
    }
  }

  /** Checks that there are files exactly where there are rows. */
  private static void checkFiles(Path out, Conversion made) throws IOException {
    Set<String> expected =
        made.portion() == null
            ? Set.of()
            : Stream.concat(
                    made.portion().files().stream().map(one -> one.path()),
                    Stream.ofNullable(made.portion().descriptor()))
                .collect(Collectors.toUnmodifiableSet());
    try (Stream<Path> found = Files.list(out)) {
      assertThat(found.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** All places where a file might be left, except the work and output folders. */
  private Set<Path> everywhere() throws IOException {
    Set<Path> found = new TreeSet<>();
    try (Stream<Path> near = Files.walk(folder.resolve("given"));
        Stream<Path> temporary = Files.list(TEMPORARY)) {
      near.forEach(found::add);
      temporary
          .filter(file -> OF_OURS.matcher(file.getFileName().toString()).matches())
          .forEach(found::add);
    }
    return found;
  }
}
