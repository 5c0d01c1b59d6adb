package fr.moisson.connectors.geonetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.connectors.portal.StandIn.Shown;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Particularities of GeoNetwork, beyond what every portal does. */
class GeonetworkPortalTest {

  private static final String PASSWORD = "mot-de-passe-4711";
  private static final String LOST_TOKEN =
      "<title>Error 403 Expected CSRF token not found. Has your session expired?</title>";

  @AutoClose private final GeonetworkStandIn site = new GeonetworkStandIn(PASSWORD);
  private final Door door = new PlainDoor();
  private final GeonetworkPortal portal = portal(GeonetworkStandIn.GROUP);

  private GeonetworkPortal portal(String group) {
    return new GeonetworkPortal(
        site.site(), GeonetworkStandIn.USER, new Secret(PASSWORD), group, null, null);
  }

  private Portal.Sending sending(Dataset dataset, Remote known) {
    return Cavities.sending(portal, dataset, Set.of(Cavities.IDENTIFIER), known, Cavities.folder());
  }

  private Published publish(Dataset dataset, Remote known) {
    return portal.open(door, Niortais.AT).publish(sending(dataset, known));
  }

  private Remote first() {
    return publish(Cavities.dataset(), null).remote();
  }

  private static Dataset titled(String title) {
    return Cavities.dataset().with(draft -> draft.title(title));
  }

  private GeonetworkStore.Held held(Remote remote) {
    return site.store().get(remote.id());
  }

  private Shown shown() {
    assertThat(site.records()).hasSize(1);
    return site.records().get(0);
  }

  @Test
  void namesARecordByItsKeyTheSameOnEveryMachine() {
    assertThat(RecordId.of("georisques-0123456789ab"))
        .isEqualTo("20fc5bde-1057-5f14-b0f0-88cdf1d670ce");
    assertThat(first().id()).isEqualTo(RecordId.of(Cavities.ID.key() + " 100"));
    assertThat(site.store().get(shown().id()).group).isEqualTo(GeonetworkStandIn.GROUP);
  }

  @Test
  void asksForAnotherTokenWhenTheFirstIsTooOld() {
    site.answerNextWrite(403, "text/html", LOST_TOKEN);

    first();

    assertThat(shown().isVisible()).isTrue();
  }

  @Test
  void asksForOneTokenInAWholePass() throws Exception {
    Portal.Session pass = portal.open(door, Niortais.AT);
    List<Dataset> datasets =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    Dataset.draft(new DatasetId("200041317", "essai", "n" + i), "Jeu " + i).build())
            .toList();

    inThreads(datasets, dataset -> pass.publish(unnamed(dataset)));

