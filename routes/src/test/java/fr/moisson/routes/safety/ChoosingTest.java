package fr.moisson.routes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.DatasetFilter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choices of an officer among the datasets of a source, and changes of these choices. */
class ChoosingTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<DatasetFilter>> FILTERS = new TypeReference<>() {};

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.source.listsNumbered(10);
  }

  @Test
  void onlyWhatIsChosenIsHarvested() throws JsonProcessingException {
    bench.choice =
        choice(
            "{'only': [{'titles': 'Titre d1*'}, {'datasets': 'd7'}], 'except': [{'titles': '*10'}]}");

    RunReport report = bench.harvest();

    assertThat(bench.held()).containsExactly("d1", "d7");
    assertThat(report.state()).isEqualTo(State.COMPLETE);
    assertThat(report.rejected()).isEqualTo(8);
    assertThat(bench.notices()).hasSize(8).contains("d10 NOT_CHOSEN");
  }

  /** There is no grace period: the source has not failed, the officer has decided. */
  @Test
  void whatIsNotWantedAnyMoreGoesAtOnce() throws JsonProcessingException {
    bench.harvest();
    bench.choice = choice("{'except': [{'datasets': 'd3'}]}");

    assertThat(bench.harvest().withdrawn()).isEqualTo(1);
    assertThat(bench.held()).hasSize(9).doesNotContain("d3");
    assertThat(bench.notices())
        .contains("* DATASETS_LEFT_OUT")
        .doesNotContain("* DATASETS_WITHDRAWN");
  }

  /** A typing error must not empty a portal. */
  @Test
  void aChoiceThatLeavesMostOutIsHeld() throws JsonProcessingException {
    bench.harvest();
    bench.choice = choice("{'only': [{'titles': 'Titre d1'}]}");

    assertThat(bench.harvest().state()).isEqualTo(State.HELD);
    assertThat(bench.held()).hasSize(10);
    bench.approve();
    assertThat(bench.held()).containsExactly("d1");
  }

  @Test
  void whatIsWantedAgainComesBack() throws JsonProcessingException {
    bench.harvest();
    bench.choice = choice("{'except': [{'datasets': 'd3'}]}");
    bench.harvest();
    bench.choice = Choice.ALL;

    assertThat(bench.harvest().created()).isEqualTo(1);
    bench.source.listsNumbered(9);
    bench.harvest();
    assertThat(bench.held()).as("the wait of what the source lost begins now").hasSize(10);
  }

  /** A dataset left out in a run that was held back does not count as missing since then. */
  @Test
  void aChoiceTakenBackLeavesTheWaitAsItWas() throws JsonProcessingException {
    bench.harvest();
    bench.choice = choice("{'only': [{'titles': 'Titre d1'}]}");
    bench.harvest();
    bench.choice = Choice.ALL;
    bench.source.listsNumbered(9);

    assertThat(bench.harvest().withdrawn()).isZero();
    assertThat(bench.held()).hasSize(10);
  }

  @Test
  void wordsThatNothingMeetsAreTold() throws JsonProcessingException {
    bench.choice = choice("{'except': [{'titles': 'Titre d1'}, {'titles': 'Titer d2'}]}");

    bench.harvest();

    assertThat(bench.sql.column("SELECT args FROM notice WHERE code = 'CHOICE_UNMET'"))
        .containsExactly("[\"{ titles: [Titer d2] }\"]");
  }

  private static Choice choice(String written) throws JsonProcessingException {
    JsonNode lists = JSON.readTree(written.replace('\'', '"'));
    return Choice.of(
        JSON.convertValue(lists.get("only"), FILTERS),
        JSON.convertValue(lists.get("except"), FILTERS));
  }
}
