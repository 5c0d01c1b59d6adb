package fr.moisson.connectors.clms;

import static fr.moisson.connectors.clms.ClmsSite.NIORTAIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order over several days, and everything that may go wrong with it. */
class ClmsOrderTest {

  private static final ClmsSource TREES = ClmsSite.source(ClmsSite.key(), "Street Tree*");

  @TempDir Path folder;
  private ClmsSite site;

  @BeforeEach
  void open() {
    site = new ClmsSite(folder);
  }

  @Test
  void theFirstRunOrdersThePartInTheBoxAndListsTheDatasetMeanwhile() {
    RawItem item = site.harvest(TREES).get(0);

    assertThat(site.orders.path("1").path("Datasets"))
        .isEqualTo(
            ClmsSite.read(
                """
                [{"DatasetID": "u1", "DatasetDownloadInformationID": "v",
                  "OutputFormat": "Geojson", "OutputGCS": "EPSG:4326",
                  "BoundingBox": [-1.0, 47.0, 0.0, 46.0]}]"""));
    assertThat(site.told)
        .containsExactly(Notice.of(Code.EXTRACT_ORDERED, "Street Tree Layer 2021 ", "1"));
    assertThat(map(item).title()).isEqualTo("Street Tree Layer 2021 – CA du Niortais");
    assertThat(TREES.table(item)).isEmpty();
  }

  @Test
  void aLaterRunFetchesItAndNoneOrdersAgain() {
    site.harvest(TREES);
    pass(1);
    site.harvest(TREES);
    assertThat(site.ordersPlaced()).isZero();
    assertThat(site.told).extracting(Notice::code).containsExactly(Code.EXTRACT_ORDERED);

    site.finish("1");
    RawItem item = site.harvest(TREES).get(0);

    Table table = TREES.table(item).orElseThrow();
    assertThat(table.file()).hasContent(site.delivered);
    assertThat(table.format()).isEqualTo(Table.Format.GEOJSON);
    assertThat(table.origin())
        .isEqualTo(URI.create("https://clms.example/en/products/urban-atlas/street-tree-layer"));
    assertThat(site.ordersPlaced()).isZero();
    assertThat(site.told).isEmpty();
  }

  /** The delivered file is gone, but the extract made of it is in the catalogue. */
  @Test
  void afterThreeDaysWhatWeHoldStaysWithoutARequest() {
    delivered();
    pass(4);
    RawItem item = site.harvest(TREES).get(0);

    assertThat(fault(item))
        .isEqualTo(Notice.of(Code.EXTRACT_CURRENT, "Street Tree Layer 2021 ", "1"));
    assertThat(site.asked).allMatch(request -> request.contains("@search"));
  }

  @Test
  void aDatasetThatHasChangedIsOrderedAnewWhileTheOldExtractStays() {
    delivered();
    site.modified = "2026-03-02T08:00:00+00:00";
    pass(1);
    RawItem item = site.harvest(TREES).get(0);

    assertThat(site.ordersPlaced()).isOne();
    assertThat(fault(item))
        .isEqualTo(Notice.of(Code.EXTRACT_ORDERED, "Street Tree Layer 2021 ", "2"));

    site.finish("2");
    assertThat(TREES.table(site.harvest(TREES).get(0))).isPresent();
  }

  /**
   * The order is placed but its answer is lost: this run fails, and the next one finds the order.
   */
  @Test
  void anOrderWhoseAnswerWasLostIsFoundAgain() {
    site.answersGetLost = true;
    assertThatThrownBy(() -> site.harvest(TREES)).isInstanceOf(Unavailable.class);
    assertThat(site.memory).isNull();
    site.answersGetLost = false;
    pass(1);

    site.harvest(TREES);

    assertThat(site.ordersPlaced()).isZero();
    assertThat(site.told)
        .containsExactly(Notice.of(Code.EXTRACT_ORDERED, "Street Tree Layer 2021 ", "1"));
  }

