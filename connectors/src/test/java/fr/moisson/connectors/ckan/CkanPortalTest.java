package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.ID;
import static fr.moisson.connectors.ckan.CkanSite.TOKEN;
import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Finding, creating and adopting records. */
class CkanPortalTest {

  @AutoClose private final CkanSite site = CkanSite.start();

  @Test
  void publishesADatasetUnderItsOwnNameAndKey() {
    String remoteId = site.publish(cavities());

    Held held = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(held.name()).isEqualTo("moisson-" + ID.key());
    assertThat(held.extra("guid")).isEqualTo(ID.key());
    assertThat(held.isPrivate()).isFalse();
    assertThat(held.tags()).containsExactly("cavité souterraine", "qualité de l air");
    assertThat(held.resources()).hasSize(2);
  }

  @Test
  void leavesOneCopyWhenTheLedgerIsLost() {
    String remoteId = site.publish(cavities());

    assertThat(site.publish(cavities())).isEqualTo(remoteId);
    assertThat(site.ckan().datasets()).hasSize(1);
  }

  @Test
  void findsItsRecordAgainThoughTheLedgerIsLostAndAnEditorRenamedIt() {
    String remoteId = site.publish(cavities());
    site.byHand("package_patch", remoteId, patch -> patch.put("name", "cavites-du-niortais"));

    assertThat(site.publish(cavities())).isEqualTo(remoteId);
    assertThat(site.ckan().created()).isOne();
    assertThat(site.ckan().datasets())
        .extracting(Held::name)
        .containsExactly("cavites-du-niortais");
  }

  @Test
  void doesNotTakeARecordWithASimilarKeyForItsOwn() {
    ObjectNode foreign = JsonNodeFactory.instance.objectNode();
    foreign.put("name", "autre-fiche").put("owner_org", "niort-agglo");
    foreign.putArray("extras").addObject().put("key", "guid").put("value", ID.key() + "-bis");
    site.ckan().byHand("package_create", foreign);

    site.publish(cavities());

    assertThat(site.ckan().datasets()).hasSize(2);
  }

  /** As after a source was renamed, whose records keep their names. */
  @Test
  void takesAnotherNameIfARecordOfSomethingElseHasItsName() {
    occupy("moisson-" + ID.key());

    site.publish(cavities());

    assertThat(site.ckan().datasets())
        .extracting(Held::name)
        .containsExactlyInAnyOrder("moisson-" + ID.key(), site.portal().secondName(ID));
  }

  private void occupy(String name) {
    ObjectNode foreign = JsonNodeFactory.instance.objectNode();
    foreign.put("name", name).put("owner_org", "niort-agglo");
    site.ckan().byHand("package_create", foreign);
  }

  @Test
  void refusesToOverwriteRecordsThatHaveItsNamesButAreNotItsOwn() {
    occupy("moisson-" + ID.key());
    occupy(site.portal().secondName(ID));

    assertThatThrownBy(() -> site.publish(cavities()))
        .isInstanceOfSatisfying(BadItem.class, e -> hasCode(e.notice(), "PORTAL_NAME_TAKEN"));
    assertThat(site.ckan().writes()).isZero();
  }

  @Test
  void showsTheTokenWhereTheSiteLooksForIt() {
    site.ckan().takesTokensIn("X-CKAN-API-Key");
    assertThatThrownBy(() -> site.publish(cavities())).isInstanceOf(Misconfigured.class);

    publishTo(
        new CkanPortal(
            site.ckan().url(),
            new Secret(TOKEN),
            "niort-agglo",
            null,
            null,
            null,
            null,
            "X-CKAN-API-Key"));

    assertThat(site.ckan().records()).hasSize(1);
  }

