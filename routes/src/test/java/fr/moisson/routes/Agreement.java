package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Ledger;
import fr.moisson.harvesters.model.Ledger.Holding;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.SqlLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What must hold for a CKAN, the ledger, the catalogue and the source once everything is settled.
 */
record Agreement(CkanStandIn ckan, DataFolder data, String portal, String territory) {

  /**
   * @param source the titles, by identifier, in the source named {@code sourceName}
   */
  void isWhole(String sourceName, Map<String, String> source) throws IOException {
    noneIsTwice();
    try (Database database = Database.sqlite(data.databaseFile())) {
      Ledger ledger = new SqlLedger(database.jdbi());
      List<Holding> holdings = ledger.page(portal, territory, "", 10_000);
      noneIsLost(sourceName, source, holdings);
      for (Holding holding : holdings) {
        ledgerSaysWhatThePortalHolds(holding);
      }
      assertThat(ckan.datasets()).as("nothing that nobody knows of").hasSameSizeAs(holdings);
      for (Holding holding : holdings) {
        filesAreThere(holding.dataset());
      }
    }
  }

  private void noneIsTwice() {
    List<Held> held = ckan.datasets();
    assertThat(held).extracting(Held::name).doesNotHaveDuplicates();
    assertThat(held).extracting(one -> one.extra("guid")).doesNotContainNull();
    assertThat(held).extracting(one -> one.extra("guid")).doesNotHaveDuplicates();
    for (Held one : held) {
      assertThat(one.resources())
          .as("resources of " + one.name())
          .extracting(resource -> resource.path("moisson_id").asText())
          .doesNotHaveDuplicates();
    }
  }

  private void noneIsLost(String sourceName, Map<String, String> source, List<Holding> holdings) {
    assertThat(
            holdings.stream()
                .filter(Holding::isShown)
                .map(Holding::id)
                .filter(id -> id.source().equals(sourceName))
                .map(DatasetId::remoteId))
        .containsExactlyInAnyOrderElementsOf(source.keySet());
    source.forEach(
        (id, title) -> {
          Held held = byGuid(new DatasetId(territory, sourceName, id));
          assertThat(held.json().path("title").asText()).isEqualTo(title);
          assertThat(held.isPrivate()).as(title).isFalse();
        });
  }

  private void ledgerSaysWhatThePortalHolds(Holding holding) {
    Held held = byGuid(holding.id());
    assertThat(holding.remoteId().orElse(null)).isEqualTo(held.id());
    assertThat(holding.withdrawn()).as(held.name()).isEqualTo(held.isPrivate());
    assertThat(holding.withdrawn()).as(held.name()).isEqualTo(holding.dataset() == null);
    assertThat(held.isDeleted()).isFalse();
  }

  private Held byGuid(DatasetId id) {
    return ckan.datasets().stream()
        .filter(held -> id.key().equals(held.extra("guid")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not on the portal"));
  }

  private void filesAreThere(Dataset dataset) throws IOException {
    if (dataset == null) {
      return;
    }
    for (Distribution distribution : dataset.distributions()) {
      if (distribution instanceof Distribution.Extract extract) {
        Path file = data.files().resolve(extract.file());
        assertThat(file).exists();
        assertThat(Hashes.sha256(Files.readString(file))).isEqualTo(extract.sha256());
      }
    }
  }
}