  /** Storing the extract failed, so the file is fetched again while it is still available. */
  @Test
  void anExtractThatWasNotTakenIsFetchedAgain() {
    site.harvest(TREES);
    site.finish("1");
    assertThatThrownBy(
            () ->
                site.harvest(
                    TREES,
                    item -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(TREES.table(site.harvest(TREES).get(0))).isPresent();
    assertThat(site.ordersPlaced()).isZero();
  }

  @Test
  void aFileThatIsGoneBeforeWeHadItIsOrderedAnew() {
    site.harvest(TREES);
    site.finish("1");
    site.fileIsThere = false;
    pass(1);

    RawItem item = site.harvest(TREES).get(0);

    assertThat(site.ordersPlaced()).isOne();
    assertThat(TREES.table(item)).isEmpty();
    assertThat(site.told).extracting(Notice::code).containsExactly(Code.EXTRACT_ORDERED);
  }

  @Test
  void aNewEditionWhoseFileIsGoneIsOrderedAnewWhileTheOldExtractStays() {
    delivered();
    site.modified = "2026-03-02T08:00:00+00:00";
    pass(1);
    site.harvest(TREES);
    site.finish("2");
    site.fileIsThere = false;

    assertThat(fault(site.harvest(TREES).get(0)))
        .isEqualTo(Notice.of(Code.EXTRACT_ORDERED, "Street Tree Layer 2021 ", "3"));
  }

  @Test
  void aNewEditionThatCouldNotBeFetchedForThreeDaysIsOrderedAnew() {
    delivered();
    site.modified = "2026-03-02T08:00:00+00:00";
    pass(1);
    site.harvest(TREES);
    site.finish("2");
    site.isFileBroken = true;
    assertThatThrownBy(() -> site.harvest(TREES)).isInstanceOf(Unavailable.class);
    pass(4);

    assertThat(fault(site.harvest(TREES).get(0)))
        .isEqualTo(Notice.of(Code.EXTRACT_ORDERED, "Street Tree Layer 2021 ", "3"));
  }

  /** The metadata need no order: a refused key or a failed order must not lose them. */
  @Test
  void anOrderThatFailsCostsNoCardAndTouchesNoExtract() {
    site.answersGetLost = true;
    List<RawItem> cards = new ArrayList<>();
    assertThatThrownBy(() -> site.harvest(ClmsSite.source(ClmsSite.key(), "*"), cards::add))
        .isInstanceOf(Unavailable.class);
    assertThat(cards).extracting(RawItem::remoteId).containsExactly("u1", "u2");
    assertThat(map(cards.get(0)).title()).startsWith("Street Tree Layer");

    site.answersGetLost = false;
    delivered();
    site.modified = "2026-03-02T08:00:00+00:00";
    site.answersGetLost = true;
    cards.clear();
    assertThatThrownBy(() -> site.harvest(TREES, cards::add)).isInstanceOf(Unavailable.class);
    assertThat(fault(cards.get(0)).code()).isEqualTo(Code.TIMED_OUT);
  }

  @Test
  void aKeyThatIsCutIsRefusedWithTheConfiguration() {
    String pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n";

    assertThatThrownBy(() -> ClmsSite.source(new Secret(ClmsSite.serviceKey(pem)), "*"))
        .isInstanceOf(Misconfigured.class);
  }

  @Test
  void anOrderThatTheServiceForgotIsPlacedAnew() {
    site.harvest(TREES);
    site.orders.removeAll();
    pass(1);

    site.harvest(TREES);

    assertThat(site.ordersPlaced()).isOne();
  }

  @Test
  void anOrderThatFailedIsPlacedAgainAfterAWeekAndNotEarlier() {
    site.harvest(TREES);
    site.fail("1");
    pass(1);
    site.harvest(TREES);
    assertThat(site.told)
        .containsExactly(
            Notice.of(
                Code.EXTRACT_REFUSED,
                "Street Tree Layer 2021 ",
                "1",
                "Finished_nok FME error",
                "2026-03-10"));
    pass(6);
    site.harvest(TREES);
    assertThat(site.ordersPlaced()).isZero();
    assertThat(site.asked).allMatch(request -> request.contains("@search"));

    pass(1);
    site.harvest(TREES);
    assertThat(site.ordersPlaced()).isOne();
  }

  @Test
  void anOrderThatIsRefusedCostsTheRunNothing() {
    site.refusal = "{\"status\": \"error\", \"msg\": \"Error, the DatasetID is not valid\"}";

    RawItem item = site.harvest(TREES).get(0);

    assertThat(map(item).title()).startsWith("Street Tree Layer");
    assertThat(site.told).extracting(Notice::code).containsExactly(Code.EXTRACT_REFUSED);
    assertThat(site.told.get(0).args().get(2)).contains("DatasetID is not valid");
    site.harvest(TREES);
    assertThat(site.ordersPlaced()).isZero();
  }

  /** It only fails itself; since nothing is held, it is ordered again once its file is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Erreur</html>", "{\"type\": \"FeatureColl"})
  void aDeliveryThatIsNoGeoJsonIsOneBadEntry(String delivered) {
    site.delivered = delivered;
    site.harvest(TREES);
    site.finish("1");

    RawItem item = site.harvest(TREES).get(0);

    assertThat(fault(item).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(TREES.table(item)).isEmpty();
    pass(4);
    site.harvest(TREES);
    assertThat(site.ordersPlaced()).isOne();
  }

  @Test
  void aMemoryOfAnotherVersionIsMadeUpForByTheService() {
    site.harvest(TREES);
    site.memory = "[1]";
    pass(1);

    site.harvest(TREES);

    assertThat(site.ordersPlaced()).isZero();
  }

  @Test
  void withoutAKeyNothingIsOrdered() {
    site.harvest(ClmsSite.source(null, "Street Tree*"));

    assertThat(site.asked).hasSize(2).allMatch(request -> request.contains("@search"));
    assertThat(site.told).isEmpty();
  }

  private void delivered() {
    site.harvest(TREES);
    site.finish("1");
    site.harvest(TREES);
  }

  private void pass(int days) {
    site.now = site.now.plus(Duration.ofDays(days));
  }

  private static Dataset map(RawItem item) {
    return TREES.map(new DatasetId("niort", "clms", item.remoteId()), item, NIORTAIS);
  }

  private static Notice fault(RawItem item) {
    return catchThrowableOfType(BadItem.class, () -> map(item)).notice();
  }
}
