package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.run.PortalReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {

  @ParameterizedTest
  @EnumSource(State.class)
  void onlyACompleteRunIsWell(State state) {
    assertThat(reports(run(state, 0), portal(0, null)).exitCode())
        .isEqualTo(state == State.COMPLETE ? ExitCode.WELL : ExitCode.FAILED);
  }

  @Test
  void whatFailedOrIsHeldOnAPortalIsNotWell() {
    RunReport well = run(State.COMPLETE, 0);
    Notice held = Notice.of(Code.PORTAL_HELD, 3, 4, "niort/ville");

    assertThat(reports(run(State.COMPLETE, 1), portal(0, null)).exitCode())
        .isEqualTo(ExitCode.FAILED);
    assertThat(reports(well, portal(1, held)).exitCode()).isEqualTo(ExitCode.FAILED);
    Reports waiting = reports(well, portal(0, held));
    assertThat(waiting.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(waiting.text(CommandTexts.in(Locale.FRENCH)))
        .contains("! niort/ville : 3 jeux de données sur 4 quitteraient");
  }

  @Test
  void whatStoppedAllIsSaidOnceWithTheirNames() {
    Notice reason = Notice.of(Code.HOST_NOT_FOUND, "geo.api.gouv.fr/communes");
    Reports reports =
        new Reports(
            "http://localhost:1/",
            List.of(failed("eau", reason), failed("arbres", reason)),
            List.of(portal(1, reason)),
            Descriptions.NONE);

    assertThat(reports.reasons(CommandTexts.in(Locale.FRENCH)))
        .contains("! niort/eau, niort/arbres, niort/ville : geo.api.gouv.fr/communes")
        .containsOnlyOnce("geo.api.gouv.fr");
  }

  private static RunReport failed(String source, Notice reason) {
    return new RunReport("niort", source, State.FAILED, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0.1, reason);
  }

  private static Reports reports(RunReport run, PortalReport portal) {
    return new Reports("http://localhost:1/", List.of(run), List.of(portal), Descriptions.NONE);
  }

  private static RunReport run(State state, long failed) {
    return new RunReport("niort", "eau", state, 5, 5, 0, 0, 0, 0, failed, 0, 2, 0.1, null);
  }

  private static PortalReport portal(long failed, @Nullable Notice reason) {
    return new PortalReport("niort/ville", 5, 0, 0, 0, failed, 0, 3, reason, List.of(), false);
  }
}
