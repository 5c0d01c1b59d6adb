package fr.moisson.connectors.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.moisson.connectors.portal.StandIn.Shown;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Behaviour that all portals share; each one supplies its stand-in and configuration. */
public abstract class PortalContract extends PortalBackups {

  @Test
  void publishesOneRecordThatEverybodySees() {
    Published published = publish(Cavities.dataset(), null);

    Shown shown = only();
    assertThat(shown.id()).isEqualTo(published.remote().id());
    assertThat(shown.title()).isEqualTo("Cavités souterraines");
    assertThat(shown.description()).contains("Les cavités");
    assertThat(shown.isVisible()).isTrue();
    assertThat(shown.links()).contains("https://exemple.fr/cavites.json");
    assertThat(published.remarks()).extracting(Notice::code).doesNotContain(Code.PORTAL_EDITS_KEPT);
  }

  @Test
  void leavesOneCopyWhenTheLedgerIsEmpty() {
    Remote first = publish(Cavities.dataset(), null).remote();

    Remote second = publish(Cavities.dataset(), null).remote();
    beginPass();
    Remote third = publish(Cavities.dataset(), null).remote();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(third.id()).isEqualTo(first.id());
    assertThat(standIn.records()).hasSize(1);
  }

  @Test
  void updatesOneField() {
    Remote first = publish(Cavities.dataset(), null).remote();

    publish(Cavities.dataset().with(draft -> draft.title("Cavités et carrières")), first);

    assertThat(only().title()).isEqualTo("Cavités et carrières");
    assertThat(only().id()).isEqualTo(first.id());
  }

  @Test
  void replacesALink() {
    Remote first = publish(Cavities.dataset(), null).remote();

    publish(Cavities.linkingTo("https://exemple.fr/cavites-2027.json"), first);

    assertThat(only().links())
        .contains("https://exemple.fr/cavites-2027.json")
        .doesNotContain("https://exemple.fr/cavites.json");
  }

  @Test
  void writesNothingWhereThePortalShowsItAll() {
    Remote first = publish(Cavities.dataset(), null).remote();
    long writes = standIn.writes();

    publish(Cavities.dataset(), first);

    assertThat(standIn.writes()).isEqualTo(writes);
  }

  @Test
  void takesARecordOutOfSightAndBringsItBack() {
    Remote first = publish(Cavities.dataset(), null).remote();

    Optional<Remote> hidden = withdraw(Optional.of(first.id()));
    assertThat(hidden).map(Remote::id).contains(first.id());
    assertThat(only().isVisible()).isFalse();
    long writes = standIn.writes();
    withdraw(Optional.of(first.id()));
    assertThat(standIn.writes()).as("writes of a second withdrawal").isEqualTo(writes);

    Remote back = publish(Cavities.dataset(), first).remote();
    assertThat(back.id()).isEqualTo(first.id());
    assertThat(only().isVisible()).isTrue();
  }

  @Test
  void hidesARecordThatTheLedgerDoesNotKnow() {
    Remote first = publish(Cavities.dataset(), null).remote();

    assertThat(withdraw(Optional.empty())).map(Remote::id).contains(first.id());

    assertThat(only().isVisible()).isFalse();
  }

  @Test
  void hidesNothingWhereThereIsNothing() {
    assertThat(withdraw(Optional.empty())).isEmpty();
    assertThat(standIn.writes()).isZero();
  }

  @Test
  void createsARecordAnewThatSomebodyPurged() {
    Remote gone = Remote.of(UNKNOWN_ID);

    assertThat(publish(Cavities.dataset(), gone).remote().id()).isNotEqualTo(UNKNOWN_ID);

    assertThat(standIn.records()).hasSize(1);
  }

  private static final String UNKNOWN_ID = "00000000-0000-0000-0000-00000000dead";

