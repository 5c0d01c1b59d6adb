package fr.moisson.routes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.model.RunReport.State;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import fr.moisson.harvesters.run.PortalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Towns merge and change their boundaries while the files of their producers stay the same. */
class RecutTest {

  private static final Commune NIORT = new Commune("79191", "Niort", "79", "75");
  private static final Commune FORS = new Commune("79125", "Fors", "79", "75");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    Path rows = folder.resolve("arbres.csv");
    Files.writeString(
        rows,
        "nom;insee;lon;lat\nà Niort;79191;;\nà Fors;79125;;\nau centre;;-0,5;46,2\n"
            + "au sommet;;-0,5;46,9\n");
    bench.source.lists("arbres").rows(rows, "v1");
    bench.territory = territory(47, "2026", NIORT, FORS);
    bench.harvest();
    assertThat(rowsKept()).isEqualTo(4);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() {
    assertThat(bench.harvest()).returns(0L, RunReport::read);
  }

  @Test
  void aBoundaryThatMovesByAVertexIsCutAlongAgain() {
    bench.territory = territory(46.8, "2026", NIORT, FORS);

    assertThat(bench.harvest()).returns(1L, RunReport::updated);
    assertThat(rowsKept()).isEqualTo(3);
    assertThat(bench.harvest()).returns(0L, RunReport::read);
  }

  /** As when the producer renames the columns: nobody would notice that the file grows old. */
  @Test
  void rowsThatCanNoLongerBePlacedAreNoCompleteRun() throws IOException {
    Path rows = Files.writeString(folder.resolve("sans-lieu.csv"), "nom;genre\nau centre;if\n");
    bench.source.rows(rows, "v2");

    for (int week = 0; week < 3; week++) {
      bench.clock.passDays(7);
      RunReport report = bench.harvest();
      assertThat(report).returns(State.INCOMPLETE, RunReport::state);
      assertThat(report.reason())
          .isNotNull()
          .returns(Code.ROWS_NOWHERE, Notice::code)
          .extracting(Notice::args, InstanceOfAssertFactories.LIST)
          .contains("nom, genre");
    }
    assertThat(bench.notices()).containsExactly("arbres ROWS_NOWHERE");
    assertThat(rowsKept()).isEqualTo(4);
  }

  /** A zone of a neighbour often reaches into the box of a small commune. */
  @Test
  void rowsOfTheBoxThatAllLieBesideTheTerritoryAreNoRows() throws IOException {
    Path rows = Files.writeString(folder.resolve("zones.csv"), "nom;lon;lat\nici;-0,5;46,2\n");
    bench.source.lists("arbres", "zones").rows(rows, "v2").askedByBox();
    bench.harvest();
    Files.writeString(rows, "nom;lon;lat\nà côté;-0,95;46,9\n");
    bench.source.lists("arbres", "bois").rows(rows, "v3");

    RunReport report = bench.harvest();

    assertThat(report).returns(2L, RunReport::read).returns(0L, RunReport::rejected);
    assertThat(bench.notices()).contains("arbres EMPTIED").noneMatch(one -> one.contains("bois"));
    assertThat(bench.held()).contains("arbres");
  }

  @Test
  void theRowsOfACommuneThatLeavesLeaveWithIt() {
    bench.territory = territory(47, "2026", NIORT);

    assertThat(bench.harvest()).returns(1L, RunReport::updated);
    assertThat(rowsKept()).isEqualTo(3);
  }

  @Test
  void theRowsOfACommuneThatMergesStayUnderItsFormerCode() {
    Commune merged = new Commune("79191", "Niort", "79", "75", "", 0, List.of("79125"), null);
    bench.territory = territory(47, "2027", merged);

    assertThat(bench.harvest()).returns(1L, RunReport::updated);
    assertThat(rowsKept()).isEqualTo(4);
    assertThat(bench.sql.column("SELECT content FROM dataset").get(0))
        .contains("\"contourVintage\":\"2027\"");
  }

  /** Files are cut again when their source is harvested; until then, the old ones remain. */
  @Test
  void aTerritoryOfAnotherCodeEmptiesNoPortal() {
    assertThat(bench.reconcile(bench.territory, true)).returns(1L, PortalReport::created);
    bench.territory = Bench.NIORT;

    PortalReport report = bench.reconcile(bench.territory, true);

    assertThat(report).returns(0L, PortalReport::withdrawn).returns(1L, PortalReport::unchanged);
    assertThat(report.remarks())
        .extracting(remark -> remark.notice().code())
        .containsExactly(Code.PORTAL_AWAITS_CUT);
    assertThat(bench.portal.shown()).hasSize(1);
    bench.harvest();
    assertThat(bench.reconcile(bench.territory, true).remarks()).isEmpty();
    assertThat(bench.portal.shown()).hasSize(1);
  }

  /** While its portal was out of the file, files that changed were not cut for the commune. */
  @Test
  void thePortalOfACommuneThatIsAddedAgainKeepsWhatItShows() throws IOException {
    bench.communes = List.of(Bench.NIORT);
    bench.harvest();
    assertThat(bench.reconcile(Bench.NIORT, false)).returns(1L, PortalReport::created);
    bench.communes = List.of();
    Path rows = Files.writeString(folder.resolve("v2.csv"), "nom;insee;lon;lat\nici;79191;;\n");
    bench.source.lists("arbres").rows(rows, "v2");
    bench.harvest();

    PortalReport report = bench.reconcile(Bench.NIORT, false);

    assertThat(report).returns(0L, PortalReport::withdrawn).returns(1L, PortalReport::unchanged);
    assertThat(report.remarks())
        .extracting(remark -> remark.notice().code())
        .containsExactly(Code.PORTAL_AWAITS_CUT);
    bench.communes = List.of(Bench.NIORT);
    bench.harvest();
    assertThat(bench.reconcile(Bench.NIORT, false).remarks()).isEmpty();
    assertThat(bench.portal.shown()).hasSize(1);
  }

  @Test
  void aDatasetWithoutRowsOfTheCommuneLeavesItsPortal() throws IOException {
    bench.communes = List.of(Bench.NIORT);
    bench.source.lists("arbres", "zones").rows(folder.resolve("arbres.csv"), "v3");
    bench.harvest();
    assertThat(bench.reconcile(Bench.NIORT, false)).returns(2L, PortalReport::created);
    Path rows = Files.writeString(folder.resolve("v4.csv"), "nom;insee;lon;lat\nà Fors;79125;;\n");
    bench.source.lists("arbres").rows(rows, "v4");
    bench.harvest();

    PortalReport report = bench.reconcile(Bench.NIORT, false);

    assertThat(report).returns(1L, PortalReport::withdrawn);
    assertThat(report.remarks()).isEmpty();
  }

  private int rowsKept() {
    String dataset = bench.sql.column("SELECT content FROM dataset").get(0);
    return Integer.parseInt(dataset.replaceAll("(?s).*?\"rowsOut\":(\\d+).*", "$1"));
  }

  /**
   * A triangular territory.
   *
   * @param top latitude of the upper vertex
   */
  private static Territory territory(double top, String vintage, Commune... communes) {
    Coordinate[] ring = {
      new Coordinate(-1, 46),
      new Coordinate(0, 46),
      new Coordinate(-0.5, top),
      new Coordinate(-1, 46)
    };
    Geometry contour = new GeometryFactory().createPolygon(ring);
    return new Territory(
        Kind.EPCI, "200041317", "CA du Niortais", List.of(communes), contour, vintage);
  }
}
