package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.NEXT_WEEK;
import static fr.moisson.routes.store.Bench.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Catalogue.Missing;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.RunReport.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Datasets that leave the catalogue and come back. Tested with both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class WithdrawalsTest {

  @Parameter Engine engine;
  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(engine.open(folder));
  }

  @Test
  void onlyDatasetsOfTheRunsOwnSourceAndTerritoryCanBeMissing() {
    bench.store(bench.run(), "a", "Arbres");
    for (DatasetId other :
        List.of(new DatasetId("niort", "ckan", "b"), new DatasetId("fors", "udata", "c"))) {
      long run = bench.catalogue.open(other.territory(), other.source(), 0, false, MONDAY);
      bench.catalogue.store(run, Dataset.draft(other, "Titre").build(), List.of(), MONDAY);
    }
    long run = bench.run();
    bench.catalogue.markMissing(run, MONDAY);

    assertThat(bench.catalogue.missing(run))
        .isEqualTo(new Missing(1, 1, List.of("Arbres"), Map.of()));
    assertThat(bench.catalogue.withdraw(run, MONDAY, TUESDAY).count()).isOne();
    assertThat(bench.sql.held()).containsExactly("b", "c");
  }

  @Test
  void whatIsMissingGoesAfterTheGracePeriodAndNotBefore() {
    bench.store(bench.run(), "a", "Arbres");
    long run = bench.run();
    bench.catalogue.markMissing(run, MONDAY);
    bench.catalogue.markMissing(run, TUESDAY);

    assertThat(bench.catalogue.withdraw(run, MONDAY.minusMillis(1), NEXT_WEEK).count()).isZero();
    assertThat(bench.catalogue.withdraw(run, MONDAY, NEXT_WEEK).count()).isOne();
    assertThat(bench.catalogue.withdraw(run, MONDAY, NEXT_WEEK).count()).isZero();
    assertThat(bench.sql.datasetEvents()).containsExactly("dataset.created", "dataset.withdrawn");
  }

  @Test
  void whatComesBackIsNotMissingAnyMore() {
    bench.store(bench.run(), "a", "Arbres");
    bench.store(bench.run(), "b", "Bois");
    bench.catalogue.markMissing(bench.run(), MONDAY);
    long back = bench.run();
    bench.store(back, "a", "Arbres");
    bench.store(back, "b", "Bois, autrement");
    long gone = bench.run();
    bench.catalogue.markMissing(gone, TUESDAY);

    assertThat(bench.catalogue.withdraw(gone, MONDAY, NEXT_WEEK).count()).isZero();
    assertThat(bench.catalogue.withdraw(gone, TUESDAY, NEXT_WEEK).count()).isEqualTo(2);
  }

  @Test
  void approvingLetsGoWhatTheLastHeldRunDidNotList() {
    bench.storeThree();
    long held = bench.run();
    bench.store(held, "a", "Arbres");
    bench.end(held, State.HELD, null, false);

    assertThat(bench.catalogue.approve("niort", "udata", TUESDAY).count()).isEqualTo(2);
    assertThat(bench.catalogue.approve("niort", "udata", TUESDAY).count()).isZero();
    assertThat(bench.sql.held()).containsExactly("a");
    assertThat(bench.sql.datasetEvents()).endsWith("dataset.withdrawn", "dataset.withdrawn");
  }

  @Test
  void thereIsNothingToApproveOnceTheSourceHasComeBack() {
    bench.storeThree();
    bench.end(bench.run(), State.HELD, null, false);
    long back = bench.run();
    bench.store(back, "a", "Arbres");
    bench.end(back, State.COMPLETE, null, true);

    assertThat(bench.catalogue.approve("niort", "udata", TUESDAY).count()).isZero();
  }

  @Test
  void aReplayOrAFailureAfterTheHeldRunLeavesTheApprovalOpen() {
    bench.storeThree();
    bench.end(bench.run(), State.HELD, null, false);
    long replay = bench.run();
    bench.store(replay, "a", "Arbres");
    bench.end(replay, State.COMPLETE, null, false);
    bench.end(bench.run(), State.FAILED, null, false);

    assertThat(bench.catalogue.approve("niort", "udata", TUESDAY).count()).isEqualTo(2);
    assertThat(bench.sql.held()).containsExactly("a");
  }

  @Test
  void aRunStillGoingOnSavesWhatItHasListedFromAnApprovalGivenMeanwhile() {
    bench.storeThree();
    bench.end(bench.run(), State.HELD, null, false);
    bench.store(bench.run(), "b", "Bois");

    assertThat(bench.catalogue.approve("niort", "udata", TUESDAY).count()).isEqualTo(2);
    assertThat(bench.sql.held()).containsExactly("b");
  }

  @Test
  void anApprovalIsForOneSourceOfOneTerritory() {
    bench.storeThree();
    bench.end(bench.run(), State.HELD, null, false);

    assertThat(bench.catalogue.approve("niort", "ckan", TUESDAY).count()).isZero();
    assertThat(bench.catalogue.approve("fors", "udata", TUESDAY).count()).isZero();
    assertThat(bench.sql.held()).hasSize(3);
  }

  @Test
  void restoringTakesBackTheLatestWithdrawalsAndThenTheOnesBefore() {
    bench.storeThree();
    long run = bench.run();
    bench.store(run, "b", "Bois");
    bench.store(run, "c", "Cours");
    bench.catalogue.markMissing(run, MONDAY);
    bench.catalogue.withdraw(run, MONDAY, MONDAY);
    long later = bench.run();
    bench.catalogue.markMissing(later, TUESDAY);
    bench.catalogue.withdraw(later, TUESDAY, TUESDAY);

    assertThat(bench.catalogue.restore("niort", "udata", NEXT_WEEK).count()).isEqualTo(2);
    assertThat(bench.sql.held()).containsExactly("b", "c");
    assertThat(bench.catalogue.restore("niort", "udata", NEXT_WEEK).count()).isOne();
    assertThat(bench.catalogue.restore("niort", "udata", NEXT_WEEK).count()).isZero();
    assertThat(bench.sql.held()).containsExactly("a", "b", "c");
  }

  @Test
  void theGracePeriodOfARestoredDatasetStartsAfresh() {
    bench.store(bench.run(), "a", "Arbres");
    bench.withdrawAll();
    bench.catalogue.restore("niort", "udata", NEXT_WEEK);
    long run = bench.run();
    bench.catalogue.markMissing(run, NEXT_WEEK.plusSeconds(60));

    assertThat(bench.catalogue.withdraw(run, NEXT_WEEK.minusMillis(1), NEXT_WEEK).count()).isZero();
    assertThat(bench.catalogue.withdraw(run, NEXT_WEEK, NEXT_WEEK).count()).isOne();
  }
}