  @Test
  void leavesWhatSomebodyEditedAndSaysSo() {
    Remote first = publish(Cavities.dataset(), null).remote();
    standIn.retitle(first.id(), "Les cavités de chez nous");

    Dataset changed = changed();
    Published second = publish(changed, first);

    assertThat(only().title()).isEqualTo("Les cavités de chez nous");
    assertThat(only().description()).contains("Une autre description");
    assertThat(second.remarks()).extracting(Notice::code).contains(Code.PORTAL_EDITS_KEPT);
    publish(changed.with(draft -> draft.title("Cavités 2027")), second.remote());
    assertThat(only().title()).isEqualTo("Les cavités de chez nous");
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASH_AFTER_WRITE", "TIMEOUT_AFTER_WRITE", "DROP_AFTER_WRITE"})
  void doesNotTakeAWriteWhoseAnswerWasLostForAnEdit(Fault fault) {
    Remote first = publish(Cavities.dataset(), null).remote();
    standIn.failNext(fault);
    Dataset second = Cavities.dataset().with(draft -> draft.title("Cavités 2027"));
    assertThatThrownBy(() -> publish(second, first)).isInstanceOf(Unavailable.class);

    Remote asNoted =
        new Remote(first.id(), first.version(), notes.get(), first.earlier(), List.of());
    Published third =
        publish(Cavities.dataset().with(draft -> draft.title("Cavités 2028")), asNoted);

    assertThat(only().title()).isEqualTo("Cavités 2028");
    assertThat(third.remarks()).extracting(Notice::code).doesNotContain(Code.PORTAL_EDITS_KEPT);
  }

  @Test
  void knowsByVersionsWhatSomebodyEditedOrDeleted() {
    Remote mine = publish(Cavities.dataset(), null).remote();
    List<Remote> others = numbered(6).stream().map(one -> publish(one, null).remote()).toList();
    Set<String> ids = others.stream().map(Remote::id).collect(Collectors.toSet());
    beginPass();
    assumeThat(versions(ids)).isPresent();

    assertThat(versions(ids)).contains(left(others));
    Remote again = publish(dataset(0), others.get(0)).remote();
    assertThat(again.version()).isEqualTo(others.get(0).version());

    standIn.retitle(others.get(0).id(), "Les cavités de chez nous");
    standIn.delete(others.get(1).id());
    beginPass();
    Map<String, String> seen = versions(ids).orElseThrow();
    assertThat(seen).hasSize(5).doesNotContainKey(others.get(1).id());
    assertThat(seen.get(others.get(0).id())).isNotEqualTo(others.get(0).version());
    assertThat(seen.get(others.get(2).id())).isEqualTo(others.get(2).version());

    Remote looked = publish(dataset(0), others.get(0)).remote();
    assertThat(looked.version()).isEqualTo(seen.get(looked.id()));
    assertThat(versions(Set.of(mine.id()))).contains(left(List.of(mine)));
  }

  private static Map<String, String> left(List<Remote> remotes) {
    return remotes.stream().collect(Collectors.toMap(Remote::id, Remote::version));
  }

  @Test
  void overwritesWhatSomebodyEditedIfToldTo() {
    Remote first = publish(Cavities.dataset(), null).remote();
    standIn.retitle(first.id(), "Les cavités de chez nous");

    Published second = publish(changed(), first, Overwrite.ALL);

    assertThat(only().title()).isEqualTo("Cavités souterraines");
    assertThat(second.remarks()).extracting(Notice::code).contains(Code.PORTAL_EDITS_OVERWRITTEN);
  }

  @Test
  void doesNotDoubleWhatSomebodyElsePublished() {
    standIn.publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");

    assertThatThrownBy(() -> publish(Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_HAS_ANOTHER));
    assertThat(standIn.records()).hasSize(1);
    assertThat(standIn.writes()).isZero();
  }

  @Test
  void takesOverWhatSomebodyElsePublishedWhenAskedTo() {
    String theirs = standIn.publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");

    Remote adopted = session.adopt(sending(Cavities.dataset(), null)).orElseThrow();
    assertThat(adopted.id()).isEqualTo(theirs);
    publish(Cavities.dataset(), adopted);

    assertThat(only().id()).isEqualTo(theirs);
    assertThat(only().title()).isEqualTo("Cavités souterraines");
    assertThat(publish(Cavities.dataset(), null).remote().id()).isEqualTo(theirs);
  }

  @Test
  void givesARecordOfSomebodyElseToOneDatasetOnly() {
    standIn.publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");
    Dataset other = dataset(7).with(draft -> draft.identifiers(List.of(Cavities.IDENTIFIER)));
    assertThat(session.adopt(sending(Cavities.dataset(), null))).isPresent();
    long writes = standIn.writes();

    assertThat(session.adopt(sending(other, null))).isEmpty();
    beginPass();
    assertThat(session.adopt(sending(other, null))).isEmpty();

    assertThat(standIn.writes()).isEqualTo(writes);
  }

  /** The front page of a producer, and what other catalogues could use for anything. */
  @ParameterizedTest
  @ValueSource(strings = {"https://www.georisques.gouv.fr/", "cavites", "2027"})
  void doesNotTakeARecordForTheDatasetByANameThatManyHave(String name) {
    standIn.publishByAnother(name, "Plan communal de sauvegarde");
    Dataset named = Cavities.dataset().with(draft -> draft.identifiers(List.of(name)));

    assertThat(session.adopt(sending(named, null))).isEmpty();
    publish(named, null);

    assertThat(standIn.records())
        .extracting(Shown::title)
        .containsExactlyInAnyOrder("Plan communal de sauvegarde", "Cavités souterraines");
  }

  @Test
  void hasNothingToTakeOverOnAnEmptyPortal() {
    assertThat(session.adopt(sending(Cavities.dataset(), null))).isEmpty();
    assertThat(standIn.writes()).isZero();
  }

  @Test
  void saysThatATokenIsRefused() {
    Portal refused = portal(standIn, new Secret("jeton-revoque-0815"));
    Portal.Sending sending = sending(refused, Cavities.dataset(), null, Overwrite.ALL);

    Throwable failure = catchThrowable(() -> open(refused).publish(sending));

    assertThat(failure).isInstanceOf(Misconfigured.class).hasMessageNotContaining("revoque-0815");
    assertThat(standIn.records()).isEmpty();
  }

  /** A preview must report a refused token as publishing would. */
  @Test
  void saysBeforeAnythingIsPublishedWhetherATokenIsRefused() {
    session.requireAccess();
    assertThat(standIn.requests()).as("questions").isBetween(1L, 2L);

    Portal refused = portal(standIn, new Secret("jeton-revoque-0815"));
    Throwable failure = catchThrowable(() -> open(refused).requireAccess());

    assertThat(failure).isInstanceOf(Misconfigured.class).hasMessageNotContaining("revoque-0815");
    assertThat(standIn.writes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 422})
  void aRefusedRecordOrFileIsLeftOutAlone(int status) {
    standIn.answerNextWrite(status, "text/html", "<h1>Non</h1>");

    String told;
    try {
      told = publish(Cavities.dataset(), null).remarks().toString();
    } catch (HarvestException failure) {
      told = failure.getMessage();
    }
    assertThat(told).contains(String.valueOf(status));
    publish(Cavities.dataset(), null);
    assertThat(standIn.records()).hasSize(1);
  }

  /** A proxy answers so while the portal behind it restarts, or is at another address. */
  @Test
  void aPageThatIsNotFoundDoesNotSayThatARecordIsGone() {
    Remote first = publish(Cavities.dataset(), null).remote();
    standIn.answerNext(404, "text/html", "<h1>Not Found</h1>");

    assertThatThrownBy(() -> withdraw(Optional.of(first.id())))
        .isInstanceOf(HarvestException.class);

    assertThat(standIn.records()).singleElement().matches(Shown::isVisible);
  }

  @Test
  void saysThatAnAddressLeadsElsewhere() {
    standIn.answerNextWrite(301, "text/html", "<h1>Moved</h1>");

    assertThatThrownBy(() -> publish(Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            HarvestException.class,
            e -> assertThat(e.notice().code()).isEqualTo(Code.WRITE_REDIRECTED));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedAccessStopsThePass(int status) {
    standIn.answerNextWrite(status, "text/html", "<h1>Non</h1>");

    assertThatThrownBy(() -> publish(Cavities.dataset(), null)).isInstanceOf(Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void aPortalThatIsNotWellIsTriedAgain(int status) {
    standIn.answerNextWrite(status, "text/html", "<h1>Plus tard</h1>");

    assertThatThrownBy(() -> publish(Cavities.dataset(), null)).isInstanceOf(Unavailable.class);

    publish(Cavities.dataset(), null);
    assertThat(standIn.records()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
  void leavesOneCopyWhateverBreaksAndWhenever(Fault fault) {
    standIn.failNext(fault);

    assertThatThrownBy(() -> publish(Cavities.dataset(), null)).isInstanceOf(Unavailable.class);
    publish(Cavities.dataset(), null);

    assertThat(standIn.records()).hasSize(1);
    assertThat(only().links()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
  void leavesOneCopyWhateverBroughtThePassBeforeToItsEnd(Fault fault) {
    standIn.failNext(fault);
    assertThatThrownBy(() -> publish(Cavities.dataset(), null)).isInstanceOf(Unavailable.class);

    beginPass();
    publish(Cavities.dataset(), null);

    assertThat(standIn.records()).hasSize(1);
  }

  @Test
  void looksThroughAPortalOnceHoweverManyDatasetsItPublishes() {
    theirs(3);

    numbered(20).forEach(dataset -> publish(dataset, null));

    assertThat(standIn.records()).hasSize(23);
    assertThat(standIn.listings()).isLessThanOrEqualTo(1);
  }

  @Test
  void looksThroughAPortalOnceHoweverManyPublishAtOnce() throws Exception {
    theirs(3);
    ExecutorService hands = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Published>> calls = new ArrayList<>();
      numbered(12).forEach(dataset -> calls.add(() -> publish(dataset, null)));
      for (Future<Published> published : hands.invokeAll(calls)) {
        assertThat(published.get().remote().id()).isNotEmpty();
      }
    } finally {
      hands.shutdownNow();
    }

    assertThat(standIn.records()).hasSize(15);
    assertThat(standIn.listings()).isLessThanOrEqualTo(1);
  }

  @Test
  void looksThroughAPortalAgainWhereTheAnswerToACreationWasLost() {
    List<Dataset> datasets = numbered(6);
    datasets.subList(0, 3).forEach(dataset -> publish(dataset, null));
    Dataset lost = datasets.get(3);
    standIn.failNext(Fault.DROP_AFTER_WRITE);
    assertThatThrownBy(() -> publish(lost, null)).isInstanceOf(Unavailable.class);

    datasets.subList(3, 6).forEach(dataset -> publish(dataset, null));

    assertThat(standIn.records()).hasSize(6);
    assertThat(standIn.listings()).isLessThanOrEqualTo(2);
  }

  private void theirs(int count) {
    for (int i = 0; i < count; i++) {
      standIn.publishByAnother(Cavities.IDENTIFIER + "/eux/" + i, "Cavités du BRGM " + i);
    }
  }

  private static List<Dataset> numbered(int count) {
    return IntStream.range(0, count).mapToObj(PortalContract::dataset).toList();
  }

  private static Dataset dataset(int i) {
    DatasetId id = new DatasetId(Cavities.ID.territory(), Cavities.ID.source(), "cavités " + i);
    String link = "https://exemple.fr/cavites-" + i + ".json";
    return Cavities.dataset(id, link, Cavities.EXTRACT)
        .with(
            draft ->
                draft
                    .identifiers(List.of(Cavities.IDENTIFIER + "/" + i))
                    .distributions(List.of(Cavities.link("cavites", link))));
  }

  @Test
  void staysAtOneCopyHoweverOftenThePortalStumbles() {
    standIn.failRandomly(0.3, 7, EnumSet.complementOf(EnumSet.of(Fault.SLOW)));
    Remote known = null;
    int failures = 0;
    for (int i = 0; i < 40; i++) {
      String title = "Cavités " + i / 5;
      try {
        known = publish(Cavities.dataset().with(draft -> draft.title(title)), known).remote();
      } catch (HarvestException e) {
        failures++;
        known = null;
      }
    }
    standIn.failRandomly(0, 0, Set.of());
    publish(Cavities.dataset(), null, Overwrite.ALL);

    assertThat(failures).isPositive();
    assertThat(only().title()).isEqualTo("Cavités souterraines");
    assertThat(only().links()).doesNotHaveDuplicates();
  }

  @Test
  void keepsItsTokenToItself() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      Remote first = publish(Cavities.dataset(), null).remote();
      standIn.answerNextWrite(400, "text/plain", "jeton reçu : " + TOKEN);
      Throwable failure = catchThrowable(() -> publish(changed(), first));

      assertThat(failure).isNotNull().hasMessageNotContaining(TOKEN);
      assertThat(portal.render(Cavities.dataset(), Cavities.FILES).toString())
          .doesNotContain(TOKEN);
      assertThat(portal.toString()).doesNotContain(TOKEN);
      String said =
          List.copyOf(log.list).stream()
              .map(ILoggingEvent::getFormattedMessage)
              .collect(Collectors.joining("\n"));
      assertThat(said).doesNotContain(TOKEN);
    } finally {
      root.detachAppender(log);
    }
  }

  private static Dataset changed() {
    return Cavities.dataset().with(draft -> draft.description("Une autre description."));
  }
}