  @Test
  void aHeaderThatIsNoneIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                new CkanPortal(
                    site.ckan().url(),
                    new Secret(TOKEN),
                    "niort-agglo",
                    null,
                    null,
                    null,
                    null,
                    "X: Y"))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("tokenHeader");
  }

  @Test
  void keepsTwoOrganisationsOfOneSiteApart() {
    site.publish(cavities());
    CkanPortal other =
        new CkanPortal(
            site.ckan().url(), new Secret(TOKEN), "chauray", null, null, null, null, null);

    // We may publish for one organisation of the stand-in, so the failure shows that a creation was
    // tried, under another name.
    assertThatThrownBy(() -> publishTo(other))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("package_create: owner_org");
    assertThat(site.ckan().calls("package_create")).isEqualTo(3);
    assertThat(other.secondName(ID)).startsWith("moisson-").isNotEqualTo(other.name(ID));
  }

  @Test
  void leavesARecordThatWasGivenToAnotherOrganisationToIt() {
    String id = site.publish(cavities());
    long writes = site.ckan().writes();
    CkanPortal ours =
        new CkanPortal(
            site.ckan().url(), new Secret(TOKEN), "chauray", null, null, null, null, null);

    assertThatThrownBy(
            () ->
                ours.open(site.door(), Niortais.AT)
                    .withdraw(ID, Optional.of(id), Notice.of(Notice.Code.WITHDRAWN)))
        .isInstanceOfSatisfying(BadItem.class, e -> hasCode(e.notice(), "PORTAL_ANOTHER_OWNS"));
    assertThat(site.ckan().writes()).isEqualTo(writes);
  }

  @Test
  void leavesTheRecordOfAnotherOrganisationAloneUnderAnyName() {
    site.publish(cavities());
    CkanPortal other =
        new CkanPortal(
            site.ckan().url(), new Secret(TOKEN), "chauray", "chauray", null, null, null, null);

    // We may publish for one organisation of the stand-in, so the failure shows that a creation was
    // tried.
    assertThatThrownBy(() -> publishTo(other))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("package_create: owner_org");
    assertThat(site.ckan().calls("package_show")).isZero();
  }

  @Test
  void namesTheOrganisationThatHasTheDatasetAndTakesNothingOverFromIt() {
    site.ckan().publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");
    CkanPortal other =
        new CkanPortal(
            site.ckan().url(), new Secret(TOKEN), "chauray", "chauray", null, null, null, null);
    Portal.Session session = other.open(site.door(), Niortais.AT);
    Portal.Sending sending =
        Cavities.sending(other, cavities(), Set.of(Cavities.IDENTIFIER), null, Cavities.folder());

    assertThatThrownBy(() -> session.publish(sending))
        .isInstanceOfSatisfying(
            BadItem.class,
            e -> {
              hasCode(e.notice(), "PORTAL_ANOTHER_OWNS");
              assertThat(e.notice().args().get(1)).isEqualTo("niort-agglo");
            });
    assertThat(session.adopt(sending)).isEmpty();
    assertThat(site.ckan().writes()).isZero();
  }

  @Test
  void looksForManyNewcomersAtOnceAndFindsWhatIsThere() {
    site.publish(numbered(7));
    site.ckan().publishByAnother("https://ailleurs.example/jeux/12", "Jeu n° 12");
    List<Portal.Sending> newcomers =
        IntStream.range(0, 40).mapToObj(n -> sending(numbered(n))).toList();
    long before = site.ckan().calls("package_search");
    Portal.Session pass = site.portal().open(site.door(), Niortais.AT);

    pass.expect(newcomers);
    List<String> refused = new ArrayList<>();
    for (Portal.Sending sending : newcomers) {
      try {
        pass.publish(sending);
      } catch (BadItem e) {
        hasCode(e.notice(), "PORTAL_HAS_ANOTHER");
        refused.add(sending.id().remoteId());
      }
    }

    assertThat(site.ckan().calls("package_search") - before).isOne();
    assertThat(refused).containsExactly("n12");
    assertThat(site.ckan().datasets()).hasSize(40);
  }

  /** The second attempt may follow a write whose answer was lost. */
  @Test
  void whatWasFoundAheadHoldsForOneAttempt() {
    Portal.Sending sending = sending(cavities());
    Portal.Session pass = site.portal().open(site.door(), Niortais.AT);
    pass.expect(List.of(sending));
    String remoteId = pass.publish(sending).remote().id();
    site.byHand("package_patch", remoteId, patch -> patch.put("name", "renommee"));

    assertThat(pass.publish(sending).remote().id()).isEqualTo(remoteId);
    assertThat(site.ckan().datasets()).hasSize(1);
  }

  /** Hundreds of names are split into requests that Solr accepts. */
  @Test
  void asksForManyNamesInSeveralRequests() {
    List<Portal.Sending> newcomers =
        IntStream.range(0, 100)
            .mapToObj(
                n ->
                    numbered(n)
                        .with(
                            draft ->
                                draft.identifiers(
                                    IntStream.range(0, 9)
                                        .mapToObj(m -> "urn:exemple:" + n + ":" + m)
                                        .collect(Collectors.toSet()))))
            .map(this::sending)
            .toList();

    site.portal().open(site.door(), Niortais.AT).expect(newcomers);

    assertThat(site.ckan().calls("package_search")).isBetween(4L, 5L);
  }

  private static Dataset numbered(int n) {
    return Dataset.draft(new DatasetId("200041317", "essai", "n" + n), "Jeu n° " + n)
        .identifiers(Set.of("https://ailleurs.example/jeux/" + n))
        .build();
  }

  private Portal.Sending sending(Dataset dataset) {
    return Cavities.sending(site.portal(), dataset, dataset.names(), null, Cavities.folder());
  }

  @Test
  void doesNotTrustAnIndexThatFindsARecordOfSomebodyElse() {
    ObjectNode foreign = JsonNodeFactory.instance.objectNode();
    foreign.put("name", "autre-fiche").put("owner_org", "niort-agglo");
    String foreignId = site.ckan().byHand("package_create", foreign).path("id").asText();
    site.session().withdraw(ID, Optional.empty(), CkanSite.VANISHED);
    site.ckan()
        .answerNext(
            200,
            "application/json",
            "{\"success\":true,\"result\":{\"results\":[{\"id\":\"" + foreignId + "\"}]}}");

    assertThat(site.publish(cavities())).isNotEqualTo(foreignId);
    assertThat(site.ckan().datasets()).hasSize(2);
  }

  @Test
  void keepsTheHashOfALongName() {
    DatasetId id = new DatasetId("79191", "source-".repeat(20) + "fin", "x");
    Dataset dataset = Dataset.draft(id, "Titre").build();

    String remoteId = site.publish(dataset);

    String hash = id.key().substring(id.key().length() - 12);
    assertThat(site.ckan().dataset(remoteId).orElseThrow().name()).hasSize(100).endsWith(hash);
  }

  @Test
  void refusesAPrefixThatCkanWouldRefuse() {
    assertThatThrownBy(
            () ->
                new CkanPortal(
                    site.ckan().url(), new Secret(TOKEN), "niort", "Été", null, null, null, null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("namePrefix");
  }

  @Test
  void publishesTextsThatAreTooLongForTheIndex() {
    String remoteId =
        site.publish(cavities().with(draft -> draft.provenance(List.of("é".repeat(20_000)))));

    String provenance = site.ckan().dataset(remoteId).orElseThrow().extra("provenance");
    assertThat(provenance).startsWith("éé").endsWith("é…").hasSizeLessThan(16_001);
  }

  @Test
  void bindsItsOptions() throws Exception {
    String options =
        "{\"url\":\"https://ckan.exemple.fr\",\"token\":\"t0ken\",\"organisation\":\"niort\"}";

    CkanPortal bound = new ObjectMapper().readValue(options, CkanPortal.class);

    assertThat(bound.namePrefix()).isEqualTo("moisson");
    assertThat(bound.toString()).doesNotContain("t0ken");
  }

  private static void hasCode(Notice notice, String code) {
    assertThat(notice.code().name()).isEqualTo(code);
  }

  private void publishTo(CkanPortal other) {
    CkanSite.publish(other, other.open(site.door(), Niortais.AT), cavities(), Optional.empty());
  }
}
