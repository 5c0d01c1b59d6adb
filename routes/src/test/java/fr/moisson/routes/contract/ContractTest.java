package fr.moisson.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that every source gives to an officer, whatever its protocol. A new preset is tested
 * as soon as it has a recording.
 */
class ContractTest {

  /** After these faults the source cannot have been read, and must not be reported as read. */
  private static final Set<Fault> UNREADABLE =
      Set.of(
          Fault.UNAVAILABLE,
          Fault.TRUNCATED,
          Fault.SLOW,
          Fault.TOO_MANY_REQUESTS,
          Fault.ERROR_INSIDE_SUCCESS,
          Fault.HTML_INSIDE_SUCCESS);

  @TempDir private Path folder;

  /** All presets, or those named by {@code -Dmoisson.presets=a,b}. */
  static Stream<String> presets() {
    List<String> named = List.of(System.getProperty("moisson.presets", "").split(","));
    return Recording.presets().filter(name -> named.contains("") || named.contains(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void itsRecordingIsReplayedAndASecondRunFindsNothingChanged(String preset) {
    Recording recording = Recording.of(preset);
    try (Stage stage = new Stage(folder, recording)) {
      RunReport first = stage.harvest();

      assertThat(stage.producer().unknown()).as("requests that the recording lacks").isEmpty();
      assertThat(first.reason()).as(said(first, stage)).isNull();
      assertThat(first.state()).isEqualTo(State.COMPLETE);
      assertThat(stage.held())
          .as("\"datasets\" of the recording. " + said(first, stage))
          .hasSize(recording.datasets());
      assertThat(stage.rows())
          .as("\"rows\" of the recording. " + said(first, stage))
          .isEqualTo(recording.rows());
      assertThat(first.failed()).isZero();
      String told =
          stage.notices().stream()
              .map(notice -> notice.replaceFirst(".* ", ""))
              .distinct()
              .sorted()
              .collect(Collectors.joining(" "));

      RunReport second = stage.harvest();

      assertThat(second.state()).as(said(second, stage)).isEqualTo(State.COMPLETE);
      assertThat(second.created() + second.updated() + second.withdrawn() + second.failed())
          .as(said(second, stage))
          .isZero();
      assertThat(second.requests()).isLessThanOrEqualTo(first.requests());

      // The usual cost for a town: the next scheduled run, when some sources are due for a full
      // listing.
      stage.untilTheNextRun();
      RunReport planned = stage.harvest();

      assertThat(planned.state()).as(said(planned, stage)).isEqualTo(State.COMPLETE);
      assertThat(stage.held()).hasSize(recording.datasets());
      Costs.check(
          new Costs.Line(
              preset,
              first.requests(),
              planned.requests(),
              recording.datasets(),
              recording.rows(),
              told));
    }
  }

  /** A full listing is due, in which everything that is not listed counts as missing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void whateverIsWrongWithItsProducerNothingIsLost(String preset) {
    Recording recording = Recording.of(preset);
    try (Stage stage = new Stage(folder, recording)) {
      RunReport first = stage.harvest();
      assertThat(first.state()).as(said(first, stage)).isEqualTo(State.COMPLETE);
      List<String> held = stage.held();
      List<String> contents = stage.contents();
      for (Fault fault : Fault.values()) {
        stage.clock.passDays(8);
        stage.producer().breakDown(fault);

        RunReport run = stage.harvest();

        String said = fault + " " + said(run, stage);
        assertThat(run.withdrawn()).as(said).isZero();
        assertThat(stage.held()).as(said).isEqualTo(held);
        if (fault != Fault.OTHER_HOST) {
          assertThat(stage.contents()).as(said).isEqualTo(contents);
        }
        assertThat(run.failed()).as(said).isZero();
        assertThat(stage.notices()).as(said).noneMatch(notice -> notice.endsWith(" BUG"));
        if (UNREADABLE.contains(fault) && !held.isEmpty()) {
          assertThat(run.state()).as(said).isIn(State.FAILED, State.INCOMPLETE, State.HELD);
          assertThat(Messages.of(run.reason(), Locale.FRENCH)).as(said).isNotBlank();
        }
        if (fault == Fault.OTHER_HOST) {
          assertThat(stage.producer().asked())
              .as(said)
              .noneMatch(asked -> asked.contains("//" + Producer.OTHER_HOST));
        }
      }
      stage.producer().breakDown(Fault.NONE);
      stage.clock.passDays(8);

      RunReport healed = stage.harvest();

      assertThat(healed.state()).as(said(healed, stage)).isEqualTo(State.COMPLETE);
      assertThat(stage.held()).isEqualTo(held);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void anEntryThatComesTwiceIsStoredOnceAndTold(String preset) {
    Recording recording = Recording.of(preset);
    try (Stage stage = new Stage(folder, recording)) {
      RunReport run = stage.harvestTwiceEach();

      assertThat(stage.held()).as(said(run, stage)).hasSize(recording.datasets());
      assertThat(stage.notices())
          .filteredOn(notice -> notice.endsWith(" " + Code.DUPLICATE_IDENTIFIER))
          .as(said(run, stage))
          .hasSize(recording.datasets());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "SLOW", "TOO_MANY_REQUESTS"})
  void aFailureIsNamedAsWhatItIs(Fault fault) {
    try (Stage stage = new Stage(folder, Recording.of("georisques-cavites"))) {
      stage.producer().breakDown(fault);

      RunReport run = stage.harvest();

      assertThat(run.state()).isEqualTo(State.FAILED);
      assertThat(run.reason().code())
          .isEqualTo(
              switch (fault) {
                case UNAVAILABLE -> Code.HTTP_STATUS;
                case SLOW -> Code.TIMED_OUT;
                default -> Code.TOO_MANY_REQUESTS;
              });
    }
  }

  /** A description of a run, beginning with the reason for which it stopped. */
  private static String said(RunReport run, Stage stage) {
    String reason = run.reason() == null ? "" : Messages.of(run.reason(), Locale.ENGLISH) + " ";
    return reason + run + " " + stage.notices();
  }
}