    assertThat(site.records()).hasSize(12);
    assertThat(site.sessions()).isOne();
    site.forgetTokens();
    inThreads(
        datasets,
        dataset -> pass.publish(unnamed(dataset.with(draft -> draft.description("Neuf.")))));
    assertThat(site.sessions()).as("one more, for all that were refused at once").isEqualTo(2);
  }

  private Portal.Sending unnamed(Dataset dataset) {
    return Cavities.sending(portal, dataset, Set.of(), null, Cavities.folder());
  }

  private static void inThreads(List<Dataset> datasets, Consumer<Dataset> each) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<?> one :
          datasets.stream().map(dataset -> threads.submit(() -> each.accept(dataset))).toList()) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void givesUpWhenTheSecondTokenIsNoBetter() {
    site.answerNextWrite(403, "text/html", LOST_TOKEN);
    site.answerNextWrite(403, "text/html", LOST_TOKEN);

    assertThatThrownBy(this::first).isInstanceOf(Misconfigured.class).hasMessageContaining("CSRF");
  }

  @Test
  void doesWithoutATokenWhereNoneIsGiven() {
    site.giveNoTokens();

    first();

    assertThat(shown().isVisible()).isTrue();
  }

  @Test
  void anErrorInsideAReportIsOne() {
    site.store().complain("XSD validation failed");

    assertThatThrownBy(this::first)
        .isInstanceOfSatisfying(
            BadItem.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);
              assertThat(e).hasMessageContaining("XSD validation failed");
            });
    assertThat(site.records()).isEmpty();
  }

  @Test
  void aGroupThatIsNotOursStopsThePass() {
    Portal other = portal("999");

    assertThatThrownBy(
            () -> other.open(door, Niortais.AT).publish(sending(Cavities.dataset(), null)))
        .isInstanceOf(Misconfigured.class);
  }

  @Test
  void thePasswordIsInNoMessageInWhateverLetters() {
    String pair = GeonetworkStandIn.USER + ":" + PASSWORD;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes());
    site.answerNextWrite(400, "text/plain", PASSWORD + " " + basic);

    Throwable failure = catchThrowable(this::first);

    assertThat(failure)
        .hasMessageContaining("400")
        .hasMessageNotContaining(PASSWORD)
        .hasMessageNotContaining(basic);
  }

  @Test
  void showsAgainWhatAnImportHid() {
    site.store().forgetPrivileges();
    Remote first = first();

    publish(titled("Cavités 2027"), first);

    assertThat(shown().isVisible()).isTrue();
  }

  /** Releases before 2025 forbid imports; the later ones import into a copy. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void visitorsSeeAChangeOfAnApprovedRecordWhereThereIsAWorkflow(boolean importsIntoCopies) {
    Remote first = first();
    startWorkflow(importsIntoCopies);

    publish(titled("Cavités & carrières"), first);

    assertThat(shown().title()).isEqualTo("Cavités & carrières");
    assertThat(held(first).status).isEqualTo(GeonetworkStore.APPROVED);
    assertThat(held(first).copy).isNull();
  }

  private void startWorkflow(boolean importsIntoCopies) {
    if (importsIntoCopies) {
      site.store().startWorkflowWithCopies();
    } else {
      site.store().startWorkflow();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void doesNotApproveTheCopyThatSomebodyWorksOn(boolean importsIntoCopies) {
    Remote first = first();
    startWorkflow(importsIntoCopies);
    held(first).copy = held(first).xml.replace("Cavités souterraines", "En cours");

    Published second =
        publish(Cavities.dataset().with(draft -> draft.description("Autre.")), first);

    assertThat(shown().title()).isEqualTo("Cavités souterraines");
    assertThat(held(first).copy).contains(">En cours<", ">Autre.<");
    assertThat(second.remarks()).extracting(Notice::code).contains(Code.PORTAL_EDITS_KEPT);
  }

  @Test
  void approvesTheCopyThatACallOfOursLeft() {
    Remote first = first();
    site.store().startWorkflow();
    held(first).copy = held(first).xml.replace("Cavités souterraines", "Cavités 2027");

    publish(titled("Cavités 2027"), first);

    assertThat(shown().title()).isEqualTo("Cavités 2027");
    assertThat(held(first).copy).isNull();
  }

  @Test
  void whatSomebodyHidByHandStaysHidden() {
    Remote first = first();
    held(first).isPublished = false;

    Published second = publish(titled("Cavités 2027"), first);
    publish(titled("Cavités 2028"), second.remote());

    assertThat(shown().title()).isEqualTo("Cavités 2028");
    assertThat(shown().isVisible()).isFalse();
    assertThat(second.remarks())
        .anySatisfy(
            remark -> {
              assertThat(remark.code()).isEqualTo(Code.PORTAL_EDITS_KEPT);
              assertThat(remark.args().get(0)).contains("published");
            });
  }

  @Test
  void aWithdrawalSaysWhyInTheRecordAndInTheWorkflow() {
    Remote first = first();
    site.store().startWorkflow();

    portal
        .open(door, Niortais.AT)
        .withdraw(Cavities.ID, Optional.of(first.id()), Notice.of(Code.WITHDRAWN));

    assertThat(shown().isVisible()).isFalse();
    assertThat(held(first).xml).contains("Ce jeu de données n’est plus repris de sa source.");
    assertThat(held(first).status).isEqualTo(GeonetworkStore.RETIRED);
    assertThat(held(first).message).contains("plus repris");

    publish(Cavities.dataset(), first);

    assertThat(shown().isVisible()).isTrue();
    assertThat(held(first).xml).doesNotContain("plus repris");
    assertThat(held(first).status).isEqualTo(GeonetworkStore.APPROVED);
  }

  @Test
  void comesBackEvenIfTheReturnFailsHalfWay() {
    Remote first = first();
    portal
        .open(door, Niortais.AT)
        .withdraw(Cavities.ID, Optional.of(first.id()), Notice.of(Code.WITHDRAWN));
    site.answerNextWrite(400, "application/json", "{\"code\":\"feature_disabled\"}");
    site.answerNextWrite(503, "text/html", "<h1>Plus tard</h1>");

    assertThatThrownBy(() -> publish(Cavities.dataset(), first)).isInstanceOf(Unavailable.class);
    assertThat(held(first).xml).as("still known to be hidden by us").contains("plus repris");
    publish(Cavities.dataset(), first);

    assertThat(shown().isVisible()).isTrue();
    assertThat(held(first).xml).doesNotContain("plus repris");
  }

  /** The EPCI and a commune share a catalogue, each with a group of its own. */
  @Test
  void twoGroupsHaveARecordEachAndHideNotTheOthers() {
    GeonetworkPortal other = portal("200");
    Remote first = first();
    Portal.Sending sending = sending(Cavities.dataset(), null);
    Portal.Sending theirs =
        new Portal.Sending(
            sending.id(),
            other.render(Cavities.dataset(), Cavities.FILES),
            sending.names(),
            Optional.empty(),
            sending.overwrite(),
            sending.notes(),
            sending.files());

    Remote second = other.open(door, Niortais.AT).publish(theirs).remote();

    assertThat(held(first).group).isEqualTo("100");
    assertThat(held(second).group).isEqualTo("200");
    assertThat(publish(Cavities.dataset(), null).remote()).returns(first.id(), Remote::id);
    other
        .open(door, Niortais.AT)
        .withdraw(Cavities.ID, Optional.empty(), Notice.of(Code.WITHDRAWN));
    assertThat(held(first).isPublished).isTrue();
    assertThat(held(second).isPublished).isFalse();
  }

  /** Former versions gave the portals of all groups the same UUID. */
  @Test
  void keepsARecordUnderTheUuidOfFormerVersionsUnlessAnotherGroupMadeIt() {
    String former = RecordId.of(Cavities.ID.key());
    Remote first = first();
    site.store().add(former, held(first).xml.replace(first.id(), former));
    site.delete(first.id());
    site.store().get(former).group = "100";
    assertThat(publish(Cavities.dataset(), null).remote().id()).isEqualTo(former);

    site.store().get(former).group = "200";
    assertThat(publish(Cavities.dataset(), null).remote().id()).isEqualTo(first.id());
    assertThat(publish(Cavities.dataset(), Remote.of(former)).remote().id()).isEqualTo(former);
  }

  @Test
  void doesNotTakeOverAnotherDatasetOfOurs() {
    Remote first = first();
    Dataset other =
        Cavities.dataset(
                new DatasetId("79", "georisques", "cavités du département"), "https://a.fr/", "x")
            .with(draft -> draft.identifiers(Set.of(Cavities.IDENTIFIER)));

    assertThat(portal.open(door, Niortais.AT).adopt(sending(other, null))).isEmpty();

    assertThat(held(first).xml).contains(Cavities.ID.key());
  }

  @Test
  void keepsWhatTheRecordOfSomebodyElseSaysMore() {
    String theirs = site.publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");
    Remote adopted =
        portal.open(door, Niortais.AT).adopt(sending(Cavities.dataset(), null)).orElseThrow();

    publish(Cavities.dataset(), adopted);

    assertThat(shown().id()).isEqualTo(theirs);
    assertThat(held(adopted).group).as("not moved by an import").isEqualTo("200");
    assertThat(held(adopted).xml).contains("But de l’autre.", ">Cavités souterraines<");
    assertThat(held(adopted).xml.indexOf("gmd:date>"))
        .as("order of the schema")
        .isLessThan(held(adopted).xml.indexOf("gmd:identifier>"));
  }

  @Test
  void adoptsOnlyOnce() {
    site.publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");
    Remote adopted =
        portal.open(door, Niortais.AT).adopt(sending(Cavities.dataset(), null)).orElseThrow();
    long writes = site.writes();

    assertThat(portal.open(door, Niortais.AT).adopt(sending(Cavities.dataset(), null)))
        .contains(adopted);

    assertThat(site.writes()).isEqualTo(writes);
  }

  @Test
  void refusesToTakeOverARecordOfAnotherStandard() {
    site.store()
        .add(
            "3f9d",
            GeonetworkStore.older("3f9d", Cavities.IDENTIFIER, "Cavités")
                .replace("http://www.isotc211.org/2005/gmd", "http://autre.exemple/mdb"));

    assertThatThrownBy(() -> publish(Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_HAS_ANOTHER));
    assertThatThrownBy(
            () -> portal.open(door, Niortais.AT).adopt(sending(Cavities.dataset(), null)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("ISO 19139");
  }

  @Test
  void leavesARecordThatSomebodyTookFromUs() {
    Remote first = first();
    site.store().byHand(first.id(), xml -> xml.replace(Cavities.ID.key(), "une-autre-cle"));

    assertThatThrownBy(() -> publish(titled("Cavités 2027"), first))
        .isInstanceOfSatisfying(
            BadItem.class, e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_NAME_TAKEN));
  }
}
